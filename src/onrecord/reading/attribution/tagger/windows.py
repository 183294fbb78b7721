"""Windows: neighbouring passages that the encoder reads together, and the arrays that it reads them as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.attribution.tagger.words import Words

LONGEST = 254
"""Word pieces of the longest passage that is read whole; a longer one is cut, best after a sentence."""
_FEWEST = 20
"""Words. A cut passage has no shorter first part, however early its only full stop stands."""
_SENTENCE_ENDS = frozenset({1012, 1029, 999, 1000, 1524})
"""The encoder's ids of . ? ! " and ”."""
_START, _BREAK = 101, 102
"""The encoder's ids of [CLS], which opens a window, and [SEP], which closes each passage."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads at once.

    ``ids`` and ``marks`` have one number for each word piece, ``starts`` says at which piece each word
    starts, ``passages`` counts for each word the passages before its own, ``spans`` are the words' offsets.
    """

    ids: Ints
    marks: Ints
    starts: Ints
    passages: Ints
    spans: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        return len(self.ids)


def split(words: Words) -> Iterator[Words]:
    """The words of a passage in parts that each fit into a window."""
    first = 0
    while first < len(words):
        last, size = first, 0
        while last < len(words) and size + len(words.pieces[last]) <= LONGEST:
            size += len(words.pieces[last])
            last += 1
        if last < len(words):
            ends = (i for i in range(last, first + _FEWEST, -1) if words.pieces[i - 1][0] in _SENTENCE_ENDS)
            last = next(ends, last)
        yield words.cut(first, last)
        first = last


def pack(parts: Sequence[Words], limits: Iterator[int]) -> Iterator[tuple[Words, ...]]:
    """Neighbouring parts, together for as long as they stay within the next limit (word pieces).

    A passage that ends in a colon takes the next one along where both fit into `LONGEST`.
    """
    group: list[Words] = []
    size, limit = 0, next(limits)
    for part in parts:
        grown = size + part.size + 1
        if group and grown > limit and not (group[-1].leads_on and grown <= LONGEST):
            yield tuple(group)
            group, grown, limit = [], part.size + 1, next(limits)
        group.append(part)
        size = grown
    if group:
        yield tuple(group)


def window(parts: Sequence[Words]) -> Window:
    """The window over ``parts``."""
    ids, marks, starts, passages = [_START], [0], [], []
    for number, part in enumerate(parts):
        for pieces, mark in zip(part.pieces, part.marks, strict=True):
            starts.append(len(ids))
            passages.append(number)
            ids.extend(pieces)
            marks.extend([mark] * len(pieces))
        ids.append(_BREAK)
        marks.append(0)
    return Window(
        ids=np.array(ids, dtype=np.int64),
        marks=np.array(marks, dtype=np.int64),
        starts=np.array(starts, dtype=np.int64),
        passages=np.array(passages, dtype=np.int64),
        spans=tuple(span for part in parts for span in part.spans),
    )


def stack(windows: Sequence[Window]) -> dict[str, Ints]:
    """The encoder's inputs for ``windows``.

    ``ids``, ``mask`` and ``marks`` are by window and piece, ``starts`` by window and word. Shorter windows
    are filled up with padding (0), which ``mask`` hides.
    """
    pieces = max(len(w.ids) for w in windows)
    words = max(len(w.starts) for w in windows)
    arrays = {
        "ids": np.zeros((len(windows), pieces), dtype=np.int64),
        "mask": np.zeros((len(windows), pieces), dtype=np.int64),
        "marks": np.zeros((len(windows), pieces), dtype=np.int64),
        "starts": np.zeros((len(windows), words), dtype=np.int64),
    }
    for row, one in enumerate(windows):
        arrays["ids"][row, : len(one.ids)] = one.ids
        arrays["mask"][row, : len(one.ids)] = 1
        arrays["marks"][row, : len(one.ids)] = one.marks
        arrays["starts"][row, : len(one.starts)] = one.starts
    return arrays
