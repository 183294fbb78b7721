"""The chain of labels: given one cue, which words are its source, its own and its content.

The network scores every word of a window for every label, once for each cue, known by its first word, the
*anchor*. The best labelling is found under the rules of BIO by Viterbi's algorithm, its probabilities by
forward and backward sums, as in a linear-chain conditional random field (Lafferty and others 2001), which is
how it was trained.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

OUTSIDE, SOURCE, CUE, CONTENT = 0, 1, 3, 5
"""The labels that start a piece of each role; each is followed by the one that continues it."""
LABELS = 7
_FORBIDDEN = -1e4
_NEAR = 4
_FARTHEST = 11
RELATIONS = (2 * _FARTHEST + 1) * 3
"""Kinds of place beside the anchor: 23 distances, in the same, an earlier or a later passage."""


def relations(anchor: int, passages: Ints) -> Ints:
    """Where each word stands beside the word ``anchor``: to four words exactly, then by half octaves."""
    distance = np.arange(len(passages)) - anchor
    far = np.abs(distance)
    octaves = np.floor(2 * np.log2(np.maximum(far, _NEAR) / _NEAR)).astype(np.int64)
    steps = np.where(far <= _NEAR, far, np.minimum(_NEAR + 1 + octaves, _FARTHEST))
    signed = np.where(distance >= 0, steps, -steps) + _FARTHEST
    beside = np.clip(passages - passages[anchor], -1, 1) + 1
    kinds: Ints = signed * 3 + beside
    return kinds


def allowed_steps() -> NDArray[np.bool_]:
    """Which label may follow which: a piece continues only what it is a piece of."""
    allowed = np.ones((LABELS, LABELS), dtype=np.bool_)
    for start in (SOURCE, CUE, CONTENT):
        allowed[:, start + 1] = False
        allowed[[start, start + 1], start + 1] = True
    return allowed


@dataclass(frozen=True)
class Labelling:
    """The best labels of each word for one anchor, and the probability that each word has its role."""

    labels: Ints
    """By word."""
    roles: Floats
    """By word and role: outside, source, cue, content. Sums to 1 for each word."""


@dataclass(frozen=True)
class Chain:
    """Scores of one label after another (``steps``, by label and next label) and of the ``first`` label."""

    steps: Floats
    first: Floats

    @classmethod
    def load(cls, path: Path) -> "Chain":
        """The chain in a ``.npz`` file.

        Raises:
            OSError, KeyError: when the file cannot be read or lacks an array.
        """
        with np.load(path, allow_pickle=False) as arrays:
            return cls(steps=arrays["steps"], first=arrays["first"])

    def label(self, scores: Floats, anchors: Ints, lengths: Ints) -> list[Labelling]:
        """The best labelling for each anchor: its cue starts at the anchor and nowhere else.

        ``scores`` are by anchor, word and label, ``anchors`` the anchors' places, ``lengths`` how many words
        of each row are words and not padding.
        """
        rows, words, _ = scores.shape
        scores = scores.copy()
        at_anchor = np.arange(words) == anchors[:, None]
        scores[..., CUE] = np.where(at_anchor, scores[..., CUE], _FORBIDDEN)
        others = [label for label in range(LABELS) if label != CUE]
        scores[np.arange(rows)[:, None], anchors[:, None], others] = _FORBIDDEN
        live = np.arange(words) < lengths[:, None]
        best = self._best(scores, live)
        roles = self._roles(scores, live)
        return [
            Labelling(best[row, :length], roles[row, :length]) for row, length in enumerate(lengths.tolist())
        ]

    def _best(self, scores: Floats, live: NDArray[np.bool_]) -> Ints:
        rows, words, _ = scores.shape
        back = np.zeros((rows, words, LABELS), dtype=np.int64)
        ahead = self.first + scores[:, 0]
        for word in range(1, words):
            ways = ahead[:, :, None] + self.steps
            here = live[:, word, None]
            back[:, word] = np.where(here, ways.argmax(1), np.arange(LABELS))
            ahead = np.where(here, ways.max(1) + scores[:, word], ahead)
        labels = np.zeros((rows, words), dtype=np.int64)
        labels[:, -1] = ahead.argmax(1)
        every = np.arange(rows)
        for word in range(words - 1, 0, -1):
            labels[:, word - 1] = back[every, word, labels[:, word]]
        return labels

    def _roles(self, scores: Floats, live: NDArray[np.bool_]) -> Floats:
        """Forward and backward sums, scaled word by word so that nothing grows or fades out of range."""
        _, words, _ = scores.shape
        odds = np.exp(scores - scores.max(2, keepdims=True))
        steps = np.exp(self.steps)
        ahead = np.empty_like(odds)
        behind = np.ones_like(odds)
        ahead[:, 0] = _shares(odds[:, 0] * np.exp(self.first))
        for word in range(1, words):
            grown = _shares((ahead[:, word - 1] @ steps) * odds[:, word])
            ahead[:, word] = np.where(live[:, word, None], grown, ahead[:, word - 1])
        for word in range(words - 2, -1, -1):
            grown = _shares((behind[:, word + 1] * odds[:, word + 1]) @ steps.T)
            behind[:, word] = np.where(live[:, word + 1, None], grown, 1)
        labels = _shares(ahead * behind)
        roles: Floats = np.stack(
            [labels[..., OUTSIDE]]
            + [labels[..., start] + labels[..., start + 1] for start in (SOURCE, CUE, CONTENT)],
            axis=-1,
        )
        return roles


def _shares(values: Floats) -> Floats:
    shares: Floats = values / np.maximum(values.sum(-1, keepdims=True), np.float32(1e-30))
    return shares
