"""An archive on a medium that may only be read is read, and nothing in its folder changes."""

import shutil
import tarfile
from pathlib import Path

import pytest

from onrecord.archive.archive import open_archive
from onrecord.archive.overview import overview
from onrecord.archive.place import Place
from onrecord.archive.search import Query, search
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError, ProtectionError
from onrecord.workbench.protecting import protect_person
from onrecord.workbench.seeing import not_to_be_seen, see
from tests.archive.making import PASSPHRASE, add, files, make, opened, write_protected
from tests.archive.test_migrations import FIRST


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An archive on SQLite that holds one document."""
    place = make(tmp_path / "an archive, 100%? #1")
    with opened(place) as archive:
        add(archive)
    return place


def contents(place: Place) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in files(place.root)}


def test_it_is_listed_shown_searched_and_verified_and_nothing_is_written(place: Place) -> None:
    before = contents(place)
    with write_protected(place.root), opened(place) as archive:
        with archive.database.reading() as connection:
            (line,) = overview(connection, 10)
        assert see(archive, line.document, "keeper").reading.events
        assert search(archive.database, Query(words="soldiers"))
        assert archive.originals.get(line.document.original) == b"a page"
        assert list(verify(archive)) == []
        assert contents(place) == before


def test_who_would_write_is_told_so_before_a_passphrase_is_asked(place: Place) -> None:
    def asked() -> str:
        raise AssertionError

    with (
        write_protected(place.root),
        pytest.raises(ArchiveError, match=r"is write-protected.*copy its folder"),
        open_archive(place, asked, "Rima", to_write=True),
    ):
        pass


def test_writing_all_the_same_is_refused_in_the_same_words(place: Place) -> None:
    with write_protected(place.root), opened(place) as archive:
        with pytest.raises(ArchiveError, match="is write-protected"):
            archive.log_access("viewed")
        with pytest.raises(ArchiveError, match="cannot be kept"):
            add(archive, b"another page")


def test_what_is_guarded_is_not_shown_as_no_look_could_be_noted(place: Place) -> None:
    with opened(place) as archive:
        protect_person(archive, ["Amal Tawfiq"], "confidential", "was threatened", "keeper")
    with write_protected(place.root), opened(place) as archive:
        (found,) = search(archive.database, Query(kinds=("document",)))
        assert not_to_be_seen(archive, [found.document]) == {found.document}
        with pytest.raises(ProtectionError, match="every look at it is noted"):
            see(archive, found.document, "keeper")


def test_changes_that_are_not_in_the_file_yet_are_read_too(place: Place, tmp_path: Path) -> None:
    with opened(place) as archive, archive.database.reading():
        add(archive, b"another page", "another.txt")
        copy = Place(Path(shutil.copytree(place.root, tmp_path / "copy")))
    log = copy.root / "record.db-wal"
    assert log.stat().st_size
    with write_protected(copy.root), opened(copy) as archive:
        assert len(search(archive.database, Query(kinds=("document",)))) == 2
        assert list(verify(archive)) == []


def test_changes_that_could_not_be_read_are_never_left_out_unseen(place: Place, tmp_path: Path) -> None:
    with opened(place) as archive, archive.database.reading():
        add(archive, b"another page", "another.txt")
        copy = Place(Path(shutil.copytree(place.root, tmp_path / "copy")))
    (copy.root / "record.db-shm").unlink()
    with (
        write_protected(copy.root),
        pytest.raises(ArchiveError, match="its last changes cannot be read"),
        opened(copy),
    ):
        pass
    with opened(copy) as archive:
        assert len(search(archive.database, Query(kinds=("document",)))) == 2


def test_an_old_archive_there_says_that_it_has_to_be_brought_up_to_date_first(tmp_path: Path) -> None:
    with tarfile.open(FIRST) as packed:
        packed.extractall(tmp_path, filter="data")
    place = Place(tmp_path / "archive-at-0001")
    before = contents(place)
    with (
        write_protected(place.root),
        pytest.raises(ArchiveError, match="of an older version of On Record"),
        opened(place),
    ):
        pass
    assert contents(place) == before


def test_an_archive_that_may_be_written_to_is_no_other_for_it(place: Place) -> None:
    with opened(place) as archive:
        assert not archive.database.read_only
        assert not_to_be_seen(archive, []) == frozenset()
    with open_archive(place, lambda: PASSPHRASE, "Rima", to_write=True) as archive:
        archive.log_access("viewed")
