"""The last look finds what redaction could not know, and says where without saying what."""

import pytest

from onrecord.protection.leftovers import leftovers
from onrecord.protection.rules import Masked

PERSONS = (Masked("Person A", ("Zahra Qandil",)), Masked("Person B", ("Thein Maung",)))


def left(text: str) -> list[tuple[str, str, str | None]]:
    return [(each.kind, each.words, each.about) for each in leftovers(text, PERSONS)]


def test_a_name_that_stayed_is_found() -> None:
    assert left("Here is Qandil.") == [("name", "Qandil", "Person A")]


@pytest.mark.parametrize("word", ["Kandil", "Qand1l", "Qnadil", "QANDYL", "Zahara", "qandill"])
def test_a_spelling_near_to_a_name_is_found(word: str) -> None:
    assert [each[0] for each in left(f"Here is {word}.")] == ["near-name"]


def test_initials_without_anything_between_are_asked_about() -> None:
    persons = (Masked("Person A", ("Sok Thida Vath",)),)
    (initials,) = leftovers("Signed STV, of the EU.", persons)
    assert (initials.kind, initials.words, initials.about) == ("near-name", "STV", "Person A")


def test_ordinary_words_are_not_taken_for_a_misspelt_name() -> None:
    assert left("Their house burned. They fled, then their horses; the sand, a candle. Then they came.") == []


def test_numbers_and_addresses_are_found() -> None:
    assert left("Call +964 770 123 4567 or x@mail.example") == [
        ("telephone", "+964 770 123 4567", None),
        ("e-mail", "x@mail.example", None),
    ]


def test_what_stands_for_a_name_is_none() -> None:
    assert leftovers("Person A met [name withheld].", (Masked("Person A", ("Parson Nome",)),)) == ()


def test_a_leftover_says_where_it_is_and_never_what() -> None:
    (found,) = leftovers("Here is Qandil.", PERSONS, "document-1 document text")
    assert str(found) == "document-1 document text, characters 8 to 14: a name of Person A"
    assert "Qandil" not in repr(found)
