"""The façade that joins the rooms: from a path to the readings of the reports in it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook import load_codebook
from onrecord.errors import IntakeError
from onrecord.intake import SUFFIXES, take_in, take_in_bytes
from onrecord.reading import load_reader, read
from onrecord.record import Reading, Report

if TYPE_CHECKING:
    from onrecord.reading import Reader

STDIN = Path("-")
"""The path that stands for standard input."""


@dataclass(frozen=True, slots=True)
class Request:
    """How reports are to be read: the day of publication, when the user knows it, and whose codebook."""

    published: str | None = None
    codebook: Path | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a report within one, that could not be read, and why, in one line."""

    origin: str
    reason: str


@cache
def open_reader(request: Request) -> "Reader":
    """The reader that ``request`` asks for, loaded once in a process; loading takes about a second.

    Raises:
        CodebookError: when the codebook is not well formed.
    """
    return load_reader(load_codebook(request.codebook))


def read_file(path: Path, request: Request, reader: "Reader") -> Iterator[Reading | Unread]:
    """The readings of all reports in one file, in order; what cannot be read comes as `Unread`."""
    for report in take_in_all(path):
        if isinstance(report, Unread):
            yield report
        else:
            yield read(_dated(report, request.published), reader)


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: those named, and in folders those whose ending is one that intake knows.

    Folders are walked in the order of their names; hidden files and symbolic links inside them are left out,
    so that a folder cannot lead the reader elsewhere.
    """
    for path in paths:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
                if (
                    not hidden
                    and file.name.lower().endswith(SUFFIXES)
                    and file.is_file()
                    and not file.is_symlink()
                ):
                    yield file
        else:
            yield path


def take_in_all(path: Path) -> Iterator[Report | Unread]:
    """The reports in one file, in order, not yet read; what cannot be taken in comes as `Unread`."""
    taken = take_in_bytes(sys.stdin.buffer.read(), "standard input") if path == STDIN else take_in(path)
    for item in taken:
        if isinstance(item, IntakeError):
            reason = f"{item.what}; {item.remedy}" if item.remedy else item.what
            yield Unread(item.where or str(path), reason)
        else:
            yield item


def _dated(report: Report, published: str | None) -> Report:
    """``report`` with the day of publication that the user gave, which goes before what the page says."""
    return replace(report, published=published, published_from="user") if published else report
