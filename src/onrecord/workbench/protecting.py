"""What must be guarded, and what sources agreed to: decisions of persons meet the record.

Whoever decides says in which role. A decision is kept, is in the log and in everything that is found, in one
transaction. What somebody sees then is in `seeing`.
"""

from collections.abc import Sequence

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
from onrecord.protection.guard import protected_persons
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
from onrecord.protection.roles import Role, may
from onrecord.protection.words import is_name
from onrecord.record import Entity, Reading, Statement


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
