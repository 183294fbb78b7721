"""Files that wait to be read: kept whole, kept secret, and let go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.archive import inbox
from onrecord.archive.archive import Archive
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError
from tests.archive.making import PASSPHRASE, files, make, opened

WORDS = b"Amal Tawfiq said that soldiers took her sister"


@pytest.fixture(params=[PASSPHRASE, None], ids=["encrypted", "in the clear"])
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Archive]:
    with opened(make(tmp_path / "archive", passphrase=request.param)) as archive:
        yield archive


def test_what_came_in_is_there_in_its_order_until_it_is_let_go(archive: Archive) -> None:
    first, second = inbox.put(archive, "b.txt", WORDS), inbox.put(archive, "a.txt", b"more")
    assert list(inbox.arrivals(archive)) == [first, second]
    assert (first.name, first.who, first.size) == ("b.txt", "Rima", len(WORDS))
    assert inbox.data_of(archive, first) == WORDS
    inbox.remove(archive, first)
    inbox.remove(archive, first)
    assert inbox.data_of(archive, first) is None, "another process may have read it"
    assert list(inbox.arrivals(archive)) == [second]
    assert list(inbox.arrivals(archive, {second.id})) == []


def test_of_what_cannot_be_read_the_reason_stays_and_the_bytes_do_not(archive: Archive) -> None:
    arrival = inbox.put(archive, "broken.pdf", WORDS)
    failed = inbox.fail(archive, arrival, "the PDF is cut off")
    assert list(inbox.arrivals(archive)) == [failed]
    assert inbox.data_of(archive, failed) == b""
    assert all(WORDS not in path.read_bytes() for path in files(archive.place.inbox))


def test_neither_names_nor_words_can_be_read_off_the_disk(archive: Archive) -> None:
    inbox.put(archive, "statement-of-amal.txt", WORDS)
    (path,) = files(archive.place.inbox)
    assert path.stat().st_mode & 0o077 == 0
    held = path.read_bytes()
    encrypted = archive.header.locks is not None
    assert (WORDS not in held and b"amal" not in held) == encrypted


def test_a_damaged_file_is_told_and_stops_no_other(archive: Archive) -> None:
    damaged, sound = inbox.put(archive, "a.txt", WORDS), inbox.put(archive, "b.txt", b"more")
    (path,) = archive.place.inbox.glob(f"{damaged.id}*")
    path.write_bytes(b"x" + path.read_bytes()[1:40])
    told, other = inbox.arrivals(archive)
    assert told.reason is not None
    assert other == sound
    with pytest.raises(ArchiveError, match="damaged"):
        inbox.data_of(archive, damaged)


def test_what_waits_is_no_damage_to_the_archive(archive: Archive) -> None:
    inbox.put(archive, "a.txt", WORDS)
    assert [fault for fault in verify(archive) if fault.damage] == []
