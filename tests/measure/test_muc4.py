"""Events as MUC-4 templates: what makes one incident, what fills its slots, in which form."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import load_codebook, packaged
from onrecord.intake import read_text
from onrecord.measure.muc4 import predict_muc4
from onrecord.measure.muc4.incidents import TYPES, find_incidents, join, may_join
from onrecord.measure.muc4.models import SIZE, columns, load_models
from onrecord.measure.muc4.rivals import Candidate, candidates, rival_signs
from onrecord.measure.muc4.scene import Scene, scene
from onrecord.measure.muc4.signs import pair_signs
from onrecord.measure.muc4.slots import MOST, STRINGS, Filler, chosen, country_of, day_form, distinct, plain
from onrecord.reading import Reader, load_reader, read
from onrecord.reading.parse import parse

TEXT = (
    "LIMA, 30 OCT 89 (XYZ) -- [TEXT] SHINING PATH TERRORISTS TODAY KILLED MAYOR JUAN PEREZ SOTO IN HUANCAYO, "
    "THE POLICE REPORTED. PEREZ SOTO WAS SHOT TO DEATH BY FOUR TERRORISTS AS HE WAS LEAVING HIS HOME.\n\n"
    "IN ANOTHER INCIDENT, A POWERFUL BOMB EXPLODED LAST NIGHT AT THE FRENCH EMBASSY IN MIRAFLORES. "
    "THE EXPLOSION DAMAGED THE EMBASSY BUILDING AND TWO VEHICLES."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader(load_codebook())


@pytest.fixture(scope="module")
def told(reader: Reader) -> Scene:
    report = read_text(TEXT, "t")
    return scene(read(report, replace(reader, codebook=packaged("muc4"))), parse(report, reader.nlp))


@pytest.fixture(scope="module")
def templates(reader: Reader) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = predict_muc4({"id": "t", "text": TEXT}, reader)["templates"]
    return found


def test_a_murder_and_a_bombing_are_two_incidents(templates: list[dict[str, Any]]) -> None:
    assert [t["incident_type"] for t in templates] == ["ATTACK", "BOMBING"]


def test_a_murder_gives_its_victim_its_day_and_who_did_it(templates: list[dict[str, Any]]) -> None:
    murder = templates[0]
    assert murder["hum_target_name"] == ["JUAN PEREZ SOTO"]
    assert murder["date"] == "30 OCT 89"
    assert murder["perp_org"] == ["SHINING PATH"]
    assert [c["of"] for c in murder["perp_confidence"]] == ["SHINING PATH"]


def test_what_was_bombed_is_a_physical_target_in_its_country(templates: list[dict[str, Any]]) -> None:
    bombing = templates[1]
    assert any("EMBASSY" in thing for thing in bombing["phys_target"])
    assert bombing["location"].startswith("PERU")
    assert bombing["hum_target_name"] == []


def test_a_text_without_incident_has_no_template(reader: Reader) -> None:
    line = {"id": "q", "text": "LIMA, 30 OCT 89 (XYZ) -- [TEXT] THE MINISTER OPENED A SCHOOL IN CUZCO TODAY."}
    assert predict_muc4(line, reader)["templates"] == []


def test_tellings_of_one_death_are_one_incident(told: Scene) -> None:
    first = find_incidents(told, load_models())[0]
    assert {act.trigger.text.lower() for act in first.acts} >= {"killed", "shot"}


def test_acts_that_have_nothing_in_common_are_incidents_of_their_own(told: Scene) -> None:
    thresholds = {"act": 0.1, "pair": 0.5}
    everything = dict.fromkeys(told.acts, 0.9)
    apart = join(told.acts, everything, {}, thresholds)
    assert [incident.acts for incident in apart] == [(act,) for act in told.acts]
    assert join(told.acts, dict.fromkeys(told.acts, 0.0), {}, thresholds) == ()


def test_a_bombing_is_never_joined_with_a_kidnapping(told: Scene) -> None:
    (bombing, *_) = [act for act in told.acts if act.family == "bombing"]
    kidnapping = replace(bombing, event=replace(bombing.event, type="kidnapping.kidnap"))
    killing = replace(bombing, event=replace(bombing.event, type="attack.kill"))
    assert may_join((bombing,), (killing,))
    assert not may_join((bombing,), (kidnapping,))


def test_a_slot_names_nobody_twice(told: Scene) -> None:
    fillers = [Filler(m, 0.9) for m in told.mentions if "PEREZ" in m.text]
    assert len(fillers) > 1
    assert len(distinct(fillers, "human_target", 0.5)) == 1
    assert len(candidates(fillers, "human_target")[0].of_all) == len(fillers)


def test_a_slot_takes_the_likeliest_phrases_and_none_that_is_unlikely(told: Scene) -> None:
    fillers = [Filler(m, n / 100) for n, m in enumerate(told.mentions)]
    taken = chosen(fillers, "perp_org", 0.05)
    assert taken == tuple(reversed(told.mentions))[: MOST["perp_org"]]
    assert chosen(fillers, "perp_org", 0.99) == ()


def test_a_phrase_is_judged_beside_its_rivals(told: Scene) -> None:
    incident = find_incidents(told, load_models())[0]
    one, other = told.mentions[:2]
    beside = (Candidate(one, 0.8, (0.8,)), Candidate(other, 0.4, (0.4,)))
    table = [dict.fromkeys(STRINGS, ()) | {"perp_individual": beside}]
    first, second = (
        set(rival_signs("perp_individual", place, 0, (incident,), table, told)) for place in (0, 1)
    )
    assert "next stronger > 0.7" in second - first
    assert "next weaker > 0.3" in first - second


def test_acts_that_name_the_same_victim_say_so_to_the_linkage(told: Scene) -> None:
    killed, shot = (act for act in told.acts if act.trigger.text.lower() in {"killed", "shot"})
    signs = set(pair_signs(killed, shot, told, dict.fromkeys(told.acts, 0.5)))
    assert "victims same" in signs
    assert "words of both > 0" in signs
    assert "days > 0" not in signs


def test_words_of_a_phrase_stand_in_the_report(told: Scene) -> None:
    for mention in told.mentions:
        assert TEXT[mention.span.start : mention.span.end] == mention.span.text


def test_each_family_of_the_book_has_a_type_of_the_task() -> None:
    assert {code.code.partition(".")[0] for code in packaged("muc4").codes} == set(TYPES)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Guerrillas dynamited two power pylons last night.", "bombing.bomb"),
        ("A bomb went off at the embassy.", "bombing.bomb"),
        ("The assassination of Senator Pedro Ruiz shocked the country.", "attack.kill"),
        ("Hooded men machinegunned the car of the judge.", "attack.strike"),
        ("Rebels set fire to three buses.", "arson.burn"),
        ("The engineer was kidnapped by four men.", "kidnapping.kidnap"),
        ("Terrorists stole weapons from a warehouse.", "robbery.rob"),
    ],
)
def test_the_book_reads_the_ways_in_which_such_acts_are_told(
    sentence: str, code: str, reader: Reader
) -> None:
    reading = read(read_text(sentence, "s"), replace(reader, codebook=packaged("muc4")))
    assert [event.type for event in reading.events] == [code]


@pytest.mark.parametrize(
    ("edtf", "form"),
    [("1989-12-30", "30 DEC 89"), ("1989-02", "01 FEB 89 - 28 FEB 89"), ("1989", None), ("1989-13", None)],
)
def test_days_have_the_form_of_the_keys(edtf: str, form: str | None) -> None:
    assert day_form(edtf) == form


def test_the_country_is_the_one_that_a_text_speaks_of_most() -> None:
    assert country_of("BOGOTA. THE ELN IN COLOMBIA, NEAR PERU") == "COLOMBIA"
    assert country_of("NOWHERE") is None


def test_names_of_places_are_plain_capitals() -> None:
    assert plain("Bogotá") == "BOGOTA"


@given(st.lists(st.text(max_size=20)))
def test_signs_fall_into_the_same_columns_in_any_order(signs: list[str]) -> None:
    assert columns(signs) == columns(reversed(signs))
    assert all(0 <= column < SIZE for column in columns(signs))


@given(st.lists(st.text(max_size=20)))
def test_a_chance_is_between_nought_and_one(signs: list[str]) -> None:
    assert all(0 <= linear.chance(signs) <= 1 for linear in load_models().linear.values())
