"""One record on the screen of a terminal: its words in their place, its fields, and what was decided."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import visible
from onrecord.evidence import Span
from onrecord.record import Entity, Event, Reading, Role, Statement, Verdict
from onrecord.review import FIELDS, Standing, find_record
from onrecord.review.queue import anchor
from onrecord.review.values import Record, kind_of, records_of, spans_of
from onrecord.workbench.judging import Shown

STYLES = {
    "trigger": "bold reverse",
    "cue": "bold reverse",
    "actors": "bold cyan",
    "source_span": "bold cyan",
    "targets": "bold magenta",
    "content": "green",
    "place": "bold blue",
    "date": "bold yellow",
    "amount": "yellow",
    "count": "yellow",
    "mentions": "bold cyan",
}
"""How the words of a field stand out in the text; the field's name in the list has the same colour."""
STATUS_STYLES = {
    "drafted": "dim",
    "confirmed": "bold green",
    "amended": "bold yellow",
    "rejected": "bold red",
}
LABELS = {
    "type": "code", "actors": "who", "targets": "to whom", "place": "where", "date": "when",
    "count": "how many", "certainty": "how sure", "according_to": "according to",
    "disputed_by": "disputed by", "source_span": "its words", "within": "told in",
    "gazetteer": "map", "same_as": "is one with",
}  # fmt: skip
"""What a field is called on the screen where that is another word than its name."""
_DONE: Mapping[Verdict, str] = {
    "confirm": "confirmed", "amend": "amended", "reject": "rejected", "dispute": "disputed",
    "note": "noted", "draft": "written", "undo": "undone",
}  # fmt: skip
_AROUND = 400
"""Characters of the report shown before and after the words of a record, at most to the paragraph's ends."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field as the screen shows it: its value in words, and why the reader drafted it so."""

    field: str
    value: str
    why: str = ""


def draw(shown: Shown, id_: str, place: str) -> RenderableType:
    """The record with the id ``id_``; ``place`` says where in the queue it is."""
    record = find_record(shown.judged.everything, id_)
    standing = shown.judged.standings[id_]
    title = shown.drafted.report.title or shown.drafted.report.origin or ""
    head = Text.assemble(
        (f"{id_}  ", "bold"), (standing.status, STATUS_STYLES[standing.status]), "  ", *_needs(standing)
    )
    return Group(
        Rule(Text(f"{shown.document.name}  {visible(title)}  ·  {place}", overflow="ellipsis"), align="left"),
        head,
        Text(),
        in_text(record, shown.judged.everything),
        Text(),
        _table(record, shown),
        *_said(standing),
    )


def in_text(record: Record, reading: Reading) -> Text:
    """The paragraph in which a record stands, its words standing out."""
    text = reading.report.text
    told = list(_telling(record)) or [anchor(record)]
    low, high = min(span.start for span in told), max(span.end for span in told)
    start, end = max(0, low - _AROUND), min(len(text), high + _AROUND)
    for part in reading.report.parts:
        if part.start <= low < part.end:
            start = max(start, part.start)
        if part.start < high <= part.end:
            end = min(end, part.end)
    shown = Text(visible(text[start:end]), style="dim" if isinstance(record, Event) else "")

    def style(span: Span, how: str) -> None:
        shown.stylize(how, max(span.start - start, 0), max(min(span.end, end) - start, 0))

    if isinstance(record, Event):
        for span in record.evidence:
            style(span, "not dim")
    for field in FIELDS[kind_of(record)]:
        if field in STYLES:
            for span in spans_of(getattr(record, field)):
                style(span, f"not dim {STYLES[field]}")
    return shown


def rows(record: Record, reading: Reading) -> Iterator[Row]:
    """The fields of a record that say something, in the contract's order."""
    names = {entity.id: entity.name for entity in reading.entities}
    reasons: dict[str, str] = {}
    if isinstance(record, Event):
        reasons = {each.field: f"{each.step}: {each.rule}" for each in record.reasons}
    elif isinstance(record, Statement) and record.method:
        reasons = {"cue": record.method}
    for field in FIELDS[kind_of(record)]:
        value = getattr(record, field, None)
        if value in (None, ()):
            continue
        yield Row(field, visible(_in_words(value, field, names, reading)), visible(reasons.get(field, "")))


