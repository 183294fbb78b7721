"""Who may not see a name finds a record in which it does not stand."""

from collections.abc import Iterator

import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.archive.filters import Filters
from onrecord.archive.ledger import page
from onrecord.archive.overview import overview
from onrecord.archive.search import Query, search
from onrecord.archive.tables import entries, figures, forms
from onrecord.archive.views import LEAVING
from onrecord.protection.levels import Level
from onrecord.workbench.protecting import protect_document, protect_person, protect_record
from tests.archive.making import add


def protect(archive: Archive, document: Document, record: str, level: Level) -> None:
    protect_record(archive, document, record, level, "she asked for it", "keeper")


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
    protect(archive, document, "e1", "confidential")
    said = " ".join(words(archive, "internal"))
    assert "Person A" in said
    assert "Tawfiq" not in said
    assert "Amal Tawfiq" in " ".join(words(archive, "confidential"))


def test_what_a_search_finds_does_not_tell_who_is_protected(archive: Archive) -> None:
    (document,) = add(archive).documents
    protect(archive, document, "e1", "sealed")
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
    protect_person(archive, ["Amal Tawfiq"], "confidential", "she asked for it", "keeper")
    assert "Tawfiq" not in " ".join(words(archive, "internal"))


def test_a_level_that_is_lowered_shows_the_name_again(archive: Archive) -> None:
    (document,) = add(archive).documents
    protect(archive, document, "e1", "sealed")
    protect(archive, document, "e1", "public")
    assert "Amal Tawfiq" in " ".join(words(archive, "internal"))
    with archive.database.reading() as connection:
        rows = connection.execute(sa.select(entries.c.floor, entries.c.top).distinct()).all()
    assert [tuple(row) for row in rows if row.top == 3] != []


def test_what_may_leave_has_pseudonyms_for_all_who_are_protected_and_no_document_above_internal(
    archive: Archive,
) -> None:
    (document,) = add(archive).documents
    (other,) = add(archive, b"another page", "other.txt").documents
    protect(archive, document, "e1", "internal")
    protect_document(archive, other, "confidential", "she asked for it", "keeper")
    assert "Tawfiq" not in " ".join(words(archive, LEAVING))
    with archive.database.reading() as connection:
        assert {row.document for row in page(connection, Filters(), LEAVING).rows} == {document}


def test_a_document_above_what_somebody_may_read_is_not_there(archive: Archive) -> None:
    (document,) = add(archive).documents
    protect_document(archive, document, "confidential", "she asked for it", "keeper")
    assert list(words(archive, "internal")) == []
    assert list(words(archive, "confidential")) != []
    with archive.database.reading() as connection:
        assert list(overview(connection, ceiling="internal")) == []
        assert len(list(overview(connection))) == 1


def test_a_withheld_statement_takes_what_only_it_tells_with_it(archive: Archive) -> None:
    (document,) = add(archive).documents
    protect(archive, document, "s2", "sealed")
    with archive.database.reading() as connection:
        seen = {row.record for row in page(connection, Filters(), "confidential").rows}
        assert seen.isdisjoint({"s2", "v2"})
        assert {row.record for row in page(connection, Filters(), "sealed").rows} >= {"s2", "v2"}


def test_no_form_of_a_protected_name_is_in_any_row_for_others(archive: Archive) -> None:
    (document,) = add(archive).documents
    protect(archive, document, "e1", "confidential")
    with archive.database.reading() as connection:
        named = sa.select(forms.c.name).join(figures, figures.c.form == forms.c.id)
        for_others = connection.scalars(named.where(figures.c.floor <= 1)).all()
        assert "Person A" in for_others
        assert not any("Tawfiq" in name for name in for_others)
