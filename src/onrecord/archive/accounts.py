"""Accounts of an archive: who may sign in, and who is signed in. The rules are in `protection.accounts`.

Signing in never says why it was refused: an account that does not exist, one that is closed, a wrong password
and a wrong code look alike and take as long. A sign-in counts as failed before anything is compared, so that
many at once cannot outrun the lock.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from onrecord.archive import custody, keys
from onrecord.archive.archive import ARCHIVE, Archive
from onrecord.archive.fold import fold, storable
from onrecord.archive.tables import accounts, attempts, sessions
from onrecord.errors import AccountError
from onrecord.evidence import sha256
from onrecord.protection.accounts import (
    ABSOLUTE,
    Account,
    Session,
    check_new_password,
    hash_password,
    is_over,
    needs_new_hash,
    new_token,
    new_totp_secret,
    password_fits,
    token_hash,
    totp_step,
    totp_uri,
    wait_until,
)
from onrecord.protection.roles import ROLES, Role

SEEN_EVERY = timedelta(minutes=1)
"""How often at most the use of a session is written down."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Somebody came in. ``token`` is the session's secret: it is shown this once, and kept only as a hash."""

    token: str
    account: Account


@dataclass(frozen=True, slots=True)
class Refused:
    """Nobody came in; before ``until`` (UTC; None when they may try again at once) nobody will."""

    until: datetime | None = None


def all_accounts(connection: sa.Connection) -> tuple[Account, ...]:
    """All accounts, closed ones too, in the order in which they were made."""
    return tuple(_account(row) for row in connection.execute(sa.select(accounts).order_by(accounts.c.id)))


def find_account(connection: sa.Connection, name: str) -> Account:
    """The account with this name, whatever the case of its letters.

    Raises:
        AccountError: when there is none.
    """
    row = _row(connection, name)
    if row is None:
        raise AccountError("there is no such account", where=name, remedy="see 'onrecord account list'")
    return _account(row)


def add_account(archive: Archive, name: str, role: Role, password: str) -> Account:
    """Make an account; the first of an archive must be a keeper's.

    Raises:
        AccountError: when the name is taken or empty, or the password is easily guessed.
    """
    name = storable(name).strip()
    if not fold(name) or len(name) > 200:
        raise AccountError("an account needs a name")
    check_new_password(password, name)
    hashed, at = hash_password(password), archive.clock()
    with archive.database.writing() as connection:
        if _row(connection, name) is not None:
            raise AccountError("there is an account of this name", where=name)
        if role != "keeper" and not _keepers(connection):
            raise AccountError("the first account must be a keeper's", remedy="say --role keeper")
        values = {
            "name": name, "key": fold(name), "role": role, "password": hashed, "disabled": False, "made": at,
        }  # fmt: skip
        connection.execute(sa.insert(accounts).values(values))
        _log(archive, connection, "account-added", name, role=role)
        return find_account(connection, name)


def set_role(archive: Archive, name: str, role: Role) -> None:
    """Give an account another role; whoever uses it signs in anew.

    Raises:
        AccountError: when there is none of this name, or it is the last keeper's.
    """
    _change(archive, name, "account-role", {"role": role}, role=role)


def set_disabled(archive: Archive, name: str, disabled: bool) -> None:
    """Close an account, or open it again. Accounts are never deleted: the log tells of them.

    Raises:
        AccountError: when there is none of this name, or it is the last keeper's.
    """
    _change(archive, name, "account-closed" if disabled else "account-opened", {"disabled": disabled})


def set_password(archive: Archive, name: str, password: str) -> None:
    """Give an account a new password, and end its wait after failures.

    Raises:
        AccountError: when there is none of this name, or the password is easily guessed.
    """
    check_new_password(password, name)
    _change(archive, name, "account-password", {"password": hash_password(password)})
    with archive.database.writing() as connection:
        connection.execute(sa.delete(attempts).where(attempts.c.account == _given(archive, name)))


def set_totp(archive: Archive, name: str) -> str:
    """Ask an account for a one-time code from now on; the ``otpauth://`` URI of its new secret, told once.

    Raises:
        AccountError: when there is none of this name.
    """
    secret = new_totp_secret()
    with archive.database.reading() as connection:
        account = find_account(connection, name)
    sealed = _seal(archive, account.id, secret)
    _change(archive, name, "account-totp", {"totp": sealed, "step": None}, totp="on")
    return totp_uri(secret, account.name, f"On Record {archive.header.id[:8]}")


def drop_totp(archive: Archive, name: str) -> None:
    """Ask an account for no one-time code any more.

    Raises:
        AccountError: when there is none of this name.
    """
    _change(archive, name, "account-totp", {"totp": None, "step": None}, totp="off")


