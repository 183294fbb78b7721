"""How rules are written and where they match.

A rule is a regular expression over the *kinds* of words: "the? direction unit" matches "the last year". Every
kind becomes one character, so that a passage becomes a short string that Python's own `re` searches at once,
and rules are tried only where words that tell time stand together.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.dates.lexicon import OTHER, Word, load_vocabulary
from onrecord.reading.dates.meaning import Meaning

_FIRST_LETTER = 0xE000  # Unicode's private use area: no kind's letter means anything to `re`
_LETTERS = {kind: chr(_FIRST_LETTER + i) for i, kind in enumerate(sorted(load_vocabulary().kinds))}
_RUN = re.compile(f"[^{_LETTERS[OTHER]}]+")
_WORTH_A_LOOK = (
    "adverb", "clock", "current", "daypart", "dayparts", "decade", "direction", "ethiopian", "fiscal",
    "following", "half", "holiday", "islamic", "isodate", "meridiem", "month", "noon", "oclock", "ordinal",
    "past", "persian", "season", "seasons", "slashdate", "step", "that", "today", "tonight", "unit",
    "units", "vague", "vagueadjective", "weekday", "weekdays", "weekend", "year", "yearago",
)  # fmt: skip
_CORE = re.compile("[" + "".join(_LETTERS[kind] for kind in _WORTH_A_LOOK) + "]")


@dataclass(frozen=True)
class Hit:
    """Where a rule matched: the words, and the word before and after them."""

    words: Sequence[Word]
    before: Word | None
    after: Word | None

    def all(self, kind: str) -> list[Word]:
        """The words of one kind."""
        return [w for w in self.words if w.kind == kind]

    def get(self, *kinds: str) -> Word | None:
        """The first word of any of ``kinds``."""
        return next((w for w in self.words if w.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        """Whether there is a word of any of ``kinds``."""
        return self.get(*kinds) is not None

    def number(self, kind: str) -> int | None:
        """The whole number that the first word of ``kind`` stands for."""
        word = self.get(kind)
        return None if word is None else int(word.value)

    def text(self, kind: str) -> str | None:
        """The value of the first word of ``kind``, as text."""
        word = self.get(kind)
        return None if word is None else str(word.value)


Builder = Callable[[Hit], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """A pattern over kinds and what its matches mean; None means that it is no time after all."""

    name: str
    pattern: re.Pattern[str]
    build: Builder
    span: Callable[[Hit], tuple[int, int]] | None = None


@dataclass(frozen=True)
class Candidate:
    """A stretch of words and their meaning."""

    start: int
    end: int
    rule: str
    meaning: Meaning


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The regular expression over letters for a pattern over kinds, which are words between operators."""
    return re.compile(re.sub(r"[a-z]+", lambda m: _LETTERS[m[0]], pattern).replace(" ", ""))


def rule(name: str, pattern: str, build: Builder) -> Rule:
    """A rule from its pattern."""
    return Rule(name, compile_pattern(pattern), build)


def candidates(words: Sequence[Word], rules: Sequence[Rule]) -> list[Candidate]:
    """The expressions in ``words``, in order: the longest wins, then the earlier rule."""
    letters = "".join(_LETTERS[w.kind] for w in words)
    found: list[Candidate] = []
    for run in _RUN.finditer(letters):
        if _CORE.search(letters, run.start(), run.end()):
            found.extend(_longest(_matches(words, letters, run.start(), run.end(), rules)))
    return sorted(found, key=lambda c: c.start)


def _matches(
    words: Sequence[Word], letters: str, start: int, end: int, rules: Sequence[Rule]
) -> Iterator[tuple[int, int, Rule, Hit]]:
    for one in rules:
        for match in one.pattern.finditer(letters, start, end):
            first, last = match.span()
            before = words[first - 1] if first else None
            after = words[last] if last < len(words) else None
            yield first, last, one, Hit(words[first:last], before, after)


def _longest(matches: Iterable[tuple[int, int, Rule, Hit]]) -> Iterator[Candidate]:
    taken: list[tuple[int, int]] = []
    for first, last, one, hit in sorted(matches, key=lambda m: m[0] - m[1]):
        if any(first < end and start < last for start, end in taken):
            continue
        meaning = one.build(hit)
        if meaning is not None:
            taken.append((first, last))
            yield Candidate(hit.words[0].start, hit.words[-1].end, one.name, meaning)
