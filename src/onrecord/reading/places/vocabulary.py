"""The words of `vocabulary.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that make a name a place or keep it from being one; ``sorts`` maps a noun to a feature or ""."""

    sorts: dict[str, str]
    before: frozenset[str]
    inside: frozenset[str]
    directions: frozenset[str]
    inner: frozenset[str]
    titles: frozenset[str]
    civic: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that is installed with the program."""
    table = tomllib.loads(files("onrecord.reading.places").joinpath("vocabulary.toml").read_text("utf-8"))
    words = {name: frozenset(entries) for name, entries in table["words"].items()}
    return Vocabulary(sorts=table["sorts"], **words)
