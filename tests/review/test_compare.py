"""Two accounts held against each other: what is paired, and where they contradict."""

from typing import Any

import pytest

from onrecord.evidence import Span
from onrecord.record import (
    Count,
    Date,
    Entity,
    Event,
    Gazetteer,
    Participant,
    PlaceReference,
    Reading,
    Report,
)
from onrecord.review.compare import Comparison, Sign, compare


class Account:
    """A report that grows with what is told in it."""

    def __init__(self) -> None:
        self.text = ""
        self.entities: list[Entity] = []
        self.events: list[Event] = []

    def words(self, words: str) -> Span:
        span = Span(len(self.text), len(self.text) + len(words), words)
        self.text += f"{words} "
        return span

    def party(self, name: str, kind: Any = "person") -> Participant:
        span = self.words(name)
        self.entities.append(Entity(f"e{len(self.entities) + 1}", kind, name, mentions=(span,)))
        return Participant(self.entities[-1].id, span)

    def tells(
        self,
        code: str,
        who: str | None = None,
        whom: str | None = None,
        where: str | None = None,
        when: str | None = None,
        many: Count | None = None,
        within: tuple[str, ...] = (),
        **more: Any,
    ) -> None:
        trigger = self.words("did")
        place = None
        if where:
            span = self.words(where)
            gazetteer = Gazetteer(where, 0.0, 0.0, within)
            self.entities.append(
                Entity(f"e{len(self.entities) + 1}", "place", where, mentions=(span,), gazetteer=gazetteer)
            )
            place = PlaceReference(self.entities[-1].id, span)
        self.events.append(
            Event(
                f"v{len(self.events) + 1}",
                code,
                trigger,
                (trigger,),
                actors=(self.party(who),) if who else (),
                targets=(self.party(whom),) if whom else (),
                place=place,
                date=Date(when, self.words("then")) if when else None,
                count=many,
                **more,
            )
        )

    def reading(self) -> Reading:
        return Reading(
            Report("0" * 64, "text/plain", self.text), tuple(self.entities), (), tuple(self.events)
        )


def compared(one: dict[str, Any], other: dict[str, Any], code: str = "harm.kill") -> Comparison:
    first, second = Account(), Account()
    first.tells(code, **one)
    second.tells(code, **other)
    return compare(first.reading(), second.reading())


def signs(comparison: Comparison) -> dict[str, Sign]:
    (pair,) = comparison.pairs
    return {aspect.name: aspect.sign for aspect in pair.aspects}


def count(value: int, words: str, **bounds: bool) -> Count:
    return Count(value, Span(0, len(words), words), **bounds)


def test_the_same_story_agrees_in_all_that_it_tells() -> None:
    told = {"who": "soldiers", "whom": "Amal Tawfiq", "where": "Basra", "when": "2017-11-27"}
    comparison = compared(told, told)
    assert set(signs(comparison).values()) == {"same"}
    assert not comparison.pairs[0].contradicts


def test_two_accounts_of_one_killing_may_name_others_for_it() -> None:
    comparison = compared({"who": "police", "whom": "Salim Aziz"}, {"who": "gunmen", "whom": "Salim Aziz"})
    assert signs(comparison)["who"] == "contradicts"
    assert signs(comparison)["whom"] == "same"


def test_what_one_says_happened_and_the_other_denies_contradicts() -> None:
    comparison = compared({"whom": "Salim Aziz"}, {"whom": "Salim Aziz", "polarity": "did-not-happen"})
    assert signs(comparison)["happened"] == "contradicts"


