"""The archive's commands as a person gives them, on real reports, with the real reader."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.app import app
from onrecord.reading import Reader, read
from onrecord.record import Reading, Report
from tests.archive.making import make

PAGES = {
    "arrest.txt": (
        "The Harbour Courier\n\nPolice arrested a teacher\n\n"
        "Police arrested Amal Tawfiq, a teacher, in Basra on 3 March 2017, her sister said.\n\n"
        "“They hit her twice,” Noor Tawfiq told the Courier. The army denied it.\n"
    ),
    "strike.txt": (
        "Dock workers on strike\n\n"
        "Soldiers detained eleven dock workers in Battambang on Tuesday, a union said.\n"
    ),
}
PASSPHRASE = "correct horse battery staple"  # noqa: S105 - it guards nothing


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports, and an archive that took them in."""
    home = tmp_path_factory.mktemp("home")
    reports = home / "reports"
    reports.mkdir()
    for name, text in PAGES.items():
        (reports / name).write_text(text, encoding="utf-8")
    (home / "passphrase").write_text(PASSPHRASE + "\n", encoding="utf-8")
    make(home / "archive", passphrase=PASSPHRASE)  # as 'init' does, at a cost that a test can bear
    added = run(home, "add", str(reports))
    assert added.exit_code == 0, added.output
    return home


def run(home: Path, *command: str, passphrase: str = PASSPHRASE) -> Result:
    variables = {
        "ONRECORD_ARCHIVE": str(home / "archive"),
        "ONRECORD_PASSPHRASE": passphrase,
        "COLUMNS": "120",
    }
    return CliRunner().invoke(app, command, env=variables)


def documents(home: Path) -> list[str]:
    found = run(home, "search", "--kind", "document", "--json")
    return [json.loads(line)["document"] for line in found.stdout.splitlines()]


def test_what_was_added_is_listed_and_shown_with_its_origin(home: Path) -> None:
    listed = run(home, "list")
    assert "arrest.txt" in listed.output
    assert "strike.txt" in listed.output
    for document in documents(home):
        shown = run(home, "show", document)
        assert shown.exit_code == 0, shown.output
        assert f"SHA-256 {document}" in shown.output


def test_adding_again_changes_nothing(home: Path) -> None:
    again = run(home, "add", str(home / "reports"))
    assert again.exit_code == 0
    assert again.output.count("was here already") == len(PAGES)
    assert len(documents(home)) == len(PAGES)


