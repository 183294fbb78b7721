"""Actors and targets, through the ways that English hides them."""

import pytest

from tests.reading.events.told import actors, targets, told


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        ("Soldiers beat the teacher.", "harm.assault", ["Soldiers"], ["teacher"]),
        ("The teacher was beaten by soldiers.", "harm.assault", ["soldiers"], ["teacher"]),
        ("The teacher was beaten on Monday.", "harm.assault", [], ["teacher"]),
        ("Police arrested the editor and an aide.", "liberty.arrest", ["Police"], ["editor", "aide"]),
        ("Police and soldiers arrested the editor.", "liberty.arrest", ["Police", "soldiers"], ["editor"]),
        ("The men who were beaten by police went home.", "harm.assault", ["police"], ["men"]),
        ("Villagers beaten by soldiers went home.", "harm.assault", ["soldiers"], ["Villagers"]),
        ("The officer who beat the teacher has left.", "harm.assault", ["officer"], ["teacher"]),
        ("Soldiers stopped the bus and beat the driver.", "harm.assault", ["Soldiers"], ["driver"]),
        ("The mob attacked the town, killing six people.", "harm.kill", ["mob"], ["six people"]),
        ("The arrest of the editor by soldiers was told.", "liberty.arrest", ["soldiers"], ["editor"]),
        ("Her arrest shocked the town.", "liberty.arrest", [], ["Her"]),
        ("Troops carried out an attack on farmers.", "harm.assault", ["Troops"], ["farmers"]),
        ("Police forced her to sign a confession.", "pressure.document", ["Police"], ["her"]),
        ("She was forced by police to sign a confession.", "pressure.document", ["police"], ["She"]),
        ("The governor urged villagers to defect.", "defection.urge", ["governor"], ["villagers"]),
        ("A guard twisted her arm.", "harm.assault", ["guard"], ["her"]),
        ("He was arrested together with two students.", "liberty.arrest", [], ["He", "two students"]),
        ("Police used tear gas to disperse the crowd.", "assembly.disperse", ["Police"], ["crowd"]),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, code: str, who: list[str], whom: list[str]) -> None:
    event = told(text)[code]
    assert (actors(event), targets(event)) == (who, whom)


def test_a_bomb_is_no_actor() -> None:
    assert actors(told("A bomb killed two soldiers.")["harm.kill"]) == []


def test_nobody_is_no_actor() -> None:
    assert actors(told("Nobody arrested the editor.")["liberty.arrest"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lawmakers killed the bill.",
        "Critics attacked the proposal.",
        "The striker shot wide in the second half.",
        "The home side beat the champions in the final match.",
        "The ministry launched a campaign against malaria.",
        "The company released its annual report.",
        "Farmers burned the old straw.",
        "She took the bus to town.",
        "The detained men are from Minya.",
    ],
)
def test_words_in_another_sense_draft_nothing(text: str) -> None:
    assert told(text).asserted == []


def test_one_trigger_is_one_act() -> None:
    assert told("The boy was shot in the chest and died.").codes.count("harm.kill") == 1
    assert "harm.assault" not in told("The boy was shot in the chest and died.").codes


def test_two_acts_of_one_verb_are_two_events() -> None:
    codes = told("The judge forbade her to speak to the press or to leave the country.").codes
    assert {"speech.censor", "movement.restrict"} <= set(codes)


def test_a_decision_gives_way_to_what_was_decided() -> None:
    assert told("The court ruled to dissolve the party.").codes == ["party.dissolve"]


def test_every_field_has_its_reason() -> None:
    event = told("Soldiers beat the teacher in Basra on 3 May 2019.")["harm.assault"]
    reasons = {reason.field: reason for reason in event.reasons}
    assert reasons["type"].rule == "harm.assault:beat/verb"
    assert reasons["actors"].rule == "frame:subject"
    assert reasons["targets"].rule == "frame:object"
    assert reasons["date"].span == event.date.span if event.date else False
    assert reasons["certainty"].rule == "publication"
