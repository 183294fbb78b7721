"""The inbox: files that somebody handed in and that are not read yet, and why some could not be read.

Each is one file in the archive's folder, encrypted as originals are. It is on the disk before whoever handed
it in hears that it came, so that a machine that dies loses nothing; once it is read its report is in the
archive and the file goes. Of one that cannot be read the name and the reason stay until somebody has seen
them, the bytes do not.
"""

import json
import secrets
import time
from collections.abc import Container, Iterator
from dataclasses import asdict, dataclass, replace

import pyrage

from onrecord.archive import atomic
from onrecord.archive.archive import Archive
from onrecord.archive.fold import storable
from onrecord.errors import ArchiveError

_ENDING = ".in"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that came in: what it was called where it came from, by whose hand, when, and its size in bytes.

    ``reason`` says why it could not be read; None while nobody has tried. ``id`` grows with time.
    """

    id: str
    name: str
    who: str
    at: str
    size: int
    reason: str | None = None


def put(archive: Archive, name: str, data: bytes) -> Arrival:
    """Keep a file until it is read.

    Raises:
        ArchiveError: when it cannot be kept: the disk is full.
    """
    arrival = Arrival(
        id=f"{time.time_ns():020}{secrets.token_hex(4)}",
        name=storable(name),
        who=storable(archive.hand.who),
        at=archive.clock(),
        size=len(data),
    )
    _write(archive, arrival, data)
    return arrival


def arrivals(archive: Archive, but: Container[str] = ()) -> Iterator[Arrival]:
    """What is in the inbox, in the order in which it came, except those whose ids are in ``but``.

    A file that is damaged comes with that as its reason.
    """
    for path in sorted(archive.place.inbox.glob(f"*{_ENDING}")):
        if path.stem in but:
            continue
        try:
            arrival, _ = _parsed(archive, path.read_bytes())
        except FileNotFoundError:  # another process has just read it
            continue
        except (pyrage.DecryptError, ValueError, TypeError, OSError):
            arrival = Arrival(path.stem, path.name, "", "", 0, "the file in the inbox is damaged")
        yield arrival


def data_of(archive: Archive, arrival: Arrival) -> bytes | None:
    """The bytes that came in; None when another process has read them in the meantime.

    Raises:
        ArchiveError: when they are damaged.
    """
    try:
        return _parsed(archive, (archive.place.inbox / f"{arrival.id}{_ENDING}").read_bytes())[1]
    except FileNotFoundError:
        return None
    except (pyrage.DecryptError, ValueError, TypeError, OSError) as error:
        raise ArchiveError("the file in the inbox is damaged", remedy="hand it in again") from error


def fail(archive: Archive, arrival: Arrival, reason: str) -> Arrival:
    """Let go of the bytes of a file that cannot be read, and keep why."""
    failed = replace(arrival, reason=reason)
    _write(archive, failed, b"")
    return failed


def remove(archive: Archive, arrival: Arrival) -> None:
    """Let go of a file: its report is in the archive, or somebody has seen that it cannot be read."""
    (archive.place.inbox / f"{arrival.id}{_ENDING}").unlink(missing_ok=True)


def _write(archive: Archive, arrival: Arrival, data: bytes) -> None:
    head = json.dumps(asdict(arrival), ensure_ascii=True).encode("ascii")
    try:
        atomic.make_folder(archive.place.inbox)
        path = archive.place.inbox / f"{arrival.id}{_ENDING}"
        atomic.write(path, archive.originals.sealed(head + b"\n" + data))
    except OSError as error:
        raise ArchiveError(
            f"the file cannot be kept ({error.strerror})", where=str(archive.place.inbox)
        ) from error


def _parsed(archive: Archive, stored: bytes) -> tuple[Arrival, bytes]:
    head, _, data = archive.originals.opened(stored).partition(b"\n")
    return Arrival(**json.loads(head)), data
