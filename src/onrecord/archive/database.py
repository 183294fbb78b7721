"""The database: encrypted SQLite in the archive's folder, or PostgreSQL for a team, behind the same calls.

Every transaction that writes is alone: SQLite's begins with ``BEGIN IMMEDIATE``, PostgreSQL's takes an
advisory lock, so that the chain of custody has one end. Transactions that only read see one state
throughout and wait for nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import NullPool, QueuePool

from onrecord.errors import ArchiveError

WAIT_SECONDS = 60
"""How long a transaction waits for another process that is writing."""
_LOCK = 0x6F6E7265636F7264  # "onrecord": the advisory lock of those who write
_CACHE_KIB = 64 * 1024


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. ``where`` names it in errors: a path or a URL without a password.

    One that is ``read_only`` lies where nothing can be written, and whoever wants to is told.
    """

    engine: sa.Engine
    where: str
    read_only: bool = False

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of the archive's own."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that only reads.

        Raises:
            ArchiveError: when the database cannot be reached or is damaged.
        """
        with self._told(), self.engine.connect() as connection:
            if not self.is_sqlite:  # there each transaction sees one state by itself
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that writes, the only one at its time; what it wrote is on the disk when it ends.

        Raises:
            ArchiveError: when the database cannot be reached, written to or is damaged, or the disk is full.
        """
        if self.read_only:
            raise write_protected(self.where)
        with self._told(), self.engine.connect() as connection:
            connection.execution_options(onrecord_writes=True)
            with connection.begin():
                if not self.is_sqlite:
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _told(error, self.where) from error
        except UnicodeDecodeError as error:
            raise _damaged(self.where) from error


def write_protected(where: str) -> ArchiveError:
    """What somebody is told who would write where it is not possible."""
    return ArchiveError(
        "the archive is write-protected: what it holds can be listed, shown, searched and verified, no more",
        where=where,
        remedy="for all else, copy its folder to a disk that can be written to, and open the copy",
    )


def open_sqlite(path: Path, key: bytes | None, *, read_only: bool = False) -> Database:
    """The SQLite database at ``path``, made where it is missing; encrypted by SQLCipher when there is a key.

    Temporary tables and indices stay in memory: SQLite would write them to the disk in the clear.
    """
    import sqlcipher3  # noqa: PLC0415 - a native library that an archive on PostgreSQL never loads

    address = _read_only_address(path) if read_only else str(path)

    def connect() -> Any:
        # The pool hands a connection to one thread at a time; which one may change, as a server's does.
        connection = sqlcipher3.connect(
            address, uri=read_only, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        # SQLCipher would write a line for every page that is damaged; we say it once, in words.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        pragmas = ("temp_store = MEMORY", "foreign_keys = ON", f"cache_size = -{_CACHE_KIB}")
        writing = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON")
        for pragma in pragmas if read_only else (*pragmas, *writing):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    if not path.exists():
        path.touch(mode=0o600)
    engine = sa.create_engine(
        "sqlite://", module=sqlcipher3, creator=connect, poolclass=QueuePool, hide_parameters=True
    )

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("onrecord_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return Database(engine, str(path), read_only)


def _read_only_address(path: Path) -> str:
    """How SQLite is told to write nothing, not even the files that it keeps beside a database at work.

    Without these files nobody is at work, and the file is all there is. Changes that were not put in the
    file yet (its log) are read with it; but without the log's index, which would have to be written, they
    would be left out unseen.
    """
    log, index = (path.with_name(path.name + ending) for ending in ("-wal", "-shm"))
    unseen = log.exists() and log.stat().st_size > 0
    if unseen and not index.exists():
        raise ArchiveError(
            "the archive is write-protected and was not closed before: its last changes cannot be read",
            where=str(path),
            remedy="copy its folder to a disk that can be written to, and open the copy",
        )
    return f"{path.absolute().as_uri()}?mode=ro{'' if unseen else '&immutable=1'}"


def open_postgresql(url: str) -> Database:
    """The PostgreSQL database at ``url``.

    Raises:
        ArchiveError: when the URL is none, or psycopg is not installed.
    """
    try:
        parsed = check_postgresql_url(url)
        engine = sa.create_engine(
            parsed.set(drivername="postgresql+psycopg"), poolclass=NullPool, hide_parameters=True
        )
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise ArchiveError(
            "PostgreSQL needs the package psycopg", remedy="pip install 'onrecord[team]'"
        ) from error
    return Database(engine, parsed.render_as_string(hide_password=True))


def check_postgresql_url(url: str) -> sa.URL:
    """The parts of a PostgreSQL URL.

    Raises:
        ArchiveError: when it is none, or holds a password, which others could see in the list of processes.
    """
    try:
        parsed = sa.make_url(url)
    except ArgumentError as error:
        raise ArchiveError("this is not the URL of a database", remedy="postgresql://HOST/NAME") from error
    if parsed.get_backend_name() != "postgresql":
        raise ArchiveError("only PostgreSQL is known beside SQLite", remedy="postgresql://HOST/NAME")
    if parsed.password is not None or "password" in parsed.query:
        raise ArchiveError(
            "a password in a URL can be seen by others", remedy="keep it in ~/.pgpass or in PGPASSWORD"
        )
    return parsed


_FULL = ("disk is full", "No space left", "could not extend file", "disk I/O error")
_DAMAGED = ("not a database", "malformed", "invalid page", "could not read block", "fts5: corruption")


def _damaged(where: str) -> ArchiveError:
    return ArchiveError(
        "the database is damaged", where=where, remedy="restore a backup with 'onrecord restore'"
    )


def _told(error: DBAPIError, where: str) -> ArchiveError:
    """What a database's own error means for a person; its text may hold testimony and is not passed on."""
    words = str(error.orig)
    if any(phrase in words for phrase in _FULL):
        return ArchiveError(
            "the disk is full or broken; nothing of this was stored",
            where=where,
            remedy="make room and run the command again",
        )
    if any(phrase in words for phrase in _DAMAGED):
        return _damaged(where)
    if "locked" in words:
        return ArchiveError("another process has been writing for too long", where=where, remedy="try again")
    if "readonly" in words or "unable to open" in words:
        remedy = "is its folder yours, and its disk not write-protected? a copy on another disk can be opened"
        return ArchiveError("the database cannot be written to", where=where, remedy=remedy)
    if "may only be added to" in words:
        return ArchiveError("what happened may only be added to, never changed", where=where)
    if isinstance(error, OperationalError) and not error.connection_invalidated and "connect" in words:
        return ArchiveError("the database cannot be reached", where=where, remedy="is its server running?")
    return ArchiveError(f"the database refused ({type(error.orig).__name__})", where=where)
