"""Which events of a reading are one incident of the task, and which are none."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.record import Entity, Event, Reading

_KINDS = {
    "harm.kill": "ATTACK",
    "harm.assault": "ATTACK",
    "harm.bomb": "ATTACK",
    "property.destroy": "ATTACK",
    "liberty.disappear": "KIDNAPPING",
    "property.remove": "ROBBERY",
}
_NEAR = 2
"""Paragraphs within which two events of one kind are of one incident, unless something contradicts."""
_OLD = timedelta(days=90)
"""What was done longer ago than this is told as history, and is no incident."""
_LONGEST_NAME = 5


@dataclass
class Incident:
    """The events of one incident, in text order, and the words of the names of its victims."""

    kind: str
    events: list[Event] = field(default_factory=list)
    last: int = 0
    victims: set[frozenset[str]] = field(default_factory=set)


def find_incidents(reading: Reading) -> list[Incident]:
    """The incidents of a report, in text order."""
    entities = {entity.id: entity for entity in reading.entities}
    starts = [part.start for part in reading.report.parts]
    incidents: list[Incident] = []
    for event, kind in _relevant(reading):
        paragraph = bisect_right(starts, event.trigger.start)
        victims = set(_victims(event, entities))
        same = next((one for one in reversed(incidents) if _same(one, event, kind, paragraph, victims)), None)
        if same is None:
            same = Incident(kind)
            incidents.append(same)
        if same.kind == "ATTACK":
            same.kind = kind
        same.events.append(event)
        same.last = paragraph
        same.victims |= victims
    return incidents


def _relevant(reading: Reading) -> Iterator[tuple[Event, str]]:
    """The events that may be of an incident: told as done, and not long ago."""
    for event in reading.events:
        kind = _kind(event)
        if kind and event.polarity == "happened" and not _is_old(event, reading.report.published):
            yield event, kind


def _is_old(event: Event, published: str | None) -> bool:
    if not (event.date and event.date.edtf and published):
        return False
    try:
        told, done = date.fromisoformat(published), date.fromisoformat((event.date.edtf + "-12-28")[:10])
    except ValueError:
        return False
    return told - done > _OLD


def _victims(event: Event, entities: Mapping[str, Entity]) -> Iterator[frozenset[str]]:
    """The words of the name of each person that an event was done to; for others the entity's id."""
    for participant in event.targets:
        if entity := entities.get(participant.entity or ""):
            is_name = entity.kind == "person" and len(entity.name.split()) <= _LONGEST_NAME
            yield frozenset(entity.name.lower().split()) if is_name else frozenset({entity.id})


def _is_victim(names: Iterable[frozenset[str]], known: Iterable[frozenset[str]]) -> bool:
    """Whether a name is another's, in full or in part."""
    return any(name <= other or other <= name for name in names for other in known)


def _kind(event: Event) -> str | None:
    kind = _KINDS.get(event.type)
    trigger = event.trigger.text.lower()
    said = next((k for k, words in vocabulary().triggers.items() if any(w in trigger for w in words)), None)
    if kind is None:
        return None
    if event.type == "harm.kill":
        return kind
    if kind in {"KIDNAPPING", "ROBBERY"}:
        return kind if said == kind else None
    return said if said in {"ARSON", "BOMBING"} else kind


def _same(one: Incident, event: Event, kind: str, paragraph: int, victims: set[frozenset[str]]) -> bool:
    """Whether ``event`` is of the incident ``one``: it has its victims, or stands near and fits."""
    violent = {"ATTACK", "BOMBING", "ARSON"}
    if kind != one.kind and not ("ATTACK" in {kind, one.kind} and {kind, one.kind} <= violent):
        return False
    return _is_victim(victims, one.victims) or (paragraph - one.last < _NEAR and not _contradicts(one, event))


def _contradicts(one: Incident, event: Event) -> bool:
    day = event.date.edtf if event.date else None
    return any(
        (day and mine.date and mine.date.edtf and mine.date.edtf != day)
        or (mine.place and event.place and mine.place.entity != event.place.entity)
        for mine in one.events
    )
