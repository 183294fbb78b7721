"""Views: who may not see a name gets rows in which it does not stand, made when the record is kept.

So a search, a count or a picture never has to hide anything, and cannot forget to: it only asks for the rows
of whoever looks.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.tables import entries
from onrecord.protection.levels import LEVELS, Level
from onrecord.record import Reading
from onrecord.review import Judged


@dataclass(frozen=True, slots=True)
class View:
    """A record as those see it who may read up to a level between ``floor`` and ``top``, numbers in `LEVELS`.

    ``reading`` is what the record says, ``everything`` holds what was rejected too.
    """

    floor: int
    top: int
    reading: Reading
    everything: Reading


WHOLE = len(LEVELS) - 1
"""The top of the view in which everything stands as it is."""


def number(level: Level | None) -> int:
    """A level as the index holds it; -1 for who may see nothing."""
    return -1 if level is None else LEVELS.index(level)


def in_view(ceiling: Level | None, table: sa.FromClause = entries) -> sa.ColumnElement[bool]:
    """The condition that a row is for somebody who may read up to ``ceiling``."""
    at = number(ceiling)
    return sa.and_(table.c.floor <= at, table.c.top >= at)


def views(record: Judged) -> tuple[View, ...]:
    """The views of ``record``, the whole one first."""
    return (View(0, WHOLE, record.reading, record.everything),)
