"""What of a reading can be searched: one row for the document, each statement and each event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.archive.days import Precision, days, precision
from onrecord.archive.fold import fold, storable
from onrecord.evidence import sha256
from onrecord.record import Entity, Event, Gazetteer, Participant, Reading, Statement

EntryKind = Literal["document", "statement", "event"]
PartyRole = Literal["actor", "target", "source", "place"]
_SHOWN = 300
"""Characters of a record that a list of search results shows."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where on the map a place is: its entry in the gazetteer, and the region and the country that hold it.

    ``precision_km`` is the radius around the middle within which the place lies; ``feature`` is what it is.
    """

    ref: str
    name: str
    feature: str | None
    lat: float | None
    lon: float | None
    precision_km: float | None
    region: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One thing that a search can find.

    ``record`` is the statement's or event's id within its reading, empty for the document itself. ``code``
    is an event's type or a statement's stance, ``certainty`` an event's. ``shown`` is one line for people,
    ``words`` what a full text search looks in. ``names`` are pairs of a role and a name, both folded.
    ``date`` is EDTF; ``since`` and ``until`` are its first and last day. ``parties`` are pairs of a role and
    a name as the report writes it. ``echo`` is what records share that tell of the same code on the same day
    in the same place: they may tell of one event, and nobody has said that they do.
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
    date: str | None = None
    precision: Precision = "none"
    polarity: str = ""
    disputed: bool = False
    parties: tuple[tuple[PartyRole, str], ...] = ()
    spot: Spot | None = None
    echo: str | None = None


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
        parties=(("source", source[0].name),) if source else (),
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
    spot = _spot(where[0].gazetteer, where[0].name) if where and where[0].gazetteer else None
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
        polarity=event.polarity,
        disputed=bool(event.disputed_by),
        parties=(
            *(("actor", _party(p, entities)) for p in event.actors),
            *(("target", _party(p, entities)) for p in event.targets),
            *(("source", source.name) for source in sources),
            *((("source", own_voice),) if own_voice else ()),
            *((("place", where[0].name if where else place.span.text),) if place else ()),
        ),
        spot=spot,
        echo=_echo(event, spot),
    )


def _party(participant: Participant, entities: dict[str, Entity]) -> str:
    entity = entities.get(participant.entity or "")
    return entity.name if entity else participant.span.text


def _spot(entry: Gazetteer, name: str) -> Spot:
    within = entry.within
    own_region = name if entry.feature == "region" else None
    return Spot(
        ref=entry.id,
        name=name,
        feature=entry.feature,
        lat=entry.lat,
        lon=entry.lon,
        precision_km=entry.precision_km,
        region=within[-2] if len(within) > 1 else own_region,
        country=within[-1] if within else (name if entry.feature == "country" else None),
    )


def _echo(event: Event, spot: Spot | None) -> str | None:
    """What is known to the day and to a place of the gazetteer can be told by others too."""
    if spot is None or event.date is None or precision(event.date.edtf) != "day":
        return None
    return sha256(f"{event.type} {spot.ref} {event.date.edtf} {event.polarity}".encode())[:16]


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
    polarity: str = "",
    disputed: bool = False,
    parties: Iterable[tuple[PartyRole, str]] = (),
    spot: Spot | None = None,
    echo: str | None = None,
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
        date=published,
        precision=precision(published),
        polarity=polarity,
        disputed=disputed,
        parties=tuple(dict.fromkeys((role, called(name)) for role, name in parties if fold(name))),
        spot=spot,
        echo=echo,
    )


def called(text: str) -> str:
    """A name on one line, no longer than a name is."""
    return " ".join(storable(text[:_SHOWN]).split())


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
