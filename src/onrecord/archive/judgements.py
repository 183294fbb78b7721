"""What people decided about the drafts: only ever added to, and at once in the log and the index too."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from onrecord.archive import custody
from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document, StoredReading, all_documents, newest_reading, reading_of
from onrecord.archive.fold import storable
from onrecord.archive.indexing import put_entries, put_standing
from onrecord.archive.protections import all_protections
from onrecord.archive.settings import Key, add_setting, reviewers
from onrecord.archive.tables import judgements, readings
from onrecord.evidence import sha256
from onrecord.record import Judgement
from onrecord.review import Judged, in_force, judged


@dataclass(frozen=True, slots=True)
class InForce:
    """The reading of a document that holds, and everything that was judged about it, undone or not."""

    stored: StoredReading
    judgements: tuple[Judgement, ...]


def judgements_by_reading(connection: sa.Connection, document: Document) -> dict[int, tuple[Judgement, ...]]:
    """All judgements about a document, by the id of the reading they are about, in their order."""
    found: dict[int, list[Judgement]] = defaultdict(list)
    rows = connection.execute(
        sa.select(judgements)
        .join(readings, readings.c.id == judgements.c.reading)
        .where(readings.c.document == document.id)
        .order_by(judgements.c.id)
    )
    for row in rows:
        found[row.reading].append(_judgement(row))
    return {reading: tuple(given) for reading, given in found.items()}


def all_judgements(connection: sa.Connection) -> Iterator[tuple[str, Judgement]]:
    """Every judgement there is, in order, each with the SHA-256 of the reading that it is about."""
    rows = connection.execute(
        sa.select(judgements, readings.c.sha256)
        .join(readings, readings.c.id == judgements.c.reading)
        .order_by(judgements.c.id)
    )
    return ((row.sha256, _judgement(row)) for row in rows.yield_per(1000))


def reading_in_force(connection: sa.Connection, document: Document) -> InForce:
    """The newest reading of a document with a judgement in force; where there is none, the newest.

    So nothing that a person decided is ever put out of sight by a newer reader.

    Raises:
        ArchiveError: when the document has no reading.
    """
    given = judgements_by_reading(connection, document)
    for reading in sorted(given, reverse=True):
        if in_force(given[reading]):
            return InForce(reading_of(connection, reading), given[reading])
    newest = newest_reading(connection, document)
    return InForce(newest, given.get(newest.id, ()))


def judgements_of(connection: sa.Connection, document: Document) -> tuple[Judgement, ...]:
    """Everything that was judged about the reading in force of a document, undone or not, in order."""
    return reading_in_force(connection, document).judgements


def append_judgement(
    archive: Archive,
    connection: sa.Connection,
    document: Document,
    reading: StoredReading,
    judgement: Judgement,
) -> Judgement:
    """Keep a judgement about ``reading``, note it in the log and bring the index up to it.

    All of it is one transaction, the caller's (see `Database.writing`), and what it means must have been
    checked there (`review.check`). Returns the judgement as it is kept, with its number.
    """
    kept = replace(
        judgement,
        who=storable(judgement.who),
        why=storable(judgement.why) if judgement.why is not None else None,
    )
    value = None if kept.value is None else json.dumps(kept.value, sort_keys=True, separators=(",", ":"))
    columns = {
        "reading": reading.id, "record": kept.record, "verdict": kept.verdict, "field": kept.field,
        "value": value, "why": kept.why, "at": kept.at, "who": kept.who,
    }  # fmt: skip
    before = reading_in_force(connection, document)
    number = connection.execute(sa.insert(judgements).values(columns).returning(judgements.c.id)).scalar_one()
    kept = replace(kept, id=number)
    custody.append(
        connection, replace(archive.hand, who=kept.who), "record", "judged", document.original, kept.at,
        position=document.position, reading=reading.sha256, record=kept.record, verdict=kept.verdict,
        judgement=number, sha256=digest(kept, reading.sha256),
    )  # fmt: skip
    _reindex_after(connection, document, before, kept.record)
    return kept


def digest(judgement: Judgement, reading: str) -> str:
    """What the log holds of a judgement: the SHA-256 of all that it says, and of which reading."""
    said = {name: getattr(judgement, name) for name in judgement.__slots__} | {"reading": reading}
    return sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii"))


def shown(connection: sa.Connection, document: Document) -> Judged:
    """The record of a document as it is shown: its reading in force with what people decided about it."""
    holding = reading_in_force(connection, document)
    return judged(holding.stored.opened(), holding.judgements, reviewers(connection))


def reindex(connection: sa.Connection, document: Document) -> None:
    """Make the rows by which the record of a document is found anew."""
    holding = reading_in_force(connection, document)
    record = judged(holding.stored.opened(), holding.judgements, reviewers(connection))
    put_entries(connection, document, holding.stored.id, record, all_protections(connection))


def _reindex_after(connection: sa.Connection, document: Document, before: InForce, record: str) -> None:
    """Bring the index up to one judgement about ``record``: most change how it stands and no word of it."""
    now, persons = reading_in_force(connection, document), reviewers(connection)
    earlier = judged(before.stored.opened(), before.judgements, persons)
    later = judged(now.stored.opened(), now.judgements, persons)
    if (earlier.reading, earlier.everything) == (later.reading, later.everything):
        put_standing(connection, document, later, record)
    else:
        put_entries(connection, document, now.stored.id, later, all_protections(connection))


def reindex_all(connection: sa.Connection) -> None:
    """Make the rows by which all records are found anew."""
    for document in list(all_documents(connection)):
        reindex(connection, document)


def change_setting(archive: Archive, key: Key, value: str) -> None:
    """Let a setting have ``value`` from now on; what it means for the records is in the index at once.

    Raises:
        ArchiveError: when the setting cannot have this value, or the archive cannot be written to.
    """
    with archive.database.writing() as connection:
        add_setting(archive, connection, key, value)
        for document in list(all_documents(connection)):
            if judgements_by_reading(connection, document):
                reindex(connection, document)


def _judgement(row: sa.Row[Any]) -> Judgement:
    return Judgement(
        record=row.record,
        verdict=row.verdict,
        who=row.who,
        at=row.at,
        field=row.field,
        value=None if row.value is None else _value(row.value),
        why=row.why,
        id=row.id,
    )


def _value(text: str) -> Any:
    """What a judgement's column holds. Text that somebody damaged stays text: no field can have it, and
    `verify` tells of it, as its hash is not the one in the log.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
