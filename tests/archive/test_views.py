"""Who may not see a name finds a record in which it does not stand."""

from collections.abc import Iterator

import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.archive.guarding import guard
from onrecord.archive.ledger import Filters, page
from onrecord.archive.overview import overview
from onrecord.archive.protections import full_name
from onrecord.archive.search import Query, search
from onrecord.archive.tables import entries, figures, forms
from onrecord.protection.levels import Level, Protection, SubjectKind
from tests.archive.making import add

NAME = ("Amal Tawfiq",)


def decide(
    archive: Archive, kind: SubjectKind, document: Document | None, level: Level, record: str | None = None
) -> None:
    where = full_name(document) if document else None
    named = NAME if kind == "person" else ("They hit her twice,",)
    decision = Protection(kind, where, record, named, level, "she asked for it", "Rima", "")
    with archive.database.writing() as connection:
        guard(archive, connection, decision)


def words(archive: Archive, ceiling: Level) -> Iterator[str]:
    """Everything that the ledger says to somebody who may read up to ``ceiling``."""
    with archive.database.reading() as connection:
        for row in page(connection, Filters(), ceiling).rows:
            yield row.title
            yield row.shown
            for parties in row.parties.values():
                yield from parties


def test_a_protected_person_has_a_pseudonym_for_those_who_may_not_see_the_name(archive: Archive) -> None:
    (document,) = add(archive).documents
    decide(archive, "person", document, "confidential", "e1")
    said = " ".join(words(archive, "internal"))
    assert "Person A" in said
    assert "Tawfiq" not in said
    assert "Amal Tawfiq" in " ".join(words(archive, "confidential"))


def test_what_a_search_finds_does_not_tell_who_is_protected(archive: Archive) -> None:
    (document,) = add(archive).documents
    decide(archive, "person", document, "sealed", "e1")
    for query in (
        Query(words="Tawfiq", ceiling="confidential"),
        Query(source="Amal Tawfiq", ceiling="confidential"),
    ):
        assert search(archive.database, query) == ()
    assert search(archive.database, Query(source="Person A", ceiling="confidential"))
    assert search(archive.database, Query(words="Tawfiq"))


def test_every_document_that_names_a_person_protected_everywhere_is_masked(archive: Archive) -> None:
    add(archive)
    add(archive, b"another page", "other.txt")
    decide(archive, "person", None, "confidential")
    assert "Tawfiq" not in " ".join(words(archive, "internal"))


def test_a_level_that_is_lowered_shows_the_name_again(archive: Archive) -> None:
    (document,) = add(archive).documents
    decide(archive, "person", document, "sealed", "e1")
    decide(archive, "person", document, "public", "e1")
    assert "Amal Tawfiq" in " ".join(words(archive, "internal"))
    with archive.database.reading() as connection:
        rows = connection.execute(sa.select(entries.c.floor, entries.c.top).distinct()).all()
    assert [tuple(row) for row in rows if row.top == 3] != []


def test_a_document_above_what_somebody_may_read_is_not_there(archive: Archive) -> None:
    (document,) = add(archive).documents
    decide(archive, "document", document, "confidential")
    assert list(words(archive, "internal")) == []
    assert list(words(archive, "confidential")) != []
    with archive.database.reading() as connection:
        assert list(overview(connection, ceiling="internal")) == []
        assert len(list(overview(connection))) == 1


def test_a_withheld_statement_takes_what_only_it_tells_with_it(archive: Archive) -> None:
    (document,) = add(archive).documents
    decide(archive, "statement", document, "sealed", "s2")
    with archive.database.reading() as connection:
        seen = {row.record for row in page(connection, Filters(), "confidential").rows}
        assert seen.isdisjoint({"s2", "v2"})
        assert {row.record for row in page(connection, Filters(), "sealed").rows} >= {"s2", "v2"}


def test_no_form_of_a_protected_name_is_in_any_row_for_others(archive: Archive) -> None:
    (document,) = add(archive).documents
    decide(archive, "person", document, "confidential", "e1")
    with archive.database.reading() as connection:
        named = sa.select(forms.c.name).join(figures, figures.c.form == forms.c.id)
        for_others = connection.scalars(named.where(figures.c.floor <= 1)).all()
        assert "Person A" in for_others
        assert not any("Tawfiq" in name for name in for_others)
