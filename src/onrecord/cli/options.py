"""Options that several commands share, and what their values must look like."""

import re
from pathlib import Path
from typing import Annotated

import typer

_EDTF_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _published(value: str | None) -> str | None:
    if value is not None and not _EDTF_DAY.fullmatch(value):
        raise typer.BadParameter("give a day, a month or a year: 2017-11-30, 2017-11 or 2017")
    return value


PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=_published,
        help="When the reports were published, if you know: 2017-11-30. It goes before what a page says.",
    ),
]
CodebookOption = Annotated[
    Path | None,
    typer.Option("--codebook", metavar="FILE", help="Event codes of your own; see 'onrecord codebook init'."),
]
