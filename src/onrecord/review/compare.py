"""Two accounts of what happened, held against each other: what both tell, and where they contradict.

Events of one code are paired when something ties them together (a person, a place, a day), the closest pairs
first. Then each pair is compared aspect by aspect. A difference between two reports is for a person to judge;
nothing here says which of them is right.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from edtf import EDTFParseException, parse_edtf
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.utils import default_process

from onrecord.record import Count, Entity, Event, Participant, Reading

Name = Literal["who", "whom", "where", "when", "many", "happened"]
Sign = Literal["same", "nearly", "contradicts", "one", "other"]
"""How two accounts stand to each other. ``nearly``: some of the same persons, a day and the month it is in, a
town and its province. ``one`` and ``other``: only the first or the second tells it."""
NAMES: tuple[Name, ...] = ("happened", "who", "whom", "where", "when", "many")
_ALIKE = 90
"""Similarity of two names, of 100, from which they may be one: "police" and "the Basra police"."""
_NAMEABLE = frozenset({"person", "organization"})
_BY_NAME, _BY_DESCRIPTION, _SAME_PLACE, _SAME_DAY, _OVERLAP = 3.0, 1.0, 1.0, 1.0, 0.5
_APART, _OTHER_NAMES, _OTHER_WORDS = -1.5, -3.0, -0.5
"""What speaks for two events being one, and what against it: a name most of all."""
T = TypeVar("T")
Days = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that two accounts of an event both tell, or only one of them."""

    name: Name
    sign: Sign


@dataclass(frozen=True, slots=True)
class Pair:
    """An event in both accounts, and how they stand to each other in each aspect that either tells."""

    one: Event
    other: Event
    aspects: tuple[Aspect, ...]

    @property
    def contradicts(self) -> bool:
        """Whether the accounts cannot both be right as they were drafted."""
        return any(aspect.sign == "contradicts" for aspect in self.aspects)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two accounts: what both tell, in the order of the first, and what only one of them does."""

    pairs: tuple[Pair, ...]
    only_one: tuple[Event, ...]
    only_other: tuple[Event, ...]


def compare(one: Reading, other: Reading) -> Comparison:
    """The events of two readings, paired where they may be one and the same."""
    accounts = _Account(one), _Account(other)
    ties = sorted(
        (-tie, first.trigger.start, second.trigger.start, first.id, second.id)
        for first in one.events
        for second in other.events
        if first.type == second.type
        for tie in (_tie(first, second, *accounts),)
        # Two acts of which nothing is alike but the code, done by different people, are two acts.
        if tie > 0
        or (
            tie == 0
            and _alone(first, one)
            and _alone(second, other)
            and _parties(*_actors(first, second, *accounts)) != "contradicts"
        )
    )
    found: dict[str, str] = {}
    for _, _, _, first_id, second_id in ties:
        if first_id not in found and second_id not in found.values():
            found[first_id] = second_id
    theirs = {event.id: event for event in other.events}
    told = [event for event in _in_order(one) if event.id in found]
    return Comparison(
        pairs=tuple(
            Pair(event, theirs[found[event.id]], tuple(_aspects(event, theirs[found[event.id]], *accounts)))
            for event in told
        ),
        only_one=tuple(event for event in _in_order(one) if event.id not in found),
        only_other=tuple(event for event in _in_order(other) if event.id not in found.values()),
    )


@dataclass(frozen=True, slots=True)
class _Party:
    """A participant: all forms by which the report speaks of them, folded, and whether they have a name."""

    forms: tuple[str, ...]
    named: bool
    person: bool

    def is_described(self, other: "_Party") -> bool:
        """Whether one of the two is a person's name and the other may be a description of that person."""
        return self.person and other.person and self.named != other.named

    def may_be(self, other: "_Party") -> bool:
        """Whether the two may be the same."""
        return any(token_set_ratio(form, twin) >= _ALIKE for form in self.forms for twin in other.forms)


class _Account:
    """A reading with its entities at hand."""

    def __init__(self, reading: Reading) -> None:
        self._entities = {entity.id: entity for entity in reading.entities}

    def parties(self, participants: Sequence[Participant], event: Event) -> list[_Party]:
        """The actors or targets of an event; how many they were is another question ("three students")."""
        number = default_process(event.count.span.text).split() if event.count else []
        found = []
        for participant in participants:
            entity = self._entities.get(participant.entity or "")
            forms = (entity.name, *entity.aliases) if entity else (participant.span.text,)
            folded = (
                [word for word in default_process(form).split() if word not in number] for form in forms
            )
            named = entity is not None and entity.kind in _NAMEABLE and entity.name[:1].isupper()
            whole = tuple(" ".join(words) for words in folded if words)
            found.append(_Party(whole, named, entity is not None and entity.kind == "person"))
        return found

    def place(self, event: Event) -> Entity | None:
        """The place of an event, where it is known."""
        return self._entities.get(event.place.entity or "") if event.place else None


