"""A reading in the terminal: who said what, who did what to whom, with the words it was read from."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.evidence import Span
from onrecord.record import MANNERS, Event, Participant, Reading, Statement, is_english

if TYPE_CHECKING:
    from onrecord.review import Standing

_CONTEXT = 60
"""Characters of the report shown on each side of a trigger."""


def show_reading(
    reading: Reading, console: Console, standings: "Mapping[str, Standing] | None" = None
) -> None:
    """Print one reading: the report, its statements, its events, and what was left out.

    ``standings`` are how its records stand, where it was judged.
    """
    standings = standings or {}
    report = reading.report
    console.print(Rule(Text(report.origin or report.sha256[:12]), align="left", style="bold"))
    facts = [
        report.title,
        report.publisher,
        f"published {report.published}" if report.published else "date of publication not known",
        report.language,
        *(f"{credit.role.replace('-', ' ')}: {credit.name}" for credit in report.credits),
    ]
    console.print(Text(" · ".join(visible(fact) for fact in facts if fact), style="dim"))
    names = {entity.id: entity.name for entity in reading.entities}
    if reading.statements:
        console.print(Text("\nWho said what", style="bold cyan"))
        console.print(_statements(reading, names, standings))
    if reading.events:
        console.print(Text("\nWho did what to whom", style="bold cyan"))
        for event in reading.events:
            show_event(event, reading, console, standings.get(event.id))
    if not reading.statements and not reading.events:
        foreign = report.language is not None and not is_english(report.language)
        why = f" It is in another language ({report.language}), and only English is read." if foreign else ""
        console.print(Text(f"\nNothing was drafted from this report.{why}", style="italic"))
    if report.leads:
        kept = (
            f"\n{len(report.leads)} teasers of other stories were kept as leads; nothing was read from them."
        )
        console.print(Text(kept, style="dim"))
    console.print()


def _statements(reading: Reading, names: dict[str, str], standings: "Mapping[str, Standing]") -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(max_width=30)
    table.add_column(max_width=16)
    table.add_column(ratio=1)
    for statement in reading.statements:
        source = names.get(statement.source or "", "")
        manner = "no comment" if statement.kind == "no-comment" else MANNERS[statement.stance]
        notes = [
            statement.kind,
            statement.basis if statement.basis != "unknown" else "",
            statement.said or "",
        ]
        table.add_row(
            statement.id,
            Text(visible(source) if source else "nobody named", style="" if source else "italic"),
            Text(manner, style="red" if statement.stance in {"denies", "declines"} else ""),
            Group(
                _quoted(statement),
                Text.assemble(
                    (" · ".join(note for note in notes if note and note != "no-comment"), "dim"),
                    *_judged(standings.get(statement.id)),
                ),
            ),
        )
    return table


def _quoted(statement: Statement) -> Text:
    words = statement.content or ((statement.cue,) if statement.cue else ())
    return Text(" … ".join(visible(piece.text) for piece in words), style="green")


def show_event(event: Event, reading: Reading, console: Console, standing: "Standing | None" = None) -> None:
    """Print one draft: its code and standing, its fields, and its words in their place."""
    names = {entity.id: entity.name for entity in reading.entities}
    head = Text.assemble(
        (f"{event.id} ", "dim"), (event.type, "bold"), "  ", _standing(event, reading, names),
        *_judged(standing),
    )  # fmt: skip
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(style="dim", no_wrap=True, width=9)
    table.add_column(ratio=1)
    for label, value in (
        ("who", _people(event.actors, names)),
        ("to whom", _people(event.targets, names)),
        ("where", _name(event.place.entity, event.place.span, names) if event.place else ""),
        (
            "when",
            f"{event.date.edtf or 'not resolved'} ({visible(event.date.span.text)})" if event.date else "",
        ),
        ("amount", visible(event.amount.span.text) if event.amount else ""),
        ("how many", visible(event.count.span.text) if event.count else ""),
    ):
        if value:
            table.add_row(label, Text(value))
    table.add_row("words", _in_context(event.trigger, reading.report.text, event.evidence))
    console.print(Padding(Group(head, table), (0, 0, 1, 0)))


def _standing(event: Event, reading: Reading, names: dict[str, str]) -> Text:
    """How sure it is and who carries it: "alleged by Ven Vath (s3)"."""
    statements = {statement.id: statement for statement in reading.statements}

    def sources(ids: tuple[str, ...]) -> str:
        said = (statements[i] for i in ids if i in statements)
        return ", ".join(f"{visible(names.get(s.source or '', 'nobody named'))} ({s.id})" for s in said)

    standing = Text()
    if event.polarity == "did-not-happen":
        standing.append("did not happen, ", style="bold red")
    standing.append(event.certainty, style="yellow" if event.certainty != "reported" else "")
    if event.according_to:
        standing.append(f" by {sources(event.according_to)}")
    elif event.certainty == "reported":
        standing.append(" by the publication itself")
    if event.disputed_by:
        standing.append(f"; disputed by {sources(event.disputed_by)}", style="red")
    return standing


def _judged(standing: "Standing | None") -> Iterator[tuple[str, str]]:
    """What became of a record, where something did: " · confirmed by Rima, waits for a second person"."""
    if standing is None or (standing.status == "drafted" and not standing.disagreement):
        return
    yield (" · ", "dim")
    if standing.disagreement:
        yield ("judged differently", "bold red")
        return
    people = ", ".join(visible(who) for who in standing.confirmed_by)
    yield (f"{standing.status} by {people}" if people else standing.status, "bold green")
    if standing.waiting:
        yield (", waits for a second person", "yellow")


def _people(participants: tuple[Participant, ...], names: dict[str, str]) -> str:
    return "; ".join(_name(p.entity, p.span, names) for p in participants)


def _name(entity: str | None, span: Span, names: dict[str, str]) -> str:
    """The name, and the words that stand for it where they differ."""
    words, name = visible(span.text), visible(names.get(entity or "", ""))
    return f"{name} (“{words}”)" if name and name != words else words


def _in_context(trigger: Span, text: str, evidence: tuple[Span, ...]) -> Text:
    start = max(trigger.start - _CONTEXT, min((e.start for e in evidence), default=trigger.start))
    end = min(trigger.end + _CONTEXT, max((e.end for e in evidence), default=trigger.end))
    before, after = text[min(start, trigger.start) : trigger.start], text[trigger.end : max(end, trigger.end)]
    if any(e.start < start for e in evidence) and " " in before:  # cut short: at a word, and told
        before = "… " + before.split(" ", 1)[1]
    if any(e.end > end for e in evidence) and " " in after:
        after = after.rsplit(" ", 1)[0] + " …"
    return Text.assemble(visible(before), (visible(trigger.text), "bold reverse"), visible(after))


def visible(text: str) -> str:
    """One line, without the characters by which a hostile page could steer a terminal or turn text round."""
    return "".join(" " if c.isspace() else "\ufffd" if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    bidi = "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"
    return bidi or unicodedata.category(character) in {"Cc", "Cs"}
