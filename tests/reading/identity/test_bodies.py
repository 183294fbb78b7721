"""The names of bodies: how far they reach, by what they are shortened, and that they are nobody's."""

import pytest

from onrecord.reading.places import find_places
from onrecord.record import EntityKind
from tests.reading.identity.telling import called, parsed, who_is_who


@pytest.mark.parametrize(
    ("sentence", "name", "alias"),
    [
        ("Police banned the rally of the opposition Renewal for Beira (RB).", "Renewal for Beira", "RB"),
        ("They wore the caps of the ruling Front of National Unity (FNU).", "Front of National Unity", "FNU"),
        ("Sofala Citizen Observation (SCO) followed the vote.", "Sofala Citizen Observation", "SCO"),
        ("The Terrorist Investigation Division (TID) held him.", "Terrorist Investigation Division", "TID"),
        (
            "Gunmen of the Gaitanista Self-Defense Forces of Colombia (AGC) came.",
            "Gaitanista Self-Defense Forces of Colombia",
            "AGC",
        ),
    ],
)
def test_brackets_tell_how_far_a_name_reaches_and_that_it_is_a_body(
    sentence: str, name: str, alias: str
) -> None:
    body = called(who_is_who(sentence), name)
    assert body.kind == "organization"
    assert alias in body.aliases


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Soldiers of Light Infantry Battalion 907 came.", "Light Infantry Battalion 907", "organization"),
        ("A cameraman of Canal 12, Josué Lagos, fell.", "Canal 12", "organization"),
        ("A reporter of Rádio Púnguè, Lurdes Sitoe, left.", "Rádio Púnguè", "organization"),
        ("She took it to the African Commission on Human and Peoples' Rights.",
         "African Commission on Human and Peoples' Rights", "organization"),
        ("Four were killed, according to the Municipal Committee in Defense of the Commons and Public Goods.",
         "Municipal Committee in Defense of the Commons and Public Goods", "organization"),
        ("A party, Strategy Aghmashenebeli, named him.", "Strategy Aghmashenebeli", "organization"),
        ("The mayor of Medio Atrato, Nilson Perea, spoke.", "Medio Atrato", "place"),
        ("He was shot near her house in Barangay Eroreco.", "Barangay Eroreco", "place"),
    ],
)  # fmt: skip
def test_a_body_or_a_place_is_read_whole_and_is_nobody(sentence: str, name: str, kind: EntityKind) -> None:
    assert called(who_is_who(sentence), name).kind == kind


def test_a_person_beside_the_head_of_a_body_is_no_body() -> None:
    identity = who_is_who("Police summoned the head of a mothers' association, K. Rajeswari, on Tuesday.")
    assert called(identity, "K. Rajeswari").kind == "person"


def test_two_bodies_with_and_between_them_are_two() -> None:
    identity = who_is_who("Officials of the Ministry of Interior and Licadho met in Phnom Penh.")
    assert called(identity, "Licadho").id != called(identity, "Ministry of Interior").id


def test_a_body_is_called_by_its_noun_or_its_telling_first_word() -> None:
    rights = who_is_who(
        "The Tujane Rights Collective spoke to 26 residents.", "It was searched, the Collective said."
    )
    assert called(rights, "Tujane Rights Collective").aliases == ("Collective",)
    peasants = who_is_who("The Plataforma Campesina met.", "Four were killed, according to the Plataforma.")
    assert called(peasants, "Plataforma Campesina").aliases == ("Plataforma",)


def test_neither_is_no_part_of_a_body() -> None:
    identity = who_is_who("Neither the attorney general's office nor the security ministry responded.")
    assert not [e for e in identity.entities if "Neither" in e.name]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("People's Renewal Congress", "organization"), ("People's Republic of China", "place")],
)
def test_letters_that_a_place_has_too_are_the_bodys_where_it_is_spelled_out(
    name: str, kind: EntityKind
) -> None:
    text = f"The {name} (PRC) said no. The PRC has threatened to boycott."
    assert called(who_is_who(text, places=find_places(parsed(text))), "PRC").kind == kind
