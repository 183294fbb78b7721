"""What of a reading can be searched: one row for the document, each statement and each event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.archive.days import days
from onrecord.archive.fold import fold, storable
from onrecord.record import Entity, Event, Reading, Statement

EntryKind = Literal["document", "statement", "event"]
_SHOWN = 300
"""Characters of a record that a list of search results shows."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One thing that a search can find.

    ``record`` is the statement's or event's id within its reading, empty for the document itself. ``code``
    is an event's type or a statement's stance, ``certainty`` an event's. ``shown`` is one line for people,
    ``words`` what a full text search looks in. ``names`` are pairs of a role and a name, both folded.
    """

    kind: EntryKind
    record: str
    code: str
    certainty: str
    since: str | None
    until: str | None
    shown: str
    words: str
    names: tuple[tuple[str, str], ...]


def index_entries(reading: Reading) -> Iterator[IndexEntry]:
    """The rows for ``reading``: the document first, then statements and events in their order."""
    entities = {entity.id: entity for entity in reading.entities}
    statements = {statement.id: statement for statement in reading.statements}
    yield _document(reading)
    for statement in reading.statements:
        yield _statement(statement, entities)
    for event in reading.events:
        yield _event(event, entities, statements, reading.report.publisher)


def _document(reading: Reading) -> IndexEntry:
    report = reading.report
    people = [entity for entity in reading.entities if entity.kind in {"person", "organization", "group"}]
    places = [entity for entity in reading.entities if entity.kind == "place"]
    telling = " ".join(report.text[p.start : p.end] for p in report.parts if p.kind != "rail") or report.text
    return _entry(
        "document",
        "",
        published=report.published,
        shown=report.title or telling,
        words=f"{report.title or ''} {report.publisher or ''} {telling}",
        names=(*_names("person", people), *_names("place", places), *_plain("source", report.publisher)),
    )


def _statement(statement: Statement, entities: dict[str, Entity]) -> IndexEntry:
    source = [entities[statement.source]] if statement.source in entities else []
    content = " … ".join(span.text for span in statement.content)
    told = " ".join(span.text for span in (statement.source_span, statement.cue) if span)
    return _entry(
        "statement",
        statement.id,
        code=statement.stance,
        published=statement.said,
        shown=content or told,
        words=f"{_spoken(source)} {told} {content}",
        names=(*_names("source", source), *_names("person", source)),
    )


def _event(
    event: Event, entities: dict[str, Entity], statements: dict[str, Statement], publisher: str | None
) -> IndexEntry:
    participants = (*event.actors, *event.targets)
    people = [entities[p.entity] for p in participants if p.entity in entities]
    unnamed = [p.span.text for p in participants]
    place = event.place
    where = [entities[place.entity]] if place and place.entity in entities else []
    carriers = [statements[i].source for i in event.according_to if i in statements]
    sources = [entities[i] for i in carriers if i in entities]
    evidence = " … ".join(span.text for span in event.evidence)
    own_voice = publisher if event.certainty == "reported" and not event.according_to else None
    return _entry(
        "event",
        event.id,
        code=event.type,
        certainty=event.certainty,
        published=event.date.edtf if event.date else None,
        # A list of what was found must never show as done what the report says was not.
        shown=("did not happen: " if event.polarity == "did-not-happen" else "")
        + (evidence or event.trigger.text),
        words=f"{event.trigger.text} {evidence} {_spoken(people)} {' '.join(unnamed)} {_spoken(where)}",
        names=(
            *_names("person", people),
            *_plain("person", *unnamed),
            *_names("place", where),
            *_plain("place", place.span.text if place else None),
            *_names("source", sources),
            *_plain("source", own_voice),
        ),
    )


def _entry(
    kind: EntryKind,
    record: str,
    *,
    code: str = "",
    certainty: str = "",
    published: str | None,
    shown: str,
    words: str,
    names: Iterable[tuple[str, str]],
) -> IndexEntry:
    since, until = days(published)
    line = " ".join(storable(shown[: 2 * _SHOWN]).split())
    return IndexEntry(
        kind=kind,
        record=record,
        code=code,
        certainty=certainty,
        since=since,
        until=until,
        shown=line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…",
        words=fold(storable(words)),
        names=tuple(dict.fromkeys(names)),
    )


def _names(role: str, entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    for entity in entities:
        within = entity.gazetteer.within if entity.gazetteer else ()
        yield from _plain(role, entity.name, *entity.aliases, *within)


def _plain(role: str, *names: str | None) -> Iterator[tuple[str, str]]:
    for name in names:
        if name and (folded := fold(storable(name))):
            yield (role, folded)


def _spoken(entities: Iterable[Entity]) -> str:
    return " ".join(word for entity in entities for word in (entity.name, *entity.aliases))
