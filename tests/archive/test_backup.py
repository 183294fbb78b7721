"""A backup is one file that tells nothing, was read back, and brings everything back."""

import multiprocessing
import os
import shutil
import time
from pathlib import Path

import pytest

from onrecord.archive.acquire import known
from onrecord.archive.archive import Archive, change_passphrase
from onrecord.archive.backup import back_up, restore
from onrecord.archive.custody import history
from onrecord.archive.exchange import export_everything, write_out
from onrecord.archive.place import Place
from onrecord.archive.search import Query, search
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError, PassphraseError
from tests.archive.making import PASSPHRASE, QUICK, WHO, add, files, make, opened
from tests.archive.test_secrecy import ORIGINAL, SECRETS, leaks


def fill(archive: Archive) -> None:
    add(archive, ORIGINAL)
    add(archive, os.urandom(300_000), "a scan")
    known(archive, ORIGINAL, "a second origin")


def bring_back(backup: Path, root: Path, passphrase: str = PASSPHRASE) -> Place:
    restore(backup, root, lambda: passphrase, WHO)
    return Place(root)


def test_what_was_backed_up_comes_back_with_its_history_and_its_passphrases(
    archive: Archive, tmp_path: Path
) -> None:
    fill(archive)
    size = back_up(archive, tmp_path / "backup").size
    assert size == (tmp_path / "backup").stat().st_size
    export_everything(archive, tmp_path / "before")
    with opened(bring_back(tmp_path / "backup", tmp_path / "restored")) as restored:
        assert list(verify(restored)) == []
        assert set(search(restored.database, Query())) == set(search(archive.database, Query()))
        export_everything(restored, tmp_path / "after")
        with restored.database.reading() as connection:
            actions = [entry.action for entry in history(connection, "archive")]
    assert actions == ["made", "restored", "exported"]
    assert (tmp_path / "before").read_bytes() == (tmp_path / "after").read_bytes()


