"""The rows by which a record is found, put in the place of those that were there."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from onrecord.archive.documents import Document
from onrecord.archive.fold import fold
from onrecord.archive.index import IndexEntry, Spot, called, index_entries
from onrecord.archive.protections import full_name
from onrecord.archive.tables import entries, figures, forms, named, names, parties, spots
from onrecord.archive.views import View, views
from onrecord.protection.levels import Protection
from onrecord.review import Judged, Standing

_FIGURES = frozenset({"person", "organization", "group"})


def put_entries(
    connection: sa.Connection,
    document: Document,
    reading: int,
    record: Judged,
    decisions: Sequence[Protection] = (),
) -> None:
    """Let a search find ``record``, made from the reading with the id ``reading``, and nothing older.

    ``decisions`` are those about what must be guarded: who may not see a name finds rows without it.
    """
    _clear(connection, document)
    for view in views(record, full_name(document), decisions):
        _put_view(connection, document, reading, record, view)


def put_standing(connection: sa.Connection, document: Document, record: Judged, id_: str) -> None:
    """Let a search find how one record stands now, where no word of it has changed."""
    connection.execute(
        sa.update(entries)
        .where(entries.c.document == document.id, entries.c.record == id_)
        .values(status=status_of(record, id_), needs=needs(record.standings.get(id_)))
    )


def _clear(connection: sa.Connection, document: Document) -> None:
    of_it = sa.select(entries.c.id).where(entries.c.document == document.id)
    for table in (named, parties):
        connection.execute(sa.delete(table).where(table.c.entry.in_(of_it)))
    connection.execute(sa.delete(entries).where(entries.c.document == document.id))
    connection.execute(sa.delete(figures).where(figures.c.document == document.id))


def _put_view(
    connection: sa.Connection, document: Document, reading: int, record: Judged, view: View
) -> None:
    shown = list(index_entries(view.reading))
    there = {row.record for row in shown}
    rows = [*shown, *(row for row in index_entries(view.everything) if row.record not in there)]
    places = _spots(connection, {row.spot.ref: row.spot for row in rows if row.spot})
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
                "date": row.date,
                "precision": row.precision,
                "polarity": row.polarity,
                "disputed": row.disputed,
                "spot": places[row.spot.ref] if row.spot else None,
                "echo": row.echo,
                "floor": view.floor,
                "top": view.top,
            }
            for row in rows
        ],
    ).all()
    _put_names(connection, ids, rows)
    _put_parties(connection, ids, rows, document, view)


def _put_names(connection: sa.Connection, ids: Iterable[int], rows: list[IndexEntry]) -> None:
    known = _names(connection, {pair for row in rows for pair in row.names})
    links = [
        {"entry": entry, "name": known[pair]}
        for entry, row in zip(ids, rows, strict=True)
        for pair in row.names
    ]
    if links:
        connection.execute(sa.insert(named), links)


def _put_parties(
    connection: sa.Connection, ids: Iterable[int], rows: list[IndexEntry], document: Document, view: View
) -> None:
    people = [entity for entity in view.reading.entities if entity.kind in _FIGURES and fold(entity.name)]
    written = {name for row in rows for _, name in row.parties} | {called(entity.name) for entity in people}
    known = _forms(connection, written)
    links = [
        {"entry": entry, "role": role, "form": known[name]}
        for entry, row in zip(ids, rows, strict=True)
        for role, name in row.parties
    ]
    if links:
        connection.execute(sa.insert(parties), links)
    if people:
        connection.execute(
            sa.insert(figures),
            [
                {
                    "document": document.id,
                    "entity": entity.id,
                    "floor": view.floor,
                    "top": view.top,
                    "kind": entity.kind,
                    "form": known[called(entity.name)],
                }
                for entity in people
            ],
        )


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


def _forms(connection: sa.Connection, written: set[str]) -> dict[str, int]:
    """The ids of these names as they are written."""
    return _ids(connection, forms.c.name, {name: {"name": name, "key": fold(name)} for name in written})


def _spots(connection: sa.Connection, places: dict[str, Spot]) -> dict[str, int]:
    """The ids of these places, by what the gazetteer calls them."""
    rows = {ref: {name: getattr(spot, name) for name in Spot.__slots__} for ref, spot in places.items()}
    return _ids(connection, spots.c.ref, rows)


def _ids(
    connection: sa.Connection, column: sa.Column[str], rows: Mapping[str, Mapping[str, object]]
) -> dict[str, int]:
    """The ids of ``rows``, by what stands in ``column``; those that are not known yet are added."""
    table = column.table
    known = connection.execute(sa.select(column, table.c.id).where(column.in_(rows)))
    ids = {row[0]: row.id for row in known}
    missing = sorted(rows.keys() - ids.keys())
    if missing:
        made = connection.scalars(
            sa.insert(table).returning(table.c.id, sort_by_parameter_order=True),
            [rows[text] for text in missing],
        )
        ids.update(zip(missing, made.all(), strict=True))
    return ids
