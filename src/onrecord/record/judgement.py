"""Judgements: what a person decided about a draft. They are only ever added; taking one back is another."""

from dataclasses import dataclass
from typing import Any, Literal

Verdict = Literal["confirm", "amend", "reject", "dispute", "note", "draft", "undo"]
"""``amend`` gives a field another value. ``draft`` writes a whole record: one of the person's own, or another
in the place of one that is there. ``undo`` takes back the judgement whose number is its value."""
Status = Literal["drafted", "confirmed", "amended", "rejected"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person about one record of a reading.

    ``id`` numbers the judgements of an archive in the order in which they were given, 0 for one that is not
    kept yet. ``record`` is the id of a statement, event or entity within the reading, ``reading`` for the
    reading as a whole. ``value`` is plain JSON in the contract's form: what ``field`` should be; the whole
    record of a ``draft``, whose ``field`` is its kind; the number of the judgement to ``undo``. ``at`` is an
    RFC 3339 time in UTC, ``who`` the person's name.
    """

    record: str
    verdict: Verdict
    who: str
    at: str
    field: str | None = None
    value: Any = None
    why: str | None = None
    id: int = 0
