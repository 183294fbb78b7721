"""The way out: a redacted copy of chosen documents, made field by field from what may leave.

A release is prepared whole, looked through for leftovers, written into the log and only then to a file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa

from onrecord.archive import atomic
from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.archive.exchange import check_way_out
from onrecord.archive.judgements import shown
from onrecord.archive.protections import all_consents, all_protections, full_name
from onrecord.errors import ArchiveError, ProtectionError
from onrecord.evidence import sha256
from onrecord.export.page import page
from onrecord.export.tables import as_csv
from onrecord.protection.allow import EVENT_COLUMNS, STATEMENT_COLUMNS, Way, only_allowed
from onrecord.protection.coarse import DateDetail, PlaceDetail
from onrecord.protection.consent import ASKS, Consent, Purpose, holds
from onrecord.protection.guard import guarded, protected_persons, rules
from onrecord.protection.leftovers import Leftover, LeftoverSearch
from onrecord.protection.levels import Level, Protection, above
from onrecord.protection.redact import redacted
from onrecord.protection.roles import Role, may
from onrecord.protection.rules import Masked, Rules
from onrecord.protection.words import is_name
from onrecord.record import Reading, Statement, reading_from_json, reading_to_json
from onrecord.review import Judged
from onrecord.workbench.rows import event_rows, statement_rows

FORMAT = "onrecord-release/1"
Form = Literal["json", "events", "statements", "page"]
FORMS: dict[Form, str] = {
    "json": "the readings as JSON",
    "events": "a table of events as CSV",
    "statements": "a table of statements as CSV",
    "page": "a page to read, as HTML",
}
SOURCE = "[source withheld]"
_FREE_TEXT = frozenset({"text", "title", "name", "aliases", "within"})
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms documents leave.

    ``purpose`` may ask for the consent of every person who is a source, on the day ``on``; ``partly`` leaves
    out what those said who did not agree, instead of refusing the document. ``up_to`` is the highest level of
    a document that goes along; names, and statements, go only when they are public. ``confirmed`` lets only
    records leave that a person confirmed or amended. ``everybody`` hides the names of all persons, not only
    of those who are protected. ``allowed`` are words that somebody looked at and lets through although they
    are near to a protected name, or look like a number.
    """

    purpose: Purpose
    on: date
    up_to: Level = "internal"
    places: PlaceDetail = "province"
    dates: DateDetail = "month"
    confirmed: bool = False
    partly: bool = False
    everybody: bool = False
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Prepared:
    """Documents as they would leave: what they are called outside, their JSON, and what is left in them."""

    documents: tuple[Document, ...]
    readings: tuple[dict[str, Any], ...]
    masked: tuple[int, ...]
    leftovers: tuple[Leftover, ...]


def outside_name(document: Document) -> str:
    """What a document is called where it leaves: the same in every release, and telling nothing."""
    return f"document-{document.id}"


def prepare(archive: Archive, documents: Sequence[Document], terms: Terms, role: Role) -> Prepared:
    """The documents redacted on ``terms``, with everything in them that somebody still has to look at.

    Raises:
        ProtectionError: when ``role`` may not release one of them, or a source did not agree.
    """
    with archive.database.reading() as connection:
        decisions, consents = all_protections(connection), all_consents(connection)
        made = [leaving(connection, each, terms, role, decisions, consents) for each in documents]
    search = search_for(decisions, documents)
    readings = tuple(reading for reading, _ in made)
    left = tuple(
        leftover
        for reading in readings
        for leftover in _left(reading, search, reading["document"]["sha256"])
        if leftover.words not in terms.allowed
    )
    return Prepared(tuple(documents), readings, tuple(count for _, count in made), left)


def search_for(decisions: Sequence[Protection], documents: Sequence[Document]) -> LeftoverSearch:
    """A search for what is left of everybody who is protected in ``documents``."""
    persons = [
        Masked(person.pseudonym, person.names)
        for document in documents
        for person in protected_persons(decisions, full_name(document))
        if above(person.level, "public")
    ]
    return LeftoverSearch(list(dict.fromkeys(persons)))


def release(
    archive: Archive, documents: Sequence[Document], path: Path, form: Form, terms: Terms, role: Role
) -> int:
    """Write the documents, redacted on ``terms``, to a new file; return its size in bytes.

    Raises:
        ProtectionError: when one may not leave, a source did not agree, or something is left that no one has
            allowed: its places are told, its words are not.
        ArchiveError: when the file is there already or cannot be written.
    """
    check_way_out(archive, path)
    prepared = prepare(archive, documents, terms, role)
    if prepared.leftovers:
        places = "\n  ".join(map(str, prepared.leftovers[:_LISTED]))
        more = len(prepared.leftovers) - _LISTED
        raise ProtectionError(
            f"nothing was written: {len(prepared.leftovers)} things are left that must not leave\n  {places}"
            + (f"\n  and {more} more" if more > 0 else ""),
            remedy="look at them with --look; give missing names to 'onrecord protect', or say --allow",
        )
    data = _rendered(prepared, form, terms).encode("utf-8", "replace")
    for document, masked in zip(prepared.documents, prepared.masked, strict=True):
        archive.log_access(
            "released", document.original, position=document.position, format=form, purpose=terms.purpose,
            places=terms.places, dates=terms.dates, level=terms.up_to, persons=masked,
            allowed=len(terms.allowed), sha256=sha256(data),
        )  # fmt: skip
    try:
        atomic.write(path, data)
    except OSError as error:
        raise ArchiveError(f"the release cannot be written ({error.strerror})", where=str(path)) from error
    return len(data)


