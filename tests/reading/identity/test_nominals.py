"""Noun phrases: somebody spoken of before, or somebody new."""

import pytest

from tests.reading.identity.telling import called, stands_for, who_is_who


def linked(text: str, words: str, nth: int = 1) -> str | None:
    return stands_for(who_is_who(*text.split("\n\n")), text, words, nth)


def test_the_councillor_is_the_councillor_who_was_named() -> None:
    text = "Ven Vath, a commune councillor, was accused of theft.\n\nPolice then beat the councillor."
    assert linked(text, "councillor", 2) == "Ven Vath"


def test_of_two_councillors_neither_is_the_councillor() -> None:
    text = "Ven Vath, a councillor, met Sok Dara, a councillor.\n\nPolice then beat the councillor."
    assert linked(text, "councillor", 3) == "councillor"


def test_the_minister_need_not_be_the_prime_minister() -> None:
    text = "Prime Minister Hun Sen spoke. Police then arrested the minister."
    assert linked(text, "minister", 1) == "minister"


def test_the_party_is_the_party_spoken_of() -> None:
    text = "The Upper Valley People’s Party said three members were missing. The party will complain."
    assert linked(text, "party") == "Upper Valley People’s Party"


def test_the_ruling_party_is_the_one_that_is_said_to_rule() -> None:
    text = (
        "Officials were told to join the ruling party.\n\n"
        "The CNRP was a rival of the ruling Cambodian People’s Party."
    )
    assert linked(text, "ruling party") == "Cambodian People’s Party"


def test_the_same_commune_chief_is_one_person() -> None:
    identity = who_is_who("A commune chief came to the house.", "The commune chief gave them rice.")
    assert len(called(identity, "commune chief").mentions) == 2


def test_police_are_one_body_unless_they_are_told_apart() -> None:
    identity = who_is_who("Police came at dawn.", "The police left. Military police stayed behind.")
    assert len(called(identity, "Police").mentions) == 2
    assert called(identity, "Military police").id != called(identity, "Police").id


def test_parts_of_a_group_are_groups_of_their_own() -> None:
    text = "Four former officials were bribed. Two agreed to defect, but two others did not."
    identity = who_is_who(text)
    names = {stands_for(identity, text, w) for w in ("Four former officials", "Two", "two others")}
    assert names == {"Four former officials", "Two", "two others"}


def test_those_who_did_something_are_a_group_with_their_clause() -> None:
    identity = who_is_who("Those who were forced to defect are in hiding.")
    assert called(identity, "Those who were forced to defect").kind == "group"


def test_nobody_and_no_journalist_are_nobody() -> None:
    identity = who_is_who("Nobody was hurt. He said that no journalist was in prison.")
    assert not [e for e in identity.entities if e.kind in {"person", "group"} and "journalist" in e.name]


def test_her_brother_is_not_she() -> None:
    text = "Amal Radwan wept. Her brother fled to Sudan."
    assert linked(text, "Her brother") == "Her brother"


def test_kin_that_was_named_is_the_same_kin_later() -> None:
    text = "I live in Quetta. Men took my son, Sher Jan, from our house. I ask where my son is."
    assert linked(text, "my son", 2) == "Sher Jan"


def test_the_boy_is_nobody_who_was_named_as_a_man() -> None:
    text = "Ibrahim Sule spoke to reporters. Ibrahim Sule said that the boy was killed."
    assert linked(text, "boy") == "boy"


def test_the_village_is_the_village_that_was_named() -> None:
    text = "Men attacked the village of Kibirango. Forty houses in the village were burned."
    assert linked(text, "village", 2) == "Kibirango"


def test_things_are_nobody() -> None:
    identity = who_is_who("A car hit the banner on the bridge.")
    assert identity.entities == ()


def test_documents_are_documents() -> None:
    identity = who_is_who("Police showed him a defection notice. He signed the notice.")
    assert called(identity, "defection notice").kind == "document"


def test_an_age_between_commas_is_nobody_beside_whose_age_it_is() -> None:
    identity = who_is_who(
        "In our release of 14 August we wrote that a schoolgirl, 15, had been killed in Ngagara."
    )
    assert [(e.kind, e.name) for e in identity.entities if "15" in e.name] == [("person", "schoolgirl, 15")]


def test_what_opens_a_clause_is_no_part_of_the_phrase() -> None:
    text = "She described how private guards had shot at the house."
    assert linked(text, "guards") == "private guards"


