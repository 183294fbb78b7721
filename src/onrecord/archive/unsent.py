"""What somebody is still writing: in the archive, encrypted like all of it, until it is sent or thrown away.

It is nobody's decision yet, so it is not part of what happened: it may change, is no entry of the log and
does not leave with an exchange.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.documents import StoredReading
from onrecord.archive.fold import storable
from onrecord.archive.tables import unsent


@dataclass(frozen=True, slots=True)
class Unsent:
    """What ``who`` writes about ``record`` of a reading: ``form`` is JSON of the page's own making."""

    record: str
    form: str


def unsent_of(connection: sa.Connection, reading: StoredReading, who: str) -> tuple[Unsent, ...]:
    """Everything that ``who`` has begun about a reading, in the order of the records' names."""
    rows = connection.execute(
        sa.select(unsent.c.record, unsent.c.form)
        .where(unsent.c.reading == reading.id, unsent.c.who == storable(who))
        .order_by(unsent.c.record)
    )
    return tuple(Unsent(row.record, row.form) for row in rows)


def keep_unsent(
    connection: sa.Connection, reading: StoredReading, who: str, record: str, form: str | None, at: str
) -> None:
    """Keep ``form`` in the place of what ``who`` had written about ``record``; None throws it away."""
    of_it = (unsent.c.reading == reading.id, unsent.c.who == storable(who), unsent.c.record == record)
    connection.execute(sa.delete(unsent).where(*of_it))
    if form is not None:
        values = {"reading": reading.id, "who": storable(who), "record": record, "form": form, "at": at}
        connection.execute(sa.insert(unsent).values(values))