def leaving(
    connection: sa.Connection,
    document: Document,
    terms: Terms,
    role: Role,
    decisions: Sequence[Protection],
    consents: Sequence[Consent],
) -> tuple[dict[str, Any], int]:
    """A document's JSON as it may leave on ``terms``, and how many persons are hidden in it.

    Raises:
        ProtectionError: when ``role`` may not release it, or a source did not agree.
    """
    record = shown(connection, document)
    guards = guarded(record.reading, full_name(document), decisions)
    if above(guards.document, terms.up_to):
        raise ProtectionError(
            f"this document is {guards.document}", where=document.name, remedy="leave it out"
        )
    if not may(role, "release", guards.document):
        raise ProtectionError(f"a {role} may not release this document", where=document.name)
    applied = rules(guards, "public", places=terms.places, dates=terms.dates, outside=outside_name(document))
    applied = _with_consent(record.reading, document, applied, terms, consents)
    if terms.everybody:
        applied = _with_everybody(record.reading, applied)
    reading = redacted(record.reading, applied)
    if terms.confirmed:
        reading = _confirmed(reading, record)
    return only_allowed("json", _with_status(reading_to_json(reading), record)), len(applied.persons)


def _with_consent(
    reading: Reading, document: Document, applied: Rules, terms: Terms, consents: Sequence[Consent]
) -> Rules:
    """The rules, and besides what those said who did not agree to the purpose.

    What one source tells of another's words is that one's own to agree to.
    """
    if terms.purpose not in ASKS:
        return applied
    entities = {entity.id: entity for entity in reading.entities}
    sources: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        source = entities.get(statement.source or "")
        if statement.within is None and source is not None and source.kind in {"person", "group"}:
            sources.setdefault(source.id, []).append(statement)
    silent = [
        id_
        for id_ in sources
        if not holds(
            consents,
            (entities[id_].name, *entities[id_].aliases),
            terms.purpose,
            full_name(document),
            terms.on,
        )
    ]
    if silent and not terms.partly:
        ids = ", ".join(sources[id_][0].id for id_ in silent[:_LISTED])
        raise ProtectionError(
            f"{len(silent)} of its sources did not agree to {terms.purpose} (statements {ids})",
            where=document.name,
            remedy="note consent with 'onrecord consent', or leave out what they said with --partly",
        )
    hidden = [
        Masked(SOURCE, (entities[id_].name, *entities[id_].aliases), frozenset({id_}), thorough=True)
        for id_ in silent
        if all(id_ not in person.records for person in applied.persons)
    ]
    said = frozenset(statement.id for id_ in silent for statement in sources[id_])
    return replace(applied, persons=(*applied.persons, *hidden), withheld=applied.withheld | said)


def _with_everybody(reading: Reading, applied: Rules) -> Rules:
    """The rules, and all other persons hidden too, numbered anew in each document."""
    hidden = {record for person in applied.persons for record in person.records}
    others = [
        entity
        for entity in reading.entities
        if entity.kind == "person"
        and entity.id not in hidden
        and any(map(is_name, (entity.name, *entity.aliases)))
    ]
    numbered = tuple(
        Masked(f"Person {number}", (entity.name, *entity.aliases), frozenset({entity.id}))
        for number, entity in enumerate(others, 1)
    )
    return replace(applied, persons=(*applied.persons, *numbered))


def _confirmed(reading: Reading, record: Judged) -> Reading:
    """What persons stand behind."""

    def stands(id_: str) -> bool:
        standing = record.standings.get(id_)
        return standing is not None and standing.status in {"confirmed", "amended"} and not standing.waiting

    return replace(
        reading,
        statements=tuple(each for each in reading.statements if stands(each.id)),
        events=tuple(each for each in reading.events if stands(each.id)),
    )


def _with_status(reading: dict[str, Any], record: Judged) -> dict[str, Any]:
    def marked(records: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        standings = record.standings
        return [
            {**each, "status": standings[each["id"]].status if each["id"] in standings else "drafted"}
            for each in records
        ]

    return {**reading, "statements": marked(reading["statements"]), "events": marked(reading["events"])}


def _left(value: Any, search: LeftoverSearch, where: str, name: str = "") -> Iterator[Leftover]:
    """What is left in any string of ``value``. Words of spans are looked at in the text."""
    if isinstance(value, Mapping):
        is_span = {"start", "end", "text"} <= value.keys()
        for key, inner in value.items():
            if not (is_span and key == "text"):
                yield from _left(inner, search, f"{where} {key}", key)
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _left(inner, search, f"{where}[{index}]", name)
    elif isinstance(value, str):
        free = name in _FREE_TEXT
        yield from (left for left in search.find(value, where) if free or left.kind == "name")


def _rendered(prepared: Prepared, form: Form, terms: Terms) -> str:
    if form == "json":
        told = {"format": FORMAT, "purpose": terms.purpose, "places": terms.places, "dates": terms.dates}
        return json.dumps({**told, "readings": prepared.readings}, indent=1) + "\n"
    if form == "page":
        return page(_as_reading("page", reading) for reading in prepared.readings)
    if form == "events":
        return as_csv(EVENT_COLUMNS, (row for each in prepared.readings for row in event_rows(each)))
    return as_csv(STATEMENT_COLUMNS, (row for each in prepared.readings for row in statement_rows(each)))


def _as_reading(way: Way, reading: dict[str, Any]) -> Reading:
    """The reading that holds the fields that may leave, and nothing in all others."""
    return reading_from_json({**only_allowed(way, reading), "leads": []})
