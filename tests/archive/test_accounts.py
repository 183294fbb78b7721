"""Accounts: whoever has not both the right password and the right code stays outside, and learns nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from onrecord.archive import tables
from onrecord.archive.accounts import (
    Refused,
    SignedIn,
    add_account,
    all_accounts,
    drop_totp,
    set_disabled,
    set_password,
    set_role,
    set_totp,
    sign_in,
    sign_out,
    signed_in,
)
from onrecord.archive.archive import Archive
from onrecord.archive.backup import back_up, restore
from onrecord.archive.custody import history
from onrecord.archive.exchange import export_everything
from onrecord.archive.place import Place
from onrecord.errors import AccountError
from onrecord.protection import accounts as rules
from tests.archive.making import PASSPHRASE, files, make, opened

PASSWORD = "nine green bicycles"  # noqa: S105 - it guards nothing
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Argon2id as cheap as it gets: a test signs in many times."""
    monkeypatch.setattr(rules, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    rules._decoy.cache_clear()
    yield
    rules._decoy.cache_clear()


@pytest.fixture
def team(archive: Archive) -> Archive:
    add_account(archive, "Rima Haddad", "keeper", PASSWORD)
    add_account(archive, "Omar", "coder", "ten blue umbrellas")
    return archive


def enter(
    archive: Archive, name: str = "Rima Haddad", password: str = PASSWORD, code: str = "", at: datetime = NOW
) -> str:
    result = sign_in(archive, name, password, code, at)
    assert isinstance(result, SignedIn)
    return result.token


def secret(uri: str) -> pyotp.TOTP:
    return pyotp.TOTP(parse_qs(urlsplit(uri).query)["secret"][0])


def test_the_first_account_is_a_keepers(archive: Archive) -> None:
    with pytest.raises(AccountError, match="keeper"):
        add_account(archive, "Omar", "coder", PASSWORD)
    assert add_account(archive, "Rima", "keeper", PASSWORD).role == "keeper"


def test_a_name_is_taken_however_it_is_written(team: Archive) -> None:
    with pytest.raises(AccountError, match="name"):
        add_account(team, "RIMA  haddad", "coder", PASSWORD)


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "Omar Omar Omar", "x" * 2000])
def test_a_password_that_is_easily_guessed_is_refused(team: Archive, password: str) -> None:
    with pytest.raises(AccountError):
        set_password(team, "Omar", password)


def test_the_right_password_begins_a_session_and_the_wrong_one_does_not(team: Archive) -> None:
    account = signed_in(team, enter(team), NOW)
    assert account is not None
    assert (account.name, account.role) == ("Rima Haddad", "keeper")
    assert sign_in(team, "Rima Haddad", PASSWORD + "x", now=NOW) == Refused(None)
    assert signed_in(team, "no such token", NOW) is None


def test_somebody_unknown_is_refused_like_a_wrong_password_and_waits_like_one(team: Archive) -> None:
    known = [sign_in(team, "Omar", "wrong", now=NOW) for _ in range(7)]
    unknown = [sign_in(team, "Nobody", "wrong", now=NOW) for _ in range(7)]
    assert known == unknown
    assert known[-1] == Refused(NOW + rules.FIRST_WAIT)


def test_after_repeated_failures_even_the_right_password_waits_longer_and_longer(team: Archive) -> None:
    at = NOW
    for _ in range(rules.FREE_FAILURES):
        sign_in(team, "Omar", "wrong", now=at)
    assert sign_in(team, "Omar", "ten blue umbrellas", now=at) == Refused(at + rules.FIRST_WAIT)
    later = at + rules.FIRST_WAIT
    assert sign_in(team, "Omar", "wrong", now=later) == Refused(later + 2 * rules.FIRST_WAIT)
    enter(team, "Omar", "ten blue umbrellas", at=later + 2 * rules.FIRST_WAIT)
    assert sign_in(team, "Omar", "wrong", now=later) == Refused(None)


def test_others_do_not_wait_for_the_failures_of_one(team: Archive) -> None:
    for _ in range(9):
        sign_in(team, "Omar", "wrong", now=NOW)
    enter(team)


def test_a_one_time_code_is_asked_for_and_works_once(team: Archive) -> None:
    codes = secret(set_totp(team, "Omar"))
    code = codes.at(NOW)
    assert isinstance(sign_in(team, "Omar", "ten blue umbrellas", now=NOW), Refused)
    assert isinstance(sign_in(team, "Omar", "wrong", code, NOW), Refused)
    enter(team, "Omar", "ten blue umbrellas", code)
    assert isinstance(sign_in(team, "Omar", "ten blue umbrellas", code, NOW), Refused)
    soon = NOW + timedelta(seconds=30)
    enter(team, "Omar", "ten blue umbrellas", codes.at(soon), soon)
    drop_totp(team, "Omar")
    enter(team, "Omar", "ten blue umbrellas")


def test_a_session_ends_when_nobody_uses_it_and_after_a_day_of_work_in_any_case(team: Archive) -> None:
    token = enter(team)
    at = NOW
    while at < NOW + rules.ABSOLUTE - rules.IDLE:
        at += rules.IDLE - timedelta(minutes=1)
        assert signed_in(team, token, at)
    assert signed_in(team, token, NOW + rules.ABSOLUTE) is None
    idle = enter(team)
    assert signed_in(team, idle, NOW + rules.IDLE) is None
    assert signed_in(team, idle, NOW) is None  # it is gone, not asleep


