"""Backups: one file that holds everything, opens with the archive's own passphrases, and was read back.

The first line is the archive's header, in the clear: it holds no word of a report, and without it nobody
could try a passphrase. All the rest is one age file, encrypted to the archive's age key, of the lines that
`lines.py` describes, with both logs. Nothing is ever on the disk in the clear, not even for a moment.
"""

import glob
import hashlib
import json
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import cattrs
import pyrage

from onrecord.archive import atomic, custody
from onrecord.archive.archive import ARCHIVE, Archive, assemble, unlock
from onrecord.archive.custody import LOGS
from onrecord.archive.exchange import check_way_out
from onrecord.archive.lines import check_lines, read_lines, records, take_over, write_lines
from onrecord.archive.place import SQLITE, Header, Place, write_header
from onrecord.archive.schema import current_step, upgrade
from onrecord.errors import ArchiveError

FORMAT = "onrecord-backup/1"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written: its size in bytes, and the hashes of originals that are not in it."""

    size: int
    gaps: tuple[str, ...]


def back_up(archive: Archive, path: Path, *, without_damaged: bool = False) -> Backup:
    """Write a backup to ``path`` and read it back from the disk.

    Raises:
        OriginalError: when an original is damaged, unless it is to be done ``without_damaged`` ones.
        ArchiveError: when the file is there already or in the archive's folder, cannot be written, or does
            not come back as it was written.
    """
    check_way_out(archive, path)
    gaps: list[str] = []
    try:
        with archive.database.reading() as connection, atomic.writing(path) as file:
            file.write(_first_line(archive.header))
            with _encrypting(archive, file) as clear:
                lines_of_it = records(archive, connection, FORMAT, LOGS, gaps if without_damaged else None)
                written = write_lines(lines_of_it, clear)
        with path.open("rb") as file:
            file.readline()
            with _decrypting(archive, file) as lines:
                read = check_lines(lines, str(path))
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ArchiveError(f"the backup cannot be written ({error.strerror})", where=str(path)) from error
    if read != written.sha256:
        raise ArchiveError("the backup does not come back as it was written", where=str(path))
    size = path.stat().st_size
    archive.log_access("backed-up", sha256=digest, size=size, missing=len(gaps) or None)
    return Backup(size, tuple(gaps))


def restore(path: Path, root: Path, passphrase: Callable[[], str], who: str, database: str = SQLITE) -> int:
    """Make the archive in the new folder ``root`` what it was when it was backed up to ``path``.

    Its passphrases are those that it had then. Returns how many documents it holds.

    Raises:
        ArchiveError: when the backup is damaged or cut off, or something is in the folder already; the folder
            is as it was before then.
        PassphraseError: when the passphrase does not open the backup.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ArchiveError("this is not an empty folder", where=str(root), remedy="name a new one")
    # Filled beside its place and moved there whole: a killed restore leaves no half of an archive there.
    for left in root.parent.glob(f".{glob.escape(root.name)}.*{atomic.PART}"):
        shutil.rmtree(left)
    place = Place(root.with_name(f".{root.name}.{secrets.token_hex(4)}{atomic.PART}"))
    try:
        with path.open("rb") as file:
            header = replace(_header(file.readline(), str(path)), database=database)
            start = file.tell()
            data_key, _ = unlock(header, passphrase)
            atomic.make_folder(place.root)
            archive = assemble(place, header, data_key, who)
            try:
                with _decrypting(archive, file) as lines:
                    check_lines(lines, str(path))
                file.seek(start)
                with _decrypting(archive, file) as lines:
                    count = _fill(archive, lines, str(path))
            finally:
                archive.database.close()
        write_header(place, header)
        if root.exists():
            root.rmdir()
        place.root.rename(root)
        atomic.sync_folder(root.parent)
    except BaseException as error:
        shutil.rmtree(place.root, ignore_errors=True)
        if isinstance(error, OSError):
            raise ArchiveError(f"it cannot be restored ({error.strerror})", where=str(path)) from error
        raise
    return count


def _fill(archive: Archive, lines: Iterator[bytes], where: str) -> int:
    if current_step(archive.database) is not None:
        raise ArchiveError("this database holds an archive already", where=archive.database.where)
    atomic.make_folder(archive.place.originals)
    with archive.database.writing() as connection:
        upgrade(connection)
        count = take_over(archive, connection, read_lines(lines), FORMAT, LOGS, where)
        custody.append(connection, archive.hand, "access", "restored", ARCHIVE, archive.clock())
    return count


def _first_line(header: Header) -> bytes:
    return json.dumps({"format": FORMAT, "archive": cattrs.unstructure(header)}).encode("ascii") + b"\n"


def _header(line: bytes, where: str) -> Header:
    try:
        first = json.loads(line)
        if first["format"] != FORMAT:
            raise ArchiveError("this is not a backup that this version knows", where=where)
        return cattrs.structure(first["archive"], Header)
    except (ValueError, KeyError, TypeError, cattrs.BaseValidationError) as error:
        raise ArchiveError("this is not a backup, or its first line is damaged", where=where) from error


@contextmanager
def _encrypting(archive: Archive, file: BinaryIO) -> Iterator[BinaryIO]:
    """A stream that is encrypted to ``file`` as it is written; to the file as it is without encryption."""
    if archive.originals.keys is None:
        yield file
        return
    recipients = [pyrage.x25519.Recipient.from_str(archive.originals.keys.recipient)]
    outlet, inlet = os.pipe()
    source, clear = os.fdopen(outlet, "rb"), os.fdopen(inlet, "wb")
    with _beside(lambda: pyrage.encrypt_io(source, file, recipients), source), clear:
        yield clear


@contextmanager
def _decrypting(archive: Archive, file: BinaryIO) -> Iterator[Iterator[bytes]]:
    """The lines of an encrypted file, decrypted as they are read."""
    if archive.originals.keys is None:
        yield iter(file)
        return
    identities = [pyrage.x25519.Identity.from_str(archive.originals.keys.identity)]
    outlet, inlet = os.pipe()
    clear, sink = os.fdopen(outlet, "rb"), os.fdopen(inlet, "wb")
    with _beside(lambda: pyrage.decrypt_io(file, sink, identities), sink), clear:
        yield iter(clear)


@contextmanager
def _beside(work: Callable[[], None], end: BinaryIO) -> Iterator[None]:
    """Runs ``work`` in a thread while the block runs, and closes its ``end`` of the pipe when it is done.

    Raises:
        ArchiveError: when the work failed, unless the block failed first for a reason of its own.
    """
    failed: list[Exception] = []

    def run() -> None:
        try:
            with end:
                work()
        except (pyrage.DecryptError, pyrage.EncryptError, OSError) as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if failed:
        raise ArchiveError("the backup is damaged, cut off, or could not be written") from failed[0]
