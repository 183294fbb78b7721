"""A list of what an archive holds: one line for each document."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.documents import Document
from onrecord.archive.tables import acquisitions, documents, entries, readings, sketches
from onrecord.archive.views import in_view
from onrecord.protection.levels import Level


@dataclass(frozen=True, slots=True)
class Line:
    """One document: what it is called, where it came from first, and how much was drafted from it.

    ``judged`` are the statements and events that somebody decided on, rejected ones too, and ``waiting``
    those of them that a second person has not seen or that people disagree on. ``account`` is a number that
    reprints share, None where a document has none.
    """

    document: Document
    title: str
    published: str | None
    origin: str
    statements: int
    events: int
    judged: int
    waiting: int
    readings: int
    account: int | None


def overview(
    connection: sa.Connection, limit: int | None = None, ceiling: Level | None = "sealed"
) -> Iterator[Line]:
    """A line for each document that may be read by who may read up to ``ceiling``, the newest first."""
    counted = (
        sa.select(
            entries.c.document,
            *(
                sa.func.sum(sa.case((condition, 1), else_=0)).label(name)
                for name, condition in (
                    ("statements", sa.and_(entries.c.current, entries.c.kind == "statement")),
                    ("events", sa.and_(entries.c.current, entries.c.kind == "event")),
                    ("judged", entries.c.status != "drafted"),
                    ("waiting", entries.c.needs.is_not(None)),
                )
            ),
        )
        .where(in_view(ceiling))
        .group_by(entries.c.document)
        .subquery()
    )
    shared = sa.select(sketches.c.account).group_by(sketches.c.account).having(sa.func.count() > 1).subquery()
    first = (
        sa.select(acquisitions.c.origin)
        .where(acquisitions.c.original == documents.c.original)
        .order_by(acquisitions.c.id)
        .limit(1)
        .scalar_subquery()
    )
    times_read = sa.select(sa.func.count()).where(readings.c.document == documents.c.id).scalar_subquery()
    rows = connection.execute(
        sa.select(
            documents,
            entries.c.shown,
            entries.c.since,
            first.label("origin"),
            counted.c.statements,
            counted.c.events,
            counted.c.judged,
            counted.c.waiting,
            times_read.label("readings"),
            shared.c.account,
        )
        .join(entries, sa.and_(entries.c.document == documents.c.id, entries.c.kind == "document"))
        .join(counted, counted.c.document == documents.c.id)
        .outerjoin(sketches, sketches.c.document == documents.c.id)
        .outerjoin(shared, shared.c.account == sketches.c.account)
        .where(entries.c.current, in_view(ceiling))
        .order_by(documents.c.id.desc())
        .limit(limit)
    )
    for row in rows:
        yield Line(
            document=Document(row.id, row.original, row.position),
            title=row.shown,
            published=row.since,
            origin=row.origin,
            statements=row.statements,
            events=row.events,
            judged=row.judged,
            waiting=row.waiting,
            readings=row.readings,
            account=row.account,
        )
