"""Numbers as English prose writes them: "1.2 million", "two hundred and five", "2 1/2", "dozens"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

_SMALL_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_SMALL = {word: value for value, word in enumerate(_SMALL_WORDS)}
_TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * tens for tens, word in enumerate(_TENS_WORDS, start=2)}
_MAGNITUDES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_BIG = frozenset({"thousand", "lakh", "million", "crore", "billion", "trillion"})
_AFTER_DIGITS_ONLY = frozenset({"m", "mn", "bn"})
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip
_ORDINALS = {word: value for value, word in enumerate(_ORDINAL_WORDS, start=1)} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ORDINAL_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and how many of the words that were looked at it takes up; ``figures`` when in digits."""

    value: float
    words: int
    figures: bool


_STARTS = frozenset({*_SMALL, *_TENS, "a", "half"})


def may_begin_numeral(word: str) -> bool:
    """Whether a numeral may begin with ``word``: a quick look before `read_numeral`."""
    return word in _STARTS or word[0].isdigit()


def read_figures(word: str) -> float | None:
    """The number that ``word`` writes in digits, commas between thousands (or lakhs); None for other words.

    A point is a decimal point: "5.000" is five here, and a reader who knows better must say so.
    """
    return float(word.replace(",", "")) if _DIGITS.fullmatch(word) else None


def read_ordinal(word: str) -> int | None:
    """The place that "third" or "23rd" stands for; None for other words."""
    digits = _ORDINAL_DIGITS.fullmatch(word)
    return int(digits[1]) if digits else _ORDINALS.get(word)


def read_numeral(words: Sequence[str]) -> Numeral | None:
    """The longest numeral that ``words`` (lower case, a word or mark each) begin with; None where none does.

    Reads digits with magnitudes ("1.2 million", "20 lakh"), number words with hyphens as words of their own
    ("twenty", "-", "four"), "and" within them, halves and quarters after a whole ("2 1/2") and years read in
    pairs ("nineteen", "ninety", "-", "six").
    """
    if not words:
        return None
    if tuple(words[:2]) == ("half", "a") and len(words) > 2 and words[2] in _BIG:
        return Numeral(_MAGNITUDES[words[2]] / 2, 3, figures=False)
    figures = read_figures(words[0])
    if figures is not None:
        return _with_magnitudes(figures, words)
    pair = _pair(words)
    if pair and 10 <= pair.value <= 20 and pair.words < len(words):
        rest = _pair(words[pair.words :])
        if rest and 10 <= rest.value <= 99:
            return Numeral(100 * pair.value + rest.value, pair.words + rest.words, figures=False)
    return _in_words(words)


def _with_magnitudes(value: float, words: Sequence[str]) -> Numeral:
    """Digits, and the fraction or magnitudes that follow them."""
    taken = 1
    if words[1:4] and words[1] in _FRACTIONS:
        value, taken = value + _FRACTIONS[words[1]], 2
    elif (
        len(words) > 3
        and words[2] == "/"
        and words[1].isdigit()
        and words[3].isdigit()
        and value.is_integer()
    ):
        over, under = int(words[1]), int(words[3])
        if 0 < over < under <= 16:
            value, taken = value + over / under, 4
    if taken < len(words) and words[taken] in _MAGNITUDES and words[taken] != "hundred":
        value, taken = value * _MAGNITUDES[words[taken]], taken + 1
        if taken < len(words) and words[taken] in _MAGNITUDES and words[taken] not in _AFTER_DIGITS_ONLY:
            value, taken = value * _MAGNITUDES[words[taken]], taken + 1
    return Numeral(value, taken, figures=True)


def _pair(words: Sequence[str]) -> Numeral | None:
    """A number below one hundred."""
    if words[0] in _TENS:
        value, rest = _TENS[words[0]], list(words[1:3])
        if rest[:1] == ["-"] and len(rest) > 1 and 0 < _SMALL.get(rest[1], 0) < 10:
            return Numeral(value + _SMALL[rest[1]], 3, figures=False)
        if rest and 0 < _SMALL.get(rest[0], 0) < 10:
            return Numeral(value + _SMALL[rest[0]], 2, figures=False)
        return Numeral(value, 1, figures=False)
    if words[0] in _SMALL:
        return Numeral(_SMALL[words[0]], 1, figures=False)
    return None


def _in_words(words: Sequence[str]) -> Numeral | None:
    total, current, taken, at = 0.0, 0.0, 0, 0
    if words[0] == "a" and len(words) > 1 and _MAGNITUDES.get(words[1], 0) >= 100 and len(words[1]) > 2:
        current, at = 1.0, 1
    while at < len(words):
        word = words[at]
        if taken and word == "and" and at + 1 < len(words) and current >= 100 and _pair(words[at + 1 :]):
            at += 1
            continue
        if word in _MAGNITUDES and word not in _AFTER_DIGITS_ONLY and (taken or at):
            magnitude = _MAGNITUDES[word]
            if magnitude == 100:
                current *= 100
            else:
                total, current = total + current * magnitude, 0.0
            at += 1
        else:
            pair = _pair(words[at:])
            if pair is None or current % 100 or (taken and not current and total and pair.value == 0):
                break
            current, at = current + pair.value, at + pair.words
        taken = at
    return Numeral(total + current, taken, figures=False) if taken else None


_PLAIN = "|".join((*_SMALL, *_TENS))
_BEGINS = re.compile(rf"\d|\b(?:{_PLAIN}|half\s+a|a\s+(?:hundred|{'|'.join(_BIG)}))\b", re.IGNORECASE)
_LONGEST = 12
"""Words. No numeral of a report is longer."""
_TOKENS = re.compile(r"\d[\d,]*(?:\.\d+)*|[^\W\d_]+|\S")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SPACED = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\s\d{3})+(?![\d.,]?\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A numeral in a text: its offsets there, its value, and whether it is in digits."""

    start: int
    end: int
    value: float
    figures: bool


def find_numerals(text: str, *, money: bool = False) -> list[Found]:
    """The numerals in ``text``, in order.

    In sums of ``money`` a point before three digits parts thousands ("5.000 euros"), since nobody counts
    money to the third decimal; so does a space ("200 000 francs").
    """
    found: list[Found] = []
    start = _BEGINS.search(text)
    while start is not None:
        tokens = list(islice(_TOKENS.finditer(text, start.start()), _LONGEST))
        if money and (spaced := _SPACED.match(text, start.start())) is not None:
            found.append(Found(start.start(), spaced.end(), float("".join(spaced[0].split())), figures=True))
            start = _BEGINS.search(text, spaced.end())
            continue
        words = [token[0].lower() for token in tokens]
        words[0] = words[0].rstrip(",")
        if money and _POINTED.fullmatch(words[0]):
            words[0] = words[0].replace(".", "")
        numeral = read_numeral(words)
        end = tokens[0].end()
        if numeral is not None:
            end = tokens[numeral.words - 1].end()
            if numeral.words == 1:
                end -= len(tokens[0][0]) - len(tokens[0][0].rstrip(","))
            found.append(Found(start.start(), end, numeral.value, numeral.figures))
        start = _BEGINS.search(text, max(end, tokens[0].end()))
    return found
