"""Quotations by their marks, in every style that reports use."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attribution.quotes import MARKS, quotes_in


def words(text: str) -> list[str]:
    return [quote.words.text for quote in quotes_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We fled,” she said.", ["We fled,"]),
        ('"We fled," she said. "Twice."', ["We fled,", "Twice."]),
        ("He called it «une honte».", ["une honte"]),
        ("``We fled,'' she said.", ["We fled,"]),
        ("„Wir flohen“, sagte sie.", ["Wir flohen"]),
        ("She said: ‘We fled.’", ["We fled."]),
        ("“One of them said, ‘Go,’ and we went.”", ["One of them said, ‘Go,’ and we went."]),
        ("\"They told us: 'Go,'\" she said.", ["They told us: 'Go,'"]),
        ("The workers’ union and the teachers’ union met.", []),
        ("It wasn't the '90s; they didn't stay.", []),
        ("No marks at all.", []),
    ],
)
def test_the_words_between_the_outer_marks_are_the_quotation(text: str, quoted: list[str]) -> None:
    assert words(text) == quoted


def test_a_quotation_that_its_paragraph_does_not_close_is_open() -> None:
    (quote,) = quotes_in("“We fled. And then", 0, 18)
    assert not quote.closed
    assert quote.words.text == "We fled. And then"


@given(st.text(alphabet=MARKS + "ab ,.\n(s", max_size=60))
def test_quotations_are_in_order_apart_and_their_own_words(text: str) -> None:
    quotes = list(quotes_in(text, 0, len(text)))
    for quote in quotes:
        assert text[quote.span.start : quote.span.end] == quote.span.text
        assert quote.span.contains(quote.words)
        assert quote.words.text
    assert all(a.span.end <= b.span.start for a, b in pairwise(quotes))
