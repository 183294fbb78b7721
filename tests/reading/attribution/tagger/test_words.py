"""Words as the tagger sees them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.reading.attribution.tagger.session import WEIGHTS
from onrecord.reading.attribution.tagger.words import MARKS, Words, load_tokenizer, read_words


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return load_tokenizer(WEIGHTS / "tokenizer.json")


def words_of(tokenizer: Tokenizer, text: str) -> Words:
    return read_words(tokenizer, text, 0, len(text))


def test_words_stand_where_they_stand_in_the_report(tokenizer: Tokenizer) -> None:
    text = "Before. “Señora Pérez-Luna’s house,” he said."
    words = read_words(tokenizer, text, 8, len(text))
    assert [text[start:end] for start, end in words.spans] == [
        *("“", "Señora", "Pérez", "-", "Luna", "’", "s", "house", ",", "”", "he", "said", ".")
    ]


@given(st.text(st.characters(), max_size=80))
def test_any_text_gives_words_in_order_with_a_mark_and_pieces_each(tokenizer: Tokenizer, text: str) -> None:
    words = words_of(tokenizer, text)
    assert len(words.spans) == len(words.pieces) == len(words.marks)
    assert all(start < end <= len(text) for start, end in words.spans)
    assert all(one[1] <= other[0] for one, other in pairwise(words.spans))
    assert all(0 <= mark < MARKS for mark in words.marks)
    assert all(words.pieces)


def test_a_word_means_another_mark_inside_quotation_marks_than_outside(tokenizer: Tokenizer) -> None:
    for opening, closing in (("“", "”"), ('"', '"'), ("''", "''")):
        words = words_of(tokenizer, f"they {opening}they{closing} they")
        first, *_, last = words.marks
        quoted = words.marks[1 + len(opening)]
        assert quoted != last
        assert last - first in {0, 24}, "outside again, but for the white space that comes before"


def test_capitals_and_numbers_are_told_from_small_letters(tokenizer: Tokenizer) -> None:
    marks = [words_of(tokenizer, f"a {word}").marks[1] for word in ("un", "Un", "UN", "uN", "12", ",")]
    assert len(set(marks)) == 6 - 1, "only 'uN' and 'un' may pass for the same"


def test_a_passage_that_ends_in_a_colon_leads_on(tokenizer: Tokenizer) -> None:
    assert words_of(tokenizer, "The letter says:").leads_on
    assert not words_of(tokenizer, "The letter says: no.").leads_on


def test_an_endless_word_does_not_crowd_out_the_others(tokenizer: Tokenizer) -> None:
    assert words_of(tokenizer, "https " + "xq" * 45).size <= 1 + 8
