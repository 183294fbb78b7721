"""The cue vocabulary: words that attribute, with the stance and the complement of each (``cues.toml``)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Takes = Literal["clause", "question", "quote", "infinitive", "gerund", "object"]
"""What may hold the content beside a cue; besides these, a preposition by its own word ("of")."""
CueStance = Literal["asserts", "denies", "declines", "asks", "believes"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One word that attributes.

    ``takes`` holds the complements that may be its content (`Takes` or a preposition), ``stance`` what its
    source does with the content; ``hearer`` says that its object is the one spoken to.
    """

    stance: CueStance
    takes: frozenset[str] = frozenset()
    hearer: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All cues. ``verbs`` are keyed by lemma, or by lemma, hyphen and preposition or particle."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    passive: frozenset[str]
    seeming: frozenset[str]
    adverbs: frozenset[str]


@cache
def load_cues() -> Vocabulary:
    """The vocabulary that is installed with the program."""
    data = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
    hearsay = data["hearsay"]
    return Vocabulary(
        verbs={word: _cue(entry) for word, entry in data["verbs"].items()},
        nouns={word: _cue(entry) for word, entry in data["nouns"].items()},
        passive=frozenset(hearsay["passive"]),
        seeming=frozenset(hearsay["seeming"]),
        adverbs=frozenset(hearsay["adverbs"]),
    )


def _cue(entry: Mapping[str, Any]) -> Cue:
    return Cue(entry["stance"], frozenset(entry.get("takes", ())), entry.get("hearer", False))
