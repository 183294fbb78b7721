"""From the linker's labels to attributions: pieces, confidence, and which of two that overlap is kept."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.attribution.tagger.chain import CONTENT, CUE, SOURCE, Floats, Ints, Labelling

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """One attribution as ranges of words of its window."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    score: float

    def content_words(self) -> frozenset[int]:
        """The words of the content."""
        return frozenset(word for start, end in self.content for word in range(start, end))


def draft(labelling: Labelling, cue_probability: float) -> Draft | None:
    """The attribution that one labelling tells of; None where it has no content.

    A source has one piece: the most probable is kept. The score is the probability of the cue times how much
    of the content and of the source is likely right (`_agreement`); where no source is named, times the
    probability that none is.
    """
    content = tuple(_pieces(labelling.labels, CONTENT))
    if not content:
        return None
    _, as_source, _, as_content = np.moveaxis(labelling.roles, -1, 0)
    source = max(
        _pieces(labelling.labels, SOURCE),
        key=lambda piece: float(as_source[slice(*piece)].mean()),
        default=None,
    )
    told = cue_probability * _agreement(as_content, content)
    whose = _agreement(as_source, (source,)) if source else math.exp(-float(as_source.sum()))
    return Draft(
        source=(source,) if source else (),
        cue=tuple(_pieces(labelling.labels, CUE)),
        content=content,
        score=told * whose,
    )


def _agreement(probabilities: Floats, pieces: Sequence[Range]) -> float:
    """About what Dice's coefficient between the words of ``pieces`` and the true ones is expected to be.

    ``probabilities`` say of each word of the window how likely it is one of the true ones.
    """
    chosen = sum(end - start for start, end in pieces)
    right = float(sum(probabilities[start:end].sum() for start, end in pieces))
    return 2 * right / (chosen + float(probabilities.sum()))


def settle(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts of one window without those that tell, for the most part, what a surer one tells."""
    kept: list[Draft] = []
    taken: set[int] = set()
    for one in sorted(drafts, key=lambda d: -d.score):
        words = one.content_words()
        if 2 * len(words & taken) <= len(words):
            kept.append(one)
            taken |= words
    return sorted(kept, key=lambda d: (d.cue, d.content))


def _pieces(labels: Ints, start: int) -> Iterator[Range]:
    """The runs of words that open with the label ``start`` and go on with the next."""
    opened: int | None = None
    for word, label in enumerate(labels.tolist()):
        if opened is not None and label != start + 1:
            yield opened, word
            opened = None
        if label == start:
            opened = word
    if opened is not None:
        yield opened, len(labels)