def test_what_only_one_tells_is_no_contradiction() -> None:
    comparison = compared({"whom": "Salim Aziz", "where": "Zubayr"}, {"whom": "Salim Aziz", "when": "2017"})
    assert signs(comparison) == {"happened": "same", "whom": "same", "where": "one", "when": "other"}
    assert not comparison.pairs[0].contradicts


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        ("2017-11-27", "2017-11-27", "same"),
        ("2017-11-27", "2017-11", "nearly"),
        ("2017-11-27", "2017-11-26/2017-11-28", "nearly"),
        ("2017-11-27", "2017-11-28", "contradicts"),
        ("XXXX-11-27", "2017-11-27", "same"),
        ("XXXX-11-27", "2017-11-28", "contradicts"),
        ("2017-11-27", "not a date", "nearly"),
    ],
)
def test_dates_contradict_only_when_they_cannot_be_one_day(one: str, other: str, sign: Sign) -> None:
    assert (
        signs(compared({"whom": "Salim Aziz", "when": one}, {"whom": "Salim Aziz", "when": other}))["when"]
        == sign
    )


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (count(3, "three"), count(3, "three"), "same"),
        (count(3, "three"), count(5, "five"), "contradicts"),
        (count(3, "at least three", at_least=True), count(5, "five"), "nearly"),
        (count(3, "three"), count(5, "up to five", at_most=True), "nearly"),
    ],
)
def test_numbers_contradict_unless_one_only_bounds_the_other(one: Count, other: Count, sign: Sign) -> None:
    told = signs(compared({"whom": "students", "many": one}, {"whom": "students", "many": other}))
    assert told["many"] == sign


def test_how_many_they_were_does_not_make_them_others() -> None:
    told = signs(
        compared(
            {"whom": "three students", "many": count(3, "three")},
            {"whom": "seven students", "many": count(7, "seven")},
        )
    )
    assert (told["whom"], told["many"]) == ("same", "contradicts")


def test_a_town_and_its_province_contradict_nothing() -> None:
    told = signs(
        compared(
            {"whom": "Salim Aziz", "where": "Zubayr", "within": ("Basra", "Iraq")},
            {"whom": "Salim Aziz", "where": "Basra"},
        )
    )
    assert told["where"] == "nearly"


def test_events_of_different_codes_are_never_one() -> None:
    first, second = Account(), Account()
    first.tells("harm.kill", whom="Salim Aziz")
    second.tells("liberty.arrest", whom="Salim Aziz")
    comparison = compare(first.reading(), second.reading())
    assert (len(comparison.pairs), len(comparison.only_one), len(comparison.only_other)) == (0, 1, 1)


def test_the_closest_are_paired_and_each_only_once() -> None:
    first, second = Account(), Account()
    first.tells("liberty.arrest", whom="Amal Tawfiq", where="Basra")
    first.tells("liberty.arrest", whom="Salim Aziz", where="Basra")
    second.tells("liberty.arrest", whom="Salim Aziz", where="Basra")
    comparison = compare(first.reading(), second.reading())
    assert [(pair.one.id, pair.other.id) for pair in comparison.pairs] == [("v2", "v1")]
    assert [event.id for event in comparison.only_one] == ["v1"]


def test_with_nothing_in_common_two_events_stay_apart() -> None:
    first, second = Account(), Account()
    for whom in ("Amal Tawfiq", "Huda Tawfiq Hassan"):
        first.tells("liberty.arrest", whom=whom)
    second.tells("liberty.arrest", whom="Salim Aziz")
    assert compare(first.reading(), second.reading()).pairs == ()


def test_a_code_alone_makes_nothing_one_that_different_people_did() -> None:
    assert compared({"who": "four masked men", "whom": "a pharmacist"}, {"who": "an officer"}).pairs == ()


def test_two_arrests_of_two_named_people_are_two() -> None:
    comparison = compared(
        {"who": "police", "whom": "Amal Tawfiq"}, {"who": "police", "whom": "Salim Aziz"}, "liberty.arrest"
    )
    assert comparison.pairs == ()


def test_somebody_whom_only_one_report_names_may_be_the_same() -> None:
    comparison = compared({"whom": "a teacher", "where": "Basra"}, {"whom": "Amal Tawfiq", "where": "Basra"})
    assert signs(comparison)["whom"] == "nearly"
