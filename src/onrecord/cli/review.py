"""``onrecord review``: one draft at a time, its words standing out, a key for each decision."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.archive_find import Certainty, Status
from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.errors import ReviewError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.archive.archive import Archive
    from onrecord.archive.documents import Document
    from onrecord.cli.review_turn import Item
    from onrecord.record import Judgement
    from onrecord.review.queue import Wanted

app = typer.Typer()


class Kind(StrEnum):
    """What can be judged."""

    STATEMENT = "statement"
    EVENT = "event"
    ENTITY = "entity"


@app.command()
def review(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[DOC]...", help="Documents; without any, all of them.")
    ] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only these; else statements and events.")] = None,
    status: Annotated[
        Status | None, typer.Option(help="Only what has become this; else what your word is missing on.")
    ] = None,
    code: Annotated[
        str | None, typer.Option(help="An event's code or its beginning (liberty), or a statement's stance.")
    ] = None,
    certainty: Annotated[Certainty | None, typer.Option(help="Only events that are this sure.")] = None,
    unsure: Annotated[
        bool, typer.Option("--unsure", help="Only drafts in which something could not be settled.")
    ] = False,
    newer: Annotated[
        bool, typer.Option("--newer", help="Only what a newer reading drafts differently, judged or not.")
    ] = False,
    everything: Annotated[bool, typer.Option("--all", help="What is settled, too.")] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Judge the drafts, one at a time, in the order of the text.

    Each decision is stored the moment you give it. Press ? for the keys. In a script, use 'onrecord judge'.
    """
    from onrecord.archive.documents import all_documents, find_document  # noqa: PLC0415
    from onrecord.review.queue import Wanted  # noqa: PLC0415

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ReviewError(
            "review asks a person, and there is no terminal here",
            remedy="use 'onrecord judge DOC RECORD VERDICT' in a script",
        )
    with working(archive, passphrase_file, by, to_write=True) as opened:
        wanted = Wanted(
            kinds=tuple(each.value for each in kind or (Kind.STATEMENT, Kind.EVENT)),
            status=status.value if status else None,
            code=code,
            certainty=certainty.value if certainty else None,
            unsure=unsure,
            needed_by=None if status or everything or newer else opened.hand.who,
        )
        with opened.database.reading() as connection:
            chosen = [find_document(connection, name) for name in names or ()]
            documents = chosen or list(all_documents(connection))
        given = _work(opened, _items(opened, documents, wanted, newer), Console(highlight=False))
    typer.echo(f"{given} given and stored." if given else "Nothing was decided.")


def _items(
    archive: "Archive", documents: "list[Document]", wanted: "Wanted", newer: bool
) -> "Iterator[Item]":
    """What there is to look at, each document opened when its turn has come.

    With ``newer``, only what a newer reading drafts differently.
    """
    from onrecord.cli.review_turn import Item, changes  # noqa: PLC0415
    from onrecord.review.queue import queue  # noqa: PLC0415
    from onrecord.workbench.judging import open_record  # noqa: PLC0415
    from onrecord.workbench.seeing import note_looks  # noqa: PLC0415

    for document in documents:
        shown = open_record(archive, document)
        different = changes(shown)
        ids = queue(shown.judged, wanted)
        if newer:
            ids = tuple(each for each in ids if any(change.old == each for change in different))
        if ids or different:
            note_looks(archive, [document], "keeper")
        for number, record in enumerate(ids, 1):
            yield Item(document, record, f"{number} of {len(ids)}")
        for change in different:
            if change.new and change.change == "new" and change.kind in wanted.kinds:
                yield Item(document, change.new, "only a newer reading has this", newer=True)


def _work(archive: "Archive", upcoming: "Iterator[Item]", console: Console) -> int:
    """Show one item after the other until there is none or the person quits; return how many were judged."""
    from onrecord.cli.review_turn import take_turn, undo  # noqa: PLC0415

    seen: list[Item] = []
    given: list[tuple[int, Judgement]] = []  # at which item, and what
    at, message = 0, ""
    while True:
        if at == len(seen):
            item = next(upcoming, None)
            if item is None:
                console.print(Text(message))
                console.print("That was all." if seen else "There is nothing here that waits for your word.")
                return len(given)
            seen.append(item)
        turn = take_turn(archive, seen[at], console, message)
        message = turn.message
        if turn.judged is not None:
            given.append((at, turn.judged))
        match turn.go:
            case "quit":
                return len(given)
            case "undo" if given:
                at, judgement = given.pop()
                message = undo(archive, seen[at], judgement)
            case "undo":
                message = "You have decided nothing yet."
            case "back":
                at = max(at - 1, 0)
            case "next":
                at += 1
            case "stay":
                pass
