"""Events as MUC-4 templates: one for each terrorist incident of a text (MUC-4 Proceedings, 1992).

A template gathers the events of one report that tell of one incident: the same kind of attack, on dates and
places that do not contradict each other. What the codebook tells apart and MUC-4 does not (a killing and a
beating are both an ATTACK) is joined; what MUC-4 leaves out (arrests, trials, threats) is dropped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.intake import read_text
from onrecord.record import Entity, Event, Participant, Reading

if TYPE_CHECKING:
    from onrecord.reading import Reader

_INCIDENTS = {
    "harm.kill": "ATTACK",
    "harm.assault": "ATTACK",
    "harm.bomb": "BOMBING",
    "property.destroy": "ATTACK",
    "liberty.disappear": "KIDNAPPING",
}
_FIRE = ("burn", "fire", "arson", "torch", "ablaze")
_EXPLOSION = ("bomb", "explo", "dynamit", "blast", "detonat", "blow", "blew", "mine", "grenade")
_ATTACK = ("attack", "shell", "mortar", "strafe", "assault", "ambush", "raid")


@dataclass
class _Incident:
    """The events of one incident, in text order."""

    kind: str
    events: list[Event] = field(default_factory=list)

    def takes(self, event: Event) -> bool:
        """Whether ``event`` may be of this incident: nothing known of the two contradicts."""
        return not any(
            (
                mine.date
                and event.date
                and mine.date.edtf
                and event.date.edtf
                and mine.date.edtf != event.date.edtf
            )
            or (mine.place and event.place and mine.place.entity != event.place.entity)
            for mine in self.events
        )


def predict_muc4(line: Mapping[str, Any], reader: "Reader") -> dict[str, Any]:
    """The templates of one text."""
    from onrecord.reading import read  # noqa: PLC0415 - the steps load with the reader

    reading = read(read_text(line["text"], line["id"]), reader)
    return {"id": line["id"], "templates": [_template(one, reading) for one in _incidents(reading)]}


def _incidents(reading: Reading) -> Iterator[_Incident]:
    open_incidents: list[_Incident] = []
    for event in reading.events:
        kind = _kind(event)
        if kind is None or event.polarity == "did-not-happen" or event.certainty in {"planned", "possible"}:
            continue
        same = next((one for one in open_incidents if one.kind == kind and one.takes(event)), None)
        if same is None:
            same = _Incident(kind)
            open_incidents.append(same)
        same.events.append(event)
    yield from open_incidents


def _kind(event: Event) -> str | None:
    kind = _INCIDENTS.get(event.type)
    words = event.trigger.text.lower()
    if kind in {"BOMBING", "ATTACK"}:
        if any(word in words for word in _FIRE) and event.type != "harm.kill":
            return "ARSON"
        if any(word in words for word in _EXPLOSION):
            return "BOMBING"
        if any(word in words for word in _ATTACK):
            return "ATTACK"
    return kind


def _template(incident: _Incident, reading: Reading) -> dict[str, Any]:
    entities = {entity.id: entity for entity in reading.entities}
    actors = _each(p for event in incident.events for p in event.actors)
    targets = _each(p for event in incident.events for p in event.targets)
    bodies = [p for p in actors if _kind_of(p, entities) == "organization"]
    alleged = all(event.certainty == "alleged" for event in incident.events)
    confidence = "SUSPECTED OR ACCUSED" if alleged else "REPORTED AS FACT"
    people = [p for p in targets if _kind_of(p, entities) in {"person", "group"}]
    things = [p for p in targets if _kind_of(p, entities) in {None, "place", "organization"}]
    return {
        "incident_type": incident.kind,
        "stage": "ACCOMPLISHED",
        "date": next((d for event in incident.events if (d := _day(event))), None),
        "location": next((where for event in incident.events if (where := _where(event, entities))), None),
        "perp_individual": [
            _name(p, entities) for p in actors if _kind_of(p, entities) in {"person", "group"}
        ],
        "perp_org": [_name(p, entities) for p in bodies],
        "perp_confidence": [{"value": confidence, "of": _name(p, entities)} for p in bodies],
        "hum_target_name": [_name(p, entities) for p in people if _kind_of(p, entities) == "person"],
        "hum_target_description": [_name(p, entities) for p in people if _kind_of(p, entities) == "group"],
        "hum_target_effect": [
            {"value": "DEATH", "of": _name(p, entities)}
            for event in incident.events
            if event.type == "harm.kill"
            for p in event.targets
        ],
        "phys_target": [_name(p, entities) for p in things],
        "instrument": [],
    }


def _each(participants: Iterator[Participant]) -> list[Participant]:
    """Each participant once: by entity where there is one, else by its words."""
    return list({p.entity or p.span.text.lower(): p for p in participants}.values())


def _kind_of(participant: Participant, entities: Mapping[str, Entity]) -> str | None:
    entity = entities.get(participant.entity or "")
    return entity.kind if entity else None


def _name(participant: Participant, entities: Mapping[str, Entity]) -> str:
    entity = entities.get(participant.entity or "")
    return entity.name if entity and entity.kind != "group" else participant.span.text


def _day(event: Event) -> str | None:
    """The day in the form of the keys, "30 DEC 89"; None where it is not known to the day."""
    try:
        return date.fromisoformat((event.date.edtf or "") if event.date else "").strftime("%d %b %y").upper()
    except ValueError:
        return None


def _where(event: Event, entities: Mapping[str, Entity]) -> str | None:
    """The place in the form of the keys, "PERU: LIMA"."""
    if event.place is None:
        return None
    entity = entities.get(event.place.entity or "")
    within = entity.gazetteer.within if entity and entity.gazetteer else ()
    names = [*reversed(within[-1:]), event.place.span.text]
    return ": ".join(dict.fromkeys(name.upper() for name in names))
