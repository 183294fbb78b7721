"""Files that are there whole or not at all, and that nobody else may open."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

PART = ".part"
"""The ending of a file that is being written. One that stays behind is of a write that was cut off."""


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of ``path`` when the block ends well; when it does not, nothing changes.

    The file is readable and writable by its owner alone. It is on the disk before it gets its name, and so
    is its name before the block is left.

    Raises:
        OSError: when the disk is full or the folder cannot be written to.
    """
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}{PART}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, whole or not at all; see `writing`."""
    with writing(path) as file:
        file.write(data)


def make_folder(path: Path) -> None:
    """Make a folder that only its owner may enter, and those above it that are missing."""
    if not path.is_dir():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Bring a folder's names onto the disk, where the system knows how (Windows does it by itself)."""
    if os.name == "posix":
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
