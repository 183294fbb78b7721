"""Protection from the command line: guard, look, release; and who may sign in."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from typer.testing import CliRunner, Result

from onrecord.archive.place import Place
from onrecord.cli.app import app
from tests.archive.making import PASSPHRASE, add, make, opened, write_protected


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with an archive that holds one document, made by hand."""
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        add(archive)
    return tmp_path


def run(home: Path, *command: str, **variables: str) -> Result:
    environment = {
        "ONRECORD_ARCHIVE": str(home / "archive"),
        "ONRECORD_PASSPHRASE": PASSPHRASE,
        "ONRECORD_BY": "Rima",
        "COLUMNS": "200",
        **variables,
    }
    return CliRunner().invoke(app, command, env=environment)


def done(home: Path, *command: str, **variables: str) -> str:
    result = run(home, *command, **variables)
    assert result.exit_code == 0, (result.output, result.exception)
    return result.stdout


def refused(home: Path, *command: str) -> str:
    result = run(home, *command)
    assert result.exit_code != 0
    return f"{result.exception} {result.output}"


def name(home: Path) -> str:
    return str(json.loads(done(home, "search", "--kind", "document", "--json"))["document"])


def guard(home: Path, *what: str) -> str:
    return done(home, "protect", *what, "--level", "confidential", "--reason", "was threatened")


def test_a_guarded_person_is_listed_with_her_pseudonym_and_hidden_from_a_reader(home: Path) -> None:
    assert "is called Person A" in guard(home, "amal tawfiq", "--alias", "Umm Sara")
    listed = done(home, "protect", "--list")
    assert "Person A (Amal Tawfiq, Umm Sara)" in listed
    assert "was threatened" in listed
    seen = done(home, "show", name(home), "--as", "reader")
    assert "Person A" in seen
    assert "Tawfiq" not in seen
    assert "Amal Tawfiq" in done(home, "show", name(home))
    assert "viewed by Rima" in done(home, "custody", name(home))


def test_what_a_search_shows_of_a_guarded_document_is_a_look_and_is_noted(home: Path) -> None:
    found = name(home)
    assert "viewed" not in done(home, "custody", found)
    guard(home, "Amal Tawfiq")
    done(home, "search", "soldiers")
    assert done(home, "custody", found).count("viewed by Rima") == 1


def test_what_reading_again_shows_of_a_guarded_document_is_a_look_and_is_noted(home: Path) -> None:
    found = name(home)
    guard(home, f"{found}/s3")
    assert "“" in done(home, "reread")
    assert done(home, "custody", found).count("viewed by Rima") == 1
    assert ", 0 with another result." in done(home, "reread")
    assert done(home, "custody", found).count("viewed by Rima") == 1


def test_reading_again_what_nobody_guards_is_no_look(home: Path) -> None:
    found = name(home)
    assert "“" in done(home, "reread")
    assert "viewed" not in done(home, "custody", found)


def test_looking_at_what_is_left_in_a_release_is_a_look_and_is_noted(home: Path) -> None:
    found = name(home)
    guard(home, "Amal Tawfiq")
    run(home, "release", found, "--for", "published", "--look")
    assert done(home, "custody", found).count("viewed by Rima") == 1


def test_on_a_medium_that_may_only_be_read_what_is_guarded_stays_unseen_and_the_rest_is_shown(
    home: Path,
) -> None:
    with opened(Place(home / "archive")) as archive:
        (other,) = add(archive, b"another page", "another.txt").documents
    guarded = next(each["document"] for each in found_documents(home) if each["document"] != other.name)
    guard(home, guarded)
    with write_protected(home / "archive"):
        assert [each["document"] for each in found_documents(home)] == [other.name]
        assert "1 document is left out" in run(home, "search", "soldiers").output
        assert "every look at it is noted" in refused(home, "show", guarded)
        assert "soldiers" in done(home, "show", other.name)
        assert guarded in done(home, "list")
        assert "Everything is what it was" in done(home, "verify")
        for command in (
            ("reread",), ("backup", str(home / "a.backup")), ("protect", "--list"),
            ("judge", other.name, "v1", "confirm"), ("serve",),
        ):  # fmt: skip
            assert "is write-protected" in refused(home, *command)
        assert not (home / "a.backup").exists()


def found_documents(home: Path) -> list[dict[str, str]]:
    lines = run(home, "search", "--kind", "document", "--json").stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_a_name_need_not_be_an_argument(home: Path) -> None:
    names = CliRunner().invoke(
        app,
        ("protect", "-", "--level", "sealed", "--reason", "x"),
        input="Amal Tawfiq\nUmm Sara\n",
        env={
            "ONRECORD_ARCHIVE": str(home / "archive"),
            "ONRECORD_PASSPHRASE": PASSPHRASE,
            "ONRECORD_BY": "R",
        },
    )
    assert names.exit_code == 0
    assert "Tawfiq" not in names.stdout
    assert "(Amal Tawfiq, Umm Sara)" in done(home, "protect", "--list")