def test_signing_out_ends_a_session(team: Archive) -> None:
    token, other = enter(team), enter(team)
    sign_out(team, token)
    assert signed_in(team, token, NOW) is None
    assert signed_in(team, other, NOW)


def test_a_change_of_an_account_ends_its_sessions(team: Archive) -> None:
    first, second = "ten blue umbrellas", "ten blue umbrellas!"
    token = enter(team, "Omar", first)
    set_role(team, "Omar", "reader")
    assert signed_in(team, token, NOW) is None
    token = enter(team, "Omar", first)
    set_password(team, "Omar", second)
    assert signed_in(team, token, NOW) is None
    token = enter(team, "Omar", second)
    set_disabled(team, "Omar", disabled=True)
    assert signed_in(team, token, NOW) is None
    assert isinstance(sign_in(team, "Omar", second, now=NOW), Refused)


def test_the_last_keeper_stays_one(team: Archive) -> None:
    with pytest.raises(AccountError, match="last keeper"):
        set_role(team, "Rima Haddad", "reader")
    with pytest.raises(AccountError, match="last keeper"):
        set_disabled(team, "Rima Haddad", disabled=True)
    with team.database.reading() as connection:
        assert [(each.role, each.disabled) for each in all_accounts(connection)] == [
            ("keeper", False),
            ("coder", False),
        ]


def test_what_is_kept_opens_nothing(team: Archive) -> None:
    token = enter(team)
    uri = set_totp(team, "Omar")
    with team.database.reading() as connection:
        kept = [
            str(row)
            for table in (tables.accounts, tables.sessions, tables.attempts)
            for row in connection.execute(sa.select(table))
        ]
    everything = "\n".join(kept)
    assert token not in everything
    assert PASSWORD not in everything
    assert parse_qs(urlsplit(uri).query)["secret"][0] not in everything
    assert "$argon2id$" in everything


def test_a_password_typed_as_a_name_is_kept_nowhere(team: Archive) -> None:
    sign_in(team, PASSWORD, "", now=NOW)
    with team.database.reading() as connection:
        said = [
            str(row)
            for table in (tables.attempts, tables.custody)
            for row in connection.execute(sa.select(table))
        ]
    assert not [line for line in said if "bicycles" in line]


def test_an_old_hash_is_made_anew_at_the_next_sign_in(team: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_HASHER", PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    enter(team)
    with team.database.reading() as connection:
        kept = (
            connection.execute(sa.select(tables.accounts.c.password).order_by(tables.accounts.c.id))
            .scalars()
            .all()
        )
    assert ["m=16" in each for each in kept] == [True, False]
    enter(team)


def test_changes_of_access_are_in_the_log_and_so_is_who_came_in(team: Archive) -> None:
    enter(team)
    sign_in(team, "Omar", "wrong", now=NOW)
    with team.database.reading() as connection:
        told = [(each.action, each.detail.get("account")) for each in history(connection, "archive")]
    assert told[1:] == [
        ("account-added", "Rima Haddad"), ("account-added", "Omar"), ("signed-in", "Rima Haddad"),
        ("sign-in-refused", "Omar"),
    ]  # fmt: skip


def test_a_backup_brings_the_accounts_back_and_an_export_does_not_hold_them(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        add_account(archive, "Rima Haddad", "keeper", PASSWORD)
        codes = secret(set_totp(archive, "Rima Haddad"))
        back_up(archive, tmp_path / "casework.backup")
        export_everything(archive, tmp_path / "export.json")
        add_account(archive, "Omar", "coder", PASSWORD)
    assert b"argon2id" not in (tmp_path / "export.json").read_bytes()
    restore(tmp_path / "casework.backup", tmp_path / "again", lambda: PASSPHRASE, "Omar")
    with opened(Place(tmp_path / "again")) as archive:
        enter(archive, code=codes.at(NOW))
        assert add_account(archive, "Omar", "coder", PASSWORD).id == 2


def test_an_export_cannot_smuggle_an_account_in(tmp_path: Path) -> None:
    from onrecord.archive.exchange import import_everything  # noqa: PLC0415
    from onrecord.archive.lines import write_lines  # noqa: PLC0415

    row = {
        "table": "accounts",
        "id": 1,
        "name": "x",
        "key": "x",
        "role": "keeper",
        "password": "x",
        "totp": None,
        "step": None,
        "disabled": False,
        "made": "",
    }
    with (tmp_path / "export.json").open("wb") as file:
        write_lines(
            [{"format": "onrecord-export/1", "logs": {"record": {"entries": 0, "head": "0" * 64}}}, row], file
        )
    with opened(make(tmp_path / "archive")) as archive:
        with pytest.raises(Exception, match="well formed"):
            import_everything(archive, tmp_path / "export.json")
        with archive.database.reading() as connection:
            assert all_accounts(connection) == ()


def test_no_file_of_an_encrypted_archive_holds_an_account(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        add_account(archive, "Rima Haddad", "keeper", PASSWORD)
        enter(archive)
    assert not [
        path for path in files(tmp_path) if b"Rima" in path.read_bytes() or b"argon2id" in path.read_bytes()
    ]
