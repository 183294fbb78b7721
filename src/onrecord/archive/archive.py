"""An archive that is open: its folder, its database, its originals, and whoever is working in it."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord import __version__
from onrecord.archive import atomic, custody, keys
from onrecord.archive.custody import Hand
from onrecord.archive.database import (
    Database,
    check_postgresql_url,
    open_postgresql,
    open_sqlite,
    write_protected,
)
from onrecord.archive.keys import Cost, Slot
from onrecord.archive.originals import AgeKeys, Originals, new_identity, public_of
from onrecord.archive.place import SQLITE, Header, Locks, Place, read_header, write_header
from onrecord.archive.schema import current_step, is_newest, newest_step, step_of, upgrade
from onrecord.errors import ArchiveError, PassphraseError

TOOL = f"onrecord {__version__}"
ARCHIVE = "archive"
"""The subject of what is done to an archive as a whole, in the log of custody."""
FIRST_SLOT = "first"
_IDENTITY = "age identity"
Slots = tuple[Slot, ...]


@dataclass(frozen=True)
class Archive:
    """An open archive.

    ``data_key`` and ``slot``, the name of the passphrase that opened it, are None without encryption.
    ``clock`` gives the time for the log.
    """

    place: Place
    header: Header
    database: Database
    originals: Originals
    hand: Hand
    data_key: bytes | None = field(repr=False)
    slot: str | None = None
    clock: Callable[[], str] = custody.now

    def log_access(self, action: str, subject: str = ARCHIVE, **detail: str | int | None) -> None:
        """Note in the log of custody what is done with the archive; see `custody`."""
        with self.database.writing() as connection:
            custody.append(connection, self.hand, "access", action, subject, self.clock(), **detail)


def create(
    root: Path,
    passphrase: str | None,
    who: str,
    *,
    database: str = SQLITE,
    cost: Cost = keys.STRONG,
) -> None:
    """Make an archive in the folder ``root``; without encryption when ``passphrase`` is None.

    The header is written last: a folder without one is no archive, whatever cut its making off.

    Raises:
        ArchiveError: when something is there already, or the database cannot be used.
        PassphraseError: when the passphrase is too short.
    """
    place = Place(root)
    if place.header.exists():
        raise ArchiveError("there is an archive already", where=str(root))
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise ArchiveError("this is not an empty folder", where=str(root), remedy="name a new one")
    if database != SQLITE:
        database = check_postgresql_url(database).render_as_string()
    archive = str(uuid.uuid4())
    data_key, locks = _new_locks(archive, passphrase, cost) if passphrase is not None else (None, None)
    header = Header(archive, custody.now(), database, locks)
    atomic.make_folder(root)
    root.chmod(0o700)
    atomic.make_folder(place.originals)
    opened = assemble(place, header, data_key, who)
    try:
        _make_tables(opened)
    except ArchiveError:
        opened.database.close()
        shutil.rmtree(root)
        raise
    opened.database.close()
    write_header(place, header)


@contextmanager
def open_archive(
    place: Place, passphrase: Callable[[], str], who: str, *, to_write: bool = False
) -> Iterator[Archive]:
    """The archive at ``place``, open for as long as the block lasts, its tables brought up to date.

    ``passphrase`` is asked only when the archive is encrypted. Where it lies on a medium that may only be
    read, it is opened to be read; say ``to_write`` where that is of no use.

    Raises:
        ArchiveError: when it is damaged, was worked on by a later version of the program, or cannot be
            written to and should be.
        PassphraseError: when the passphrase does not open it.
    """
    header = read_header(place)
    if to_write and header.database == SQLITE and place.write_protected:
        raise write_protected(str(place.root))
    data_key, slot = unlock(header, passphrase)
    if header.database == SQLITE and not place.database.is_file():
        raise ArchiveError(
            "the database is missing",
            where=str(place.database),
            remedy="restore a backup with 'onrecord restore'",
        )
    archive = assemble(place, header, data_key, who, slot)
    try:
        if not is_newest(archive.database):
            if current_step(archive.database) is None:
                raise ArchiveError(
                    "the database holds no archive",
                    where=archive.database.where,
                    remedy="restore a backup with 'onrecord restore'",
                )
            if archive.database.read_only:
                raise ArchiveError(
                    "the archive is write-protected, and of an older version of On Record: its tables would "
                    "have to be brought up to date first",
                    where=str(place.root),
                    remedy="copy its folder to a disk that can be written to, and open the copy",
                )
            _bring_up_to_date(archive)
        yield archive
    finally:
        archive.database.close()


def _bring_up_to_date(archive: Archive) -> None:
    """Migrate, note it, and make the index anew, as a newer version may want more of it: all of it or none.

    Whatever cuts it off, and whoever looks meanwhile, never finds a new step without its index.
    """
    from onrecord.archive.judgements import reindex_all  # noqa: PLC0415 - it stands on this file

    with archive.database.writing() as connection:
        if step_of(connection) != newest_step():  # else another process was faster
            upgrade(connection)
            custody.append(
                connection, archive.hand, "access", "migrated", ARCHIVE, archive.clock(), tool=TOOL
            )
            reindex_all(connection)


def unlock(header: Header, passphrase: Callable[[], str]) -> tuple[bytes | None, str | None]:
    """The data key and the name of the passphrase that opened it; neither without encryption.

    Raises:
        PassphraseError: when the passphrase does not open the archive.
    """
    if header.locks is None:
        return None, None
    return keys.open_slots(header.locks.slots, passphrase(), header.id)


def add_passphrase(archive: Archive, name: str, passphrase: str, cost: Cost = keys.STRONG) -> None:
    """Let a second passphrase, known as ``name``, open the archive.

    Raises:
        ArchiveError: when the archive is not encrypted, or has a passphrase of that name.
    """
    slot = _new_slot(archive, name, passphrase, cost)

    def added(slots: Slots) -> Slots:
        if any(old.name == name for old in slots):
            raise ArchiveError("there is a passphrase of this name already", where=name)
        return (*slots, slot)

    _change_slots(archive, added, "passphrase-added", name)


def change_passphrase(archive: Archive, name: str, passphrase: str, cost: Cost = keys.STRONG) -> None:
    """Put a new passphrase in the place of the one known as ``name``; nothing else is written again.

    Raises:
        ArchiveError: when the archive is not encrypted, or has no passphrase of that name.
    """
    slot = _new_slot(archive, name, passphrase, cost)

    def changed(slots: Slots) -> Slots:
        _check_known(slots, name)
        return tuple(slot if old.name == name else old for old in slots)

    _change_slots(archive, changed, "passphrase-changed", name)


def remove_passphrase(archive: Archive, name: str) -> None:
    """Let the passphrase known as ``name`` open the archive no more.

    Raises:
        ArchiveError: when it is the last one, or there is none of that name.
    """

    def left(slots: Slots) -> Slots:
        _check_known(slots, name)
        if len(slots) == 1:
            raise ArchiveError(
                "the last passphrase cannot be removed: nobody could open the archive", where=name
            )
        return tuple(slot for slot in slots if slot.name != name)

    _change_slots(archive, left, "passphrase-removed", name)


def _make_tables(archive: Archive) -> None:
    if current_step(archive.database) is not None:
        raise ArchiveError("this database holds an archive already", where=archive.database.where)
    encrypted = "yes" if archive.header.locks else "no"
    with archive.database.writing() as connection:
        upgrade(connection)
        custody.append(
            connection, archive.hand, "access", "made", ARCHIVE, archive.clock(),
            archive=archive.header.id, encrypted=encrypted,
        )  # fmt: skip


def assemble(
    place: Place, header: Header, data_key: bytes | None, who: str, slot: str | None = None
) -> Archive:
    """The parts of an archive put together, its database not yet looked into."""
    age = None
    if header.locks is not None and data_key is not None:
        sealing = keys.derive(data_key, "sealing")
        identity = keys.unseal(header.locks.identity, sealing, _IDENTITY).decode()
        if public_of(identity) != header.locks.recipient:  # whoever wrote it there could read what comes in
            raise ArchiveError(
                "somebody changed the header: originals and backups would be encrypted to another key",
                where=str(place.header),
                remedy="put the header back that a backup holds, or restore the backup",
            )
        age = AgeKeys(header.locks.recipient, identity, keys.derive(data_key, "names of originals"))
    if header.database == SQLITE:
        key = keys.derive(data_key, "database") if data_key else None
        database = open_sqlite(place.database, key, read_only=place.write_protected)
    else:
        database = open_postgresql(header.database)
    return Archive(place, header, database, Originals(place.originals, age), Hand(who, TOOL), data_key, slot)


def _new_locks(archive: str, passphrase: str, cost: Cost) -> tuple[bytes, Locks]:
    data_key = keys.new_data_key()
    slot = keys.make_slot(FIRST_SLOT, passphrase, data_key, archive, cost)
    recipient, identity = new_identity()
    sealed = keys.seal(identity.encode(), keys.derive(data_key, "sealing"), _IDENTITY)
    return data_key, Locks((slot,), recipient, sealed)


def _new_slot(archive: Archive, name: str, passphrase: str, cost: Cost) -> Slot:
    if archive.data_key is None:
        raise ArchiveError("the archive is not encrypted: it has no passphrases")
    return keys.make_slot(name, passphrase, archive.data_key, archive.header.id, cost)


def _check_known(slots: Slots, name: str) -> None:
    if all(slot.name != name for slot in slots):
        known = ", ".join(slot.name for slot in slots)
        raise PassphraseError("there is no passphrase of this name", where=name, remedy=f"there are: {known}")


def _change_slots(archive: Archive, change: Callable[[Slots], Slots], action: str, name: str) -> None:
    """Let ``change`` make the new slots from those that hold now, while no other process writes.

    The log tells of it first: a kill between the two leaves an entry without its change, never a change
    without its entry.
    """
    if (locks := read_header(archive.place).locks) is None:
        raise ArchiveError("the archive is not encrypted: it has no passphrases")
    change(locks.slots)  # what cannot be done is not logged as done
    archive.log_access(action, passphrase=name)
    with archive.database.writing():
        header = read_header(archive.place)
        if header.locks is not None:
            locks = replace(header.locks, slots=change(header.locks.slots))
            write_header(archive.place, replace(header, locks=locks))
