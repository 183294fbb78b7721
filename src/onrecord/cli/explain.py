"""``onrecord explain``: which words, which rule or model, and which step gave each field of a draft."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.options import CodebookOption, PublishedOption
from onrecord.cli.terminal import show_event, visible
from onrecord.errors import OnRecordError
from onrecord.record import Event, Reading
from onrecord.workbench import Request, Unread, open_reader, read_file


def explain(
    report: Annotated[Path, typer.Argument(help="The report; - reads standard input.")],
    event_id: Annotated[str, typer.Argument(metavar="EVENT-ID", help="The draft to explain: v3.")],
    published: PublishedOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Say which words, which rule or model and which step gave each field of one draft."""
    reading, event = _find(report, event_id, Request(published, codebook))
    console = Console(highlight=False)
    show_event(event, reading, console)
    table = Table(
        "field", "step", "rule or model", "words", box=None, header_style="bold cyan", pad_edge=False
    )
    for reason in event.reasons:
        words = visible(reason.span.text) if reason.span else ""
        table.add_row(reason.field, reason.step, Text(reason.rule), Text(words, style="green"))
    console.print(table)
    console.print(Text(f"\nRead by {reading.reader}.", style="dim"))


def _find(report: Path, event_id: str, request: Request) -> tuple[Reading, Event]:
    events: list[str] = []
    for outcome in read_file(report, request, open_reader(request)):
        if isinstance(outcome, Unread):
            raise OnRecordError(outcome.reason, where=outcome.origin)
        for event in outcome.events:
            if event.id == event_id:
                return outcome, event
            events.append(event.id)
    known = f"it has {events[0]} to {events[-1]}" if events else "no event was drafted from it"
    raise OnRecordError(f"there is no event {event_id}", where=str(report), remedy=known)