def test_a_bad_file_never_stops_the_others(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a-empty.txt").touch()
    (tmp_path / "b-broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "c-good.txt").write_text("A union said soldiers detained two porters on Friday.\n")
    before = len(documents(home))
    added = run(home, "add", str(tmp_path), str(tmp_path / "missing.txt"))
    assert added.exit_code == 1
    assert "c-good.txt" in added.output
    assert "1 taken in, 0 here already, 3 not taken in" in added.output
    assert len(documents(home)) == before + 1


def test_what_was_not_even_tried_in_a_folder_is_told(home: Path, tmp_path: Path) -> None:
    (tmp_path / "a-empty.txt").touch()
    for name in ("scan.JPG", "photo.jpg", "README", ".notes.txt"):
        (tmp_path / name).write_text("Soldiers detained two porters.\n", encoding="utf-8")
    (tmp_path / "elsewhere.txt").symlink_to(home / "reports" / "arrest.txt")
    added = run(home, "add", str(tmp_path))
    assert "Left out: 2 ending .jpg, 1 hidden, 1 symbolic links, 1 without an ending." in added.output
    assert added.output.count("a-empty.txt") == 1


def test_a_damaged_original_does_not_stop_the_others_from_being_read_again(home: Path) -> None:
    first = next(path for path in (home / "archive" / "originals").rglob("*") if path.is_file())
    good = first.read_bytes()
    first.write_bytes(good[:-1])
    again = run(home, "reread")
    first.write_bytes(good)
    assert again.exit_code == 1
    assert "damaged" in again.output
    assert f"{len(documents(home)) - 1} read again" in again.output


def test_a_fault_of_the_reader_costs_one_report_and_tells_none_of_its_words(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(report: Report, reader: Reader) -> Reading:
        if "Amal" in report.text:
            raise ValueError(report.text)
        return read(report, reader)

    monkeypatch.setattr("onrecord.reading.read", faulty)
    (tmp_path / "a.txt").write_text("Police met Amal, a clerk, on Friday, a union said.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Police met two clerks on Friday, a union said.\n", encoding="utf-8")
    added = run(home, "add", str(tmp_path))
    assert added.exit_code == 1
    assert "1 taken in, 0 here already, 1 not taken in" in added.output
    assert "ValueError" in added.output
    assert "Amal" not in added.output


def test_a_search_finds_words_and_filters(home: Path) -> None:
    found = run(home, "search", "tawfiq", "--kind", "document", "--json")
    assert len(found.stdout.splitlines()) == 1
    assert json.loads(found.stdout)["document"] in documents(home)
    assert run(home, "search", "nobody-speaks-of-this").exit_code == 1
    assert run(home, "search", "--person", "Tawfiq").exit_code == 0


def test_the_json_that_is_shown_is_the_reading_s(home: Path) -> None:
    (document,) = (
        json.loads(line)["document"]
        for line in run(home, "search", "tawfiq", "--kind", "document", "--json").stdout.splitlines()
    )
    shown = json.loads(run(home, "show", document, "--json").stdout)
    assert shown["schema"] == "onrecord/1"
    assert shown["document"]["text"] == PAGES["arrest.txt"]


def test_an_original_comes_out_byte_for_byte(home: Path, tmp_path: Path) -> None:
    for number, document in enumerate(documents(home)):
        out = run(home, "show", document, "--original", str(tmp_path / str(number)))
        assert out.exit_code == 0, out.output
    written = {path.read_bytes() for path in tmp_path.iterdir()}
    assert {text.encode() for text in PAGES.values()} <= written


def test_the_history_of_a_document_names_who_when_and_with_what(home: Path) -> None:
    history = run(home, "custody", documents(home)[-1], "--json")
    entries = [json.loads(line) for line in history.stdout.splitlines()]
    assert [entry["action"] for entry in entries][:2] == ["acquired", "read"]
    assert all(entry["who"] and entry["at"] and entry["tool"].startswith("onrecord ") for entry in entries)


def test_a_sound_archive_verifies_and_a_damaged_one_does_not(home: Path) -> None:
    sound = run(home, "verify")
    assert sound.exit_code == 0
    assert "Everything is what it was" in sound.output
    original = next((home / "archive" / "originals").glob("*/*"))
    stored = original.read_bytes()
    original.write_bytes(stored[:-3])
    damaged = run(home, "verify")
    original.write_bytes(stored)
    assert damaged.exit_code == 1
    assert "1 damaged" in damaged.output


def test_reading_again_with_the_same_reader_changes_nothing(home: Path) -> None:
    again = run(home, "reread")
    assert again.exit_code == 0, again.output
    assert ", 0 with another result." in again.output


def test_a_newer_reading_is_stored_beside_the_old_one_and_the_difference_shown(home: Path) -> None:
    (document,) = (
        json.loads(line)["document"]
        for line in run(home, "search", "battambang", "--kind", "document", "--json").stdout.splitlines()
    )
    reread = run(home, "reread", document, "--published", "2017-11-30")
    assert reread.exit_code == 0, reread.output
    assert "a new reading" in reread.output
    assert "readings: 2" in run(home, "show", document).output
    assert run(home, "verify").exit_code == 0


def test_what_was_judged_holds_until_the_newer_reading_is_taken(home: Path) -> None:
    (document,) = (
        json.loads(line)["document"]
        for line in run(home, "search", "basra", "--kind", "document", "--json").stdout.splitlines()
    )
    assert run(home, "judge", document, "v1", "confirm", "--by", "Rima").exit_code == 0
    again = run(home, "reread", document, "--published", "2017-03-20")
    assert "a new reading" in again.output
    assert f"review {document} --newer" in again.output
    assert "confirmed by Rima" in run(home, "show", document).output
    assert "a newer reading" in run(home, "show", document).output
    taken = run(home, "judge", document, "reading", "confirm")
    assert taken.exit_code == 0, taken.output
    assert "confirmed by Rima" not in run(home, "show", document).output
    assert run(home, "judge", document, "reading", "undo", taken.output.split()[1].strip(":")).exit_code == 0
    assert "confirmed by Rima" in run(home, "show", document).output
    assert run(home, "verify").exit_code == 0


def test_everything_goes_out_and_in_again_byte_for_byte(home: Path, tmp_path: Path) -> None:
    one, two, other = tmp_path / "one", tmp_path / "two", tmp_path / "other"
    assert run(home, "export", "--json", str(one)).exit_code == 0
    make(other, passphrase=PASSPHRASE)
    assert run(home, "import", str(one), "--archive", str(other)).exit_code == 0
    assert run(home, "export", "--json", str(two), "--archive", str(other)).exit_code == 0
    assert one.read_bytes() == two.read_bytes()


def test_a_backup_is_restored_in_another_folder(home: Path, tmp_path: Path) -> None:
    assert run(home, "backup", str(tmp_path / "backup")).exit_code == 0
    restored = run(home, "restore", str(tmp_path / "backup"), str(tmp_path / "restored"))
    assert restored.exit_code == 0, restored.output
    assert run(home, "verify", "--archive", str(tmp_path / "restored")).exit_code == 0


def test_nothing_that_was_read_stands_in_the_clear_in_any_file(home: Path) -> None:
    names = (b"Tawfiq", b"tawfiq", b"hit her twice", b"dock workers", b"arrest.txt", PASSPHRASE.encode())
    for path in (home / "archive").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [name for name in names if name in data], path.name


def test_the_doctor_says_what_is_wrong(home: Path) -> None:
    (home / "archive").chmod(0o755)
    sick = run(home, "doctor")
    (home / "archive").chmod(0o700)
    assert sick.exit_code == 1
    assert "can be opened by others" in sick.output
    assert run(home, "backup", str(home / "for the doctor")).exit_code == 0
    assert run(home, "doctor").exit_code == 0, run(home, "doctor").output


def test_a_wrong_passphrase_is_one_line_and_no_traceback(home: Path) -> None:
    wrong = run(home, "list", passphrase="a wrong passphrase")  # noqa: S106 - it opens nothing
    assert wrong.exit_code == 1
    assert "does not open" in str(wrong.exception)


def test_a_passphrase_may_come_from_a_file_and_never_from_an_argument(home: Path) -> None:
    listed = run(home, "list", "--passphrase-file", str(home / "passphrase"), passphrase="")
    assert listed.exit_code == 0
    for command in ("list", "init", "add", "backup"):
        options = run(home, command, "--help").output
        assert "--passphrase-file" in options
        assert "--passphrase " not in options


def test_without_a_passphrase_and_with_nobody_to_ask_a_command_says_so(home: Path) -> None:
    none = run(home, "list", passphrase="")
    assert none.exit_code == 1
    assert "nobody to ask" in str(none.exception)


def test_no_encryption_has_to_be_said(tmp_path: Path) -> None:
    made = run(tmp_path, "init", str(tmp_path / "open"), "--no-encryption", passphrase="")
    assert made.exit_code == 0
    assert "without encryption" in made.output
    assert run(tmp_path, "list", "--archive", str(tmp_path / "open"), passphrase="").exit_code == 0
    silent = run(tmp_path, "init", str(tmp_path / "silent"), passphrase="")
    assert silent.exit_code == 1
    assert not (tmp_path / "silent").exists()


def test_the_archive_of_the_working_folder_is_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    listed = CliRunner().invoke(app, ["list"], env={"ONRECORD_PASSPHRASE": PASSPHRASE})
    assert listed.exit_code == 0
    monkeypatch.chdir("/")
    nowhere = {"XDG_DATA_HOME": str(home / "nowhere"), "HOME": str(home / "nowhere")}
    nothing = CliRunner().invoke(app, ["list"], env={"ONRECORD_PASSPHRASE": PASSPHRASE, **nowhere})
    assert "no archive was found" in str(nothing.exception)


def test_passphrases_are_added_listed_changed_and_removed(tmp_path: Path) -> None:
    make(tmp_path / "archive", passphrase=PASSPHRASE)
    (tmp_path / "new").write_text("another passphrase", encoding="utf-8")
    new = ("--new-passphrase-file", str(tmp_path / "new"))
    assert run(tmp_path, "passphrase", "add", "Hala", *new).exit_code == 0
    assert run(tmp_path, "passphrase", "list").stdout.split() == ["first", "Hala"]
    assert run(tmp_path, "list", passphrase="another passphrase").exit_code == 0  # noqa: S106
    assert run(tmp_path, "passphrase", "remove", "Hala").exit_code == 0
    assert run(tmp_path, "passphrase", "change", *new).exit_code == 0
    assert run(tmp_path, "list").exit_code == 1
    assert run(tmp_path, "list", passphrase="another passphrase").exit_code == 0  # noqa: S106


def test_help_does_not_wait_for_a_database() -> None:
    program = (
        "import sys; import onrecord.cli.app; print('sqlalchemy' in sys.modules, 'argon2' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ
    )
    assert ran.stdout.split() == ["False", "False"]
