"""Numbers in words and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.numerals import find_numerals, read_numeral, read_ordinal


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and five", 205),
        ("twenty - four", 24),
        ("1.2 million", 1_200_000),
        ("half a million", 500_000),
        ("20 lakh", 2_000_000),
        ("2 1 / 2", 2.5),
        ("nineteen ninety - six", 1996),
        ("two thousand seventeen", 2017),
        ("a hundred", 100),
        ("five hundred thousand", 500_000),
    ],
)
def test_a_numeral_is_read_to_its_end(words: str, value: float) -> None:
    numeral = read_numeral(words.split())
    assert numeral is not None
    assert (numeral.value, numeral.words) == (value, len(words.split()))


@pytest.mark.parametrize("words", ["a man", "riel", "million", ""])
def test_other_words_are_no_numeral(words: str) -> None:
    assert read_numeral(words.split()) is None


@given(st.integers(0, 999_999_999))
def test_digits_with_commas_come_back(number: int) -> None:
    (found,) = find_numerals(f"they counted {number:,} of them")
    assert (found.value, found.figures) == (number, True)


def test_places_in_a_row_are_read_in_words_and_digits() -> None:
    assert (read_ordinal("third"), read_ordinal("23rd"), read_ordinal("three")) == (3, 23, None)
