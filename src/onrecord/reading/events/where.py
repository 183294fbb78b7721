"""Where an event happened: the spot of its own clause, by name rather than by a mere word for a place.

Of several the smallest counts: what holds it ("in Sechaj, in the municipality of Panzós") only says where
that is. "There", "where" and "the village" stand for the spot told last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.spots import Spot, Standing
from onrecord.reading.events.surroundings import GOVERNING, NESTED, ON_CLAUSE, Surroundings
from onrecord.reading.places import PlaceName, names_a_people

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORDER: dict[Standing, int] = {"at": 0, "from": 1, "object": 2, "modifier": 2, "goal": 3, "loose": 4}
_FIRST = -1
_TOLD: frozenset[Standing] = frozenset({"at", "from", "object", "goal"})
_DASHES = ("-", "–", "—")
_REACH = 2
"""Paragraphs back in which "there" and "the village" find what they stand for."""
_TOWNS = frozenset({"village", "town", "city", "hamlet", "settlement", "community", "suburb", "place"})
_LANDS = frozenset(
    {"region", "province", "state", "county", "district", "island", "country", "area", "territory"}
)

_HOLDERS = _LANDS | {
    "canton", "department", "governorate", "municipality", "oblast", "prefecture", "township",
}  # fmt: skip
"""What the smaller of two places lies in: "from the community of Sechaj, in the municipality of Panzós"."""


def where(around: Surroundings, spots: Sequence[Spot]) -> tuple[Spot, str] | None:
    """The place of an event and the rule; None where its own sentence does not tell it."""
    here = [s for s in spots if s.passage is around.passage and around.is_here(s.span)]
    here = [s for s in here if not around.is_of_answer(s.head)]
    ranked = sorted(
        ((*rank, s.span.start, s) for s in here if (rank := _rank(around, s)) is not None),
        key=lambda entry: entry[:-1],
    )
    ranked = [entry for entry in ranked if not around.is_of_ground(entry[-1].head)] or ranked
    pointed = _pointed(around, spots)
    if ranked and (pointed is None or ranked[0][0] == 0):
        tier, nameless = ranked[0][:2]
        spot = _smallest([entry[-1] for entry in ranked if entry[:2] == (tier, nameless)])
        return _told_before(spot, spots), ("clause", "governing", "nested")[tier]
    if pointed is not None:
        return pointed
    named = [s for s in here if s.name is not None and s.standing != "modifier"]
    if around.is_another_time:
        named = [s for s in named if around.in_own_clause(s.span)]
    if named and len({s.entity or s.span.text for s in named}) == 1:
        return named[0], "sentence"
    return None


def dateline(around: Surroundings, spots: Sequence[Spot], places: Sequence[PlaceName]) -> Spot | None:
    """The place of the dateline of the trigger's paragraph, unless this names another place or a people.

    "GENEVA — Congolese soldiers killed two men, the United Nations said": nobody was killed in Geneva.
    """
    line = _dateline(around, spots)
    if line is None:
        return None
    others = [p for p in places if around.passage.start <= p.span.start < around.passage.end]
    above = line.gazetteer.within if line.gazetteer else ()
    known = {name.casefold() for name in (line.span.text, *above)}
    foreign = any(p.span.text.casefold() not in known for p in others)
    return None if foreign or names_a_people(around.passage.doc[0].text) else line


def here(around: Surroundings, spots: Sequence[Spot]) -> Spot | None:
    """The place of the dateline where the trigger's own clause says "here": "SUKKUR: A court here …"."""
    said = any(
        word.lower_ == "here" and not _is_quoted(word, around) and around.distance_of(word) <= ON_CLAUSE
        for word in around.trigger.sent
    )
    if not said:
        return None
    opening = [s for s in spots if s.passage is around.passage and s.span.start == around.passage.start]
    text = around.parse.report.text
    if opening and text[opening[0].span.end : opening[0].span.end + 1] == ":":
        return opening[0]
    return _dateline(around, spots)


def _is_quoted(word: "Token", around: Surroundings) -> bool:
    span = around.parse.span(around.passage, word)
    return any(s.kind == "direct" and s.holds(span) for s in around.statements)


def _dateline(around: Surroundings, spots: Sequence[Spot]) -> Spot | None:
    """The spot of the dateline of the trigger's paragraph, which a dash or a colon closes."""
    line = [s for s in spots if s.paragraph == around.paragraph - 1 and s.passage.part is around.passage.part]
    text = around.parse.report.text
    end = line[0].passage.end if line else 0
    closed = text[:end].rstrip().endswith(_DASHES) or text[end : end + 1] == ":"
    return line[0] if line and closed else None


