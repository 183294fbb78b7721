"""One turn of a review: a record is shown, a key is pressed, and what was decided is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from rich.console import Console
from rich.text import Text

from onrecord.archive.archive import Archive
from onrecord.archive.changes import Difference, differences
from onrecord.archive.documents import Document
from onrecord.cli.review_amend import ask_amendment, ask_key, ask_line
from onrecord.cli.review_screen import LABELS, draw, rows
from onrecord.errors import ReviewError
from onrecord.record import Judgement, Verdict
from onrecord.review import find_record, judged, next_id
from onrecord.review.adopt import adoption
from onrecord.review.values import records_of
from onrecord.workbench.judging import Shown, judge, open_record

Go = Literal["stay", "next", "back", "undo", "quit"]
KEYS = (
    ("c", "confirm"), ("a", "amend"), ("r", "reject"), ("d", "dispute"), ("n", "note"),
    ("s", "skip"), ("b", "back"), ("u", "undo"), ("?", "help"), ("q", "quit"),
)  # fmt: skip
NEWER_KEYS = (("t", "take"), ("s", "skip"), ("b", "back"), ("u", "undo"), ("?", "help"), ("q", "quit"))
"""The keys for a draft that only a newer reading has: it cannot be judged before it is taken."""
HELP = """\
c  confirm   it is what the report says, every field of it
a  amend     give a field another value, with the words it is read from
r  reject    the report does not say this; it is kept, and left out of the record
d  dispute   somebody contests it: say who and why; the record stands as it is
n  note      a note for those who come after you
t  take      the draft of a newer reading in the place of this one, where there is one
s  skip      decide nothing, go on
b  back      to the one before
u  undo      take back what you decided last
q  quit      everything you decided is stored already

Words stand out in the colours of their fields; what the record hangs on is reversed."""
_SIMPLE: dict[str, tuple[Verdict, str, Go]] = {
    "c": ("confirm", "", "next"),
    "r": ("reject", "Why is it wrong? Enter for no reason.", "next"),
    "d": ("dispute", "Who contests it, and why?", "stay"),
    "n": ("note", "The note:", "stay"),
}
"""What a key decides, what is asked before, and where it leads."""
_MOVES: dict[str, Go] = {"s": "next", "\r": "next", " ": "next", "b": "back", "u": "undo", "q": "quit"}


@dataclass(frozen=True, slots=True)
class Item:
    """One record to look at, and where in the queue it is; ``newer`` when only a newer reading drafts it, by
    its id there.
    """

    document: Document
    record: str
    place: str
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of a turn: where to go, what to say there, and what was judged."""

    go: Go
    message: str = ""
    judged: Judgement | None = None


def take_turn(archive: Archive, item: Item, console: Console, message: str) -> Turn:
    """Show ``item``, with ``message`` about what was done before, and do what the person wants of it."""
    shown = open_record(archive, item.document)
    newer = shown.newer.opened() if shown.newer else None
    if item.newer and newer is not None:
        change = next((each for each in changes(shown) if each.new == item.record), None)
        on_screen = replace(shown, drafted=newer, judged=judged(newer, ()))
    else:
        change = next((each for each in changes(shown) if each.old == item.record), None)
        on_screen = shown
    if all(each.id != item.record for each in records_of(on_screen.judged.everything)):
        return Turn("next", message)
    console.clear()
    console.print(draw(on_screen, item.record, item.place))
    _tell_newer(console, on_screen, change)
    if message:
        console.print(Text(message, style="bold"))
    console.print()
    console.print(_key_line(NEWER_KEYS if item.newer else KEYS, change))
    try:
        return _do(archive, item, shown, change, ask_key(), console)
    except ReviewError as error:
        return Turn("stay", str(error))


def undo(archive: Archive, item: Item, judgement: Judgement) -> str:
    """Take back ``judgement``; what to say about it."""
    back = Judgement(judgement.record, "undo", archive.hand.who, "", value=judgement.id)
    try:
        judge(archive, item.document, back)
    except ReviewError as error:
        return str(error)
    return f"{judgement.record}: '{judgement.verdict}' is undone."


def changes(shown: Shown) -> Sequence[Difference]:
    """What a newer reading of the document drafts differently from its record, where there is one.

    A reading of another text of the same bytes cannot be held against the record piece by piece.
    """
    newer = shown.newer.opened() if shown.newer else None
    if newer is None or newer.report.text != shown.drafted.report.text:
        return ()
    return tuple(differences(shown.judged.everything, newer))


def _do(
    archive: Archive, item: Item, shown: Shown, change: Difference | None, key: str, console: Console
) -> Turn:
    if key in _MOVES:
        return Turn(_MOVES[key])
    if key == "t" and change is not None and change.new is not None:
        return _give(archive, item, _adoption(archive, shown, change), "next")
    if key == "?":
        console.print(HELP)
        console.print(Text("Any key goes on.", style="dim"))
        ask_key()
    elif key == "a" and not item.newer:
        record = find_record(shown.judged.everything, item.record)
        amendment = ask_amendment(console, record, shown)
        if amendment is not None:
            return _give(
                archive, item, _by(archive, item, "amend", field=amendment[0], value=amendment[1]), "stay"
            )
    elif key in _SIMPLE and not item.newer:
        verdict, question, go = _SIMPLE[key]
        why = ask_line(console, question) if question else ""
        if why is not None:
            return _give(archive, item, _by(archive, item, verdict, why=why or None), go)
    return Turn("stay")


def _by(archive: Archive, item: Item, verdict: Verdict, **more: Any) -> Judgement:
    return Judgement(item.record, verdict, archive.hand.who, "", **more)


def _adoption(archive: Archive, shown: Shown, change: Difference) -> Judgement:
    if shown.newer is None or change.new is None:
        raise ReviewError("there is no newer reading of this")
    into = change.old or next_id(shown.drafted, shown.judgements)
    return adoption(shown.judged.everything, shown.newer.opened(), change.new, archive.hand.who, into=into)


def _give(archive: Archive, item: Item, judgement: Judgement, go: Go) -> Turn:
    after = judge(archive, item.document, judgement)
    kept = after.kept or judgement
    status = after.judged.standings[kept.record].status
    what = (
        f"{LABELS.get(kept.field, kept.field)} amended" if kept.verdict == "amend" and kept.field else status
    )
    return Turn(go, f"{kept.record}: {what}.", kept)


def _tell_newer(console: Console, shown: Shown, change: Difference | None) -> None:
    """What a newer reading says of this record."""
    if shown.newer is None or change is None:
        return
    if change.change == "gone":
        console.print(Text("\nA newer reading does not draft this any more.", style="yellow"))
    elif change.change == "changed" and change.new is not None:
        newer = shown.newer.opened()
        console.print(Text("\nA newer reading says (t takes it):", style="yellow"))
        told = {row.field: row.value for row in rows(find_record(newer, change.new), newer)}
        for field in change.fields:
            console.print(Text(f"  {LABELS.get(field, field)}: {told.get(field, 'nothing')}", style="yellow"))


def _key_line(keys: Sequence[tuple[str, str]], change: Difference | None) -> Text:
    if change is not None and change.new is not None and keys is KEYS:
        keys = (*KEYS[:5], ("t", "take"), *KEYS[5:])
    line = Text()
    for key, name in keys:
        line.append(f" {key} ", style="reverse").append(f" {name}  ")
    return line