def test_persons_statements_and_documents_are_guarded_by_their_ids(home: Path) -> None:
    document = name(home)
    assert "The person is confidential from now on and is called Person A" in guard(home, f"{document}/e3")
    assert "The person is confidential everywhere" in guard(home, f"{document}/e1", "--everywhere")
    assert "The statement is confidential" in guard(home, f"{document}/s2")
    assert "hit her" not in done(home, "show", document, "--as", "reader", "--json")
    assert "The document is confidential" in guard(home, document)
    assert "not for you" in refused(home, "show", document, "--as", "reader")
    assert "no such" in refused(home, "protect", f"{document}/e99", "--level", "sealed", "--reason", "x")


@pytest.mark.parametrize("ending", ["json", "html", "csv"])
def test_a_release_holds_no_guarded_name(home: Path, ending: str) -> None:
    guard(home, "Amal Tawfiq")
    out = home / f"out.{ending}"
    assert "as they may leave" in done(home, "release", name(home), "--for", "published", "--out", str(out))
    text = out.read_text(encoding="utf-8")
    assert "Tawfiq" not in text
    assert "Harbour Courier" not in text
    assert out.stat().st_mode & 0o077 == 0


def test_a_release_says_what_it_is_for_and_waits_for_consent(home: Path) -> None:
    out = str(home / "out.json")
    assert "--for" in refused(home, "release", name(home), "--out", out)
    assert "did not agree to court" in refused(home, "release", name(home), "--for", "court", "--out", out)
    done(home, "consent", "Amal Tawfiq", "--for", "court", "--note", "in writing", "--until", "2999-01-01")
    assert "in writing" in done(home, "consent", "--list")
    done(home, "release", name(home), "--for", "court", "--out", out)
    done(home, "consent", "Amal Tawfiq", "--for", "court", "--note", "by telephone", "--withdrawn")
    assert "did not agree" in refused(home, "release", name(home), "--for", "court", "--out", out + ".json")


def test_what_is_left_is_shown_on_the_screen_only_when_somebody_looks(home: Path) -> None:
    guard(home, "Amal Tawfik", "--alias", "Noor Bassra")
    out = str(home / "out.json")
    told = refused(home, "release", name(home), "--for", "published", "--places", "exact", "--out", out)
    assert "things are left that must not leave" in told
    assert "Tawfiq" not in told
    looked = run(home, "release", name(home), "--for", "published", "--places", "exact", "--look")
    assert looked.exit_code == 1
    assert "Tawfiq" in looked.stdout
    assert not Path(out).exists()
    allowed = ("--allow", "Tawfiq", "--allow", "Basra")
    done(home, "release", name(home), "--for", "published", "--places", "exact", *allowed, "--out", out)


def test_everything_goes_out_as_it_is_only_when_that_is_said(home: Path) -> None:
    guard(home, "Amal Tawfiq")
    out = home / "all.json"
    assert "in the clear" in refused(home, "export", "--json", str(out))
    assert not out.exists()
    done(home, "export", "--json", str(out), "--with-protected")
    make(home / "other")
    done(home, "import", str(out), ONRECORD_ARCHIVE=str(home / "other"))
    again = home / "again.json"
    done(home, "export", "--json", str(again), "--with-protected", ONRECORD_ARCHIVE=str(home / "other"))
    assert again.read_bytes() == out.read_bytes()
    assert "Person A" in done(home, "protect", "--list", ONRECORD_ARCHIVE=str(home / "other"))
    assert "Everything is what it was" in done(home, "verify", ONRECORD_ARCHIVE=str(home / "other"))


def test_accounts_are_made_listed_changed_and_closed(home: Path) -> None:
    password = {"ONRECORD_ACCOUNT_PASSWORD": "nine green bicycles"}
    made = done(home, "account", "add", "Rima Haddad", "--totp", **password)
    assert "as a keeper" in made
    uri = made.splitlines()[-1]
    assert urlsplit(uri).scheme == "otpauth"
    assert len(parse_qs(urlsplit(uri).query)["secret"][0]) == 32
    done(home, "account", "add", "Omar", "--role", "coder", **password)
    done(home, "account", "role", "Omar", "reviewer")
    done(home, "account", "password", "Omar", **password)
    done(home, "account", "disable", "omar")
    listed = done(home, "account", "list")
    assert "reviewer" in listed
    assert "closed" in listed
    assert "bicycles" not in listed
    assert "last keeper" in refused(home, "account", "disable", "Rima Haddad")
    assert "no such account" in refused(home, "account", "totp", "Nobody")