def _tie(one: Event, other: Event, mine: _Account, theirs: _Account) -> float:
    """How strongly two events of one code are tied together; 0 when nothing speaks for or against it."""
    tie = _others(mine.parties(one.targets, one), theirs.parties(other.targets, other))
    for ours, others in (
        (mine.parties(one.targets, one), theirs.parties(other.targets, other)),
        (mine.parties(one.actors, one), theirs.parties(other.actors, other)),
    ):
        for party in ours:
            twins = [each for each in others if party.may_be(each)]
            if twins:
                tie += _BY_NAME if party.named and any(each.named for each in twins) else _BY_DESCRIPTION
    where, when = _where(one, other, mine, theirs), _when(one, other)
    tie += {"same": _SAME_PLACE, "contradicts": _APART}.get(where or "", 0.0)
    return tie + {"same": _SAME_DAY, "nearly": _OVERLAP, "contradicts": _APART}.get(when or "", 0.0)


def _actors(one: Event, other: Event, mine: _Account, theirs: _Account) -> tuple[list[_Party], list[_Party]]:
    return mine.parties(one.actors, one), theirs.parties(other.actors, other)


def _others(ours: Sequence[_Party], others: Sequence[_Party]) -> float:
    """What it counts that it was done to others: less when they are only described."""
    if _parties(ours, others) != "contradicts":
        return 0.0
    return _OTHER_NAMES if all(party.named for party in (*ours, *others)) else _OTHER_WORDS


def _aspects(one: Event, other: Event, mine: _Account, theirs: _Account) -> Iterator[Aspect]:
    signs: dict[Name, Sign | None] = {
        "happened": "same" if one.polarity == other.polarity else "contradicts",
        "who": _parties(mine.parties(one.actors, one), theirs.parties(other.actors, other)),
        "whom": _parties(mine.parties(one.targets, one), theirs.parties(other.targets, other)),
        "where": _where(one, other, mine, theirs),
        "when": _when(one, other),
        "many": _either(one.count, other.count, _many),
    }
    for name in NAMES:
        sign = signs[name]
        if sign is not None:
            yield Aspect(name, sign)


def _parties(ours: Sequence[_Party], others: Sequence[_Party]) -> Sign | None:
    if not ours or not others:
        return "one" if ours else "other" if others else None
    met = sum(any(each.may_be(twin) for twin in others) for each in ours)
    if met == 0:
        described = any(each.is_described(twin) for each in ours for twin in others)
        return "nearly" if described else "contradicts"
    return "same" if met == len(ours) and len(ours) == len(others) else "nearly"


def _where(one: Event, other: Event, mine: _Account, theirs: _Account) -> Sign | None:
    if one.place is None or other.place is None:
        return "one" if one.place else "other" if other.place else None
    here, there = mine.place(one), theirs.place(other)
    if _called(here, one.place.span.text) & _called(there, other.place.span.text):
        return "same"
    if _within(here, there) or _within(there, here):
        return "nearly"
    return "contradicts" if here and there and here.gazetteer and there.gazetteer else "nearly"


def _called(place: Entity | None, words: str) -> set[str]:
    """What a place is called, by the report and by the gazetteer."""
    if place is None:
        return {default_process(words)}
    return {default_process(place.name)} | ({place.gazetteer.id} if place.gazetteer else set())


def _within(inner: Entity | None, outer: Entity | None) -> bool:
    """Whether the gazetteer has one place inside the other: a town in its province contradicts nothing."""
    if inner is None or outer is None or inner.gazetteer is None:
        return False
    around = {default_process(name) for name in inner.gazetteer.within}
    return any(default_process(name) in around for name in (outer.name, *outer.aliases))


def _when(one: Event, other: Event) -> Sign | None:
    ours = one.date.edtf if one.date else None
    others = other.date.edtf if other.date else None
    return _either(ours, others, _days)


def _days(one: str, other: str) -> Sign:
    """Whether two EDTF dates may be the same day: a month and a day in it may."""
    if one == other:
        return "same"
    if one.startswith("XXXX") != other.startswith("XXXX"):  # a year that one does not know is the other's
        year = (other if one.startswith("XXXX") else one)[:4]
        return _days(one.replace("XXXX", year), other.replace("XXXX", year))
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None:
        return "nearly"
    return "nearly" if first[0] <= second[1] and second[0] <= first[1] else "contradicts"


def _bounds(date: str) -> Days | None:
    try:
        parsed = parse_edtf(date)
        return tuple(parsed.lower_strict()[:3]), tuple(parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError, AttributeError):
        return None


def _many(one: Count, other: Count) -> Sign:
    if one.value == other.value:
        return "same" if (one.at_least, one.at_most) == (other.at_least, other.at_most) else "nearly"
    low, high = sorted((one, other), key=lambda count: count.value)
    return "nearly" if low.at_least or high.at_most else "contradicts"


def _either(one: T | None, other: T | None, both: Callable[[T, T], Sign]) -> Sign | None:
    if one is None or other is None:
        return "one" if one is not None else "other" if other is not None else None
    return both(one, other)


def _alone(event: Event, reading: Reading) -> bool:
    """Whether it is the only event of its code in its account."""
    return sum(each.type == event.type for each in reading.events) == 1


def _in_order(reading: Reading) -> list[Event]:
    return sorted(reading.events, key=lambda event: event.trigger.start)
