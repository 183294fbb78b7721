"""Verifying: is everything still what it was when it came in? One line tells of each fault."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import sqlalchemy as sa

from onrecord.archive import atomic
from onrecord.archive.archive import Archive
from onrecord.archive.custody import LOGS, Fault, check_chain, parse_entry
from onrecord.archive.documents import Document, all_documents, canonical_json, readings_of
from onrecord.archive.indexing import status_of
from onrecord.archive.judgements import all_judgements, digest, judgements_by_reading, shown
from onrecord.archive.protections import all_protections, check_protections, full_name
from onrecord.archive.tables import (
    acquisitions,
    custody,
    documents,
    entries,
    originals,
    readings,
    settings,
)
from onrecord.archive.timestamps import check_stamps
from onrecord.archive.views import views
from onrecord.errors import ArchiveError, OnRecordError, RecordError, ReviewError
from onrecord.evidence import sha256
from onrecord.record import Judgement, Reading, reading_from_json
from onrecord.review import judged


def verify(archive: Archive) -> Iterator[Fault]:
    """Everything that is wrong with ``archive``; faults whose ``damage`` is false are only worth knowing.

    The originals are held against their hashes, the readings against theirs, every span against the text,
    the log against its chain, and each of these against the others. Where the database is so damaged that one
    of these cannot be ended, that is told, and the others are still looked at.
    """
    if archive.database.is_sqlite:
        yield from _as_far_as_possible(archive, partial(_check_file, archive))
    for check in (check_records, _check_index, check_stamps, partial(_check_originals, archive)):
        yield from _as_far_as_possible(archive, check)


def _as_far_as_possible(
    archive: Archive, check: Callable[[sa.Connection], Iterator[Fault]]
) -> Iterator[Fault]:
    try:
        with archive.database.reading() as connection:
            yield from check(connection)
    except ArchiveError as error:
        archive.database.close()  # a connection that met a damaged page reads nothing any more
        yield Fault(error.where or archive.database.where, f"{error.what}; not all of it could be looked at")


def check_records(connection: sa.Connection) -> Iterator[Fault]:
    """What is wrong with the records themselves: logs, readings, and whether they agree."""
    for log in LOGS:
        yield from check_chain(connection, log)
    yield from _check_readings(connection)
    yield from _check_told(connection)
    yield from check_protections(connection)


def _check_file(archive: Archive, connection: sa.Connection) -> Iterator[Fault]:
    """SQLCipher's check of every page's authentication code, and SQLite's of how the pages hang together."""
    where = archive.database.where
    if archive.header.locks is not None:
        for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check"):
            yield Fault(where, f"the database file is damaged ({row[0]})")
    for row in connection.exec_driver_sql("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Fault(where, "the database file is damaged: its pages do not hang together")
            return
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        yield Fault(where, "the database names rows that are not there")


def _check_originals(archive: Archive, connection: sa.Connection) -> Iterator[Fault]:
    expected = set()
    for row in connection.execute(sa.select(originals).order_by(originals.c.sha256)).yield_per(1000):
        expected.add(archive.originals.path(row.sha256))
        try:
            data = archive.originals.get(row.sha256)
        except ArchiveError as error:
            yield Fault(error.where or row.sha256, error.what)
        else:
            if len(data) != row.size:
                yield Fault(f"original {row.sha256[:12]}", "the database gives it another size")
    for path in archive.originals.files():
        if path not in expected:
            cut_off = path.suffix == atomic.PART
            what = "was being written when something cut it off" if cut_off else "no document has it"
            remedy = "add the file it came from again" if not cut_off else "it can be deleted"
            yield Fault(str(path), f"{what}; {remedy}", damage=False)


def _check_readings(connection: sa.Connection) -> Iterator[Fault]:
    for document in list(all_documents(connection)):
        stored = readings_of(connection, document)
        given = judgements_by_reading(connection, document)
        if not stored:
            yield Fault(document.name, "it has no reading")
        for reading in stored:
            where = f"{document.name}, reading {reading.id}"
            if sha256(reading.json.encode("ascii", "replace")) != reading.sha256:
                yield Fault(where, "the reading was changed: it no longer has its hash")
            try:
                opened = reading_from_json(json.loads(reading.json))
            except (RecordError, ValueError) as error:
                reason = error.what if isinstance(error, OnRecordError) else "it is not JSON"
                yield Fault(where, reason)
            else:
                if canonical_json(opened) != reading.json:
                    note = "an older version of the program wrote it in another form"
                    yield Fault(where, note, damage=False)
                yield from _check_judgements(where, opened, given.get(reading.id, ()))


def _check_judgements(where: str, reading: Reading, given: Sequence[Judgement]) -> Iterator[Fault]:
    """Each must be about a record that is there and give it only what it can have; so must all together."""
    try:
        judged(reading, given)
    except ReviewError as error:
        yield Fault(where, f"its judgements do not fit it: {error}")


def _check_index(connection: sa.Connection) -> Iterator[Fault]:
    """A search must find the record as it is now, and for each who looks as they may see it."""
    decisions = all_protections(connection)
    for document in list(all_documents(connection)):
        try:
            record = shown(connection, document)
        except OnRecordError:
            continue  # the check of the readings tells of it
        columns = (entries.c.record, entries.c.status, entries.c.current, entries.c.floor, entries.c.top)
        rows = connection.execute(sa.select(*columns).where(entries.c.document == document.id))
        found = sorted((row.record, row.status, bool(row.current), row.floor, row.top) for row in rows)
        seen = [
            (each, status_of(record, each), each in {"", *_drafts(view.reading)}, view.floor, view.top)
            for view in views(record, full_name(document), decisions)
            for each in {"", *_drafts(view.everything), *_drafts(view.reading)}
        ]
        if found != sorted(seen):
            yield Fault(document.name, "a search does not find it as it is")


def _drafts(reading: Reading) -> set[str]:
    return {each.id for each in reading.statements} | {each.id for each in reading.events}


def _check_told(connection: sa.Connection) -> Iterator[Fault]:
    """What is there must be in the log, and what is in the log must be there."""
    told_readings: set[tuple[str, int, str]] = set()
    told_acquisitions: set[tuple[str, str]] = set()
    told_judgements: set[tuple[int, str]] = set()
    told_settings: list[tuple[str, str]] = []
    rows = connection.execute(
        sa.select(custody.c.entry).where(custody.c.log == "record").order_by(custody.c.seq)
    )
    for row in rows.yield_per(1000):
        try:
            entry = parse_entry(row.entry)
        except (ValueError, TypeError):
            continue  # the check of the chain tells of it
        if entry.action == "read":
            told_readings.add(
                (entry.subject, int(entry.detail["position"] or 0), str(entry.detail["reading"]))
            )
        elif entry.action == "acquired":
            told_acquisitions.add((entry.subject, str(entry.detail["origin"])))
        elif entry.action == "judged":
            told_judgements.add((int(entry.detail["judgement"] or 0), str(entry.detail["sha256"])))
        elif entry.action == "set":
            told_settings.append((str(entry.detail["key"]), str(entry.detail["value"])))
    stored = connection.execute(
        sa.select(documents.c.original, documents.c.position, readings.c.sha256).join(
            documents, documents.c.id == readings.c.document
        )
    )
    there = {(row.original, row.position, row.sha256) for row in stored}
    for original, position, _ in sorted(there - told_readings):
        yield Fault(Document(0, original, position).name, "it has a reading that the log does not know")
    for original, position, _ in sorted(told_readings - there):
        yield Fault(Document(0, original, position).name, "a reading that the log tells of is not there")
    came = {
        (row.original, row.origin)
        for row in connection.execute(sa.select(acquisitions.c.original, acquisitions.c.origin))
    }
    for original, _ in sorted(came ^ told_acquisitions):
        yield Fault(f"original {original[:12]}", "the log and the database do not agree on how it came here")
    kept = {(each.id, digest(each, reading)) for reading, each in all_judgements(connection)}
    for number, _ in sorted(kept - told_judgements):
        yield Fault(f"judgement {number}", "it is not the one that the log tells of")
    for number in sorted({number for number, _ in told_judgements} - {number for number, _ in kept}):
        yield Fault(f"judgement {number}", "the log tells of it, and it is not there")
    given = connection.execute(sa.select(settings.c.key, settings.c.value).order_by(settings.c.id))
    if [(row.key, row.value) for row in given] != told_settings:
        yield Fault("settings", "the log and the database do not agree on them")
