"""Archives for tests: quick to open, with readings that were made by hand."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.archive.acquire import Added, acquire
from onrecord.archive.archive import Archive, create, open_archive
from onrecord.archive.keys import Cost
from onrecord.archive.place import SQLITE, Place
from onrecord.evidence import sha256
from onrecord.record import Reading
from tests.readings import READING

PASSPHRASE = "correct horse battery staple"  # noqa: S105 - it guards nothing
QUICK = Cost(passes=1, memory_kib=64, lanes=1)
WHO = "Rima"


def make(root: Path, *, database: str = SQLITE, passphrase: str | None = PASSPHRASE) -> Place:
    """A new archive in ``root``."""
    create(root, passphrase, WHO, database=database, cost=QUICK)
    return Place(root)


def opened(place: Place, passphrase: str = PASSPHRASE) -> AbstractContextManager[Archive]:
    """The archive at ``place``, open."""
    return open_archive(place, lambda: passphrase, WHO)


def reading_of(data: bytes, origin: str, reading: Reading = READING) -> Reading:
    """``reading`` as if it had been read from ``data``."""
    return replace(reading, report=replace(reading.report, sha256=sha256(data), origin=origin))


def add(archive: Archive, data: bytes = b"a page", origin: str = "courier.txt") -> Added:
    """Take in ``data`` with the hand-made reading."""
    return acquire(archive, data, origin, [reading_of(data, origin)])


@contextmanager
def write_protected(folder: Path) -> Iterator[None]:
    """``folder`` as it is on a medium that may only be read, for as long as the block lasts.

    Whom no permission stops (root) is stopped by the files' own mark, where the disk knows it.
    """
    paths = [folder, *folder.rglob("*")]
    modes = [path.stat().st_mode for path in paths]
    as_root = os.geteuid() == 0
    for path, mode in zip(paths, modes, strict=True):
        path.chmod(mode & ~0o222)
    try:
        if as_root and not _marked(folder, "+i"):
            pytest.skip("root may write everywhere here")
        yield
    finally:
        if as_root:
            _marked(folder, "-i")
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


def _marked(folder: Path, mark: str) -> bool:
    if (chattr := shutil.which("chattr")) is None:
        return False
    return subprocess.run([chattr, "-R", mark, folder], check=False, capture_output=True).returncode == 0


def files(root: Path) -> Iterator[Path]:
    """All files under ``root``."""
    return (path for path in root.rglob("*") if path.is_file())
