"""Windows of neighbouring passages."""

from itertools import repeat

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attribution.tagger.windows import LONGEST, pack, split, stack, window
from onrecord.reading.attribution.tagger.words import Words

FULL_STOP = 1012


def passage(first: int, sizes: list[int], leads_on: bool = False) -> Words:
    """Words with so many pieces each, one character a word, from the offset ``first`` on."""
    return Words(
        spans=tuple((first + i, first + i + 1) for i in range(len(sizes))),
        pieces=tuple((2000,) * size for size in sizes),
        marks=(0,) * len(sizes),
        leads_on=leads_on,
    )


passages = st.lists(st.lists(st.integers(1, 8), min_size=1, max_size=300), max_size=6)


@given(passages, st.integers(1, LONGEST))
def test_every_word_is_read_once_and_in_order(sizes: list[list[int]], limit: int) -> None:
    parts = [part for number, one in enumerate(sizes) for part in split(passage(1000 * number, one))]
    windows = [window(group) for group in pack(parts, repeat(limit))]
    expected = [(1000 * n + i, 1000 * n + i + 1) for n, one in enumerate(sizes) for i in range(len(one))]
    assert [span for one in windows for span in one.spans] == expected
    assert all(len(one) <= LONGEST + 2 for one in windows)


def test_a_long_passage_is_cut_after_a_sentence() -> None:
    words = passage(0, [1] * 400)
    pieces = list(words.pieces)
    pieces[199] = (FULL_STOP,)
    first, second = split(Words(words.spans, tuple(pieces), words.marks, words.leads_on))
    assert (len(first), len(second)) == (200, 200)


def test_passages_share_a_window_for_as_long_as_they_fit() -> None:
    parts = [passage(1000 * n, [1] * 40) for n in range(5)]
    assert [len(group) for group in pack(parts, repeat(90))] == [2, 2, 1]


def test_what_a_colon_announces_is_read_with_it() -> None:
    parts = [passage(0, [1] * 80, leads_on=True), passage(1000, [1] * 80)]
    assert [len(group) for group in pack(parts, repeat(90))] == [2]


def test_padding_is_masked() -> None:
    long, short = window([passage(0, [2, 1])]), window([passage(0, [1])])
    arrays = stack([long, short])
    assert arrays["mask"].tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]
    assert arrays["starts"].tolist() == [[1, 3], [1, 0]]
    assert np.all(arrays["ids"][arrays["mask"] == 0] == 0)
