"""Whoever takes the folder of an encrypted archive learns nothing from it."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.archive.archive import Archive, add_passphrase, change_passphrase, create, remove_passphrase
from onrecord.archive.custody import history
from onrecord.archive.documents import all_documents
from onrecord.archive.originals import new_identity
from onrecord.archive.place import SQLITE, read_header, write_header
from onrecord.archive.search import Query, search
from onrecord.errors import ArchiveError, PassphraseError
from onrecord.evidence import sha256
from tests.archive.making import PASSPHRASE, QUICK, WHO, add, files, make, opened
from tests.readings import TEXT

SECRETS = ("Amal", "Tawfiq", "tawfiq", "They hit her twice", "hit her", "Basra", "courier", PASSPHRASE)
ORIGINAL = TEXT.encode()


def leaks(root: Path, secrets: tuple[str, ...]) -> set[tuple[str, str]]:
    """Which of ``secrets`` stand in the clear in which file, as UTF-8 or UTF-16, or in a file's name."""
    found = set()
    for path in files(root):
        data = path.read_bytes()
        for secret in secrets:
            if secret.encode() in data or secret.encode("utf-16-le") in data or secret in str(path):
                found.add((path.name, secret))
    return found


def test_no_file_of_an_encrypted_archive_holds_a_name_a_quote_or_an_original(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        add(archive, ORIGINAL)
        search(archive.database, Query(words="tawfiq hit", person="Amal"))
        assert (place.root / "record.db-wal").stat().st_size  # the journal is looked into while it is there
        assert leaks(tmp_path, (*SECRETS, sha256(ORIGINAL))) == set()
    assert leaks(tmp_path, (*SECRETS, sha256(ORIGINAL))) == set()


def test_the_search_for_leaks_finds_them_where_nothing_is_encrypted(tmp_path: Path) -> None:
    place = make(tmp_path / "archive", passphrase=None)
    with opened(place) as archive:
        add(archive, ORIGINAL)
    assert {secret for _, secret in leaks(tmp_path, SECRETS)} == set(SECRETS) - {PASSPHRASE}


def test_nobody_else_on_the_machine_may_enter_the_folder_or_read_a_file(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        add(archive)
        assert {stat.S_IMODE(path.stat().st_mode) for path in files(place.root)} == {0o600}
        folders = [place.root, *(path for path in place.root.rglob("*") if path.is_dir())]
        assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    before = {path: path.read_bytes() for path in files(place.root)}
    with pytest.raises(PassphraseError), opened(place, "a wrong passphrase"):
        pass
    assert {path: path.read_bytes() for path in files(place.root)} == before


def test_a_passphrase_changes_without_anything_being_encrypted_again(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        (document,) = add(archive).documents
        original = archive.originals.path(document.original)
        stored = original.read_bytes()
        change_passphrase(archive, "first", "a new passphrase", QUICK)
    with pytest.raises(PassphraseError), opened(place):
        pass
    with opened(place, "a new passphrase") as archive, archive.database.reading() as connection:
        assert list(all_documents(connection)) == [document]
    assert original.read_bytes() == stored


def test_a_second_passphrase_opens_until_it_is_removed(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        add_passphrase(archive, "Hala", "another passphrase", QUICK)
        with pytest.raises(ArchiveError, match="already"):
            add_passphrase(archive, "Hala", "another passphrase", QUICK)
    with opened(place, "another passphrase") as archive:
        assert archive.slot == "Hala"
    with opened(place) as archive:
        remove_passphrase(archive, "Hala")
        with pytest.raises(ArchiveError, match="last"):
            remove_passphrase(archive, "first")
    with pytest.raises(PassphraseError), opened(place, "another passphrase"):
        pass


def test_two_people_who_change_passphrases_at_one_moment_both_get_theirs(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as one, opened(place) as other:
        add_passphrase(one, "Hala", "the passphrase of Hala", QUICK)
        add_passphrase(other, "Nour", "the passphrase of Nour", QUICK)
        change_passphrase(one, "first", "a new passphrase", QUICK)
    for passphrase in ("the passphrase of Hala", "the passphrase of Nour", "a new passphrase"):
        with opened(place, passphrase):
            pass


def test_a_change_of_access_is_in_the_log(archive: Archive) -> None:
    add_passphrase(archive, "Hala", "another passphrase", QUICK)
    with archive.database.reading() as connection:
        actions = [(entry.action, entry.detail.get("passphrase")) for entry in history(connection, "archive")]
    assert actions == [("made", None), ("passphrase-added", "Hala")]


def test_a_header_that_would_encrypt_to_somebody_else_s_key_is_refused(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    header = read_header(place)
    assert header.locks is not None
    theirs, _ = new_identity()
    write_header(place, replace(header, locks=replace(header.locks, recipient=theirs)))
    with pytest.raises(ArchiveError, match="another key"), opened(place):
        pass


def test_what_opens_an_archive_is_not_in_its_printed_form(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        assert archive.data_key is not None
        assert repr(archive.data_key) not in repr(archive)
        assert "AGE-SECRET-KEY" not in repr(archive)


def test_an_archive_is_made_only_in_a_folder_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ArchiveError, match="empty"):
        create(tmp_path, PASSPHRASE, WHO, cost=QUICK)
    assert [path.name for path in files(tmp_path)] == ["letter.txt"]


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://me:secret@host/db",
        "postgresql://me@host/db?password=secret",
        "mysql://host/db",
        "nonsense",
    ],
)
def test_a_database_with_a_password_in_its_url_or_of_another_kind_is_refused(
    tmp_path: Path, url: str
) -> None:
    with pytest.raises(ArchiveError) as error:
        create(tmp_path / "archive", PASSPHRASE, WHO, database=url, cost=QUICK)
    assert "secret" not in str(error.value)
    assert not (tmp_path / "archive").exists()


def test_the_database_of_an_archive_is_in_the_folder_unless_said_otherwise(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        assert archive.header.database == SQLITE
        assert archive.place.database.is_file()
