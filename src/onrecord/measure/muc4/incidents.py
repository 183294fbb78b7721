"""Which events of a reading are one incident of the task, and which are none."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.record import Event, Reading

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


@dataclass
class Incident:
    """The events of one incident, in text order."""

    kind: str
    events: list[Event] = field(default_factory=list)
    last: int = 0
    victims: set[str] = field(default_factory=set)


def find_incidents(reading: Reading) -> list[Incident]:
    """The incidents of a report, in text order."""
    incidents: list[Incident] = []
    starts = [part.start for part in reading.report.parts]
    for event, kind in _relevant(reading):
        paragraph = bisect_right(starts, event.trigger.start)
        victims = {p.entity for p in event.targets if p.entity}
        same = next((one for one in reversed(incidents) if _same(one, event, kind, paragraph, victims)), None)
        if same is None:
            same = Incident(kind)
            incidents.append(same)
        if same.kind == "ATTACK" and kind != "ATTACK":
            same.kind = kind
        same.events.append(event)
        same.last = paragraph
        same.victims |= victims
    return incidents


def _relevant(reading: Reading) -> Iterator[tuple[Event, str]]:
    for event in reading.events:
        kind = _kind(event)
        if kind and event.polarity == "happened" and event.certainty not in {"planned", "possible"}:
            yield event, kind


def _kind(event: Event) -> str | None:
    kind = _KINDS.get(event.type)
    trigger = event.trigger.text.lower()
    said = next((k for k, words in vocabulary().triggers.items() if any(w in trigger for w in words)), None)
    if kind is None:
        return None
    if kind == "KIDNAPPING" or event.type == "harm.kill":
        return kind
    if kind == "ROBBERY":
        return kind if said == kind else None
    return said if said in {"ARSON", "BOMBING"} else kind


def _same(one: Incident, event: Event, kind: str, paragraph: int, victims: set[str]) -> bool:
    """Whether ``event`` is of the incident ``one``: it has its victims, or stands near and fits."""
    if kind != one.kind and not ({kind, one.kind} <= {"ATTACK", "BOMBING", "ARSON"} and "ATTACK" in (kind, one.kind)):
        return False
    if _contradicts(one, event):
        return False
    if victims & one.victims:
        return True
    return paragraph - one.last < _NEAR


def _contradicts(one: Incident, event: Event) -> bool:
    return any(
        (mine.date and event.date and mine.date.edtf and event.date.edtf and mine.date.edtf != event.date.edtf)
        or (mine.place and event.place and mine.place.entity != event.place.entity)
        for mine in one.events
    )
