"""Views of the ledger that somebody gave a name, for themselves or for all who work in the archive.

A view is the query string of its address. Nothing is overwritten: the last view that a person saved under a
name holds, and one without a query takes the name back.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.fold import storable
from onrecord.archive.tables import saved

LONGEST_NAME = 80
LONGEST_QUERY = 4000


@dataclass(frozen=True, slots=True)
class Saved:
    """A view with a name. ``query`` is the query string of the ledger; ``shared``: the others see it too."""

    name: str
    query: str
    shared: bool
    who: str


def save(archive: Archive, name: str, query: str | None, *, shared: bool) -> None:
    """Save a view of whoever works in the archive under ``name``; without a query, take the name back.

    Raises:
        ArchiveError: when the archive cannot be written to.
    """
    with archive.database.writing() as connection:
        connection.execute(
            sa.insert(saved).values(
                name=storable(name.strip())[:LONGEST_NAME],
                query=storable(query)[:LONGEST_QUERY] if query is not None else None,
                shared=shared,
                at=archive.clock(),
                who=storable(archive.hand.who),
            )
        )


def saved_views(connection: sa.Connection, who: str) -> tuple[Saved, ...]:
    """The views that ``who`` may open, their own first, by name."""
    newest = sa.select(sa.func.max(saved.c.id)).group_by(saved.c.who, saved.c.name)
    mine = saved.c.who == storable(who)
    rows = connection.execute(
        sa.select(saved)
        .where(saved.c.id.in_(newest), saved.c.query.is_not(None), sa.or_(mine, saved.c.shared))
        .order_by(sa.case((mine, 0), else_=1), saved.c.name, saved.c.who)
    )
    return tuple(Saved(row.name, row.query, row.shared, row.who) for row in rows)
