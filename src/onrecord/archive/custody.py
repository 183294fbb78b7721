"""Custody: who did what, when, with which version of the program, in a chain that shows every change.

There are two logs. ``record`` tells what happened to the evidence: acquisitions, readings, judgements. It
goes with the record when that is exported and imported elsewhere. ``access`` tells what was done with this
archive: made, viewed, exported, backed up, a passphrase changed. It stays.

An entry is JSON in a canonical form (keys in order, no white space, ASCII) that holds the hash of the entry
before it; its own hash is the SHA-256 of that JSON. Whoever changes, removes or inserts an entry has to
change all that follow, and the hash at the end (the head) with them: a head that was written down elsewhere,
in a backup, a time stamp or on paper, gives it away.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import sqlalchemy as sa

from onrecord.archive.tables import custody
from onrecord.evidence import sha256

Log = Literal["record", "access"]
LOGS: tuple[Log, ...] = ("record", "access")
START = "0" * 64
"""What the first entry of a log names as the hash before it."""
Detail = dict[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, and with what: a person's name and a version of the program."""

    who: str
    tool: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. ``subject`` is what it was done to: an original's hash, or ``archive``.

    ``detail`` is what an examiner needs beside it, never words of a report; ``at`` is the time that the
    machine's clock gave, in UTC.
    """

    log: Log
    seq: int
    at: str
    who: str
    tool: str
    action: str
    subject: str
    detail: Detail
    previous: str

    @property
    def canonical(self) -> str:
        """The entry's one form as text."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True)

    @property
    def hash(self) -> str:
        """The SHA-256 that the next entry names."""
        return sha256(self.canonical.encode("ascii"))


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log ends: the number of its last entry (0 when it is empty), and its hash and time."""

    seq: int
    hash: str
    at: str | None


def now() -> str:
    """The time by this machine's clock: RFC 3339, UTC, microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def head(connection: sa.Connection, log: Log) -> Head:
    """Where ``log`` ends."""
    last = connection.execute(
        sa.select(custody.c.seq, custody.c.hash, custody.c.at)
        .where(custody.c.log == log)
        .order_by(custody.c.seq.desc())
        .limit(1)
    ).first()
    return Head(last.seq, last.hash, last.at) if last else Head(0, START, None)


def append(
    connection: sa.Connection,
    hand: Hand,
    log: Log,
    action: str,
    subject: str,
    at: str,
    **detail: str | int | None,
) -> Entry:
    """Add an entry to the end of ``log``, within a transaction that writes (see `Database.writing`)."""
    end = head(connection, log)
    entry = Entry(log, end.seq + 1, at, hand.who, hand.tool, action, subject, detail, end.hash)
    insert(connection, [entry])
    return entry


def insert(connection: sa.Connection, entries: list[Entry]) -> None:
    """Store entries as they are: `append` and an import make them."""
    connection.execute(
        sa.insert(custody),
        [
            {
                "log": entry.log,
                "seq": entry.seq,
                "at": entry.at,
                "action": entry.action,
                "subject": entry.subject,
                "entry": entry.canonical,
                "hash": entry.hash,
            }
            for entry in entries
        ],
    )


def parse_entry(text: str) -> Entry:
    """The entry whose canonical form is ``text``.

    Raises:
        ValueError: when it is not an entry.
    """
    fields: dict[str, Any] = json.loads(text)
    if not isinstance(fields, dict) or fields.keys() != set(Entry.__slots__):
        raise ValueError("not an entry of custody")
    return Entry(**fields)


def history(connection: sa.Connection, subject: str) -> Iterator[Entry]:
    """All entries about ``subject``, in the order of time, those of equal time in the order of their logs."""
    rows = connection.execute(
        sa.select(custody.c.entry)
        .where(custody.c.subject == subject)
        .order_by(custody.c.at, custody.c.log, custody.c.seq)
    )
    return (parse_entry(row.entry) for row in rows)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that `check_chain` found. ``damage`` is false where it is only worth knowing."""

    where: str
    what: str
    damage: bool = True


def check_chain(connection: sa.Connection, log: Log) -> Iterator[Fault]:
    """What is wrong with ``log``: entries that were changed, removed, inserted, or cut off at the end are
    told by their number; a clock that went backwards is told too, and is no damage.
    """
    previous, seq, at = START, 0, ""
    rows = connection.execute(sa.select(custody).where(custody.c.log == log).order_by(custody.c.seq))
    for row in rows.yield_per(1000):
        where = f"{log} log, entry {row.seq}"
        seq += 1
        if row.seq != seq:
            yield Fault(where, f"entries are missing before it (entry {seq} should come here)")
            seq = row.seq
            previous = ""
        if sha256(row.entry.encode("ascii", "replace")) != row.hash:
            yield Fault(where, "it was changed: it no longer has its hash")
        try:
            entry = parse_entry(row.entry)
        except (ValueError, TypeError):
            yield Fault(where, "it is not readable")
            previous = row.hash
            continue
        if previous and entry.previous != previous:
            yield Fault(
                where, "it does not follow from the entry before it: something was changed or removed"
            )
        if (entry.log, entry.seq, entry.at, entry.action, entry.subject) != (
            row.log, row.seq, row.at, row.action, row.subject,
        ):  # fmt: skip
            yield Fault(where, "its columns do not say what its text says")
        if entry.at < at:
            yield Fault(where, f"the clock went backwards: it says {entry.at}, after {at}", damage=False)
        previous, at = row.hash, max(at, entry.at)
