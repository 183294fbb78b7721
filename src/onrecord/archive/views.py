"""Views: who may not see a name gets rows in which it does not stand, made when the record is kept.

So a search, a count or a picture never has to hide anything, and cannot forget to: it only asks for the rows
of whoever looks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.tables import entries
from onrecord.protection.guard import guarded, rules
from onrecord.protection.levels import LEVELS, UNMARKED, Level, Protection, above
from onrecord.protection.redact import redacted
from onrecord.record import Reading
from onrecord.review import Judged

WHOLE = len(LEVELS) - 1
"""The number of the highest level: who may read up to it sees everything as it is."""
LEAVING: Level = "public"
"""The level of the view from which tables and pictures leave the house: names in it are public, and its
documents are at most internal. Nobody who works in an archive may read so little."""


@dataclass(frozen=True, slots=True)
class View:
    """A record as those see it who may read up to a level between ``floor`` and ``top``, numbers in `LEVELS`.

    ``reading`` is what the record says, ``everything`` holds what was rejected too.
    """

    floor: int
    top: int
    reading: Reading
    everything: Reading


def number(level: Level | None) -> int:
    """A level as the index holds it; -1 where nothing may be seen."""
    return -1 if level is None else LEVELS.index(level)


def in_view(ceiling: Level | None, table: sa.FromClause = entries) -> sa.ColumnElement[bool]:
    """The condition that a row is for somebody who may read up to ``ceiling``; None lets nothing be seen."""
    at = number(ceiling)
    return sa.and_(table.c.floor <= at, table.c.top >= at)


def views(record: Judged, document: str, decisions: Sequence[Protection]) -> tuple[View, ...]:
    """The views of ``record`` that ``decisions`` ask for, the one in which all stands as it is first.

    ``document`` is its full name. Levels at which the same is seen share a view; at those below the
    document's own nothing is, but for the view that may leave (see `LEAVING`).
    """
    whole = View(0, WHOLE, record.reading, record.everything)
    if not decisions:
        return (whole,)
    guards = guarded(record.everything, document, decisions)
    found: list[View] = []
    for level in range(WHOLE, -1, -1):
        if above(guards.document, max(LEVELS[level], UNMARKED["document"], key=LEVELS.index)):
            break
        applied = rules(guards, LEVELS[level])
        view = View(level, level, redacted(record.reading, applied), redacted(record.everything, applied))
        if found and (found[-1].reading, found[-1].everything) == (view.reading, view.everything):
            view = View(level, found.pop().top, view.reading, view.everything)
        found.append(view)
    return tuple(found)
