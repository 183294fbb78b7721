"""What must be guarded, and what somebody sees of a document: decisions of persons meet the record.

Whoever asks says in which role. A decision is kept, is in the log and in everything that is found, in one
transaction; a look at something that is guarded is in the log of access.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document, all_documents, newest_reading
from onrecord.archive.judgements import reindex, shown
from onrecord.archive.protections import (
    add_consent,
    add_protection,
    all_consents,
    all_protections,
    full_name,
)
from onrecord.errors import ProtectionError
from onrecord.protection.consent import Consent
from onrecord.protection.guard import Guarded, guarded, protected_persons, rules
from onrecord.protection.levels import (
    LEVELS,
    UNMARKED,
    Level,
    Protection,
    SubjectKind,
    above,
    level_of_document,
)
from onrecord.protection.names import Finder
from onrecord.protection.redact import redacted
from onrecord.protection.roles import Role, ceiling, may
from onrecord.protection.words import is_name
from onrecord.record import Entity, Reading, Statement


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
        if not all_protections(connection):
            return
        guards = {each: guards_of(connection, each) for each in documents}
    for document, found in guards.items():
        if found.anything("internal"):
            note_look(archive, document, found, role)


def not_to_be_seen(archive: Archive, documents: Iterable[Document]) -> frozenset[Document]:
    """Those of ``documents`` in which something is guarded, where a look at them cannot be noted."""
    if not archive.database.read_only:
        return frozenset()
    with archive.database.reading() as connection:
        return frozenset(each for each in documents if guards_of(connection, each).anything("internal"))


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
    return guarded(shown(connection, document).everything, full_name(document), all_protections(connection))


def refuse_protected(archive: Archive) -> None:
    """Let nothing out as it is where something is guarded, or a source's consent is noted.

    Raises:
        ProtectionError: when there is.
    """
    with archive.database.reading() as connection:
        guards = len(all_protections(connection))
        consents = len(all_consents(connection))
    if guards or consents:
        raise ProtectionError(
            f"{guards} decisions guard something and {consents} consents are noted here; all of it would be "
            "in the file, names and words in the clear",
            remedy="'onrecord release' makes a redacted copy, 'onrecord backup' an encrypted one; if another "
            "archive shall take everything over, say --with-protected",
        )


def protect_document(
    archive: Archive, document: Document, level: Level, reason: str, role: Role
) -> Protection:
    """Guard a document: who may see it at all.

    Raises:
        ProtectionError: when ``role`` may not do this, or there is no reason.
    """
    return _protect(archive, [document], "document", full_name(document), None, (), level, reason, role)


def protect_person(
    archive: Archive,
    names: Sequence[str],
    level: Level,
    reason: str,
    role: Role,
    document: Document | None = None,
) -> Protection:
    """Guard a person who is known by ``names``, in one document or everywhere.

    Raises:
        ProtectionError: when ``role`` may not do this, there is no reason, or a name is none.
    """
    given = tuple(dict.fromkeys(_as_name(name) for name in names))
    if not given or not all(map(is_name, given)):
        raise ProtectionError("this is not a name that can be looked for", remedy="give it with its capitals")
    return _protect(archive, [document], "person", _named(document), None, given, level, reason, role)


def protect_record(
    archive: Archive,
    document: Document,
    record: str,
    level: Level,
    reason: str,
    role: Role,
    *,
    everywhere: bool = False,
    aliases: tuple[str, ...] = (),
) -> Protection:
    """Guard a statement or a person of a document by the id of its record; see `protect_entity`.

    Raises:
        ProtectionError: when ``role`` may not do this, or there is no such statement or person.
    """
    with archive.database.reading() as connection:
        statements = shown(connection, document).everything.statements
    if any(each.id == record for each in statements):
        return protect_statement(archive, document, record, level, reason, role)
    return protect_entity(
        archive, document, record, level, reason, role, everywhere=everywhere, aliases=aliases
    )


def protect_entity(
    archive: Archive,
    document: Document,
    record: str,
    level: Level,
    reason: str,
    role: Role,
    *,
    everywhere: bool = False,
    aliases: tuple[str, ...] = (),
) -> Protection:
    """Guard the person that the entity ``record`` of a document is, there or ``everywhere``.

    ``aliases`` are names of the person that the document does not have.

    Raises:
        ProtectionError: when ``role`` may not do this, it is no person, or one without a name everywhere.
    """
    with archive.database.reading() as connection:
        record_shown = shown(connection, document).everything
        drafted = newest_reading(connection, document).opened()
    entity = next((each for each in record_shown.entities if each.id == record), None)
    if entity is None or entity.kind not in {"person", "group"}:
        raise ProtectionError("there is no such person", where=f"{document.name} {record}")
    names = _names_of(entity)
    names += tuple(
        name
        for each in drafted.entities
        if each.id == record and set(each.mentions) & set(entity.mentions)
        for name in _names_of(each)
    )
    names = tuple(dict.fromkeys((*names, *map(_as_name, aliases))))
    if everywhere:
        return protect_person(archive, tuple(filter(is_name, names)), level, reason, role)
    return _protect(archive, [document], "person", full_name(document), record, names, level, reason, role)


def protect_statement(
    archive: Archive, document: Document, record: str, level: Level, reason: str, role: Role
) -> Protection:
    """Guard a statement: whoever may not see it does not see its sentence either.

    Raises:
        ProtectionError: when ``role`` may not do this, or there is no such statement.
    """
    with archive.database.reading() as connection:
        statements = shown(connection, document).everything.statements
    statement = next((each for each in statements if each.id == record), None)
    if statement is None:
        raise ProtectionError("there is no such statement", where=f"{document.name} {record}")
    words = _words_of(statement)
    return _protect(archive, [document], "statement", full_name(document), record, words, level, reason, role)


def note_consent(archive: Archive, consent: Consent, role: Role) -> Consent:
    """Keep what a source said about the use of what they told.

    Raises:
        ProtectionError: when ``role`` may not do this, or it does not say how consent was given.
    """
    if not may(role, "consent"):
        raise ProtectionError("you may not note consent", remedy="ask a coder, a reviewer or a keeper")
    if not consent.note.strip() or not consent.source.strip():
        raise ProtectionError("say whose consent it is and how it was given", remedy="--note 'in writing'")
    with archive.database.writing() as connection:
        return add_consent(archive, connection, consent)


def _protect(
    archive: Archive,
    documents: Sequence[Document | None],
    kind: SubjectKind,
    document: str | None,
    record: str | None,
    names: tuple[str, ...],
    level: Level,
    reason: str,
    role: Role,
) -> Protection:
    if not reason.strip():
        raise ProtectionError("say why", remedy="--reason 'her family was threatened'")
    decision = Protection(kind, document, record, names, level, reason.strip(), "", "")
    with archive.database.writing() as connection:
        before = all_protections(connection)
        _check_may(role, _level_before(before, decision), level)
        kept = add_protection(archive, connection, decision)
        touched = [each for each in documents if each is not None] or _where(connection, kept, before)
        for each in touched:
            reindex(connection, each)
    return kept


def _check_may(role: Role, old: Level, new: Level) -> None:
    """Raising a level is one thing, lowering it another; a level that stays is a new reason for it."""
    allowed = may(role, "lower", old) if above(old, new) else may(role, "protect", new)
    if not allowed:
        doing = "lower this level" if above(old, new) else "set this level"
        raise ProtectionError(f"a {role} may not {doing}", remedy="ask a keeper")


def _level_before(decisions: Sequence[Protection], decision: Protection) -> Level:
    """The highest level that the subject of ``decision`` has now, as far as its names tell."""
    if decision.kind == "document":
        return level_of_document(decisions, decision.document or "")
    if decision.kind == "person":
        finder = Finder({"": decision.names})
        levels = [
            person.level
            for person in protected_persons(decisions)
            if any(finder.find(name) for name in person.names) or set(person.names) & set(decision.names)
        ]
    else:
        levels = [
            each.level
            for each in decisions
            if (each.kind, each.document, each.record) == (decision.kind, decision.document, decision.record)
        ][-1:]
    return max(levels, key=LEVELS.index, default=UNMARKED[decision.kind])


def _where(connection: sa.Connection, decision: Protection, before: Sequence[Protection]) -> list[Document]:
    """The documents that name a person who is protected everywhere."""
    names = [
        name
        for each in (*before, decision)
        if each.pseudonym == decision.pseudonym and each.kind == "person"
        for name in each.names
    ]
    finder = Finder({"": names})
    return [
        document
        for document in list(all_documents(connection))
        if _speaks_of(shown(connection, document).everything, finder)
    ]


def _speaks_of(reading: Reading, finder: Finder) -> bool:
    return bool(finder.find(reading.report.text)) or any(
        finder.find(name) for entity in reading.entities for name in (entity.name, *entity.aliases)
    )


def _named(document: Document | None) -> str | None:
    return full_name(document) if document is not None else None


def _as_name(name: str) -> str:
    """A name that was typed in small letters gets its capitals."""
    name = " ".join(name.split())
    return name.title() if name == name.lower() else name


def _names_of(entity: Entity) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in (entity.name, *entity.aliases))


def _words_of(statement: Statement) -> tuple[str, ...]:
    spans = statement.content or tuple(filter(None, (statement.cue, statement.source_span)))
    return tuple(span.text for span in spans)