@pytest.mark.parametrize(
    "text",
    [
        "MANILA, Philippines — (Updated 1:05 p.m.) Farm groups said police arrested two leaders.",
        "(Updated 1:05 p.m.) Farm groups said police arrested two leaders.",
        "[Nairobi] Farm groups said police arrested two leaders.",
    ],
)
def test_nobody_is_named_from_within_a_bracket_that_closes_before_them(text: str) -> None:
    assert (linked(text, "groups") or "").lower() == "farm groups"


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        ("Col. Sar Thavy denied it.", "The colonel left.", "colonel"),
        ("SSP Imran Rasheed Chachar denied it.", "Asked again, the SSP left.", "SSP"),
        ("Judge Chuop Sereivuth came in.", "The judge sat down.", "judge"),
    ],
)
def test_a_title_alone_means_the_one_who_was_named_with_it(first: str, then: str, words: str) -> None:
    text = f"{first} {then}"
    named = next(e.name for e in who_is_who(text).entities if e.roles)
    assert stands_for(who_is_who(text), text, words, text.count(words)) == named


def test_a_title_that_two_bear_means_neither() -> None:
    text = "Inspector John Oke and Inspector Mary Udo came. The inspector left."
    assert stands_for(who_is_who(text), text, "inspector") == "inspector"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Soldiers held three members of the club. The three were whipped.",
            "three",
            "three members of the club",
        ),
        ("Police arrested two monks. The pair were beaten.", "pair", "two monks"),
        ("Police arrested two monks. Both were beaten.", "Both", "two monks"),
        ("Police arrested two monks and two nuns. The two were beaten.", "two", "two"),
        ("Police arrested two monks. The three were beaten.", "three", "three"),
    ],
)
def test_a_number_alone_means_the_only_ones_counted_so(text: str, words: str, name: str) -> None:
    assert stands_for(who_is_who(text), text, words, text.count(words)) == name


def test_kin_speak_of_whose_kin_they_are_by_what_he_was() -> None:
    text = "Hatem Ali was shot. Ali's brother, Sajjad, said the activist had been followed."
    assert stands_for(who_is_who(text), text, "activist") == "Hatem Ali"
    other = "Hatem Ali was shot. Ali's brother, Sajjad, said the officer had followed him."
    assert stands_for(who_is_who(other), other, "officer") == "officer"


def test_who_is_told_of_before_a_name_in_one_clause_is_that_one() -> None:
    text = (
        "An engineer who lost his job at a state cement works in August after speaking at a rally, "
        "Rubayyawi had organised weekly demonstrations."
    )
    assert stands_for(who_is_who(text), text, "engineer") == "Rubayyawi"


def test_the_name_after_an_office_of_a_body_in_a_place_is_who_holds_it() -> None:
    text = (
        "The director of the tax bureau in Lota, Jorge Paz, denied it. A member of the union from Lota left."
    )
    who = who_is_who(text)
    assert stands_for(who, text, "director of the tax bureau") == "Jorge Paz"
    assert stands_for(who, text, "member of the union") != "Jorge Paz"


def test_who_acts_on_the_prisoner_is_not_the_prisoner() -> None:
    assert linked("An officer pulled out the prisoner's toenails with pliers.", "prisoner") == "prisoner"
    assert linked("Ana Roca was held for a week. The prisoner was let go.", "prisoner") == "Ana Roca"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Police arrested Ali Omar on Monday. The 29-year-old activist was beaten.",
            "29-year-old activist",
            "Ali Omar",
        ),
        ("Asadullah Lango does. The student, now 29, said he was picked up.", "student", "Asadullah Lango"),
        (
            "Nelson Kaunda, 19, and Peter Phiri, 22, were shot. The 22-year-old trader died.",
            "22-year-old trader",
            "Peter Phiri",
        ),
    ],
)
def test_an_age_points_back_to_whom_it_fits(text: str, words: str, who: str) -> None:
    assert linked(text, words) == who


@pytest.mark.parametrize(
    "text",
    [
        "Ali Omar, 34, was arrested. The 29-year-old trader was beaten.",
        "Ali Omar was held. His brother Karim Omar wept. The 29-year-old trader was beaten.",
        "Chief Paul Biko found a body. The 29-year-old trader had been missing.",
    ],
)
def test_an_age_that_may_be_anothers_points_to_nobody(text: str) -> None:
    assert linked(text, "29-year-old trader") == "29-year-old trader"


def test_constables_are_named_without_their_title() -> None:
    text = "Constables Kposowa and Lamboi took him out.\n\nSahr Kposowa denied it."
    assert linked(text, "Kposowa") == "Sahr Kposowa"
