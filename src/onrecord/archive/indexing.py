"""The rows by which a record is found, put in the place of those that were there."""

import sqlalchemy as sa

from onrecord.archive.documents import Document
from onrecord.archive.index import index_entries
from onrecord.archive.tables import entries, named, names
from onrecord.review import Judged, Standing


def put_entries(connection: sa.Connection, document: Document, reading: int, record: Judged) -> None:
    """Let a search find ``record``, made from the reading with the id ``reading``, and nothing older."""
    of_it = sa.select(entries.c.id).where(entries.c.document == document.id)
    connection.execute(sa.delete(named).where(named.c.entry.in_(of_it)))
    connection.execute(sa.delete(entries).where(entries.c.document == document.id))
    shown = list(index_entries(record.reading))
    there = {row.record for row in shown}
    rows = [*shown, *(row for row in index_entries(record.everything) if row.record not in there)]
    ids = connection.scalars(
        sa.insert(entries).returning(entries.c.id, sort_by_parameter_order=True),
        [
            {
                "document": document.id,
                "reading": reading,
                "kind": row.kind,
                "record": row.record,
                "code": row.code,
                "certainty": row.certainty,
                "status": status_of(record, row.record),
                "needs": needs(record.standings.get(row.record)),
                "since": row.since,
                "until": row.until,
                "current": row.record in there,
                "shown": row.shown,
                "words": row.words,
            }
            for row in rows
        ],
    ).all()
    known = _names(connection, {pair for row in rows for pair in row.names})
    links = [
        {"entry": entry, "name": known[pair]}
        for entry, row in zip(ids, rows, strict=True)
        for pair in row.names
    ]
    if links:
        connection.execute(sa.insert(named), links)


def status_of(record: Judged, id_: str) -> str:
    """The status of a record in the index; the document itself has none of its own."""
    return record.standings[id_].status if id_ in record.standings else "drafted"


def needs(standing: Standing | None) -> str | None:
    """What a record waits for: ``agreement`` between those who judged it, a ``second`` person, or nothing."""
    if standing is None:
        return None
    if standing.disagreement:
        return "agreement"
    return "second" if standing.waiting else None


def _names(connection: sa.Connection, pairs: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The ids of these roles and names; those that are not known yet are added."""
    wanted = sa.select(names).where(names.c.name.in_({name for _, name in pairs}))
    ids = {(row.role, row.name): row.id for row in connection.execute(wanted)}
    missing = sorted(pairs - ids.keys())
    if missing:
        made = connection.scalars(
            sa.insert(names).returning(names.c.id, sort_by_parameter_order=True),
            [{"role": role, "name": name} for role, name in missing],
        )
        ids.update(zip(missing, made.all(), strict=True))
    return ids
