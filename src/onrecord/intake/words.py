"""The words by which parts are told apart, from ``page_words.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SPACE = re.compile(r"\s+")
_BETWEEN_LABELS = re.compile(r"\s+[-–—|/·•]\s+")
_LONGEST_LABEL = 80
_LONGEST_NOTICE = 600


@dataclass(frozen=True)
class PageWords:
    """Phrases, folded as `fold` does; the file beside this one says what each list is for.

    ``markup`` holds, by the kind of part, the words of class names that say it.
    """

    rail_headings: frozenset[str]
    rail_openings: frozenset[str]
    rail_prefixes: frozenset[str]
    furniture_lines: frozenset[str]
    furniture_openings: frozenset[str]
    boilerplate_headings: frozenset[str]
    boilerplate_openings: frozenset[str]
    header_keys: frozenset[str]
    subject_keys: frozenset[str]
    salutations: frozenset[str]
    caption_markers: frozenset[str]
    publisher_words: frozenset[str]
    sections: frozenset[str]
    small_words: frozenset[str]
    markup: Mapping[str, frozenset[str]]


@cache
def page_words() -> PageWords:
    """The phrases that are installed with the program."""
    data = tomllib.loads(files("onrecord.intake").joinpath("page_words.toml").read_text(encoding="utf-8"))
    markup = {kind: frozenset(names) for kind, names in data.pop("markup").items()}
    lists = {
        name: frozenset(map(_even if name.endswith("openings") else fold, phrases))
        for name, phrases in data.items()
    }
    return PageWords(**lists, markup=markup)


def fold(words: str) -> str:
    """``words`` in lower case, with single spaces, straight quotes and no colon at the end."""
    return _even(words).rstrip(": ")


def opens_with(words: str, phrases: frozenset[str]) -> bool:
    """Whether ``words`` begin with one of ``phrases``, as whole words."""
    return _openings(phrases).match(_even(words[:80])) is not None


@cache
def _openings(phrases: frozenset[str]) -> re.Pattern[str]:
    whole = (re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalnum() else "") for phrase in sorted(phrases))
    return re.compile("|".join(whole))


def is_furniture(words: str) -> bool:
    """Whether a line belongs to the page and tells nothing: buttons, notices, labels."""
    phrases = page_words()
    if len(words) <= _LONGEST_LABEL and all(
        fold(label) in phrases.furniture_lines for label in _BETWEEN_LABELS.split(words)
    ):
        return True
    return len(words) <= _LONGEST_NOTICE and opens_with(words, phrases.furniture_openings)


def _even(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold().replace("’", "'")
