"""Taking in: a file's bytes and what was read from them become part of the archive, all at once or not."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive import custody
from onrecord.archive.archive import Archive
from onrecord.archive.documents import (
    Acquisition,
    Document,
    StoredReading,
    acquired,
    add_acquisition,
    add_document,
    add_original,
    add_reading,
    documents_of,
    holds,
)
from onrecord.archive.fold import storable
from onrecord.archive.judgements import reindex
from onrecord.archive.reprints import sketch
from onrecord.evidence import sha256
from onrecord.record import Reading


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file: the documents in it, and whether its bytes were new to the archive."""

    documents: tuple[Document, ...]
    fresh: bool


def known(archive: Archive, data: bytes, origin: str) -> Added | None:
    """The documents of a file that the archive holds already, None when it does not.

    A new origin is noted as one more acquisition of the same bytes; the same origin changes nothing.
    A copy that was damaged is replaced by these bytes.
    """
    original = sha256(data)
    with archive.database.reading() as connection:
        if not holds(connection, original):
            return None
        documents = documents_of(connection, original)
        origins = {acquisition.origin for acquisition in acquired(connection, original)}
    archive.originals.put(data)
    if storable(origin) not in origins:
        with archive.database.writing() as connection:
            _note_acquisition(archive, connection, original, origin, len(data))
    return Added(documents, fresh=False)


def acquire(archive: Archive, data: bytes, origin: str, readings: Sequence[Reading]) -> Added:
    """Keep the bytes of a file that came from ``origin``, and the readings of the reports in it, in order.

    The original is on the disk before the database knows of it, and everything else is one transaction: when
    this returns, all of it is kept, and when the machine dies before, none of it is.

    Raises:
        ArchiveError: when the disk is full, or the database is damaged or out of reach.
    """
    original = archive.originals.put(data)
    with archive.database.writing() as connection:
        if holds(connection, original):  # another process was faster
            if storable(origin) not in {known.origin for known in acquired(connection, original)}:
                _note_acquisition(archive, connection, original, origin, len(data))
            return Added(documents_of(connection, original), fresh=False)
        add_original(connection, original, len(data))
        _note_acquisition(archive, connection, original, origin, len(data))
        documents = []
        for position, reading in enumerate(readings):
            document = add_document(connection, original, position)
            store_reading(archive, connection, document, reading)
            sketch(connection, document, reading.report)
            documents.append(document)
    return Added(tuple(documents), fresh=True)


def store_reading(
    archive: Archive, connection: sa.Connection, document: Document, reading: Reading
) -> StoredReading:
    """Store a reading of a document that the archive holds, and note it in the log.

    A search finds it from now on, unless an older reading has been judged (see `reading_in_force`).
    """
    at = archive.clock()
    stored = add_reading(connection, document, reading, at)
    custody.append(
        connection, archive.hand, "record", "read", document.original, at,
        position=document.position, reading=stored.sha256, reader=reading.reader,
    )  # fmt: skip
    reindex(connection, document)
    return stored


def _note_acquisition(
    archive: Archive, connection: sa.Connection, original: str, origin: str, size: int
) -> None:
    at, origin = archive.clock(), storable(origin)
    add_acquisition(connection, Acquisition(original, origin, at, archive.hand.who))
    custody.append(connection, archive.hand, "record", "acquired", original, at, origin=origin, size=size)
