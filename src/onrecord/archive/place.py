"""An archive's folder: what lies where in it, its header, and how the archive in use is found."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cattrs
from platformdirs import user_data_path

from onrecord.archive import atomic
from onrecord.archive.keys import Slot
from onrecord.errors import ArchiveError

FORMAT = "onrecord-archive/1"
HEADER = "archive.json"
VARIABLE = "ONRECORD_ARCHIVE"
SQLITE = "sqlite"
"""The database of an archive whose database is a file in its own folder."""


@dataclass(frozen=True, slots=True)
class Locks:
    """How an encrypted archive opens: its passphrase slots, and the age key of its originals.

    ``recipient`` is the public key that originals are encrypted to, ``identity`` the secret one, sealed
    under the data key.
    """

    slots: tuple[Slot, ...]
    recipient: str
    identity: str


@dataclass(frozen=True, slots=True)
class Header:
    """What has to be known before anything is opened. ``locks`` is None in an archive without encryption.

    ``id`` is random, ``made`` an RFC 3339 time in UTC, ``database`` either `SQLITE` or the URL of a
    PostgreSQL database, without a password. No word of a report is ever in a header.
    """

    id: str
    made: str
    database: str
    locks: Locks | None


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of an archive."""

    root: Path

    @property
    def header(self) -> Path:
        """The file that says what the archive is and how it opens."""
        return self.root / HEADER

    @property
    def database(self) -> Path:
        """The SQLite database, where the archive has one of its own."""
        return self.root / "record.db"

    @property
    def write_protected(self) -> bool:
        """Whether the database cannot be written: a medium or a folder that may only be read."""
        return not all(os.access(path, os.W_OK) for path in (self.root, self.database) if path.exists())

    def holds(self, path: Path) -> bool:
        """Whether ``path`` lies in the folder of the archive, by whatever way it is named."""
        return any(folder.exists() and folder.samefile(self.root) for folder in path.resolve().parents)

    @property
    def originals(self) -> Path:
        """The folder of the originals."""
        return self.root / "originals"

    @property
    def inbox(self) -> Path:
        """The folder of the files that came in through a browser and are not read yet."""
        return self.root / "inbox"


def default_root() -> Path:
    """Where ``onrecord init`` makes an archive when no folder is named: in the user's data folder."""
    return user_data_path("onrecord", appauthor=False) / "archive"


def find_place(given: Path | None = None) -> Place:
    """The archive in use: ``given``, else $ONRECORD_ARCHIVE, else the working folder or its subfolder
    ``archive``, else the one in the user's data folder.

    Raises:
        ArchiveError: when there is none.
    """
    named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    roots = [named] if named else [Path.cwd(), Path.cwd() / "archive", default_root()]
    for root in roots:
        if (root / HEADER).is_file():
            return Place(root)
    raise ArchiveError(
        "there is no archive here" if named else "no archive was found",
        where=str(named) if named else None,
        remedy="make one with 'onrecord init', or name one with --archive",
    )


def read_header(place: Place) -> Header:
    """The header of the archive at ``place``.

    Raises:
        ArchiveError: when it cannot be read, is damaged, or is of a later version of On Record.
    """
    where = str(place.header)
    try:
        data: dict[str, Any] = json.loads(place.header.read_bytes())
        if data["format"] != FORMAT:
            raise ArchiveError(
                "this archive is not of a format that this version knows",
                where=where,
                remedy="use a newer version of On Record",
            )
        return cattrs.structure({key: data[key] for key in Header.__dataclass_fields__}, Header)
    except OSError as error:
        raise ArchiveError(f"it cannot be read ({error.strerror})", where=where) from error
    except (ValueError, KeyError, TypeError, cattrs.BaseValidationError) as error:
        raise ArchiveError(
            "the header of the archive is damaged", where=where, remedy="restore it from a backup"
        ) from error


def write_header(place: Place, header: Header) -> None:
    """Write ``header``, whole or not at all."""
    atomic.write(place.header, header_bytes(header))


def header_bytes(header: Header) -> bytes:
    """The header as it is written."""
    return json.dumps({"format": FORMAT, **cattrs.unstructure(header)}, indent=1).encode() + b"\n"