def test_no_name_no_quote_and_no_original_stands_in_a_backup(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        fill(archive)
        back_up(archive, tmp_path / "backup")
    bring_back(tmp_path / "backup", tmp_path / "restored")
    assert leaks(tmp_path, SECRETS) == set()
    assert (tmp_path / "backup").stat().st_mode & 0o077 == 0


def test_a_backup_opens_with_the_passphrase_it_was_made_under(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        add(archive)
        back_up(archive, tmp_path / "old")
        change_passphrase(archive, "first", "a new passphrase", QUICK)
    with opened(Place(tmp_path / "archive"), "a new passphrase") as archive:
        back_up(archive, tmp_path / "new")
    bring_back(tmp_path / "old", tmp_path / "from old")
    bring_back(tmp_path / "new", tmp_path / "from new", "a new passphrase")
    with pytest.raises(PassphraseError):
        bring_back(tmp_path / "new", tmp_path / "from new again")
    assert not (tmp_path / "from new again").exists()


def test_a_damaged_backup_brings_nothing_back_and_says_so(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        fill(archive)
        back_up(archive, tmp_path / "backup")
    good = (tmp_path / "backup").read_bytes()
    start = good.index(b"\n") + 1
    middle = (start + len(good)) // 2
    for number, bad in enumerate(
        (
            b"",
            b"{}\n",
            good[:start],
            good[:middle],
            good[:-1],
            good[:middle] + bytes([good[middle] ^ 1]) + good[middle + 1 :],
            good[: start + 40] + b"\0" + good[start + 41 :],
        )
    ):
        (tmp_path / "bad").write_bytes(bad)
        root = tmp_path / f"restored-{number}"
        with pytest.raises(ArchiveError):
            bring_back(tmp_path / "bad", root)
        assert not root.exists()


def test_a_backup_of_a_damaged_archive_is_not_made(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        (document,) = add(archive).documents
        archive.originals.path(document.original).unlink()
        with pytest.raises(ArchiveError, match="missing"):
            back_up(archive, tmp_path / "backup")
    assert [path for path in files(tmp_path) if path.parent == tmp_path] == []


def test_a_backup_goes_on_without_a_damaged_original_when_that_is_said(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        (lost,) = add(archive, b"a page that is lost").documents
        (kept,) = add(archive, b"a page that is kept").documents
        archive.originals.path(lost.original).unlink()
        made = back_up(archive, tmp_path / "backup", without_damaged=True)
        assert made.gaps == (lost.original,)
    bring_back(tmp_path / "backup", tmp_path / "restored")
    with opened(Place(tmp_path / "restored")) as archive:
        assert archive.originals.get(kept.original) == b"a page that is kept"
        assert [fault.what for fault in verify(archive)] == ["the original is missing"]
        known(archive, b"a page that is lost", "courier.txt")
        assert list(verify(archive)) == []


def test_a_restore_that_is_killed_leaves_no_half_of_an_archive(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        for turn in range(60):
            add(archive, b"page %d" % turn)
        back_up(archive, tmp_path / "backup")
    root = tmp_path / "restored"
    for moment in (0.0, 0.05, 0.1, 0.2):
        args = (tmp_path / "backup", root)
        process = multiprocessing.get_context("fork").Process(target=bring_back, args=args)
        process.start()
        time.sleep(moment)
        process.kill()
        process.join()
        if root.exists():  # it was done before the kill
            with opened(Place(root)) as restored:
                assert list(verify(restored)) == []
            shutil.rmtree(root)
    with opened(bring_back(tmp_path / "backup", root)) as restored:
        assert list(verify(restored)) == []
    assert [path for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_restore_that_was_cut_off_can_be_begun_again(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        add(archive)
        back_up(archive, tmp_path / "backup")

    def cut_off(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.archive.backup.take_over", cut_off)
    root = tmp_path / "restored"
    with pytest.raises(KeyboardInterrupt):
        restore(tmp_path / "backup", root, lambda: PASSPHRASE, WHO, database)
    monkeypatch.undo()
    assert restore(tmp_path / "backup", root, lambda: PASSPHRASE, WHO, database) == 1
    with opened(Place(root)) as archive:
        assert list(verify(archive)) == []


def test_nothing_is_restored_over_what_is_there(tmp_path: Path) -> None:
    with opened(place := make(tmp_path / "archive")) as archive:
        back_up(archive, tmp_path / "backup")
        with pytest.raises(ArchiveError, match="already"):
            back_up(archive, tmp_path / "backup")
    with pytest.raises(ArchiveError, match="empty folder"):
        bring_back(tmp_path / "backup", place.root)
    with opened(place) as archive:
        assert list(verify(archive)) == []


def test_nothing_is_written_into_the_archive_s_own_folder(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    (tmp_path / "shortcut").symlink_to(place.originals)
    with opened(place) as archive:
        (document,) = add(archive).documents
        before = set(files(place.root))
        for path in (
            place.root / "a.backup", place.originals / "a.backup", tmp_path / "shortcut" / "a.backup",
            tmp_path / "archive" / ".." / "archive" / "a.backup",
        ):  # fmt: skip
            with pytest.raises(ArchiveError, match="the archive's own folder"):
                back_up(archive, path)
            with pytest.raises(ArchiveError, match="the archive's own folder"):
                export_everything(archive, path)
            with pytest.raises(ArchiveError, match="the archive's own folder"):
                write_out(archive, document, path)
        assert set(files(place.root)) == before
        assert back_up(archive, tmp_path / "a.backup").size


def test_an_archive_without_encryption_can_be_backed_up_too(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive", passphrase=None)) as archive:
        fill(archive)
        back_up(archive, tmp_path / "backup")
    with opened(bring_back(tmp_path / "backup", tmp_path / "restored")) as restored:
        assert list(verify(restored)) == []
