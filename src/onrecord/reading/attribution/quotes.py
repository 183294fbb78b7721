"""Quotations: where words of somebody else begin and end, by their marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.evidence import Span, cut

CLOSING = {"“": "”", "«": "»", "„": "“”", '"': '"', "``": "''", "''": "''", "‘": "’", "'": "'"}
"""The marks that open a quotation, and those that may close each."""
MARKS = "“”«»„\"‘’'`"
"""Every character that may be, or be part of, a quotation mark."""

_OPENING = re.compile(r"``|''|[“«„\"‘']")
_SINGLE = "‘'"
_AMBIGUOUS = {'"', "''", "'"}
"""Marks that open and close alike: one opens only where white space or a bracket stands before it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation. ``span`` is it with its marks, ``words`` without.

    ``closed`` is False where no closing mark follows in the paragraph: the speaker goes on in the next one.
    """

    span: Span
    words: Span
    closed: bool


def quotes_in(text: str, start: int, end: int) -> Iterator[Quote]:
    """The outermost quotations in ``text[start:end]``, which is one paragraph or a part of one."""
    at = start
    while opening := _OPENING.search(text, at, end):
        mark, begin = opening.group(), opening.end()
        if not _opens(text, opening.start(), begin, start, end, mark):
            at = begin
            continue
        close = _closing(text, begin, end, mark)
        if close is None and mark in _SINGLE:
            at = begin
            continue
        words_end, after = close if close else (end, end)
        if text[begin:words_end].strip():
            yield Quote(cut(text, opening.start(), after), cut(text, begin, words_end), close is not None)
        at = after


def _opens(text: str, at: int, begin: int, start: int, end: int, mark: str) -> bool:
    if begin >= end or text[begin].isspace():
        return False
    if mark in _AMBIGUOUS or mark in _SINGLE:
        return at == start or not (text[at - 1].isalnum() or text[at - 1] in ".,!?;…’”)")
    return True


def _closing(text: str, begin: int, end: int, mark: str) -> tuple[int, int] | None:
    """Where the words end and where the closing mark does; None where the quotation is not closed."""
    closing = CLOSING[mark]
    if mark in _SINGLE:
        return _closing_single(text, begin, end, closing)
    if len(closing) == 2 and mark != "„":
        found = text.find(closing, begin, end)
        return (found, found + 2) if found >= 0 else None
    depth = 0
    for i in range(begin, end):
        if text[i] in closing and not (text[i] == mark and _reopens(text, i, begin, end)):
            if not depth:
                return i, i + 1
            depth -= 1
        elif text[i] == mark and mark in "“«":
            depth += 1
    return None


def _reopens(text: str, i: int, begin: int, end: int) -> bool:
    """Whether a straight mark inside a quotation opens another one rather than closing it."""
    return i > begin and text[i - 1].isspace() and i + 1 < end and text[i + 1].isalnum()


def _closing_single(text: str, begin: int, end: int, closing: str) -> tuple[int, int] | None:
    """An apostrophe is no closing mark: prefer a mark after punctuation, then one that follows no "s"."""
    after_s = None
    for i in range(begin + 1, end):
        if text[i] not in closing or (i + 1 < end and text[i + 1].isalnum()):
            continue
        if text[i - 1] in ".,!?…" or text[i - 1] not in "sS":
            return i, i + 1
        after_s = after_s or (i, i + 1)
    return after_s
