"""What an archive holds: originals, the documents in them, how they were acquired, and their readings."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import sqlalchemy as sa

from onrecord.archive.tables import acquisitions, documents, originals, readings
from onrecord.errors import ArchiveError
from onrecord.evidence import sha256
from onrecord.record import Reading, reading_from_json, reading_to_json

SHORT = 12
"""Hexadecimal digits by which a document is shown; fewer are enough to name it where they are clear."""
_FEWEST = 4
_OPEN = 8
"""Readings that are kept parsed."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report that the archive holds: the original's SHA-256 and the report's place in it, from 0."""

    id: int
    original: str
    position: int

    @property
    def name(self) -> str:
        """By what people name it: ``1a2b3c4d5e6f``, or ``1a2b3c4d5e6f.2`` for the third report of a feed."""
        return self.original[:SHORT] + (f".{self.position}" if self.position else "")


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading as it is kept: ``json`` is canonical, ``sha256`` its hash, ``at`` the time it was stored."""

    id: int
    document: int
    at: str
    reader: str | None
    sha256: str
    json: str

    def opened(self) -> Reading:
        """The reading itself.

        Raises:
            RecordError: when a span is not its words, or a field is not what it can be.
            ArchiveError: when it is no JSON any more.
        """
        try:
            return _opened(self.json)
        except ValueError as error:
            raise ArchiveError(
                "a reading is damaged", where=f"reading {self.id}", remedy="see 'onrecord verify'"
            ) from error


@dataclass(frozen=True, slots=True)
class Acquisition:
    """One way in which an original came to us."""

    original: str
    origin: str
    at: str
    who: str


@lru_cache(maxsize=_OPEN)
def _opened(text: str) -> Reading:
    """The reading in ``text``: a report that somebody works on is not parsed anew at each of their steps."""
    return reading_from_json(json.loads(text))


def canonical_json(reading: Reading) -> str:
    """The one form in which a reading is kept and hashed: the contract's JSON, compact, in ASCII."""
    return json.dumps(reading_to_json(reading), separators=(",", ":"), ensure_ascii=True)


def holds(connection: sa.Connection, original: str) -> bool:
    """Whether the archive holds the original with this SHA-256."""
    return connection.execute(sa.select(originals).where(originals.c.sha256 == original)).first() is not None


def add_original(connection: sa.Connection, original: str, size: int) -> None:
    """Note an original of ``size`` bytes."""
    connection.execute(sa.insert(originals).values(sha256=original, size=size))


def add_document(connection: sa.Connection, original: str, position: int) -> Document:
    """Note the report at ``position`` in an original."""
    made = connection.execute(
        sa.insert(documents).values(original=original, position=position).returning(documents.c.id)
    )
    return Document(made.scalar_one(), original, position)


def acquired(connection: sa.Connection, original: str) -> tuple[Acquisition, ...]:
    """How an original came to us, the first time first."""
    columns = (acquisitions.c.original, acquisitions.c.origin, acquisitions.c.at, acquisitions.c.who)
    rows = connection.execute(
        sa.select(*columns).where(acquisitions.c.original == original).order_by(acquisitions.c.id)
    )
    return tuple(Acquisition(*row) for row in rows)


def add_acquisition(connection: sa.Connection, acquisition: Acquisition) -> None:
    """Note how an original came to us."""
    connection.execute(
        sa.insert(acquisitions).values(
            original=acquisition.original, origin=acquisition.origin, at=acquisition.at, who=acquisition.who
        )
    )


def add_reading(connection: sa.Connection, document: Document, reading: Reading, at: str) -> StoredReading:
    """Store a reading of a document, beside those that it has."""
    text = canonical_json(reading)
    digest = sha256(text.encode("ascii"))
    values = {"document": document.id, "at": at, "reader": reading.reader, "sha256": digest, "json": text}
    made = connection.execute(sa.insert(readings).values(values).returning(readings.c.id)).scalar_one()
    return StoredReading(made, document.id, at, reading.reader, digest, text)


def all_documents(connection: sa.Connection) -> Iterator[Document]:
    """All documents, in the order in which they came."""
    rows = connection.execute(sa.select(documents).order_by(documents.c.id))
    return (Document(row.id, row.original, row.position) for row in rows.yield_per(1000))


def documents_of(connection: sa.Connection, original: str) -> tuple[Document, ...]:
    """The documents in an original, in the order in which they stand in it."""
    rows = connection.execute(
        sa.select(documents).where(documents.c.original == original).order_by(documents.c.position)
    )
    return tuple(Document(row.id, row.original, row.position) for row in rows)


def readings_of(connection: sa.Connection, document: Document) -> tuple[StoredReading, ...]:
    """All readings of a document, the newest last."""
    rows = connection.execute(
        sa.select(readings).where(readings.c.document == document.id).order_by(readings.c.id)
    )
    return tuple(StoredReading(**row._mapping) for row in rows)


def newest_reading(connection: sa.Connection, document: Document) -> StoredReading:
    """The reading of a document that was stored last.

    Raises:
        ArchiveError: when it has none.
    """
    row = connection.execute(
        sa.select(readings).where(readings.c.document == document.id).order_by(readings.c.id.desc()).limit(1)
    ).first()
    if row is None:
        raise ArchiveError("it has no reading", where=document.name, remedy="run 'onrecord verify'")
    return StoredReading(**row._mapping)


def reading_of(connection: sa.Connection, id_: int) -> StoredReading:
    """The stored reading with this id, which must be there."""
    row = connection.execute(sa.select(readings).where(readings.c.id == id_)).one()
    return StoredReading(**row._mapping)


def find_document(connection: sa.Connection, name: str) -> Document:
    """The document that ``name`` names: the beginning of its original's SHA-256, and ``.2`` for the third.

    Raises:
        ArchiveError: when there is none, or more than one.
    """
    start, _, place = name.lower().partition(".")
    if len(start) < _FEWEST or not set(start) <= set("0123456789abcdef") or (place and not place.isdecimal()):
        raise ArchiveError(
            "this does not name a document", where=name, remedy="give the name that 'onrecord list' shows"
        )
    found = connection.execute(
        sa.select(documents)
        .where(
            documents.c.original.startswith(start, autoescape=True),
            documents.c.position == int(place or 0),
        )
        .limit(2)
    ).all()
    if not found:
        raise ArchiveError("the archive holds no such document", where=name, remedy="see 'onrecord list'")
    if len(found) > 1:
        raise ArchiveError("more than one document begins so", where=name, remedy="give more of its name")
    return Document(found[0].id, found[0].original, found[0].position)