def _in_words(value: object, field: str, names: dict[str, str], reading: Reading) -> str:
    if field in {"according_to", "disputed_by", "within"}:
        ids = value if isinstance(value, tuple) else (value,)
        return "; ".join(_statement(str(each), names, reading) for each in ids)
    if isinstance(value, tuple):
        return "; ".join(_in_words(each, "", names, reading) for each in value)
    if isinstance(value, Span):
        return f"“{value.text}”"
    if isinstance(value, Role):
        return value.title
    if isinstance(value, str):
        return f"{names[value]} ({value})" if field == "source" and value in names else value
    span = getattr(value, "span", None)
    words = f"“{span.text}”" if span is not None else ""
    entity = getattr(value, "entity", None)
    if entity in names:
        return f"{names[entity]} ({entity}) {words}"
    for name in ("edtf", "id"):
        if getattr(value, name, None) is not None:
            return f"{getattr(value, name)} {words}".strip()
    if hasattr(value, "value"):
        return f"{value.value:.15g} {getattr(value, 'currency', None) or ''}".strip() + f" {words}"
    unknown = {"date": "not resolved", "place": "no place known"}
    return f"{words} {unknown.get(field, 'nobody known')}"


def _statement(id_: str, names: dict[str, str], reading: Reading) -> str:
    for statement in reading.statements:
        if statement.id == id_:
            said = " … ".join(span.text for span in statement.content)
            short = said if len(said) <= 80 else said[:79] + "…"
            return f"{names.get(statement.source or '', 'nobody named')} ({id_}) “{short}”"
    return id_


def _table(record: Record, shown: Shown) -> Table:
    standing = shown.judged.standings[record.id]
    before = {row.field: row.value for row in _drafted_rows(shown, record)}
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(no_wrap=True, width=13)
    table.add_column(ratio=2)
    table.add_column(ratio=1, style="dim")
    for row in rows(record, shown.judged.everything):
        label = Text(LABELS.get(row.field, row.field), style=STYLES.get(row.field, "dim"))
        amended = row.field in standing.amended
        note = f"a person's; drafted: {before.get(row.field, 'nothing')}" if amended else row.why
        table.add_row(label, Text(row.value), Text(note))
    for field in standing.amended:
        if field not in {row.field for row in rows(record, shown.judged.everything)}:
            label = Text(LABELS.get(field, field), style="dim")
            table.add_row(label, Text("nothing", style="italic"), f"a person's; drafted: {before.get(field)}")
    return table


def _drafted_rows(shown: Shown, record: Record) -> Iterator[Row]:
    drafted = (each for each in records_of(shown.drafted) if each.id == record.id)
    return (row for each in drafted for row in rows(each, shown.drafted))


def _telling(record: Record) -> Iterator[Span]:
    match record:
        case Event():
            yield from (record.trigger, *record.evidence)
        case Statement():
            yield from (span for span in (record.source_span, record.cue) if span)
            yield from record.content
        case Entity():
            yield from record.mentions[:1]


def _needs(standing: Standing) -> Iterator[tuple[str, str]]:
    if standing.confirmed_by:
        verb = "stands" if len(standing.confirmed_by) == 1 else "stand"
        yield f"{visible(', '.join(standing.confirmed_by))} {verb} by it. ", ""
    if standing.rejected_by:
        yield f"Rejected by {visible(', '.join(standing.rejected_by))}. ", ""
    if standing.contested:
        yield f"Two values were given for: {', '.join(standing.contested)}. ", "bold red"
    if standing.disagreement:
        yield "They do not agree. ", "bold red"
    elif standing.waiting:
        yield "It waits for a second person.", "yellow"
    if standing.into:
        yield f"It is one with {standing.into}.", ""


def _said(standing: Standing) -> Iterator[RenderableType]:
    """The notes, disputes and rejections in force, in the words of those who gave them."""
    for judgement in standing.history:
        if judgement.why and judgement.id not in standing.undone and judgement.verdict != "undo":
            done = _DONE[judgement.verdict]
            said = f"{done} by {visible(judgement.who)}: {visible(judgement.why)}"
            yield Text(said, style="italic")
