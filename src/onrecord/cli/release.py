"""``onrecord release``: the way out, redacted and field by field."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.cli.protect import Purpose
from onrecord.cli.terminal import visible

if TYPE_CHECKING:
    from onrecord.workbench.releasing import Form, Prepared

app = typer.Typer()
_CONTEXT = 30


class Places(StrEnum):
    """How exactly places are told."""

    EXACT = "exact"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"


class Dates(StrEnum):
    """How exactly days are told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Table(StrEnum):
    """Which table a .csv file holds."""

    EVENTS = "events"
    STATEMENTS = "statements"


class UpTo(StrEnum):
    """The highest level of a document that goes along."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


_ENDINGS: "dict[str, Form]" = {".json": "json", ".html": "page", ".htm": "page"}


@app.command()
def release(
    documents: Annotated[list[str], typer.Argument(metavar="DOC…", help="The documents, each by its name.")],
    purpose: Annotated[
        Purpose,
        typer.Option(
            "--for",
            help="What for. All but 'published' (public already) ask for the sources' consent.",
        ),
    ],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="A new .json, .csv or .html file.")] = None,
    table: Annotated[Table, typer.Option(help="What a .csv file holds.")] = Table.EVENTS,
    places: Annotated[Places, typer.Option(help="How exactly places are told.")] = Places.PROVINCE,
    dates: Annotated[Dates, typer.Option(help="How exactly days are told.")] = Dates.MONTH,
    up_to: Annotated[UpTo, typer.Option(help="The highest level of a document that goes.")] = UpTo.INTERNAL,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help="Only what a person confirmed or amended.")
    ] = False,
    partly: Annotated[
        bool, typer.Option("--partly", help="Leave out what sources said who did not agree.")
    ] = False,
    everybody: Annotated[
        bool, typer.Option("--everybody", help="Hide the names of all persons, not only of guarded ones.")
    ] = False,
    allow: Annotated[
        list[str] | None, typer.Option(metavar="WORD", help="A word that you looked at and that may leave.")
    ] = None,
    look: Annotated[
        bool, typer.Option("--look", help="Write nothing; show what would still have to be looked at.")
    ] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Write a redacted copy of documents: what may leave, and nothing else.

    Guarded persons have pseudonyms, guarded statements are left out, places and days are told less exactly,
    numbers and addresses are masked; hashes, origins, publishers and credits stay here. What is left that
    looks like a guarded name stops it.
    """
    from onrecord.archive.documents import find_document  # noqa: PLC0415 - databases load when one is opened
    from onrecord.workbench.releasing import Terms, prepare  # noqa: PLC0415
    from onrecord.workbench.releasing import release as write  # noqa: PLC0415
    from onrecord.workbench.seeing import note_looks  # noqa: PLC0415

    if out is None and not look:
        raise typer.BadParameter("say --out FILE, or --look")
    form = (
        _ENDINGS.get(out.suffix.lower(), table.value if out.suffix.lower() == ".csv" else None)
        if out
        else None
    )
    if out is not None and form is None:
        raise typer.BadParameter("the file must end in .json, .csv or .html")
    terms = Terms(
        purpose=purpose.value,
        on=datetime.now(UTC).date(),
        up_to=up_to.value,
        places=places.value,
        dates=dates.value,
        confirmed=confirmed,
        partly=partly,
        everybody=everybody,
        allowed=frozenset(allow or ()),
    )
    with working(archive, passphrase_file, by, to_write=True) as opened:
        with opened.database.reading() as connection:
            found = list(dict.fromkeys(find_document(connection, name) for name in documents))
        if look:
            prepared = prepare(opened, found, terms, "keeper")
            note_looks(opened, found, "keeper")
            _show(prepared)
        elif out is not None and form is not None:
            size = write(opened, found, out, form, terms, "keeper")
            typer.echo(
                f"{out} holds {len(found)} documents as they may leave, {size:,} bytes. Read it once more."
            )


def _show(prepared: "Prepared") -> None:
    console = Console(highlight=False, soft_wrap=True)
    texts = {each["document"]["sha256"]: each["document"]["text"] for each in prepared.readings}
    for left in prepared.leftovers:
        name, _, field = left.where.partition(" ")
        text = texts[name] if field == "document text" else left.words
        start, end = (left.start, left.end) if field == "document text" else (0, len(left.words))
        console.print(Text(str(left), style="dim"))
        console.print(
            Text.assemble(
                "  ",
                visible(text[max(start - _CONTEXT, 0) : start]),
                (visible(text[start:end]), "bold reverse"),
                visible(text[end : end + _CONTEXT]),
            )
        )
    masked = sum(prepared.masked)
    console.print(
        f"{len(prepared.leftovers)} things to look at. {masked} times a person is hidden in a document."
        if prepared.leftovers
        else f"Nothing is left that looks like a guarded name, a number or an address ({masked} hidden)."
    )
    raise typer.Exit(int(bool(prepared.leftovers)))
