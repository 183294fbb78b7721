"""The words of the task, from the file beside this one."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Words:
    """A list of words and phrases, found in a text where they stand alone, in any case."""

    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Words":
        """The list of ``phrases``, the longest tried first."""
        ordered = sorted(phrases, key=len, reverse=True)
        return cls(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE))

    def find(self, text: str) -> Iterator[str]:
        """Each of the words that stands in ``text``, in small letters."""
        return (match[0].lower() for match in self.pattern.finditer(text))

    def __contains__(self, text: str) -> bool:
        return self.pattern.search(text) is not None


@dataclass(frozen=True)
class Vocabulary:
    """What `vocabulary.toml` holds; its comments say what each list is for."""

    countries: Mapping[str, Words]
    bodies: Words
    body_names: Mapping[str, str]
    state: Words
    persons: Words
    claimed: Words
    accused: Words
    ours: Words
    authority: Words
    possible: Words
    military: Words
    vague: frozenset[str]
    things: frozenset[str]
    counting: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    data: dict[str, Any] = tomllib.loads((files(__package__) / "vocabulary.toml").read_text(encoding="utf-8"))
    perpetrators, cues, targets = data["perpetrators"], data["cues"], data["targets"]
    return Vocabulary(
        countries={country: Words.of(words) for country, words in data["countries"].items()},
        bodies=Words.of(name for names in perpetrators["bodies"] for name in names),
        body_names={name: names[0] for names in perpetrators["bodies"] for name in names},
        state=Words.of(perpetrators["state"]),
        persons=Words.of(perpetrators["persons"]),
        claimed=Words.of(cues["claimed"]),
        accused=Words.of(cues["accused"]),
        ours=Words.of(cues["ours"]),
        authority=Words.of(cues["authority"]),
        possible=Words.of(cues["possible"]),
        military=Words.of(targets["military"]),
        vague=frozenset(targets["vague"]),
        things=frozenset(targets["things"]),
        counting=frozenset(targets["counting"]),
    )
