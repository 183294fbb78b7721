"""What fills the slots of a template."""

import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from onrecord.measure.muc4.incidents import Incident
from onrecord.measure.muc4.vocabulary import Words, vocabulary
from onrecord.record import Entity, Participant, Reading

_FACT, _ACCUSED, _CLAIMED = "REPORTED AS FACT", "SUSPECTED OR ACCUSED", "CLAIMED OR ADMITTED"
_SENTENCE_END = re.compile(r"(?<=[.;])\s|\n\n")
_AFTER_THE_HEAD = re.compile(r"\s(?:of|in|from|for|at|on|with|who|which|that|belonging|near|by|to)\b|[\[(]")


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
    if not things and incident.kind in {"BOMBING", "ATTACK", "ARSON"}:
        told = " ".join(span.text for event in incident.events for span in event.evidence)
        things = {word: word.upper() for word in words.exploded_at.find(told)}
    return _distinct(persons.values()), list(things.values())


def _distinct(names: Iterable[str]) -> list[str]:
    """``names`` without those that say a part of another or the same again."""
    words = {name: frozenset(name.split()) for name in names}
    return [name for name in words if not any(words[name] < other for other in words.values())]


def perpetrators(
    incident: Incident, reading: Reading, entities: Mapping[str, Entity]
) -> tuple[list[str], list[tuple[str, str]]]:
    """The persons who did it, and the bodies, each with the confidence that they did.

    One of each, for a template seldom has more: the first of the events' actors; where there are none, one
    that the events' sentences name, else their paragraphs, else (for a body) the whole text, where it speaks
    of one body alone.
    """
    words = vocabulary()
    persons: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for participant in (p for event in incident.events for p in event.actors):
        text = in_words(participant, entities)
        if text is None:
            continue
        kind = _kind_of(participant, entities)
        named = next(words.bodies.find(text), None)
        if named:
            bodies.setdefault(words.body_names[named], named.upper())
        elif kind == "organization" or text in words.state:
            bodies.setdefault(text.lower(), text)
        if kind in {"person", "group"}:
            persons.setdefault(participant.entity or text, text)
    aimed = " ".join(p.span.text for event in incident.events for p in event.targets).lower()
    circles = _circles(incident, reading)
    if not persons:
        persons = next((found for told in circles if (found := _unaimed(words.persons, told, aimed))), {})
    if not bodies:
        bodies = next((found for told in circles if (found := _unaimed(words.bodies, told, aimed))), {})
        if not bodies:
            found = _unaimed(words.bodies, reading.report.text, aimed)
            if len(found) == 1:
                bodies = found
    return list(persons.values())[:1], [
        (body, _confidence(body, circles[0], reading.report.text)) for body in list(bodies.values())[:1]
    ]


def _circles(incident: Incident, reading: Reading) -> tuple[str, str]:
    """The incident's sentences, and its paragraphs."""
    spans = [span for event in incident.events for span in event.evidence]
    paragraphs = [
        reading.report.text[part.start : part.end]
        for part in reading.report.parts
        if any(part.start <= span.start < part.end for span in spans)
    ]
    return " ".join(span.text for span in spans), " ".join(paragraphs)


def _unaimed(words: Words, told: str, aimed: str) -> dict[str, str]:
    """Each of ``words`` that is told and is not among the words for the targets."""
    names = vocabulary().body_names
    return {names.get(word, word): word.upper() for word in words.find(told) if word not in aimed}


def _confidence(body: str, told: str, text: str) -> str:
    """How sure the text is of a body: claimed where any sentence says so, accused where the nearest does."""
    words = vocabulary()
    naming = [sentence for sentence in _SENTENCE_END.split(text) if body in sentence.upper()]
    if any(sentence in words.claimed for sentence in naming):
        return _CLAIMED
    said = [told] if body in told.upper() else naming
    return _ACCUSED if any(sentence in words.accused for sentence in said) else _FACT


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
    """The place in the form of the keys, "PERU: LIMA"; ``country`` alone where no event has a place."""
    for event in incident.events:
        if event.place and (entity := entities.get(event.place.entity or "")):
            home = _country(entity)
            if home and entity.gazetteer and entity.gazetteer.within:
                return f"{home}: {plain(event.place.span.text)}"
    return country


def _country(entity: Entity) -> str | None:
    """The country of the task in which a place lies."""
    if entity.gazetteer is None:
        return None
    name = entity.gazetteer.within[-1] if entity.gazetteer.within else entity.name
    return next((c for c, words in vocabulary().countries.items() if name in words), None)


def plain(words: str) -> str:
    """Capitals without accents."""
    folded = unicodedata.normalize("NFKD", words)
    return "".join(c for c in folded if not unicodedata.combining(c)).upper()


def head(text: str) -> str:
    """The last word of a noun phrase before its first preposition, in small letters."""
    words: list[str] = re.findall(r"[\w\-]+", _AFTER_THE_HEAD.split(text.lower())[0])
    return words[-1] if words else ""


def _kind_of(participant: Participant, entities: Mapping[str, Entity]) -> str | None:
    entity = entities.get(participant.entity or "")
    return entity.kind if entity else None
