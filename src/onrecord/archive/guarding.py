"""A decision to guard something, kept and at once in force in the index."""

import json
from collections.abc import Iterator

import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document, all_documents
from onrecord.archive.judgements import reading_in_force, reindex
from onrecord.archive.protections import add_protection, full_name
from onrecord.protection.levels import Protection
from onrecord.protection.names import Finder


def guard(archive: Archive, connection: sa.Connection, protection: Protection) -> Protection:
    """Keep ``protection``, within a transaction that writes, and let nobody find what they may not see."""
    kept = add_protection(archive, connection, protection)
    for document in list(_touched(connection, kept)):
        reindex(connection, document)
    return kept


def _touched(connection: sa.Connection, decision: Protection) -> Iterator[Document]:
    """The documents in which a decision may mean something."""
    finder = Finder({"": decision.names})
    for document in all_documents(connection):
        if decision.document == full_name(document):
            yield document
        elif decision.document is None:
            holding = reading_in_force(connection, document)
            said = json.dumps([each.value for each in holding.judgements], ensure_ascii=False)
            if finder.find(json.loads(holding.stored.json)["document"]["text"]) or finder.find(said):
                yield document
