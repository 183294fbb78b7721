"""A table of chosen records, as it may leave: what somebody sees in the ledger, for a spreadsheet."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.archive.protections import all_consents, all_protections
from onrecord.errors import ProtectionError
from onrecord.evidence import sha256
from onrecord.export.tables import as_csv
from onrecord.protection.allow import EVENT_COLUMNS, STATEMENT_COLUMNS
from onrecord.protection.leftovers import Leftover
from onrecord.protection.roles import Role
from onrecord.workbench.releasing import Terms, leaving, search_for
from onrecord.workbench.rows import event_rows, statement_rows

Table = Literal["events", "statements"]
MOST_DOCUMENTS = 300
"""Documents whose records go into one table: each is redacted anew."""


@dataclass(frozen=True, slots=True)
class PreparedTable:
    """A table as it would leave, and what in its cells somebody still has to look at.

    ``records`` counts its rows. ``documents`` are those they are from, each with how many persons are hidden.
    """

    table: Table
    csv: str
    records: int
    documents: Mapping[Document, int]
    leftovers: tuple[Leftover, ...]


def prepare_table(
    archive: Archive, chosen: Mapping[Document, Collection[str]], table: Table, terms: Terms, role: Role
) -> PreparedTable:
    """The records with these ids of these documents, redacted on ``terms``.

    Raises:
        ProtectionError: when ``role`` may not release one of the documents, a source did not agree, or there
            are more documents than `MOST_DOCUMENTS`.
    """
    if len(chosen) > MOST_DOCUMENTS:
        raise ProtectionError(
            f"these records are from {len(chosen)} reports",
            remedy=f"choose those of {MOST_DOCUMENTS} at most",
        )
    columns, kind = (EVENT_COLUMNS, "event") if table == "events" else (STATEMENT_COLUMNS, "statement")
    with archive.database.reading() as connection:
        decisions, consents = all_protections(connection), all_consents(connection)
        made = {each: leaving(connection, each, terms, role, decisions, consents) for each in chosen}
    search = search_for(decisions, tuple(chosen))
    rows = [
        row
        for document, (reading, _) in made.items()
        for row in (event_rows(reading) if table == "events" else statement_rows(reading))
        if row[kind] in chosen[document]
    ]
    left = tuple(
        leftover
        for row in rows
        for column, words in _texts(row)
        for leftover in search.find(words, f"{row['document']} {row[kind]} {column}")
        if leftover.words not in terms.allowed and (leftover.kind == "name" or column in _FREE)
    )
    masked = {document: persons for document, (_, persons) in made.items()}
    return PreparedTable(table, as_csv(columns, rows), len(rows), masked, left)


def release_table(archive: Archive, prepared: PreparedTable, terms: Terms) -> bytes:
    """The table's bytes, once the log says that they leave.

    Raises:
        ProtectionError: when something is left in it that nobody has allowed.
    """
    if prepared.leftovers:
        raise ProtectionError(f"{len(prepared.leftovers)} things are left that must not leave")
    data = prepared.csv.encode("utf-8", "replace")
    for document, persons in prepared.documents.items():
        archive.log_access(
            "released", document.original, position=document.position, format=f"table of {prepared.table}",
            purpose=terms.purpose, places=terms.places, dates=terms.dates, level=terms.up_to, persons=persons,
            allowed=len(terms.allowed), records=prepared.records, sha256=sha256(data),
        )  # fmt: skip
    return data


_FREE = frozenset({"actors", "targets", "place", "province", "country", "source", "words"})


def _texts(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((column, value) for column, value in row.items() if isinstance(value, str))
