"""Which of PLOVER's types a sentence tells: a linear model over hashed words, frames and drafted codes.

Trained by ``training/events/train_plover.py``; its card is in ``docs/models``. The
weights are one matrix, a column for each type, and the inverse document frequencies of the features.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import numpy as np

from onrecord.codebook import Codebook
from onrecord.reading.events.match import find_candidates
from onrecord.reading.events.people import People
from onrecord.reading.events.sure.certainty import grounds
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse, Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

SIZE = 1 << 15
"""Columns that features are hashed into."""
_KINDS = frozenset(
    {"GPE", "NORP", "PERSON", "ORG", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL"}
)
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "nsubjpass", "dative"})
_SPLIT = {"YIELD": ("CONCEDE", "RETREAT")}
"""A type of the training data that stands for two of the manual's."""


@dataclass(frozen=True, eq=False)
class PloverModel:
    """The weights: ``weights[feature, type]``, ``bias[type]`` and ``idf[feature]``."""

    types: tuple[str, ...]
    weights: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"
    idf: "NDArray[np.float32]"

    def ranked(self, found: list[str]) -> list[str]:
        """The types, the likeliest first."""
        scores = vector(found) * self.idf
        scores /= max(float(np.linalg.norm(scores)), 1e-9)
        order = np.argsort(-(scores @ self.weights + self.bias))
        return [name for index in order for name in _split(self.types[index], found)]


def _split(name: str, found: list[str]) -> tuple[str, ...]:
    if name not in _SPLIT:
        return (name,)
    first, second = _SPLIT[name]
    return (second, first) if "code:retreat" in found and "code:concede" not in found else (first, second)


@cache
def load_model() -> PloverModel:
    """The model that comes with the program."""
    with as_file(files(__package__) / "plover.npz") as path, np.load(path, allow_pickle=False) as data:
        return PloverModel(
            tuple(str(name) for name in data["types"]),
            data["weights"].astype(np.float32),
            data["bias"].astype(np.float32),
            data["idf"].astype(np.float32),
        )


def vector(found: Iterable[str]) -> "NDArray[np.float32]":
    """Which hashed columns the features fall into, as ones."""
    hashed = np.zeros(SIZE, dtype=np.float32)
    hashed[[zlib.crc32(feature.encode()) % SIZE for feature in found]] = 1
    return hashed


def features(parsed: Parse, passage: Passage, verb: "Token", books: tuple[Codebook, ...]) -> list[str]:
    """What the sentence shows: its words, the frames of its main verbs, and the codes that cues draft."""
    words = _collapsed(passage)
    found = [f"w:{word}" for word in set(words)]
    for width in (2, 3):
        found += [f"{width}:{'_'.join(words[i : i + width])}" for i in range(len(words) - width + 1)]
    found += [f"root:{verb.sent.root.lemma_}", f"main:{verb.lemma_}"]
    chain = _chain(verb)
    found.append("chain:" + ">".join(step.lemma_ for step in chain))
    for number, step in enumerate(chain):
        found.append(f"in:{step.lemma_}")
        found += _of_verb(step, "" if number == 0 else "x")
    for name in [ent for ent in passage.doc.ents if ent.label_ in {"GPE", "NORP", "ORG", "PERSON"}][:4]:
        governor = next((t for t in name.root.ancestors if t.pos_ == "VERB"), None)
        if governor is not None:
            found.append(f"over:{governor.lemma_}")
    return found + list(_codes(parsed, passage, books))


def _codes(parsed: Parse, passage: Passage, books: tuple[Codebook, ...]) -> Iterator[str]:
    for book in books:
        people = People(parsed, passage, Identity((), (), {}), book, (), ())
        for candidate in find_candidates(passage.doc, book, people):
            code = candidate.cue.code
            sure = grounds(candidate.trigger, candidate.words)
            yield f"code:{code}"
            yield f"code:{code}:{sure.doubt}:{sure.negated}:{sure.told}"
            yield f"type:{book[code].plover}"


def _collapsed(passage: Passage) -> list[str]:
    words = [_word(t) for t in passage.doc if not t.is_punct and not t.is_space]
    return [word for i, word in enumerate(words) if i == 0 or word != words[i - 1]]


def _word(token: "Token") -> str:
    return token.ent_type_ if token.ent_type_ in _KINDS else token.lemma_.lower()


def _chain(verb: "Token") -> "list[Token]":
    chain = [verb]
    while len(chain) < 4:
        below = [
            c for c in chain[-1].children if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"VERB", "AUX", "ADJ"}
        ]
        if not below:
            break
        chain.append(below[0])
    return chain


def _of_verb(verb: "Token", mark: str) -> Iterator[str]:
    for child in verb.children:
        word = _word(child)
        if child.dep_ in _COMPLEMENTS:
            yield f"{mark}vo:{verb.lemma_}_{word}"
            yield f"{mark}o:{child.dep_}:{word}"
            yield from _of_object(child)
        elif child.dep_ in {"prep", "agent"}:
            yield f"{mark}vp:{verb.lemma_}_{child.lower_}"
            for inner in child.children:
                yield f"{mark}vpo:{verb.lemma_}_{child.lower_}_{_word(inner)}"
                yield f"po:{child.lower_}_{_word(inner)}"
        elif child.dep_ in {"aux", "neg", "prt"}:
            yield f"{mark}aux:{child.dep_}:{child.lower_}"
            yield f"va:{verb.lemma_}_{child.lower_}"
        elif child.dep_ == "nsubj":
            yield f"s:{word}"
        elif child.dep_ == "advcl":
            yield f"adv:{child.lemma_}"


def _of_object(noun: "Token") -> Iterator[str]:
    word = _word(noun)
    for child in noun.children:
        if child.dep_ in {"amod", "compound"}:
            yield f"om:{_word(child)}_{word}"
        elif child.dep_ == "prep":
            yield f"opr:{word}_{child.lower_}"
            yield from (f"op:{word}_{child.lower_}_{_word(inner)}" for inner in child.children)
        elif child.dep_ in {"acl", "relcl"}:
            yield f"oa:{word}_{child.lemma_}"