def sign_in(
    archive: Archive, name: str, password: str, code: str = "", now: datetime | None = None
) -> SignedIn | Refused:
    """Begin a session for whoever brings the right password, and the right code where one is asked for."""
    at = now or datetime.now(UTC)
    given = _given(archive, name)
    with archive.database.writing() as connection:
        _forget_old(connection, at)
        until = wait_until(_failures(connection, given))
        if until is not None and at < until:
            return Refused(until)
        connection.execute(sa.insert(attempts).values(account=given, at=_text(at)))
        row = _row(connection, name)
    fits = password_fits(row.password if row is not None else None, password)
    secret = _unseal(archive, row.id, row.totp) if row is not None and row.totp else None
    rehashed = hash_password(password) if fits and row is not None and needs_new_hash(row.password) else None
    with archive.database.writing() as connection:
        now_row = _row(connection, name)
        last = now_row.step if now_row is not None else None
        step = totp_step(secret or _DECOY_SECRET, code, at, last)
        right = fits and (secret is None or step is not None)
        same = row is not None and now_row is not None and (row.password, row.totp) == (
            now_row.password, now_row.totp,
        )  # fmt: skip
        if now_row is None or not right or not same or now_row.disabled:
            account = now_row.name if now_row is not None else None
            _log(archive, connection, "sign-in-refused", account)
            return Refused(wait_until(_failures(connection, given)))
        changes = {"step": step if secret is not None else None, "password": rehashed or now_row.password}
        connection.execute(sa.update(accounts).where(accounts.c.id == now_row.id).values(changes))
        connection.execute(sa.delete(attempts).where(attempts.c.account == given))
        token = new_token()
        values = {"token": token_hash(token), "account": now_row.id, "began": _text(at), "seen": _text(at)}
        connection.execute(sa.insert(sessions).values(values))
        _log(archive, connection, "signed-in", now_row.name)
        return SignedIn(token, _account(now_row))


def signed_in(archive: Archive, token: str, now: datetime | None = None) -> Account | None:
    """Whose session ``token`` is, None when it is nobody's or has ended. Asking is using it."""
    at = now or datetime.now(UTC)
    hashed = token_hash(token)
    with archive.database.reading() as connection:
        row = connection.execute(
            sa.select(accounts, sessions.c.began, sessions.c.seen)
            .join(sessions, sessions.c.account == accounts.c.id)
            .where(sessions.c.token == hashed)
        ).first()
    if row is None:
        return None
    session = Session(_time(row.began), _time(row.seen))
    if row.disabled or is_over(session, at):
        with archive.database.writing() as connection:
            connection.execute(sa.delete(sessions).where(sessions.c.token == hashed))
        return None
    if at - session.seen >= SEEN_EVERY:
        with archive.database.writing() as connection:
            connection.execute(sa.update(sessions).where(sessions.c.token == hashed).values(seen=_text(at)))
    return _account(row)


def sign_out(archive: Archive, token: str) -> None:
    """End a session."""
    with archive.database.writing() as connection:
        connection.execute(sa.delete(sessions).where(sessions.c.token == token_hash(token)))


_DECOY_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of nobody; checking it takes as long


def _change(
    archive: Archive, name: str, action: str, values: dict[str, object], **detail: str | int | None
) -> None:
    """Change an account, end its sessions, and note it."""
    with archive.database.writing() as connection:
        account = find_account(connection, name)
        connection.execute(sa.update(accounts).where(accounts.c.id == account.id).values(values))
        if not _keepers(connection):
            raise AccountError("the last keeper must stay one", where=account.name)
        connection.execute(sa.delete(sessions).where(sessions.c.account == account.id))
        _log(archive, connection, action, account.name, **detail)


def _keepers(connection: sa.Connection) -> int:
    open_keepers = sa.select(sa.func.count()).where(accounts.c.role == "keeper", sa.not_(accounts.c.disabled))
    return connection.execute(open_keepers).scalar_one()


def _log(
    archive: Archive, connection: sa.Connection, action: str, account: str | None, **detail: str | int | None
) -> None:
    custody.append(
        connection, archive.hand, "access", action, ARCHIVE, archive.clock(), account=account, **detail
    )


def _failures(connection: sa.Connection, given: str) -> list[datetime]:
    rows = connection.execute(
        sa.select(attempts.c.at).where(attempts.c.account == given).order_by(attempts.c.id)
    )
    return [_time(row.at) for row in rows]


def _forget_old(connection: sa.Connection, at: datetime) -> None:
    """Let go of sessions that have ended, and of failures from before yesterday."""
    connection.execute(sa.delete(sessions).where(sessions.c.began < _text(at - ABSOLUTE)))
    connection.execute(sa.delete(attempts).where(attempts.c.at < _text(at - timedelta(days=1))))


def _given(archive: Archive, name: str) -> str:
    """What is kept of the name that somebody gave: people type passwords into the field for names."""
    return sha256(f"{archive.header.id} {fold(storable(name))}".encode())


def _row(connection: sa.Connection, name: str) -> sa.Row[tuple[object, ...]] | None:
    return connection.execute(sa.select(accounts).where(accounts.c.key == fold(storable(name)))).first()


def _account(row: sa.Row[tuple[object, ...]]) -> Account:
    role = next(role for role in ROLES if role == row.role)
    return Account(row.id, row.name, role, row.totp is not None, row.disabled, row.made)


def _seal(archive: Archive, account: int, secret: str) -> str:
    if archive.data_key is None:
        return secret
    return keys.seal(secret.encode(), keys.derive(archive.data_key, "accounts"), f"totp of {account}")


def _unseal(archive: Archive, account: int, sealed: str) -> str:
    if archive.data_key is None:
        return sealed
    return keys.unseal(sealed, keys.derive(archive.data_key, "accounts"), f"totp of {account}").decode()


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
