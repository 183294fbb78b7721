"""An archive that an earlier version made is brought up to date with everything in it."""

import json
import tarfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.archive import tables
from onrecord.archive.archive import Archive
from onrecord.archive.custody import history
from onrecord.archive.database import open_postgresql, open_sqlite
from onrecord.archive.documents import all_documents, readings_of
from onrecord.archive.exchange import export_everything
from onrecord.archive.filters import Filters
from onrecord.archive.ledger import page
from onrecord.archive.place import SQLITE, Place
from onrecord.archive.schema import is_newest, migrate
from onrecord.archive.search import Query, search
from onrecord.archive.verify import verify
from onrecord.record import Judgement
from onrecord.workbench.judging import judge
from tests.archive.making import opened

FIRST = Path(__file__).parent / "archive-at-0001.tar.gz"
"""Without encryption, as version 0.1 made it at step 0001: three documents, one of them read twice."""


@pytest.fixture
def first(tmp_path: Path, database: str) -> Place:
    """That archive, on both databases."""
    with tarfile.open(FIRST) as packed:
        packed.extractall(tmp_path, filter="data")
    place = Place(tmp_path / "archive-at-0001")
    if database != SQLITE:
        _move(place, database)
    return place


def _move(place: Place, url: str) -> None:
    """Copy what is in the file to the PostgreSQL database at ``url``, at the same step."""
    old, new = open_sqlite(place.database, None), open_postgresql(url)
    migrate(new, "0001")
    there = sa.MetaData()
    with old.reading() as source, new.writing() as target:
        there.reflect(target)
        for table in (table for table in there.sorted_tables if table.name != "alembic_version"):
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            rows = source.exec_driver_sql(f"SELECT {columns} FROM {table.name}").mappings()  # noqa: S608
            values = [
                {**row, **({"current": bool(row["current"])} if "current" in row else {})} for row in rows
            ]
            if values:
                target.execute(sa.insert(table), values)
            if "id" in table.columns and table.columns["id"].autoincrement:
                count = sa.func.coalesce(sa.func.max(table.c.id), 1)
                sequence = sa.func.pg_get_serial_sequence(table.name, "id")
                target.execute(sa.select(sa.func.setval(sequence, sa.select(count).scalar_subquery())))
    old.close()
    new.close()
    header = json.loads(place.header.read_text(encoding="utf-8"))
    place.header.write_text(json.dumps({**header, "database": url}), encoding="utf-8")


def test_what_cuts_a_migration_off_leaves_the_archive_as_it_was(
    first: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(connection: sa.Connection) -> None:
        assert search_finds(connection) == 0  # the new tables are there, the index is not
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.archive.judgements.reindex_all", cut_off)
    with pytest.raises(KeyboardInterrupt), opened(first, ""):
        pass
    monkeypatch.undo()
    with opened(first, "") as archive, archive.database.reading() as connection:
        assert search_finds(connection) > 0
        assert [entry.action for entry in history(connection, "archive")][-1] == "migrated"


def search_finds(connection: sa.Connection) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(tables.entries)).scalar_one()


def test_an_archive_of_the_first_version_opens_with_all_that_is_in_it(first: Place, tmp_path: Path) -> None:
    with opened(first) as archive:
        assert is_newest(archive.database)
        assert [fault for fault in verify(archive) if fault.damage] == []
        assert {one.record for one in search(archive.database, Query(kinds=("event",)))} == {"v1", "v2"}
        export_everything(archive, tmp_path / "export.jsonl")


def test_the_ledger_of_an_old_archive_is_made_when_it_is_opened(first: Place) -> None:
    with opened(first) as archive, archive.database.reading() as connection:
        rows = page(connection, Filters(kinds=("event",)), "sealed").rows
        assert {row.record for row in rows} == {"v1", "v2"}
        assert all(row.parties["actor"] or row.parties["target"] for row in rows)


def test_only_the_reading_in_force_of_an_old_archive_is_found(first: Place) -> None:
    with opened(first) as archive:
        twice = document_read_twice(archive)
        found = search(archive.database, Query(kinds=("event",), document=twice))
        assert [one.record for one in found] == ["v1"]


def document_read_twice(archive: Archive) -> int:
    with archive.database.reading() as connection:
        documents = list(all_documents(connection))
        return next(each.id for each in documents if len(readings_of(connection, each)) == 2)


def test_an_old_archive_takes_judgements_and_keeps_them(first: Place) -> None:
    with opened(first) as archive:
        with archive.database.reading() as connection:
            document = list(all_documents(connection))[-1]
        assert judge(archive, document, Judgement("v1", "confirm", "Rima", "")).kept is not None
    with opened(first) as archive:
        assert [fault for fault in verify(archive) if fault.damage] == []
        with archive.database.reading() as connection:
            assert (
                connection.execute(sa.select(sa.func.count()).select_from(tables.judgements)).scalar_one()
                == 1
            )