def _rank(around: Surroundings, spot: Spot) -> tuple[int, bool, int, bool] | None:
    """How well a spot fits, the best first; None where it is no place of the event."""
    distance = around.distance_of(spot.head)
    if distance > NESTED or (distance == NESTED and spot.name is None):
        return None
    if spot.standing == "loose":
        return None
    if spot.standing == "object" and distance > 0:
        return (1, False, _FIRST, False) if _is_assaulted(spot, around) else None
    if spot.standing == "modifier" and not _is_of_trigger(spot.head, around):
        return None
    tier = 0 if distance <= ON_CLAUSE else 1 if distance <= GOVERNING else 2
    return tier, spot.name is None, _ORDER[spot.standing], spot.span.start < around.own.start


def _is_assaulted(spot: Spot, around: Surroundings) -> bool:
    """Whether it is the place that the clause above assaults: "attacked Katsiru, *killing* five"."""
    verb = spot.head.head
    near = around.distance_of(spot.head) == GOVERNING and verb.i < around.trigger.i
    return near and spot.name is not None and verb.lemma_.lower() in words("assaulting")


def _is_of_trigger(head: "Token", around: Surroundings) -> bool:
    """Whether a place tells apart the act itself: "the Basra killings", "the bombing of Aleppo"."""
    governor = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    return around.trigger.pos_ == "NOUN" and (governor == around.trigger or governor in around.words)


def _smallest(spots: Sequence[Spot]) -> Spot:
    """The first of them that holds none of the others."""
    return next((s for s in spots if not any(_holds(s, other) for other in spots)), spots[0])


def _holds(spot: Spot, other: Spot) -> bool:
    if spot is other or spot.name is None:
        return False
    if other.name is not None and spot.noun in _HOLDERS and other.noun not in _HOLDERS:
        return True
    if other.gazetteer is not None and spot.name in other.gazetteer.within:
        return True
    below = spot.head != other.head and other.head in spot.head.ancestors
    return below and spot.standing == "at" and other.name is not None


def _pointed(around: Surroundings, spots: Sequence[Spot]) -> tuple[Spot, str] | None:
    """What "there" in the trigger's clause, or the "where" that opens it, stands for."""
    for word in around.trigger.sent:
        if word.lower_ == "there" and word.dep_ == "advmod" and around.distance_of(word) <= GOVERNING:
            spot = _last(spots, around, before=around.parse.span(around.passage, word).start)
            return (spot, "there") if spot is not None else None
        if word.lower_ == "where" and _opens(word, around):
            start = around.parse.span(around.passage, word).start
            earlier = [s for s in spots if around.sentence.start <= s.span.start and s.span.end <= start]
            named = [s for s in earlier if s.name is not None and s.standing != "modifier"] or earlier
            return (named[-1], "where") if named else None
    return None


def _opens(word: "Token", around: Surroundings) -> bool:
    clause = around.clause
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause not in {clause.head, word.head}:
        clause = clause.head
    return word.head == clause and clause.dep_ == "relcl"


def _last(spots: Iterable[Spot], around: Surroundings, before: int) -> Spot | None:
    """The spot told last, by name where the same sentence gives both."""
    earlier = [s for s in spots if s.span.end <= before and around.paragraph - s.paragraph <= _REACH]
    own = [s for s in earlier if s.name is not None and s.span.start >= around.sentence.start]
    told = [s for s in earlier if s.standing in _TOLD]
    if own and (not told or told[-1].span.start < around.sentence.start):
        return own[-1]  # "the head of the party's Prey Veng branch said that people there …"
    if not told:
        return None
    last = told[-1]
    beside = [
        s for s in told if s.name is not None and s.head.sent == last.head.sent and s.passage is last.passage
    ]
    return beside[-1] if beside else last


def _told_before(spot: Spot, spots: Sequence[Spot]) -> Spot:
    """``spot`` with the entity of the place that it points back to: "the village", "the camp"."""
    if spot.name is not None or not spot.points_back:
        return spot
    earlier = [s for s in spots if s.span.end <= spot.span.start and s.entity is not None]
    for other in reversed(earlier):  # "Gashish village, Barkin Ladi": "the village" is Gashish
        if other.noun == spot.noun and other.name is not None and spot.paragraph - other.paragraph <= _REACH:
            return replace(spot, entity=other.entity, gazetteer=other.gazetteer)
    if spot.entity is not None:
        return spot
    for other in reversed(earlier):
        near = spot.paragraph - other.paragraph <= _REACH
        if other.noun == spot.noun or (near and _is_kind(other, spot.noun)):
            return replace(spot, entity=other.entity, gazetteer=other.gazetteer)
    return spot


def _is_kind(spot: Spot, noun: str) -> bool:
    feature = spot.gazetteer.feature if spot.gazetteer else None
    if noun in _TOWNS:
        return feature == "town"
    return noun in _LANDS and feature == noun
