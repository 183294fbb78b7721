"""What every archive does, whatever database its records are in."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.archive import tables
from onrecord.archive.acquire import acquire, known
from onrecord.archive.archive import Archive
from onrecord.archive.database import open_postgresql, open_sqlite
from onrecord.archive.documents import (
    acquired,
    all_documents,
    canonical_json,
    find_document,
    newest_reading,
)
from onrecord.archive.place import SQLITE, Place
from onrecord.archive.protections import add_consent, add_protection
from onrecord.archive.saved import save
from onrecord.archive.schema import current_step, is_newest, migrate, newest_step, steps
from onrecord.archive.settings import add_setting
from onrecord.errors import ArchiveError
from onrecord.protection.consent import Consent
from onrecord.protection.levels import Protection
from tests.archive.making import add, opened, reading_of
from tests.readings import READING

PROTECTION = Protection("person", None, None, ("Amal Tawfiq",), "confidential", "she was threatened", "", "")
CONSENT = Consent("Amal Tawfiq", "court", True, None, None, "on tape", "", "")


def test_a_new_archive_is_at_the_newest_step_and_holds_nothing(archive: Archive) -> None:
    assert current_step(archive.database) == newest_step()
    with archive.database.reading() as connection:
        assert list(all_documents(connection)) == []


def test_what_was_added_comes_back_to_the_letter(archive: Archive) -> None:
    added = add(archive, b"a page")
    assert added.fresh
    (document,) = added.documents
    with archive.database.reading() as connection:
        assert newest_reading(connection, document).opened() == reading_of(b"a page", "courier.txt")
    assert archive.originals.get(document.original) == b"a page"


def test_the_same_bytes_are_one_document_however_often_they_come(archive: Archive) -> None:
    first = add(archive, b"a page", "one.txt")
    assert known(archive, b"a page", "one.txt") == known(archive, b"a page", "two.txt")
    again = add(archive, b"a page", "three.txt")
    assert again.documents == first.documents
    assert not again.fresh
    with archive.database.reading() as connection:
        origins = [each.origin for each in acquired(connection, first.documents[0].original)]
        assert origins == ["one.txt", "two.txt", "three.txt"]
        assert len(list(all_documents(connection))) == 1


def test_a_feed_is_one_original_with_a_document_for_each_report(archive: Archive) -> None:
    readings = [reading_of(b"item 1", "feed.rss"), reading_of(b"item 2", "feed.rss")]
    added = acquire(archive, b"a feed", "feed.rss", readings)
    assert [document.position for document in added.documents] == [0, 1]
    with archive.database.reading() as connection:
        assert find_document(connection, added.documents[1].name) == added.documents[1]


def test_a_document_is_named_by_the_beginning_of_its_hash(archive: Archive) -> None:
    (document,) = add(archive).documents
    with archive.database.reading() as connection:
        assert find_document(connection, document.original[:4].upper()) == document
        for wrong in ("", "zzzz", "abc", document.original[:8] + ".x", document.original[:8] + ".7", "0000%"):
            with pytest.raises(ArchiveError):
                find_document(connection, wrong)


def test_characters_that_no_database_holds_survive(archive: Archive) -> None:
    broken = "a\0b \ud800 c \U0001f5d2"
    reading = reading_of(b"broken", broken)
    added = acquire(archive, b"broken", broken, [reading])
    with archive.database.reading() as connection:
        stored = newest_reading(connection, added.documents[0])
        assert stored.opened() == reading
        assert stored.json == canonical_json(reading)


def test_a_transaction_that_fails_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.database.writing() as connection:
        connection.execute(sa.insert(tables.originals).values(sha256="00" * 32, size=1))
        raise ZeroDivisionError
    with archive.database.reading() as connection:
        assert connection.execute(sa.select(tables.originals)).all() == []


@pytest.mark.parametrize("table", [table.name for table in tables.KEPT])
def test_what_happened_is_neither_changed_nor_deleted(archive: Archive, table: str) -> None:
    (document,) = add(archive).documents
    with archive.database.writing() as connection:
        reading = newest_reading(connection, document)
        values = {"reading": reading.id, "record": "v1", "verdict": "confirmed", "at": reading.at, "who": "R"}
        connection.execute(sa.insert(tables.judgements).values(values))
        add_setting(archive, connection, "reviewers", "2")
        add_protection(archive, connection, PROTECTION)
        add_consent(archive, connection, CONSENT)
    save(archive, "November", "date=2017-11", shared=False)
    kept = tables.metadata.tables[table]
    column = next(iter(kept.columns))
    for change in (sa.delete(kept), sa.update(kept).values({column.name: column})):
        with pytest.raises(ArchiveError, match="only be added to"), archive.database.writing() as connection:
            connection.execute(change)


def test_an_error_of_the_database_holds_no_words_of_a_report(archive: Archive) -> None:
    with pytest.raises(ArchiveError) as error, archive.database.writing() as connection:
        values = {"document": 999, "at": "Amal Tawfiq", "sha256": "Amal Tawfiq", "json": "Amal Tawfiq"}
        connection.execute(sa.insert(tables.readings).values(values))
    assert "Amal" not in str(error.value)
    assert "Amal" not in str(error.value.__cause__)


def test_the_tables_are_those_that_the_program_speaks_of(archive: Archive) -> None:
    inspector_ignores = {"alembic_version"}
    with archive.database.reading() as connection:
        inspector = sa.inspect(connection)
        there = {name for name in inspector.get_table_names() if not name.startswith("entries_words")}
        assert there - inspector_ignores == set(tables.metadata.tables)
        for name, table in tables.metadata.tables.items():
            columns = {column["name"]: column["nullable"] for column in inspector.get_columns(name)}
            assert columns == {column.name: column.nullable for column in table.columns}
            indices = {index["name"] for index in inspector.get_indexes(name)} - {"ix_entries_words"}
            uniques = {unique["name"] for unique in inspector.get_unique_constraints(name)}
            assert indices - uniques == {index.name for index in table.indexes}


def test_the_steps_lead_from_an_empty_database_to_the_newest_one_by_one(
    tmp_path: Path, database: str
) -> None:
    empty = open_sqlite(tmp_path / "empty.db", None) if database == SQLITE else open_postgresql(database)
    assert current_step(empty) is None
    for step in reversed(list(steps())):
        migrate(empty, step)
        assert current_step(empty) == step
    assert is_newest(empty)
    empty.close()


def test_an_archive_that_a_later_version_worked_on_is_left_alone(place: Place) -> None:
    with opened(place) as archive, archive.database.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(ArchiveError, match="later version"), opened(place):
        pass


def test_a_reading_names_what_read_it(archive: Archive) -> None:
    (document,) = add(archive).documents
    with archive.database.reading() as connection:
        assert newest_reading(connection, document).reader == READING.reader
