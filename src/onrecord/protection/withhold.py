"""Which words go when a statement is withheld: its sentence, and every place where it is said again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.evidence import Span
from onrecord.protection.words import tokens
from onrecord.record import Reading, Statement

WITHHELD = "[statement withheld]"
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+|\n\s*\n")
SHORTEST_REPEAT = 4
"""Words: fewer say nothing that would give a statement away."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """The stretches ``[start, end)`` of a text that are withheld, in order, and the statements in them."""

    ranges: tuple[tuple[int, int], ...]
    statements: frozenset[str]

    def touches(self, span: Span) -> bool:
        """Whether some of the words of ``span`` are withheld."""
        return any(span.start < end and start < span.end for start, end in self.ranges)

    def covers(self, span: Span) -> bool:
        """Whether all of the words of ``span`` are withheld."""
        return any(start <= span.start and span.end <= end for start, end in self.ranges)


def withhold(reading: Reading, statements: frozenset[str], words: Sequence[str] = ()) -> Withheld:
    """What goes with ``statements``: what is told within them, or in their sentences only, goes too.

    ``words`` go wherever they stand.
    """
    text = reading.report.text
    repeated = [_sentences(text, start, end) for each in words for start, end in _repeats(text, each)]
    going = set(statements) & {statement.id for statement in reading.statements}
    ranges: tuple[tuple[int, int], ...] = ()
    while True:
        ranges = _merged(
            repeated
            + [
                stretch
                for statement in reading.statements
                if statement.id in going
                for stretch in _stretches(text, statement)
            ]
        )
        withheld = Withheld(ranges, frozenset(going))
        more = {
            statement.id
            for statement in reading.statements
            if statement.id not in going
            and (statement.within in going or all(withheld.covers(span) for span in spans_of(statement)))
        }
        if not more:
            return withheld
        going |= more


def spans_of(statement: Statement) -> tuple[Span, ...]:
    """All words that a statement was read from."""
    return tuple(
        span for span in (statement.source_span, statement.cue, *statement.content) if span is not None
    )


def _stretches(text: str, statement: Statement) -> Iterator[tuple[int, int]]:
    spans = spans_of(statement)
    if spans:
        yield _sentences(text, min(span.start for span in spans), max(span.end for span in spans))
    for piece in statement.content:
        yield from _repeats(text, piece.text)


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole sentences that reach over ``[start, end)``."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, max(end - 1, 0))
    stop = len(text) if after is None else after.start() + len(after.group().rstrip())
    return (before[-1] if before else 0, max(stop, end))


def _repeats(text: str, piece: str) -> Iterator[tuple[int, int]]:
    """Where these words stand, also again: in a headline, a pulled quote, a teaser."""
    words = [token.text for token in tokens(piece)]
    if len(words) < SHORTEST_REPEAT:
        return
    found = tokens(text)
    for index in range(len(found) - len(words) + 1):
        if found[index].text == words[0] and all(
            found[index + step].text == word for step, word in enumerate(words)
        ):
            yield found[index].start, found[index + len(words) - 1].end


def _merged(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
