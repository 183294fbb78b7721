"""Kin are two persons, however much of a name they share."""

from tests.reading.identity.telling import called, stands_for, who_is_who


def test_a_father_whose_name_his_son_bears_is_not_his_son() -> None:
    identity = who_is_who(
        "Kassahun Bekele, a police officer, shot a student, Hagos Abreha Kidane, in Mekelle.",
        "Hagos's father, Abreha Kidane, 61, said that Hagos had given no money. “He is dead,” Abreha said.",
    )
    assert called(identity, "Hagos Abreha Kidane").aliases == ("Hagos",)
    assert called(identity, "Abreha Kidane").aliases == ("Abreha",)


def test_a_son_who_is_named_in_short_first_is_himself_later() -> None:
    identity = who_is_who(
        "I live in Quetta. Men took my son, Sher Jan, from our house.", "Sher Jan Mengalzai is a student."
    )
    assert called(identity, "Sher Jan Mengalzai").aliases == ("Sher Jan",)


def test_her_brother_in_a_list_is_whose_name_follows() -> None:
    text = (
        "Sam Chamroeun, a lawyer, said the judge had charged Oum Sophy, 48, her brother Oum Pheap and "
        "neighbour Reach Seyma."
    )
    identity = who_is_who(text)
    assert stands_for(identity, text, "her brother") == "Oum Pheap"
    assert stands_for(identity, text, "her") == "Oum Sophy"
    assert stands_for(identity, text, "neighbour") == "Reach Seyma"


def test_a_surname_beside_a_sister_stays_with_her_brother() -> None:
    identity = who_is_who(
        "Abdelrahman al-Tayeb Osman died at dawn.",
        "Al-Tayeb's sister, Salma al-Tayeb Osman, said that soldiers had shot him.",
    )
    assert called(identity, "Abdelrahman al-Tayeb Osman").aliases == ("Al-Tayeb",)
    assert called(identity, "Salma al-Tayeb Osman").aliases == ()


def test_the_role_of_kin_does_not_hold_parts_of_whose_kin_they_are() -> None:
    identity = who_is_who("Umm Khaled's son, Ahmad, buried her. Raed al-Saleh's deputy, Munir Khatib, came.")
    assert [r.title for r in called(identity, "Ahmad").roles] == ["son"]
    assert [r.title for r in called(identity, "Munir Khatib").roles] == ["deputy"]


def test_an_officer_called_by_a_given_name_is_not_the_chief_who_bears_it() -> None:
    identity = who_is_who(
        "She said an officer called Nurlan had threatened her.",
        "Nurlan Abdikarimov, deputy chief of police, denied it.",
    )
    assert called(identity, "Nurlan").id != called(identity, "Nurlan Abdikarimov").id
