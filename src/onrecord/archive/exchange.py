"""Everything out, and in again: one file of JSON lines that another archive takes over byte for byte.

The first line is the header, the last one holds the SHA-256 of all lines before it. Between them stand the
record's log, the originals (base64), documents, acquisitions, readings and judgements, each in its own
order. The access log stays: who looked at this archive is not part of the record. What can be derived is
made anew.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256 as new_sha256
from pathlib import Path
from typing import Any, BinaryIO

import sqlalchemy as sa

from onrecord.archive import custody, tables
from onrecord.archive.archive import ARCHIVE, Archive
from onrecord.archive.atomic import writing
from onrecord.archive.documents import Document, StoredReading, index_reading
from onrecord.archive.reprints import sketch
from onrecord.archive.verify import check_records
from onrecord.errors import ArchiveError
from onrecord.evidence import sha256
from onrecord.record import reading_from_json

FORMAT = "onrecord-export/1"
_TABLES = (tables.documents, tables.acquisitions, tables.readings, tables.judgements)


def export_everything(archive: Archive, path: Path) -> int:
    """Write everything that the archive holds to ``path``, which is not encrypted; return its size in bytes.

    Raises:
        ArchiveError: when an original is damaged, the file is there already, or it cannot be written.
    """
    if path.exists():
        raise ArchiveError("this file is there already", where=str(path), remedy="name another")
    try:
        with archive.database.reading() as connection, writing(path) as file:
            digest, size = _write_lines(_lines(archive, connection), file)
    except OSError as error:
        raise ArchiveError(f"the export cannot be written ({error.strerror})", where=str(path)) from error
    archive.log_access("exported", format=FORMAT, sha256=digest, size=size)
    return size


def import_everything(archive: Archive, path: Path) -> int:
    """Take over an export into an archive that is still empty; return how many documents it held.

    Raises:
        ArchiveError: when the archive holds something, or the export is damaged or not well formed. Nothing
            of it is in the archive then.
    """
    digest = _check_digest(path)
    with archive.database.writing() as connection:
        if custody.head(connection, "record").seq:
            raise ArchiveError(
                "only an empty archive can take over an export",
                where=str(archive.place.root),
                remedy="make a new one with 'onrecord init DIR'",
            )
        try:
            with path.open("rb") as file:
                _take_over(archive, connection, file)
        except (KeyError, TypeError, ValueError) as error:
            raise ArchiveError("the export is not well formed", where=str(path)) from error
        for fault in check_records(connection):
            if fault.damage:
                raise ArchiveError(f"the export is damaged: {fault.what}", where=fault.where)
        at = archive.clock()
        custody.append(
            connection, archive.hand, "access", "imported", ARCHIVE, at, format=FORMAT, sha256=digest
        )
        count = sa.select(sa.func.count()).select_from(tables.documents)
        return connection.execute(count).scalar_one()


def write_out(archive: Archive, document: Document, path: Path) -> None:
    """Write a document's original, decrypted, to a new file at ``path``, and note that it was.

    Raises:
        ArchiveError: when the original is damaged, the file is there already, or it cannot be written.
    """
    if path.exists():
        raise ArchiveError("this file is there already", where=str(path), remedy="name another")
    data = archive.originals.get(document.original)
    archive.log_access("exported", document.original, format="original", size=len(data))
    try:
        with writing(path) as file:
            file.write(data)
    except OSError as error:
        raise ArchiveError(f"it cannot be written ({error.strerror})", where=str(path)) from error


def _lines(archive: Archive, connection: sa.Connection) -> Iterator[dict[str, Any]]:
    head = custody.head(connection, "record")
    yield {"format": FORMAT, "log": {"entries": head.seq, "head": head.hash}}
    for row in connection.execute(sa.select(tables.originals).order_by(tables.originals.c.sha256)):
        data = archive.originals.get(row.sha256)
        yield {
            "table": "originals",
            "sha256": row.sha256,
            "size": row.size,
            "bytes": b64encode(data).decode(),
        }
    for table in _TABLES:
        for row in connection.execute(sa.select(table).order_by(table.c.id)).yield_per(100):
            yield {"table": table.name, **row._mapping}
    log = tables.custody
    entries = sa.select(log.c.entry).where(log.c.log == "record").order_by(log.c.seq)
    for row in connection.execute(entries).yield_per(1000):
        yield {"table": "custody", "entry": row.entry}


def _write_lines(lines: Iterable[dict[str, Any]], file: BinaryIO) -> tuple[str, int]:
    digest = new_sha256()
    size = 0
    for line in lines:
        data = _line(line)
        digest.update(data)
        size += file.write(data)
    return digest.hexdigest(), size + file.write(_line({"sha256": digest.hexdigest()}))


def _line(values: dict[str, Any]) -> bytes:
    return json.dumps(values, separators=(",", ":"), ensure_ascii=True).encode("ascii") + b"\n"


def _check_digest(path: Path) -> str:
    """The SHA-256 that the last line gives, after holding all lines before it against it."""
    try:
        with path.open("rb") as file:
            digest, previous = new_sha256(), b""
            for line in file:
                digest.update(previous)
                previous = line
    except OSError as error:
        raise ArchiveError(f"the export cannot be read ({error.strerror})", where=str(path)) from error
    if previous != _line({"sha256": digest.hexdigest()}):
        raise ArchiveError("the export is damaged or cut off", where=str(path))
    return digest.hexdigest()


def _take_over(archive: Archive, connection: sa.Connection, file: BinaryIO) -> None:
    header: dict[str, Any] = json.loads(file.readline())
    if header["format"] != FORMAT:
        raise ValueError("another format")
    for each in file:
        line: dict[str, Any] = json.loads(each)
        name = line.pop("table", None)
        if name == "originals":
            data = b64decode(line["bytes"], validate=True)
            if sha256(data) != line["sha256"]:
                raise ValueError("an original does not have its hash")
            archive.originals.put(data)
            values = {"sha256": line["sha256"], "size": len(data)}
            connection.execute(sa.insert(tables.originals).values(values))
        elif name == "custody":
            custody.insert(connection, [custody.parse_entry(line["entry"])])
        elif name is not None:
            table = {table.name: table for table in _TABLES}[name]
            values = {column.name: line[column.name] for column in table.columns}
            connection.execute(sa.insert(table).values(values))
            if table is tables.readings:
                _index(connection, StoredReading(**values))
    head = custody.head(connection, "record")
    if header["log"] != {"entries": head.seq, "head": head.hash}:
        raise ValueError("the log does not end where the header says")
    if connection.dialect.name == "postgresql":
        _count_on(connection)


def _index(connection: sa.Connection, stored: StoredReading) -> None:
    reading = reading_from_json(json.loads(stored.json))
    index_reading(connection, stored, reading)
    earlier = sa.select(tables.readings.c.id).where(
        tables.readings.c.document == stored.document, tables.readings.c.id < stored.id
    )
    if connection.execute(earlier).first() is None:
        of_it = sa.select(tables.documents).where(tables.documents.c.id == stored.document)
        row = connection.execute(of_it).one()
        sketch(connection, Document(row.id, row.original, row.position), reading.report)


def _count_on(connection: sa.Connection) -> None:
    """Let PostgreSQL's counters go on after the ids that the export brought."""
    for table in _TABLES:
        highest = connection.execute(sa.select(sa.func.max(table.c.id))).scalar_one()
        if highest is not None:
            sequence = sa.func.pg_get_serial_sequence(table.name, "id")
            connection.execute(sa.select(sa.func.setval(sequence, highest)))
