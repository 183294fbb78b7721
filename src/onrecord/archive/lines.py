"""Everything in an archive as lines of JSON: what exports and backups hold.

The first line names the format and where each log ends; the last one holds the SHA-256 of all lines before
it. Between them stand the originals (base64), documents, acquisitions, readings, judgements, settings, what
must be guarded and the logs, each in its own order. What can be derived is left out and made anew. The same
records always make the same bytes.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256 as new_sha256
from typing import Any, BinaryIO

import sqlalchemy as sa

from onrecord.archive import custody, tables
from onrecord.archive.archive import Archive
from onrecord.archive.custody import Log
from onrecord.archive.documents import all_documents, readings_of
from onrecord.archive.judgements import reindex
from onrecord.archive.reprints import sketch
from onrecord.archive.verify import check_records
from onrecord.errors import ArchiveError, OriginalError
from onrecord.evidence import sha256

Line = dict[str, Any]
_TABLES = tuple(table for table in tables.KEPT if table not in {tables.originals, tables.custody})


@dataclass(frozen=True, slots=True)
class Written:
    """The SHA-256 that the last line holds, and the size of all lines in bytes."""

    sha256: str
    size: int


def records(
    archive: Archive,
    connection: sa.Connection,
    format_: str,
    logs: tuple[Log, ...],
    gaps: list[str] | None = None,
) -> Iterator[Line]:
    """Everything that the archive holds, and these of its logs.

    Where ``gaps`` is given, the hash of an original that is missing or damaged is put there, and its line has
    no bytes.

    Raises:
        OriginalError: when an original is missing or damaged, and there is no list for it.
    """
    yield {"format": format_, "logs": _ends(connection, logs)}
    for row in connection.execute(sa.select(tables.originals).order_by(tables.originals.c.sha256)):
        try:
            data = archive.originals.get(row.sha256)
        except OriginalError:
            if gaps is None:
                raise
            gaps.append(row.sha256)
            yield {"table": "originals", "sha256": row.sha256, "size": row.size}
            continue
        yield {"table": "originals", "sha256": row.sha256, "bytes": b64encode(data).decode()}
    for table in _told(logs):
        for row in connection.execute(sa.select(table).order_by(table.c.id)).yield_per(100):
            yield {"table": table.name, **row._mapping}
    for log in logs:
        column = tables.custody.c
        entries = sa.select(column.entry).where(column.log == log).order_by(column.seq)
        for row in connection.execute(entries).yield_per(1000):
            yield {"table": "custody", "entry": row.entry}


def write_lines(lines: Iterable[Line], file: BinaryIO) -> Written:
    """Write ``lines`` and the one that seals them."""
    digest = new_sha256()
    size = 0
    for line in lines:
        data = _encoded(line)
        digest.update(data)
        file.write(data)
        size += len(data)
    seal = _encoded({"sha256": digest.hexdigest()})
    file.write(seal)
    return Written(digest.hexdigest(), size + len(seal))


def check_lines(lines: Iterable[bytes], where: str) -> str:
    """The SHA-256 in the last line, when all lines before it have it.

    Raises:
        ArchiveError: when they do not, or the last line is missing.
    """
    digest, last = new_sha256(), b""
    for line in lines:
        digest.update(last)
        last = line
    if last != _encoded({"sha256": digest.hexdigest()}):
        raise ArchiveError("it is damaged or cut off", where=where)
    return digest.hexdigest()


def read_lines(lines: Iterable[bytes]) -> Iterator[Line]:
    """The values in each line."""
    for line in lines:
        yield json.loads(line)


def take_over(
    archive: Archive,
    connection: sa.Connection,
    lines: Iterator[Line],
    format_: str,
    logs: tuple[Log, ...],
    where: str,
) -> int:
    """Put everything into an empty archive, within a transaction that writes; return how many documents.

    Whoever made the lines is not trusted: hashes, spans, the logs' chains and whether all of it agrees are
    checked before the transaction may end.

    Raises:
        ArchiveError: when something is not well formed or does not hold.
    """
    try:
        header = next(lines)
        if header["format"] != format_ or set(header["logs"]) != set(logs):
            raise ArchiveError("it is of another format", where=where)
        known = {table.name: table for table in _told(logs)}
        for line in lines:
            _insert(archive, connection, line, known)
        if header["logs"] != _ends(connection, logs):
            raise ArchiveError("a log does not end where the header says", where=where)
    except (StopIteration, KeyError, TypeError, ValueError) as error:
        raise ArchiveError("it is not well formed", where=where) from error
    if connection.dialect.name == "postgresql":
        _count_on(connection)
    for fault in check_records(connection):
        if fault.damage:
            raise ArchiveError(f"it is damaged: {fault.where}: {fault.what}", where=where)
    return _derive(connection)


def _told(logs: tuple[Log, ...]) -> tuple[sa.Table, ...]:
    """The tables that go with these logs: who may sign in goes with the log of access, or not at all."""
    return (*_TABLES, *(tables.ACCESS if "access" in logs else ()))


def _ends(connection: sa.Connection, logs: tuple[Log, ...]) -> Line:
    ends = {log: custody.head(connection, log) for log in logs}
    return {log: {"entries": end.seq, "head": end.hash} for log, end in ends.items()}


def _encoded(line: Line) -> bytes:
    return json.dumps(line, separators=(",", ":"), ensure_ascii=True).encode("ascii") + b"\n"


def _insert(archive: Archive, connection: sa.Connection, line: Line, known: Mapping[str, sa.Table]) -> None:
    name = line.get("table")
    if name == "originals":
        values: Line = {"sha256": line["sha256"], "size": line.get("size")}
        if "size" not in line:  # where it is, a backup was told to do without the bytes of a damaged one
            data = b64decode(line["bytes"], validate=True)
            if sha256(data) != line["sha256"]:
                raise ValueError("an original does not have its hash")
            archive.originals.put(data)
            values["size"] = len(data)
        connection.execute(sa.insert(tables.originals).values(values))
    elif name == "custody":
        custody.insert(connection, [custody.parse_entry(line["entry"])])
    elif name is not None:
        table = known[name]
        values = {column.name: line[column.name] for column in table.columns}
        connection.execute(sa.insert(table).values(values))


def _derive(connection: sa.Connection) -> int:
    """Make anew what is derived from the records; return how many documents there are."""
    documents = list(all_documents(connection))
    for document in documents:
        reindex(connection, document)
        sketch(connection, document, readings_of(connection, document)[0].opened().report)
    return len(documents)


def _count_on(connection: sa.Connection) -> None:
    """Let PostgreSQL's counters go on after the ids that the lines brought."""
    for table in (*_TABLES, *tables.ACCESS):
        highest = connection.execute(sa.select(sa.func.max(table.c.id))).scalar_one()
        if highest is not None:
            sequence = sa.func.pg_get_serial_sequence(table.name, "id")
            connection.execute(sa.select(sa.func.setval(sequence, highest)))
