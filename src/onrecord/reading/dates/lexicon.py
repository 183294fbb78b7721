"""From text to words with kinds: what a rule of the grammar can see of a passage."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.reading.numerals import may_begin_numeral, read_numeral, read_ordinal

OTHER = "other"
_WORDS = re.compile(
    r"""
    \d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-])     # 2017-11-16
    | \d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d/])  # 16/11/2017, 16.11.2017
    | \d{1,2}:\d\d(?::\d\d)?(?![\d:])                       # 19:15
    | (?:\d{3}0['’]?|['’`]?\d0)s\b                          # 1980s, '80s
    | \d+(?:st|nd|rd|th)\b
    | \d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d) | \d+(?:\.\d+)?
    | [ap]\.m\.? | [bB]\.[eE]\.
    | [^\W\d_]+(?:['’](?!s\b|\s)[^\W\d_]+)?                 # o'clock, but the possessive by itself
    | ['’]s\b
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHAPES = {
    "isodate": re.compile(r"\d{4}-\d\d-\d\d.*"),
    "slashdate": re.compile(r"\d{1,2}([/.])\d{1,2}\1\d+"),
    "clock": re.compile(r"\d{1,2}:\d\d(?::\d\d)?"),
    "decade": re.compile(r"(?:\d{3}0['’]?|['’`]?\d0)s"),
}
_YEAR = re.compile(r"1[0-9]\d\d|2[0-6]\d\d")
_MARKS = {
    ",": "comma",
    ".": "dot",
    "-": "hyphen",
    "–": "hyphen",
    "'s": "possessive",
    "’s": "possessive",
    "/": "slash",
}
_SHORT_MONTHS = frozenset(
    {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_DECADES = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}


@dataclass(frozen=True, slots=True)
class Word:
    """One word, number or fixed phrase of a passage: offsets in the passage, kind, what it stands for.

    ``value`` is the vocabulary's value, or the number that a numeral stands for; the text itself elsewhere.
    """

    start: int
    end: int
    kind: str
    value: int | float | str


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``vocabulary.toml``, phrases under their first word, the longest first."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], str, int | float | str], ...]]
    kinds: frozenset[str]
    capital: frozenset[str]
    ahead: dict[str, frozenset[str]]
    telling: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that is installed with the program."""
    data = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text("utf-8"))
    phrases: dict[str, list[tuple[tuple[str, ...], str, int | float | str]]] = {}
    for kind, entries in data["kinds"].items():
        for phrase, value in entries.items():
            words = tuple(m.group() for m in _WORDS.finditer(phrase))
            phrases.setdefault(words[0], []).append((words, kind, value))
    return Vocabulary(
        phrases={first: tuple(sorted(some, key=lambda p: -len(p[0]))) for first, some in phrases.items()},
        kinds=frozenset(data["kinds"])
        | {OTHER, "number", "year", "ordinal", "mark", *_SHAPES, *_MARKS.values()},
        capital=frozenset(data["capital"]),
        ahead={name: frozenset(words) for name, words in data["ahead"].items()},
        telling=frozenset(data["telling"]["verbs"]),
    )


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text``, each with its kind; numerals and fixed phrases of several words are one."""
    vocabulary = load_vocabulary()
    found = [(m.start(), m.end(), m.group()) for m in _WORDS.finditer(text)]
    lower = [word.lower() for _, _, word in found]
    return tuple(_kinds(found, lower, vocabulary))


def _kinds(
    found: Sequence[tuple[int, int, str]], lower: Sequence[str], vocabulary: Vocabulary
) -> Iterator[Word]:
    at = 0
    while at < len(found):
        start, end, word = found[at]
        kind, value, length = _kind(word, lower, at, vocabulary)
        if length > 1:
            end = found[at + length - 1][1]
        dotted = lower[at + 1 : at + 2] == ["."] and found[at + 1][0] == end
        if kind == "month" and dotted and lower[at] in _SHORT_MONTHS:
            end, length = end + 1, 2
        yield Word(start, end, kind, value)
        at += length


def _kind(
    word: str, lower: Sequence[str], at: int, vocabulary: Vocabulary
) -> tuple[str, int | float | str, int]:
    """Kind, value and number of words of what begins at ``at``."""
    first = lower[at]
    if first == "a" and (numeral := read_numeral(lower[at : at + 12])) is not None:
        return "number", numeral.value, numeral.words
    for words, kind, value in vocabulary.phrases.get(first, ()):
        fits = len(words) == 1 or tuple(lower[at : at + len(words)]) == words
        if fits and (word[0].isupper() or first not in vocabulary.capital):
            return kind, value, len(words)
    if first in _MARKS:
        return _MARKS[first], first, 1
    if first[0].isdigit() or first[0] in "'’`":
        for kind, shape in _SHAPES.items():
            if shape.fullmatch(first):
                return kind, first, 1
        if _YEAR.fullmatch(first) and not _is_magnitude(lower, at + 1):
            return "year", int(first), 1
    if first in _DECADES:
        return "decade", f"{_DECADES[first]}0s", 1
    numeral = read_numeral(lower[at : at + 12]) if may_begin_numeral(first) else None
    if numeral is not None:
        hyphened = lower[at + 1 : at + 2] == ["-"] and at + 2 < len(lower)
        units = read_ordinal(lower[at + 2]) if hyphened else None
        if units is not None and numeral.value in range(20, 100, 10) and units < 10:
            return "ordinal", int(numeral.value) + units, 3
        spelt_year = not numeral.figures and numeral.words > 1 and 1400 < numeral.value < 2100
        return ("year" if spelt_year else "number"), numeral.value, numeral.words
    ordinal = read_ordinal(first)
    return ("ordinal", ordinal, 1) if ordinal is not None else (OTHER, first, 1)


def _is_magnitude(lower: Sequence[str], at: int) -> bool:
    return at < len(lower) and lower[at] in {"million", "billion", "thousand", "crore", "lakh", "/"}
