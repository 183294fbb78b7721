"""What must be guarded and what sources agreed to, as it is kept: only ever added to, and at once in the log.

The log tells of the number, kind and level of a decision and of the hash of all that it says; never a name.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import sqlalchemy as sa

from onrecord.archive import custody
from onrecord.archive.archive import ARCHIVE, Archive
from onrecord.archive.custody import Fault
from onrecord.archive.documents import Document
from onrecord.archive.fold import storable
from onrecord.archive.tables import consents, protections
from onrecord.archive.tables import custody as log
from onrecord.errors import ArchiveError
from onrecord.evidence import sha256
from onrecord.protection.consent import PURPOSES, Consent
from onrecord.protection.levels import LEVELS, Protection, SubjectKind
from onrecord.protection.words import is_name, same_name, words_of

Known = TypeVar("Known", bound=str)
_DAMAGED = ArchiveError("a decision about protection is damaged", remedy="restore a backup")
_MOST_PERSONS = 1_000_000
_KINDS: tuple[SubjectKind, ...] = ("document", "person", "statement")


def full_name(document: Document) -> str:
    """What a decision calls a document: all of its original's SHA-256, a dot, its position."""
    return f"{document.original}.{document.position}"


def all_protections(connection: sa.Connection) -> tuple[Protection, ...]:
    """Every decision to guard something, in order."""
    rows = connection.execute(sa.select(protections).order_by(protections.c.id))
    return tuple(_protection(row) for row in rows)


def all_consents(connection: sa.Connection) -> tuple[Consent, ...]:
    """Everything that sources said about the use of what they told, in order."""
    rows = connection.execute(sa.select(consents).order_by(consents.c.id))
    return tuple(_consent(row) for row in rows)


def add_protection(archive: Archive, connection: sa.Connection, protection: Protection) -> Protection:
    """Keep a decision, within a transaction that writes; a person gets a pseudonym that stays.

    Whoever has a name of somebody who was protected before is that person; but a single word ("Idris") in
    two documents, or a description ("her sister"), may be two.
    """
    number = _pseudonym(connection, protection) if protection.kind == "person" else None
    kept = replace(
        protection,
        names=tuple(map(storable, protection.names)),
        reason=storable(protection.reason),
        who=storable(archive.hand.who),
        at=archive.clock(),
        pseudonym=number,
    )
    values = {name: getattr(kept, name) for name in protections.c.keys() if name != "id"}  # noqa: SIM118
    values["names"] = json.dumps(kept.names)
    made = connection.execute(sa.insert(protections).values(values).returning(protections.c.id))
    kept = replace(kept, id=made.scalar_one())
    custody.append(
        connection, archive.hand, "record", "protected", _subject(kept.document), kept.at, kind=kept.kind,
        level=kept.level, protection=kept.id, sha256=_digest(kept),
    )  # fmt: skip
    return kept


def add_consent(archive: Archive, connection: sa.Connection, consent: Consent) -> Consent:
    """Keep what a source said, within a transaction that writes."""
    kept = replace(
        consent,
        source=storable(consent.source),
        note=storable(consent.note),
        who=storable(archive.hand.who),
        at=archive.clock(),
    )
    values = {name: getattr(kept, name) for name in consents.c.keys() if name != "id"}  # noqa: SIM118
    made = connection.execute(sa.insert(consents).values(values).returning(consents.c.id))
    kept = replace(kept, id=made.scalar_one())
    custody.append(
        connection, archive.hand, "record", "consent", _subject(kept.document), kept.at, purpose=kept.purpose,
        given="yes" if kept.given else "no", consent=kept.id, sha256=_digest(kept),
    )  # fmt: skip
    return kept


def check_protections(connection: sa.Connection) -> Iterator[Fault]:
    """Whether every decision is the one that the log tells of, and none is missing."""
    told: dict[str, set[tuple[int, str]]] = {"protected": set(), "consent": set()}
    rows = connection.execute(sa.select(log.c.entry).where(log.c.log == "record", log.c.action.in_(told)))
    for row in rows.yield_per(1000):
        try:
            entry = custody.parse_entry(row.entry)
        except (ValueError, TypeError):
            continue  # the check of the chain tells of it
        number = entry.detail.get("protection" if entry.action == "protected" else "consent")
        told[entry.action].add((int(number or 0), str(entry.detail.get("sha256"))))
    kept: dict[str, Iterable[Protection | Consent]] = {
        "protected": all_protections(connection),
        "consent": all_consents(connection),
    }
    for action, what in (("protected", "protection"), ("consent", "consent")):
        there = {(each.id, _digest(each)) for each in kept[action]}
        for number, _ in sorted(there - told[action]):
            yield Fault(f"{what} {number}", "it is not the one that the log tells of")
        for number in sorted({number for number, _ in told[action]} - {number for number, _ in there}):
            yield Fault(f"{what} {number}", "the log tells of it, and it is not there")


def _pseudonym(connection: sa.Connection, protection: Protection) -> int:
    numbers = -1
    for earlier in all_protections(connection):
        if earlier.pseudonym is None:
            continue
        numbers = max(numbers, earlier.pseudonym)
        same_place = earlier.document == protection.document
        if protection.record is not None and same_place and earlier.record == protection.record:
            return earlier.pseudonym
        anywhere = None in {earlier.document, protection.document}
        if any(
            same_name(one, other) and (same_place or (is_name(one) and (anywhere or len(words_of(one)) > 1)))
            for one in earlier.names
            for other in protection.names
        ):
            return earlier.pseudonym
    return numbers + 1


def _subject(document: str | None) -> str:
    return document.partition(".")[0] if document else ARCHIVE


def _digest(kept: Protection | Consent) -> str:
    said = {name: getattr(kept, name) for name in kept.__slots__}
    return sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii"))


def _names(text: str) -> tuple[str, ...]:
    try:
        names = json.loads(text)
    except ValueError as error:
        raise _DAMAGED from error
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _DAMAGED
    return tuple(names)


def _number(pseudonym: int | None, kind: str) -> int | None:
    """A pseudonym's number, which persons have and nothing else has."""
    if (pseudonym is not None) != (kind == "person") or not 0 <= (pseudonym or 0) < _MOST_PERSONS:
        raise _DAMAGED
    return pseudonym


def _one(known: Sequence[Known], value: str) -> Known:
    for each in known:
        if each == value:
            return each
    raise _DAMAGED


def _protection(row: sa.Row[Any]) -> Protection:
    return Protection(
        kind=_one(_KINDS, row.kind),
        document=row.document,
        record=row.record,
        names=_names(row.names),
        level=_one(LEVELS, row.level),
        reason=row.reason,
        who=row.who,
        at=row.at,
        pseudonym=_number(row.pseudonym, row.kind),
        id=row.id,
    )


def _consent(row: sa.Row[Any]) -> Consent:
    return Consent(
        source=row.source,
        purpose=_one(tuple(PURPOSES), row.purpose),
        given=bool(row.given),
        document=row.document,
        until=row.until,
        note=row.note,
        who=row.who,
        at=row.at,
        id=row.id,
    )
