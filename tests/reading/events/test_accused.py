"""What somebody is blamed for: the accused as who did it, alleged, and by whoever says so."""

import pytest

from tests.reading.events.told import actors, targets, told


@pytest.mark.parametrize(
    ("text", "code", "who", "whom"),
    [
        (
            "The Taliban claimed responsibility for the killing of a judge.",
            "harm.kill",
            ["Taliban"],
            ["judge"],
        ),
        ("The ELN claimed the kidnapping of two engineers.", "liberty.disappear", ["ELN"], ["two engineers"]),
        (
            "Bishops held the army responsible for the killing of two catechists.",
            "harm.kill",
            ["army"],
            ["two catechists"],
        ),
        (
            "The dossier names a colonel as responsible for the killing of a priest.",
            "harm.kill",
            ["colonel"],
            ["priest"],
        ),
        (
            "The ministry put the blame for the killing of a priest on Maoists.",
            "harm.kill",
            ["Maoists"],
            ["priest"],
        ),
        (
            "Farmers lay the killing of their leader at the door of a landlord.",
            "harm.kill",
            ["landlord"],
            ["their leader"],
        ),
        (
            "They point the finger at the governor for the murder of Ana Roca.",
            "harm.kill",
            ["governor"],
            ["Ana Roca"],
        ),
        (
            "The party put down the murder of its secretary to rivals.",
            "harm.kill",
            ["rivals"],
            ["its secretary"],
        ),
        (
            "Suspicion fell on the landowner for the murder of José Lima.",
            "harm.kill",
            ["landowner"],
            ["José Lima"],
        ),
        (
            "The widow blamed paramilitaries for the death of her husband.",
            "harm.kill",
            ["paramilitaries"],
            ["her husband"],
        ),
        (
            "An armed group admitted to the abduction of a couple.",
            "liberty.disappear",
            ["armed group"],
            ["couple"],
        ),
        (
            "HRW accused Rwandan troops of the massacre of 33 refugees.",
            "harm.kill",
            ["Rwandan troops"],
            ["33 refugees"],
        ),
        ("The soldiers have been accused of the rape of a girl.", "harm.sexual", ["soldiers"], ["girl"]),
        ("Allegations of torture have been made against the warden.", "harm.torture", ["warden"], []),
        ("The guards stand accused of having tortured prisoners.", "harm.torture", ["guards"], ["prisoners"]),
    ],
)
def test_who_is_blamed_for_an_act_is_alleged_to_have_done_it(
    text: str, code: str, who: list[str], whom: list[str]
) -> None:
    event = told(text)[code]
    assert (actors(event), targets(event), event.certainty) == (who, whom, "alleged")


@pytest.mark.parametrize(
    ("text", "code", "who"),
    [
        ("Women in Shabunda spoke of rapes by soldiers.", "harm.sexual", ["soldiers"]),
        ("Residents of El Fasher complained of looting by the army.", "property.remove", ["army"]),
        ("The lawyer alleged torture by guards at Insein.", "harm.torture", ["guards"]),
        (
            "Three prisoners have made allegations of torture by intelligence officers.",
            "harm.torture",
            ["intelligence officers"],
        ),
        ("Witnesses told the commission of killings by the Red Berets.", "harm.kill", ["Red Berets"]),
        ("Fishermen in Jaffna protested against beatings by the navy.", "harm.assault", ["navy"]),
        ("The report documents the killing of nine farmers by rangers.", "harm.kill", ["rangers"]),
        (
            "Amnesty denounced the abduction of the journalist Omar Faye by gendarmes.",
            "liberty.disappear",
            ["gendarmes"],
        ),
        ("The petition lists eleven arrests in Nakuru.", "liberty.arrest", []),
    ],
)
def test_an_act_that_somebody_complains_or_tells_of_is_alleged_of_who_did_it(
    text: str, code: str, who: list[str]
) -> None:
    event = told(text)[code]
    assert (actors(event), event.certainty) == (who, "alleged")


def test_those_who_lay_the_blame_are_the_source() -> None:
    reading = told("Residents laid the blame for the killing of Ana Roca on the Border Guard.")
    assert reading.sources(reading["harm.kill"]) == ["Residents"]


def test_who_protests_is_not_who_did_what_is_protested_against() -> None:
    event = told("Fishermen in Jaffna protested against beatings by the navy.")["civic.protest"]
    assert actors(event) == ["Fishermen"]


def test_who_is_accused_ends_before_what_they_are_accused_of() -> None:
    event = told("The mother accused the police of the murder of her daughter.")["pressure.accuse"]
    assert targets(event) == ["police"]


def test_a_minister_of_justice_is_not_accused_of_justice() -> None:
    event = told("The lawyers accused the Minister of Justice.")["pressure.accuse"]
    assert targets(event) == ["Minister of Justice"]


@pytest.mark.parametrize(
    "text",
    [
        "The bishops did not hold the army responsible for the killing of a priest.",
        "No group has claimed responsibility for the killing of a priest.",
        "If rebels claimed responsibility for the killing of a priest, talks would end.",
        "The governor would be blamed for the killing of any observer.",
        "Whoever accuses an officer of murder must bring two witnesses.",
        "Doctors attributed the killing of the herd to anthrax.",
        "The police spoke of a murder in the old quarter.",
    ],
)
def test_nobody_did_what_nobody_is_said_to_be_blamed_for(text: str) -> None:
    assert [
        actors(event) for event in told(text).reading.events if event.type == "harm.kill" and event.actors
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "Residents never complained of looting by the army.",
        "The commission found no evidence of torture by guards.",
        "There is no proof of rapes by soldiers.",
        "The allegations of beatings by guards were found to be baseless.",
    ],
)
def test_what_nobody_complains_of_is_not_told(text: str) -> None:
    assert told(text).asserted == []


def test_who_suffered_what_is_alleged_is_not_accused_of_it() -> None:
    reading = told("The paper printed allegations of torture against two students.")
    assert [actors(event) for event in reading.reading.events if event.type == "harm.torture"] in ([], [[]])


def test_who_claims_that_their_own_were_killed_did_not_kill_them() -> None:
    reading = told("The party claimed the killing of two of its members.")
    assert [actors(event) for event in reading.reading.events if event.type == "harm.kill"] in ([], [[]])


def test_the_day_on_which_blame_is_laid_is_not_who_is_blamed() -> None:
    event = told("The ministry on Monday put the blame for the killing of a priest on Maoists.")["harm.kill"]
    assert actors(event) == ["Maoists"]
