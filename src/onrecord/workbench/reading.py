"""From a path to the readings of the reports in it, and into an archive."""

import sys
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook import load_codebook
from onrecord.errors import IntakeError
from onrecord.intake import take_in, take_in_bytes
from onrecord.intake.limits import FILE_BYTES, check_size
from onrecord.record import Reading, Report

if TYPE_CHECKING:
    from onrecord.archive.acquire import Added
    from onrecord.archive.archive import Archive
    from onrecord.archive.documents import Document
    from onrecord.reading import Reader

STDIN = Path("-")
"""The path that stands for standard input."""
SUFFIXES = (
    ".txt", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".pdf", ".docx", ".eml",
    ".warc", ".warc.gz", ".rss", ".atom", ".xml",
)  # fmt: skip
"""Endings, in lower case, of the files that are read when a folder is named. What a file is, intake finds out
from its bytes; an ending only says which files of a folder are meant."""


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
    from onrecord.reading import load_reader  # noqa: PLC0415 - half a second, and most commands read nothing

    return load_reader(load_codebook(request.codebook))


def read_file(path: Path, request: Request, reader: "Reader") -> Iterator[Reading | Unread]:
    """The readings of all reports in one file, in order; what cannot be read comes as `Unread`."""
    yield from _read_each(take_in_all(path), request, reader)


def read_bytes(data: bytes, origin: str, request: Request, reader: "Reader") -> Iterator[Reading | Unread]:
    """The readings of all reports in a file's bytes, in order; what cannot be read comes as `Unread`."""
    yield from _read_each(_each_taken(take_in_bytes(data, origin), origin), request, reader)


def fetch(path: Path) -> bytes | Unread:
    """The bytes of the file at ``path``, or why they cannot be had."""
    try:
        if not path.is_file():
            return Unread(str(path), "there is no such file")
        check_size(path.stat().st_size, str(path))
        return path.read_bytes()
    except IntakeError as error:
        return Unread(str(path), _reason(error))
    except OSError as error:
        return Unread(str(path), f"it cannot be opened ({error.strerror})")


def keep(
    archive: "Archive", data: bytes, origin: str, outcomes: Iterable[Reading | Unread]
) -> "tuple[Added | None, tuple[Unread, ...]]":
    """Take a file's bytes and what was read from them into ``archive``: what became of it, and what of it
    could not be read. One of which nothing can be read is not kept.

    Raises:
        ArchiveError: when the archive cannot be written to.
    """
    from onrecord.archive.acquire import acquire  # noqa: PLC0415 - databases load with an archive

    readings: list[Reading] = []
    unread: list[Unread] = []
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            unread.append(outcome)
        else:
            readings.append(outcome)
    return (acquire(archive, data, origin, readings) if readings else None), tuple(unread)


@dataclass(frozen=True, slots=True)
class Reread:
    """A document read again: what its drafts were, and what they are ``now``.

    ``before`` is the reading in force. ``stored`` says that the new one was not there yet, ``judged`` that
    people judged the one before: it stays in force until somebody takes the new one in its place.
    """

    before: Reading
    now: Reading | Unread
    stored: bool
    judged: bool


