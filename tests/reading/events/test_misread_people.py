"""Who did it to whom where the parse, or a name between, points at somebody else."""

import pytest

from tests.reading.events.told import actors, targets, told


def test_somebody_shot_dead_is_who_was_shot() -> None:
    assert targets(told("A guard shot dead a labourer at the mill.")["harm.kill"]) == ["labourer"]
    several = told("Gunmen shot dead two traders and a driver.")["harm.kill"]
    assert targets(several) == ["two traders", "driver"]


def test_a_weekday_behind_who_did_it_is_no_part_of_their_name() -> None:
    broken_up = told("Police Monday broke up a meeting of opposition supporters in Kasama.")
    assert actors(broken_up["assembly.disperse"]) == ["Police"]


@pytest.mark.parametrize(
    ("text", "code", "who"),
    [
        (
            "The Bundi police have filed an FIR against nine persons for allegedly beating up a farmer.",
            "harm.assault",
            ["nine persons"],
        ),
        (
            "A case was filed against three constables for torturing a thief.",
            "harm.torture",
            ["three constables"],
        ),
        (
            "Prosecutors opened a case against the mayor for threatening a clerk.",
            "pressure.threaten",
            ["mayor"],
        ),
    ],
)
def test_who_is_proceeded_against_is_said_to_have_done_it(text: str, code: str, who: list[str]) -> None:
    act = told(text)[code]
    assert actors(act) == who
    assert act.certainty == "alleged"


@pytest.mark.parametrize(
    ("text", "code", "whom"),
    [
        (
            "Police arrested Omar Deng, a clerk with a relief agency, who was then beaten.",
            "harm.assault",
            ["Omar Deng"],
        ),
        (
            "Soldiers stopped two guards of the bank, who were beaten.",
            "harm.assault",
            ["two guards of the bank"],
        ),
        ("The head of the union was arrested.", "liberty.arrest", ["head of the union"]),
        ("The head of the union, which was banned in May, resigned.", "party.dissolve", ["union"]),
    ],
)
def test_a_body_is_not_who_works_for_it(text: str, code: str, whom: list[str]) -> None:
    assert targets(told(text)[code]) == whom


def test_police_are_who_arrested_and_not_who_speaks_for_them() -> None:
    found = told("Officers freed Omar Deng, a spokesman for the police, who arrested him on Monday.")
    assert actors(found["liberty.arrest"]) == ["police"]


def test_as_many_names_as_there_are_people_are_theirs() -> None:
    two = told(
        "Two reporters of the Kenema Mirror, Joseph Vandi and Mariama Koroma, were charged with libel."
    )
    assert targets(two["liberty.charge"]) == ["Joseph Vandi", "Mariama Koroma"]
    five = told(
        "Five reporters of the Kenema Mirror, Joseph Vandi and Mariama Koroma, were charged with libel."
    )
    assert targets(five["liberty.charge"]) != ["Joseph Vandi", "Ana Roca"]


def test_a_second_act_is_not_a_second_target() -> None:
    found = told("The troops stayed in the villages, arresting people and looting houses.")
    assert targets(found["liberty.arrest"]) == ["people"]


def test_nobody_is_the_one_whom_they_threaten() -> None:
    text = (
        "Tulloch said he refused and it was then that a constable came from behind, pulled a plastic bag "
        "over his head and held it at the neck."
    )
    assert actors(told(text)["harm.torture"]) == []
    called = "Roca said an officer had called him and warned that he would be next to be shot."
    assert all("Roca" not in actors(e) for e in told(called).reading.events)


@pytest.mark.parametrize(
    ("text", "code", "who"),
    [
        ("A court sentenced Nasser Mutlaq to 12 years after arresting him in May.", "liberty.arrest", []),
        ("The officer sent a letter dismissing her.", "pressure.dismiss", ["officer"]),
    ],
)
def test_nobody_is_on_both_sides_of_an_act(text: str, code: str, who: list[str]) -> None:
    event = told(text)[code]
    assert actors(event) == who
    assert {a.entity for a in event.actors}.isdisjoint(t.entity for t in event.targets if t.entity)
