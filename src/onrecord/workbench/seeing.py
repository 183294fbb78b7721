"""What somebody sees of a document, and the log of who looked at something that is guarded.

Whoever asks says in which role. A look that cannot be noted is none that may be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.archive.judgements import shown
from onrecord.archive.protections import all_protections, full_name
from onrecord.errors import ProtectionError
from onrecord.protection.guard import Guarded, guarded, rules
from onrecord.protection.levels import LEVELS, Level, Protection
from onrecord.protection.redact import redacted
from onrecord.protection.roles import Role, ceiling, may
from onrecord.record import Reading


@dataclass(frozen=True, slots=True)
class Seen:
    """A document as somebody sees it. Where it is ``redacted``, its words are not those of the report.

    ``guards`` is what is guarded in it; it holds names, and is not for the eyes of who sees a redacted one.
    """

    document: Document
    reading: Reading
    redacted: bool
    guards: Guarded


def see(archive: Archive, document: Document, role: Role) -> Seen:
    """The record of ``document`` as ``role`` may see it; a look at what is guarded is noted.

    Raises:
        ProtectionError: when they may not see it at all.
    """
    with archive.database.reading() as connection:
        reading = shown(connection, document).reading
        guards = guarded(reading, full_name(document), all_protections(connection))
    if not may(role, "read", guards.document):
        raise ProtectionError("this document is not for you", where=document.name, remedy="ask a keeper")
    applied = rules(guards, ceiling(role, "read"))
    seen = redacted(reading, applied)
    if guards.anything("internal"):
        note_look(archive, document, guards, role)
    return Seen(document, seen, seen is not reading, guards)


def note_look(archive: Archive, document: Document, guards: Guarded, role: Role) -> None:
    """Note that ``role`` looked at a document in which something is guarded, and how well it is guarded.

    Raises:
        ProtectionError: when the archive is write-protected: a look that cannot be noted is none that may be.
    """
    if archive.database.read_only:
        raise ProtectionError(
            "something in this document is guarded, and every look at it is noted: not possible here, as the "
            "archive is write-protected",
            where=document.name,
            remedy="copy the archive's folder to a disk that can be written to, and open the copy",
        )
    archive.log_access(
        "viewed", document.original, position=document.position, role=role, level=_highest(guards)
    )


def note_looks(archive: Archive, documents: Iterable[Document], role: Role) -> None:
    """Note that ``role`` looked at those of ``documents`` in which something is guarded."""
    with archive.database.reading() as connection:
        decisions = all_protections(connection)
        if not decisions:
            return
        guards = {each: _guards(connection, each, decisions) for each in documents}
    for document, found in guards.items():
        if found.anything("internal"):
            note_look(archive, document, found, role)


def not_to_be_seen(archive: Archive, documents: Iterable[Document]) -> frozenset[Document]:
    """Those of ``documents`` in which something is guarded, where a look at them cannot be noted."""
    if not archive.database.read_only:
        return frozenset()
    with archive.database.reading() as connection:
        decisions = all_protections(connection)
        found = {each: _guards(connection, each, decisions) for each in documents}
    return frozenset(each for each, guards in found.items() if guards.anything("internal"))


def note_look_at_readings(
    archive: Archive, document: Document, readings: Iterable[Reading], role: Role
) -> None:
    """Note one look of ``role`` at several readings of a document, when something is guarded in any of them.

    What an older reading drafted and a newer one does not is guarded still.
    """
    with archive.database.reading() as connection:
        decisions = all_protections(connection)
    found = [guarded(reading, full_name(document), decisions) for reading in readings]
    kept = [guards for guards in found if guards.anything("internal")]
    if kept:
        note_look(archive, document, max(kept, key=lambda guards: LEVELS.index(_highest(guards))), role)


def _highest(guards: Guarded) -> Level:
    levels = [guards.document, *guards.statements.values(), *(person.level for person in guards.persons)]
    return max(levels, key=LEVELS.index)


def guards_of(connection: sa.Connection, document: Document) -> Guarded:
    """What is guarded in a document."""
    return _guards(connection, document, all_protections(connection))


def _guards(connection: sa.Connection, document: Document, decisions: Sequence[Protection]) -> Guarded:
    return guarded(shown(connection, document).everything, full_name(document), decisions)
