"""The index after a judgement is the one that would be made anew, however little of it was touched."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.judgements import reindex
from onrecord.archive.tables import entries
from onrecord.record import Judgement
from onrecord.workbench.judging import judge
from tests.archive.making import add, make, opened

_GIVEN = (
    Judgement("v1", "confirm", "Rima", ""),
    Judgement("v1", "reject", "Noor", ""),
    Judgement("s1", "reject", "Rima", ""),
    Judgement("s1", "confirm", "Noor", ""),
    Judgement("s3", "note", "Rima", "", why="ask again"),
    Judgement("v2", "amend", "Rima", "", field="type", value="harm.torture"),
    Judgement("v2", "undo", "Rima", "", value=6),
)


def _rows(archive: Archive) -> list[tuple[object, ...]]:
    columns = [column for column in entries.c if column.name != "id"]
    with archive.database.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.select(*columns).order_by(entries.c.record))]


@pytest.mark.parametrize("count", range(1, len(_GIVEN) + 1))
def test_after_each_judgement_the_index_is_what_it_would_be_anew(tmp_path: Path, count: int) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        (document,) = add(archive).documents
        for judgement in _GIVEN[:count]:
            judge(archive, document, judgement)
        kept = _rows(archive)
        with archive.database.writing() as connection:
            reindex(connection, document)
        assert kept == _rows(archive)
