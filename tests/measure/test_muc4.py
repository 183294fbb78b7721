"""Events as MUC-4 templates: what makes one incident, what fills its slots."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.evidence import Span, cut
from onrecord.measure.muc4 import templates
from onrecord.measure.muc4.slots import country_of, head
from onrecord.record import (
    Date,
    Entity,
    Event,
    Gazetteer,
    Part,
    Participant,
    PlaceReference,
    Reading,
    Report,
)

TEXT = (
    "LIMA, 30 OCT 89 -- SHINING PATH TERRORISTS KILLED MAYOR JUAN PEREZ SOTO IN HUANCAYO ON SUNDAY.\n\n"
    "PEREZ WAS MURDERED AT HIS HOME. A BOMB DESTROYED THE FRENCH EMBASSY IN LIMA TODAY.\n\n"
    "THE GUARD BLAMED THE SHINING PATH FOR THE DEATH."
)


def _span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return cut(TEXT, start, start + len(words))


def _who(words: str, entity: str | None) -> tuple[Participant, ...]:
    return (Participant(entity, _span(words)),)


def _sentence(words: str) -> tuple[Span, ...]:
    return (_span(words),)


FIRST = Event(
    id="v1",
    type="harm.kill",
    trigger=_span("KILLED"),
    evidence=_sentence("SHINING PATH TERRORISTS KILLED MAYOR JUAN PEREZ SOTO IN HUANCAYO ON SUNDAY"),
    actors=_who("SHINING PATH TERRORISTS", "e1"),
    targets=_who("MAYOR JUAN PEREZ SOTO", "e2"),
    place=PlaceReference("e4", _span("HUANCAYO")),
    date=Date("1989-10-29", _span("ON SUNDAY")),
)
AGAIN = Event(
    id="v2",
    type="harm.kill",
    trigger=_span("MURDERED"),
    evidence=_sentence("PEREZ WAS MURDERED AT HIS HOME"),
    targets=(Participant("e3", _span("PEREZ", 1)),),
)
BOMB = Event(
    id="v3",
    type="harm.bomb",
    trigger=_span("BOMB DESTROYED"),
    evidence=_sentence("A BOMB DESTROYED THE FRENCH EMBASSY IN LIMA TODAY"),
    targets=_who("THE FRENCH EMBASSY", None),
    place=PlaceReference("e5", _span("LIMA", 1)),
)
ENTITIES = (
    Entity("e1", "group", "SHINING PATH TERRORISTS", mentions=(_span("SHINING PATH TERRORISTS"),)),
    Entity("e2", "person", "JUAN PEREZ SOTO", mentions=(_span("MAYOR JUAN PEREZ SOTO"),)),
    Entity("e3", "person", "PEREZ", mentions=(_span("PEREZ", 1),)),
    Entity("e4", "place", "HUANCAYO", gazetteer=Gazetteer("1", None, None, ("Junín", "Peru"))),
    Entity("e5", "place", "LIMA", gazetteer=Gazetteer("2", None, None, ("Lima", "Peru"))),
)


def _templates(*events: Event) -> list[dict[str, Any]]:
    middle, last = TEXT.index("\n\n"), TEXT.rindex("\n\n")
    report = Report(
        sha256="0" * 64,
        media_type="text/plain",
        text=TEXT,
        published="1989-10-30",
        parts=(
            Part("paragraph", 0, middle),
            Part("paragraph", middle + 2, last),
            Part("paragraph", last + 2, len(TEXT)),
        ),
    )
    return list(templates(Reading(report=report, entities=ENTITIES, events=events)))


def test_an_incident_gives_its_day_place_victim_and_perpetrators() -> None:
    (killing,) = _templates(FIRST)
    assert killing["incident_type"] == "ATTACK"
    assert killing["date"] == "29 OCT 89"
    assert killing["location"] == "PERU: HUANCAYO"
    assert killing["hum_target_name"] == ["JUAN PEREZ SOTO"]
    assert killing["perp_individual"] == ["SHINING PATH TERRORISTS"]
    assert killing["perp_org"] == ["SHINING PATH"]
    assert killing["perp_confidence"] == [{"value": "REPORTED AS FACT", "of": "SHINING PATH"}]


def test_two_killings_of_one_person_are_one_incident_though_the_name_is_shorter() -> None:
    assert len(_templates(FIRST, AGAIN)) == 1
    elsewhere = replace(AGAIN, place=BOMB.place)
    assert len(_templates(FIRST, elsewhere)) == 1


def test_a_bombing_elsewhere_is_another_incident() -> None:
    assert [t["incident_type"] for t in _templates(FIRST, BOMB)] == ["ATTACK", "BOMBING"]


def test_what_was_bombed_is_a_physical_target_and_an_unknown_day_ends_with_the_report() -> None:
    (bombing,) = _templates(BOMB)
    assert bombing["phys_target"] == ["THE FRENCH EMBASSY"]
    assert bombing["hum_target_name"] == []
    assert bombing["date"] == "- 30 OCT 89"


def test_a_body_that_is_presumed_to_have_done_it_is_suspected() -> None:
    presumed = replace(
        FIRST, actors=(), evidence=_sentence("THE GUARD BLAMED THE SHINING PATH FOR THE DEATH")
    )
    assert _templates(presumed)[0]["perp_confidence"] == [
        {"value": "SUSPECTED OR ACCUSED", "of": "SHINING PATH"}
    ]


def test_a_month_is_a_range() -> None:
    month = Date("1989-09", _span("ON SUNDAY"))
    assert _templates(replace(FIRST, date=month))[0]["date"] == "01 SEP 89 - 30 SEP 89"


@pytest.mark.parametrize(
    "event",
    [
        replace(FIRST, polarity="did-not-happen"),
        replace(FIRST, type="liberty.arrest"),
        replace(FIRST, date=Date("1985-11", _span("ON SUNDAY"))),
        replace(FIRST, targets=()),
    ],
    ids=["denied", "arrest", "long ago", "to nobody"],
)
def test_what_the_task_leaves_out_gives_no_template(event: Event) -> None:
    assert _templates(event) == []


def test_the_country_is_the_one_that_the_text_speaks_of_most() -> None:
    assert country_of("SALVADORAN POLICE IN PERU SAID THE FMLN HAD LEFT") == "EL SALVADOR"
    assert country_of("Nothing is told here") is None


def test_the_head_of_a_phrase_stands_before_its_preposition() -> None:
    assert head("THE RESIDENCE OF PRESIDENT ALFREDO CRISTIANI") == "residence"
