"""Direct quotes: where they stand, so that "I" in one is its speaker and "he" in one is not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.evidence import Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.parse import Parse, Passage

_CURLED = re.compile(r"“[^“”]*(?:”|$)")
_STRAIGHT = re.compile(r'"[^"]*(?:"|$)')
_FRENCH = re.compile(r"«[^«»]*(?:»|$)")


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words ``[start, end)`` and the words that name who says them (none where nobody is named)."""

    start: int
    end: int
    source: tuple[Span, ...]


def find_quotes(parse: Parse, passage: Passage, attributions: Iterable[Attribution]) -> tuple[Quote, ...]:
    """The direct quotes of a passage with their sources; a quote that is not closed runs to its end.

    ``attributions`` are those that have content in the passage.
    """
    text = parse.report.text[passage.start : passage.end]
    quotes: list[Quote] = []
    for pattern in (_CURLED, _STRAIGHT, _FRENCH):
        for found in pattern.finditer(text):
            start, end = passage.start + found.start(), passage.start + found.end()
            if any(q.start < end and start < q.end for q in quotes):
                continue
            quotes.append(Quote(start, end, _source(start, end, attributions)))
    return tuple(sorted(quotes, key=lambda q: q.start))


def _source(start: int, end: int, attributions: Iterable[Attribution]) -> tuple[Span, ...]:
    """The source of the attribution that shares most words with ``[start, end)``."""
    best: tuple[Span, ...] = ()
    most = 0
    for attribution in attributions:
        shared = sum(max(0, min(c.end, end) - max(c.start, start)) for c in attribution.content)
        if shared > most:
            best, most = attribution.source, shared
    return best
