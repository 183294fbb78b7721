"""Power cuts, full disks, two at once: what was acknowledged is there, and the archive verifies."""

import multiprocessing
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.soak import soak
from onrecord.archive.archive import Archive
from onrecord.archive.documents import acquired, all_documents
from onrecord.archive.place import Place
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError
from tests.archive.making import add, make, opened

KILLS = 20


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    soaked = soak(tmp_path, KILLS, random.Random(1))  # noqa: S311 - moments, not secrets
    assert soaked.kills.total() == KILLS
    assert soaked.acknowledged.total() >= KILLS // 2


def add_many(place: Place, name: str, number: int) -> None:
    with opened(place) as archive:
        for turn in range(number):
            add(archive, b"a page that both add %d" % turn, f"{name}/{turn}")
            add(archive, f"a page of {name} {turn}".encode(), f"{name}/own/{turn}")


def test_two_processes_can_add_at_once(place: Place) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.archive.making"])
    processes = [context.Process(target=add_many, args=(place, name, 8)) for name in ("one", "two")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]
    with opened(place) as archive:
        assert list(verify(archive)) == []
        with archive.database.reading() as connection:
            documents = list(all_documents(connection))
            origins = [acquisition for d in documents for acquisition in acquired(connection, d.original)]
    assert len(documents) == 8 + 2 * 8
    assert len(origins) == 4 * 8


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    mounted = subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], check=False)
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill_the_disk(archive: Archive, size: int) -> int:
    """How many documents of ``size`` random bytes were taken in before the disk was full."""
    for number in range(10_000):
        try:
            add(archive, os.urandom(size), f"page {number}")
        except ArchiveError as error:
            assert "full" in str(error) or "No space" in str(error)
            return number
    raise AssertionError("the disk never filled")


@pytest.mark.parametrize("size", [100, 50_000], ids=["the database fills it", "originals fill it"])
def test_a_full_disk_costs_only_what_did_not_fit(small_disk: Path, size: int) -> None:
    place = make(small_disk / "archive")
    with opened(place) as archive:
        fitted = fill_the_disk(archive, size)
        assert fitted > 3
    with opened(place) as archive:
        faults = list(verify(archive))
        assert not any(fault.damage for fault in faults)
        with archive.database.reading() as connection:
            assert len(list(all_documents(connection))) == fitted


def test_room_that_was_made_lets_the_work_go_on(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"\0" * 1_000_000)
    place = make(small_disk / "archive")
    with opened(place) as archive:
        fitted = fill_the_disk(archive, 20_000)
        ballast.unlink()
        add(archive, b"one more page")
        with archive.database.reading() as connection:
            assert len(list(all_documents(connection))) == fitted + 1


def test_an_archive_whose_database_is_gone_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    place.database.unlink()
    with pytest.raises(ArchiveError, match="missing"), opened(place):
        pass
    assert not place.database.exists()


def test_a_header_that_is_damaged_is_told(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    good = place.header.read_bytes()
    for bad in (b"", b"{}", good[:50], good.replace(b"onrecord-archive/1", b"onrecord-archive/9"), b"[]"):
        place.header.write_bytes(bad)
        with pytest.raises(ArchiveError), opened(place):
            pass