def reread_document(archive: "Archive", document: "Document", request: Request) -> Reread:
    """Read a document of ``archive`` again, from its original.

    The new reading is stored beside the old, and nothing of the old is changed; when it says what the newest
    says already, nothing is stored. A day of publication that a person gave stays, unless ``request`` gives
    another.

    Raises:
        ArchiveError: when the original is damaged, or the archive cannot be written to.
    """
    from onrecord.archive.acquire import store_reading  # noqa: PLC0415 - databases load with an archive
    from onrecord.archive.documents import acquired, newest_reading  # noqa: PLC0415
    from onrecord.archive.judgements import reading_in_force  # noqa: PLC0415
    from onrecord.review import in_force  # noqa: PLC0415

    data = archive.originals.get(document.original)
    with archive.database.reading() as connection:
        holding = reading_in_force(connection, document)
        newest = newest_reading(connection, document)
        origin = acquired(connection, document.original)[0].origin
    before, judged = holding.stored.opened(), bool(in_force(holding.judgements))
    old = before if newest.id == holding.stored.id else newest.opened()
    if request.published is None and old.report.published_from == "user":
        request = replace(request, published=old.report.published)
    taken = [item for item in _each_taken(take_in_bytes(data, origin), origin) if isinstance(item, Report)]
    if document.position >= len(taken):
        gone = Unread(origin, "nothing can be read from the original any more")
        return Reread(before, gone, stored=False, judged=judged)
    report = replace(taken[document.position], origin=old.report.origin)
    (new,) = _read_each([report], request, open_reader(request))
    fresh = isinstance(new, Reading) and new != old
    if isinstance(new, Reading) and fresh:
        with archive.database.writing() as connection:
            store_reading(archive, connection, document, new)
    return Reread(before, new, stored=fresh, judged=judged)


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files to read: those named, and in folders those whose ending is one that intake knows.

    Folders are walked in the order of their names; hidden files and symbolic links inside them are left out,
    so that a folder cannot lead the reader elsewhere.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            if (file.is_file() or file.is_symlink()) and _left_out(file, path) is None:
                yield file


def count_left_out(paths: Iterable[Path]) -> Counter[str]:
    """How many files in the folders among ``paths`` `find_files` leaves out, by the reason why."""
    return Counter(
        reason
        for path in paths
        if path.is_dir()
        for file in path.rglob("*")
        if (file.is_file() or file.is_symlink()) and (reason := _left_out(file, path)) is not None
    )


def _left_out(file: Path, folder: Path) -> str | None:
    """Why a file inside a folder is not read, None when it is."""
    if any(part.startswith(".") for part in file.relative_to(folder).parts):
        return "hidden"
    if file.is_symlink():
        return "symbolic links"
    if file.name.lower().endswith(SUFFIXES):
        return None
    return f"ending {file.suffix.lower()}" if file.suffix else "without an ending"


def take_in_all(path: Path) -> Iterator[Report | Unread]:
    """The reports in one file, in order, not yet read; what cannot be taken in comes as `Unread`."""
    taken = (
        take_in_bytes(sys.stdin.buffer.read(FILE_BYTES + 1), "standard input")
        if path == STDIN
        else take_in(path)
    )
    return _each_taken(taken, str(path))


def _each_taken(taken: Iterable[Report | IntakeError], where: str) -> Iterator[Report | Unread]:
    for item in taken:
        if isinstance(item, IntakeError):
            yield Unread(item.where or where, _reason(item))
        else:
            yield item


def _reason(error: IntakeError) -> str:
    """An error without the file that it is about, which is told beside it."""
    return f"{error.what}; {error.remedy}" if error.remedy else error.what


def _read_each(
    taken: Iterable[Report | Unread], request: Request, reader: "Reader"
) -> Iterator[Reading | Unread]:
    for report in taken:
        yield report if isinstance(report, Unread) else _read_one(report, request, reader)


def _read_one(report: Report, request: Request, reader: "Reader") -> Reading | Unread:
    """The reading of one report; a fault of our own costs this report and never those after it.

    The error's own message may hold words of the report, so only its kind and its place in the code are told.
    """
    from onrecord.reading import read  # noqa: PLC0415 - loaded with the reader

    try:
        return read(_dated(report, request.published), reader)
    except Exception as error:  # noqa: BLE001 - the edge of one report: thousands may come after it
        place = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"
        return Unread(report.origin or report.sha256, f"reading failed by a fault of On Record ({fault})")


def _dated(report: Report, published: str | None) -> Report:
    """``report`` with the day of publication that the user gave, which goes before what the page says."""
    return replace(report, published=published, published_from="user") if published else report
