"""The head's weights, and the doubt that they cast on an act."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from onrecord.reading.parse import Passage

    Floats = NDArray[np.float32]

ROLES = ("trigger", "verb", "governor", "sentence")
"""What a word may be to an act: the act's own word, its verb, the verb above that one, any word beside it."""
Doubt = Literal["doubtful", "unlikely"]
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True)
class Question:
    """What the head is asked of an act: is it told as having happened, is it such an act at all?

    An act whose doubt reaches ``doubtful`` is drafted as possible; one whose doubt reaches ``unlikely``
    is not drafted.
    """

    name: str
    bias: float
    doubtful: float
    unlikely: float


@dataclass(frozen=True, eq=False)
class Head:
    """A logistic regression for each question, over the words of an act by what each of them is to it.

    ``weights`` are by feature of the encoder and, question after question, role.
    """

    name: str
    weights: "Floats"
    questions: tuple[Question, ...]

    def shares(self, vectors: "Floats") -> "Floats":
        """What each word adds to each doubt in each role; ``vectors`` are by word and feature."""
        return vectors @ self.weights


@cache
def load_head() -> Head | None:
    """The head that comes with the program; None where its weights are not installed."""
    place = files(__package__) / "weights.npz"
    if not place.is_file():
        return None
    with as_file(place) as path, np.load(path, allow_pickle=False) as data:
        questions = zip(
            *(data[f].tolist() for f in ("questions", "bias", "doubtful", "unlikely")), strict=True
        )
        return Head(
            str(data["name"]), data["weights"].astype(np.float32), tuple(Question(*row) for row in questions)
        )


@dataclass(frozen=True, eq=False)
class Factuality:
    """What the words of a report add to the doubts: `Head.shares` of the words that begin at ``starts``."""

    head: Head
    starts: Sequence[int]
    """Offsets into the report's text, in its order."""
    shares: "Floats"

    def doubt(self, trigger: "Token", passage: "Passage") -> Doubt | None:
        """How the head doubts that the act is told as having happened; None where it does not."""
        doubts = list(zip(self.head.questions, self.unlikelihoods(trigger, passage), strict=True))
        if any(doubt >= asked.unlikely for asked, doubt in doubts):
            return "unlikely"
        return "doubtful" if any(doubt >= asked.doubtful for asked, doubt in doubts) else None

    def unlikelihoods(self, trigger: "Token", passage: "Passage") -> list[float]:
        """For each question how likely it is, from 0 to 1, that its answer is no."""
        words, (first, last) = self.places(trigger, passage)
        found: list[float] = []
        for number, asked in enumerate(self.head.questions):
            role = number * len(ROLES)
            parts = [float(self.shares[word, role + i]) for i, word in enumerate(words)]
            parts.append(float(self.shares[first:last, role + len(words)].mean()))
            found.append(float(1 / (1 + np.exp(-(asked.bias + sum(parts))))))
        return found

    def places(self, trigger: "Token", passage: "Passage") -> tuple[list[int], tuple[int, int]]:
        """Which words are the trigger, its verb and the verb above, and which are those of its sentence."""
        verb, sentence = _verb(trigger), trigger.sent
        words = [self._word(passage.start + token.idx) for token in (trigger, verb, _verb(verb.head))]
        first = self._word(passage.start + sentence.start_char)
        return words, (first, self._word(passage.start + sentence.end_char - 1) + 1)

    def _word(self, offset: int) -> int:
        """The word that stands at an offset of the text."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def _verb(token: "Token") -> "Token":
    """The verb that a word is a part of: the word itself, or the nearest one that it hangs on."""
    while token.pos_ not in _VERBAL and token.head != token:
        token = token.head
    return token
