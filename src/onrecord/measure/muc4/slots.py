"""What fills the slots of a template."""

import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.measure.muc4.incidents import Incident
from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.record import Entity, Event, Participant, Reading

_FACT, _ACCUSED, _CLAIMED = "REPORTED AS FACT", "SUSPECTED OR ACCUSED", "CLAIMED OR ADMITTED"


def in_words(participant: Participant, entities: Mapping[str, Entity]) -> str | None:
    """The participant's name, or its words where it has none; None where the words name nobody."""
    words = vocabulary()
    entity = entities.get(participant.entity or "")
    text = participant.span.text
    if text.lower() in words.hollow or (entity and entity.kind == "person"):
        text = entity.name if entity else ""
    text = re.sub(r"\s+", " ", text).strip(" .'\"-")
    return None if not text or text.lower() in words.hollow else text.upper()


def targets(incident: Incident, entities: Mapping[str, Entity]) -> tuple[list[str], list[str]]:
    """The persons and the things that an incident was done to, each once."""
    words = vocabulary()
    persons: dict[str, str] = {}
    things: dict[str, str] = {}
    for event in incident.events:
        for participant in event.targets:
            text = in_words(participant, entities)
            if text is None:
                continue
            kind = _kind_of(participant, entities)
            if head(text) in words.things:
                things.setdefault(head(text), text)
            elif kind in {"person", "group"} and text not in words.military:
                persons.setdefault(participant.entity or text, text)
    return list(persons.values()), list(things.values())


def perpetrators(
    incident: Incident, reading: Reading, entities: Mapping[str, Entity]
) -> tuple[list[str], list[tuple[str, str]]]:
    """The persons who did it, and the bodies, each with the confidence that they did."""
    words = vocabulary()
    persons: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for event in incident.events:
        told = " ".join(span.text for span in event.evidence)
        for participant in event.actors:
            text = in_words(participant, entities)
            if text is None:
                continue
            named = next(words.bodies.find(text), None)
            if named:
                bodies.setdefault(words.body_names[named], named.upper())
            elif _kind_of(participant, entities) == "organization" or text in words.state:
                bodies.setdefault(text.lower(), text)
            if _kind_of(participant, entities) in {"person", "group"}:
                persons.setdefault(participant.entity or text, text)
        aimed = " ".join(p.span.text for p in event.targets)
        if not bodies:
            for name in words.bodies.find(told):
                if name.upper() not in aimed.upper():
                    bodies.setdefault(words.body_names[name], name.upper())
        if not persons:
            persons.update((n, n.upper()) for n in words.persons.find(told) if n.upper() not in aimed.upper())
    told = " ".join(span.text for event in incident.events for span in event.evidence)
    certain = _CLAIMED if told in words.claimed else _FACT
    if certain == _FACT and (told in words.accused or all(e.certainty == "alleged" for e in incident.events)):
        certain = _ACCUSED
    return list(persons.values()), [(body, certain) for body in bodies.values()]


def when(incident: Incident, published: str | None) -> str | None:
    """The day in the form of the keys, "30 DEC 89"; "- 30 DEC 89" for one not after the report's own."""
    days = [event.date.edtf for event in incident.events if event.date and event.date.edtf]
    for day in sorted(days, key=len, reverse=True):
        if form := _day(day):
            return form
    return f"- {_day(published)}" if published and _day(published) else None


def _day(edtf: str) -> str | None:
    try:
        return _form(date.fromisoformat(edtf))
    except ValueError:
        pass
    if match := re.fullmatch(r"(\d{4})-(\d\d)", edtf):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= 12:
            last = monthrange(year, month)[1]
            return f"{_form(date(year, month, 1))} - {_form(date(year, month, last))}"
    return None


def _form(day: date) -> str:
    return day.strftime("%d %b %y").upper()


def country_of(text: str) -> str | None:
    """The country of the task that a text speaks of most."""
    counts = Counter({name: sum(1 for _ in w.find(text)) for name, w in vocabulary().countries.items()})
    name, count = counts.most_common(1)[0]
    return name if count else None


def where(incident: Incident, entities: Mapping[str, Entity], country: str | None) -> str | None:
    """The place in the form of the keys, "PERU: LIMA"; at least the country."""
    for event in incident.events:
        if event.place and (entity := entities.get(event.place.entity or "")) and entity.gazetteer:
            within = entity.gazetteer.within
            named = plain((*within, entity.name)[len(within) - 1] if within else entity.name)
            if named == country and within:
                return f"{country}: {plain(event.place.span.text)}"
    return country


def plain(words: str) -> str:
    """Capitals without accents."""
    folded = unicodedata.normalize("NFKD", words)
    return "".join(c for c in folded if not unicodedata.combining(c)).upper()


def head(text: str) -> str:
    """The last word of a noun phrase before its first preposition, in small letters."""
    phrase = re.split(r"\s(?:of|in|from|for|at|on|with|who|which|that|belonging|near|by|to)\b|[\[(]", text.lower())[0]
    return (re.findall(r"[\w\-]+", phrase) or [""])[-1]


def _kind_of(participant: Participant, entities: Mapping[str, Entity]) -> str | None:
    entity = entities.get(participant.entity or "")
    return entity.kind if entity else None
