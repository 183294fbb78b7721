"""Rules for accounts: passwords, one-time codes, lock-out, sessions. Pure: the time is always an argument.

Passwords are kept as Argon2id hashes (RFC 9106, by argon2-cffi, which also says when one must be made anew),
one-time codes are TOTP (RFC 6238, by pyotp), each good for one sign-in. A session's token is 256 random bits;
only its SHA-256 is kept.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from onrecord.errors import AccountError
from onrecord.evidence import sha256
from onrecord.protection.roles import Role

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1024
"""Characters; a longer one would only keep the machine busy."""
FREE_FAILURES = 5
"""Wrong sign-ins in a row after which an account begins to wait."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
"""A session ends when nobody has used it for `IDLE`, and `ABSOLUTE` after it began in any case."""
STEP_SECONDS = 30
_HASHER = PasswordHasher()


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. ``totp`` says whether they are asked for a one-time code too."""

    id: int
    name: str
    role: Role
    totp: bool
    disabled: bool
    made: str


@dataclass(frozen=True, slots=True)
class Session:
    """When a session began and was last used, as times in UTC."""

    began: datetime
    seen: datetime


def check_new_password(password: str, name: str) -> None:
    """Refuse a password that is easily guessed for the account ``name``.

    Raises:
        AccountError: when it is too short or too long, is mostly the name, or repeats a few characters.
    """
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise AccountError(
            f"a password needs at least {SHORTEST_PASSWORD} characters",
            remedy="four words that do not belong together are easy to remember and hard to guess",
        )
    rest = password.casefold().replace(name.casefold(), "")
    if len(rest) < SHORTEST_PASSWORD // 2 or len(set(password)) < 5:
        raise AccountError(
            "this password is easily guessed", remedy="choose words that say nothing about you"
        )


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(password)


def password_fits(kept: str | None, password: str) -> bool:
    """Whether ``password`` is the one of which ``kept`` was made.

    None stands for an account that does not exist: it takes as long, and is never right.
    """
    try:
        fits = _HASHER.verify(kept or _decoy(), password[:LONGEST_PASSWORD])
    except (VerificationError, InvalidHashError):
        return False
    return fits and kept is not None


def needs_new_hash(kept: str) -> bool:
    """Whether a password should be hashed anew, because hashing has been made dearer since."""
    return _HASHER.check_needs_rehash(kept)


def new_totp_secret() -> str:
    """A secret for one-time codes, in base32."""
    return pyotp.random_base32()


def totp_uri(secret: str, name: str, archive: str) -> str:
    """The ``otpauth://`` URI that an authenticator takes over, as text or as a QR code."""
    return pyotp.TOTP(secret, interval=STEP_SECONDS).provisioning_uri(name=name, issuer_name=archive)


def totp_step(secret: str, code: str, at: datetime, last: int | None) -> int | None:
    """The 30-second step whose code ``code`` is, None when it is wrong or was used before.

    A clock may be a step off in either direction. Steps up to ``last``, the one of the latest sign-in, are
    used up: who looks over a shoulder cannot use the code again.
    """
    given = code.replace(" ", "")
    totp = pyotp.TOTP(secret, interval=STEP_SECONDS)
    now = int(at.timestamp()) // STEP_SECONDS
    found = None
    for step in (now - 1, now, now + 1):  # all three, so that the time it takes says nothing
        right = secrets.compare_digest(totp.generate_otp(step).encode(), given.encode("utf-8", "replace"))
        if right and (last is None or step > last):
            found = step
    return found


def wait_until(failures: Sequence[datetime]) -> datetime | None:
    """Until when an account with these wrong sign-ins in a row (the newest last) waits; None: not at all.

    The first `FREE_FAILURES` cost nothing; then each doubles the wait, up to `LONGEST_WAIT`.
    """
    beyond = len(failures) - FREE_FAILURES
    if beyond < 0:
        return None
    wait = LONGEST_WAIT if beyond > 10 else min(FIRST_WAIT * 2**beyond, LONGEST_WAIT)
    return failures[-1] + wait


def is_over(session: Session, now: datetime) -> bool:
    """Whether a session has ended. One from the future, by a clock that was set back, has too."""
    return now - session.seen >= IDLE or now - session.began >= ABSOLUTE or now < session.began - IDLE


def new_token() -> str:
    """The token of a new session."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a session's token."""
    return sha256(token.encode("utf-8", "replace"))


@cache
def _decoy() -> str:
    return _HASHER.hash(secrets.token_urlsafe(32))
