"""Whether an incident is one that the task wants: a logistic model over what a reading says of it.

MUC-4 leaves out the old, the vague and the fights between armed forces, and no single sign tells them. The
weights in ``relevance.toml`` were fitted on the task's development texts (``training/events/
train_relevance.py``; card: ``docs/models/muc4-relevance.md``).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.measure.muc4.incidents import Incident
from onrecord.measure.muc4.slots import head
from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.record import Entity, Reading

_OPINION = re.compile(r"\b(?:INTERVIEW|EDITORIAL|COMMENTARY|SPEECH|COMMUNIQUE|ADDRESS|NEWS CONFERENCE)\b")
_FIGHTING = re.compile(
    r"\b(?:clash|clashes|combat|fighting|offensive|battle|casualties|war)\b", re.IGNORECASE
)


def is_relevant(
    incident: Incident,
    reading: Reading,
    entities: Mapping[str, Entity],
    persons: list[str],
    things: list[str],
) -> bool:
    """Whether the incident, done to ``persons`` and ``things``, is likely to be in the keys."""
    weights = _weights()
    told = signs(incident, reading, entities, persons, things)
    return weights["bias"] + sum(weights.get(sign, 0.0) for sign in told) > weights["threshold"]


def signs(
    incident: Incident,
    reading: Reading,
    entities: Mapping[str, Entity],
    persons: list[str],
    things: list[str],
) -> Iterator[str]:
    """The names of what is true of an incident."""
    words = vocabulary()
    events, text = incident.events, reading.report.text
    actors = " ".join(p.span.text for event in events for p in event.actors)
    aimed = " ".join(p.span.text for event in events for p in event.targets)
    told = " ".join(span.text for event in events for span in event.evidence)
    victims = {p.entity for event in events for p in event.targets if p.entity}
    mentions = max((len(entities[v].mentions) for v in victims if v in entities), default=0)
    begin = events[0].trigger.start
    paragraph = sum(part.start <= begin for part in reading.report.parts)
    yield f"kind {incident.kind.lower()}"
    yield f"events {min(len(events), 4)}"
    yield f"paragraph {min(paragraph, 5)}"
    yield f"mentions {min(mentions, 5)}"
    yield f"certainty {min((e.certainty for e in events), key=_CERTAINTIES.index)}"
    facts = {
        "date": any(e.date for e in events),
        "recent": _is_recent(incident, reading.report.published),
        "place": any(e.place for e in events),
        "actor": bool(actors),
        "actor is a perpetrator": actors in words.persons or actors in words.bodies,
        "actor is the state": actors in words.state,
        "perpetrator told": told in words.persons or told in words.bodies,
        "named victim": any(
            (e := entities.get(v)) and e.kind == "person" and len(e.name.split()) > 1 for v in victims
        ),
        "things": bool(things),
        "several persons": len(persons) > 1,
        "vague": not things and all(head(p) in words.vague for p in persons),
        "military target": aimed in words.military,
        "opinion": bool(_OPINION.search(text[:300])),
        "clandestine": text.startswith("CLANDESTINE"),
        "fighting": bool(_FIGHTING.search(told)),
        "long text": len(text) > 3500,
        "short text": len(text) < 1200,
        "bodily harm only": all(e.type == "harm.assault" for e in events),
        "destruction only": all(e.type == "property.destroy" for e in events),
        "noun only": all(not re.search(r"(?:ed|ot|ew|ung)\b", e.trigger.text.lower()) for e in events),
        "plural noun": all(re.search(r"s$", e.trigger.text.lower()) for e in events),
    }
    yield from (name for name, is_true in facts.items() if is_true)


_CERTAINTIES = ("reported", "alleged", "possible", "planned")


def _is_recent(incident: Incident, published: str | None) -> bool:
    try:
        told = date.fromisoformat(published or "")
        return any(
            abs((told - date.fromisoformat(e.date.edtf or "")).days) < 15 for e in incident.events if e.date
        )
    except ValueError:
        return False


@cache
def _weights() -> Mapping[str, float]:
    data = (files(__package__) / "relevance.toml").read_text(encoding="utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(data).items()}
