"""``onrecord measure``: what the program says of a benchmark's texts, for the benchmark's own scorer."""

import gzip
import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from onrecord.cli.options import CodebookOption
from onrecord.errors import OnRecordError
from onrecord.workbench import Request, open_reader


class Task(StrEnum):
    """The benchmarks that the program can be measured on."""

    STATEMENTS = "statements"
    EVENTS_PLOVER = "events-plover"
    EVENTS_MUC4 = "events-muc4"
    PLACES = "places"
    DATES = "dates"


def measure(
    task: Annotated[Task, typer.Argument(help="What to measure.")],
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help="The benchmark's .jsonl or .jsonl.gz file.")
    ],
    out: Annotated[Path, typer.Option(metavar="PRED.jsonl", help="Where the predictions go.")],
    codebook: CodebookOption = None,
) -> None:
    """Write predictions in the format that a benchmark's scorer takes.

    Only the fields id, text and dct of each line are read; the texts go through the same steps as any report.
    """
    from onrecord.measure.tasks import predict  # noqa: PLC0415 - the steps load with the reader

    lines = list(_lines(source))
    reader = open_reader(Request(codebook=codebook))
    predictions = predict(task, lines, reader)
    draft = out.with_name(out.name + ".part")
    with draft.open("w", encoding="utf-8") as file:
        for prediction in track(
            predictions, "Measuring", len(lines), console=Console(stderr=True), transient=True
        ):
            file.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    draft.replace(out)


def _lines(source: Path) -> Iterator[dict[str, Any]]:
    try:
        with (
            gzip.open(source, "rt", encoding="utf-8")
            if source.suffix == ".gz"
            else source.open(encoding="utf-8") as file
        ):
            for number, line in enumerate(file, 1):
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as error:
                    raise OnRecordError("this line is not JSON", where=f"{source}:{number}") from error
    except OSError as error:
        raise OnRecordError(
            f"the file cannot be read ({error.strerror or error})", where=str(source)
        ) from error
