"""Searching finds the same on both databases."""

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.archive.filters import Filters
from onrecord.archive.ledger import page
from onrecord.archive.search import Query, search
from onrecord.errors import ArchiveError
from onrecord.record import Date, Entity, Gazetteer
from tests.archive.conftest import new_database
from tests.archive.making import make, opened, reading_of
from tests.archive.telling import Deed, tell
from tests.readings import READING, words


def records(archive: Archive, query: Query) -> set[str]:
    """The ids of the records that answer ``query``; the document's is its kind."""
    return {found.record or found.kind for found in search(archive.database, query)}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One archive with something to find, for all queries: they change nothing."""
    place = make(tmp_path_factory.mktemp("search") / "archive", database=new_database(request))
    with opened(place) as archive:
        _fill(archive)
        yield archive


def _fill(archive: Archive) -> None:
    first, *others = READING.events
    dated = replace(first, date=Date("2017-11-16", words("on Monday")))
    place = Entity(
        "e5", "place", "Basra", gazetteer=Gazetteer("geonames:99532", 30.5, 47.8, ("Al-Baṣrah", "Iraq"))
    )
    entities = (*READING.entities[:4], place)
    acquire(
        archive,
        b"a page",
        "one.txt",
        [reading_of(b"a page", "one.txt", replace(READING, events=(dated, *others), entities=entities))],
    )


def asked(value: Query | str) -> str:
    """What a query asks for, in short: the name of its test."""
    if isinstance(value, str):
        return value
    return ", ".join(
        f"{each.name} {getattr(value, each.name)}"
        for each in fields(Query)
        if getattr(value, each.name) != each.default
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(words="tawfiq"), "document s1 s2"),
        (Query(words="TAWFÍQ"), "document s1 s2"),
        (Query(words="hit twice"), "document s2 v2"),
        (Query(words='"hit her twice"'), "document s2 v2"),
        (Query(words='"twice her hit"'), ""),
        (Query(words="soldi*"), "document s1 v1 v2"),
        (Query(words="soldiers -hit"), "s1 v1"),
        (Query(words="port fees"), ""),
        (Query(words="it's; DROP TABLE \"entries'"), ""),
        (Query(kinds=("event",)), "v1 v2"),
        (Query(code="liberty"), "v1"),
        (Query(code="liberty.disappear"), "v1"),
        (Query(code="lib"), ""),
        (Query(code="denies"), "s3"),
        (Query(person="Amal"), "document s1 s2"),
        (Query(person="her sister", kinds=("event",)), "v1 v2"),
        (Query(person="Ama"), ""),
        (Query(person="%"), "document s1 s2 s3 v1 v2"),
        (Query(place="basra"), "document v1"),
        (Query(place="Iraq", kinds=("event",)), "v1"),
        (Query(source="The army"), "s3"),
        (Query(source="Amal Tawfiq", kinds=("event",)), "v1 v2"),
        (Query(date="2017-11"), "v1"),
        (Query(date="2016/2018"), "v1"),
        (Query(date="2018"), ""),
        (Query(certainty="alleged"), "v1 v2"),
        (Query(certainty="reported"), ""),
        (Query(status="drafted", words="army"), "document s3"),
        (Query(status="confirmed"), ""),
        (Query(words="soldiers", code="harm", person="soldiers"), "v2"),
        (Query(document=99), ""),
    ],
    ids=asked,
)
def test_a_query_finds_what_it_says(archive: Archive, query: Query, expected: str) -> None:
    assert records(archive, query) == set(expected.split())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def dated(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One archive with an event for each way in which a date may be known, ``v1`` to ``v8``."""
    place = make(tmp_path_factory.mktemp("dated") / "archive", database=new_database(request))
    dates = (
        "2017-11-16", "2017-11-16/..", "../2017-11-16", "2017-XX-16", "201X", "2017-11~", "XXXX-11-16", None,
    )  # fmt: skip
    with opened(place) as archive:
        tell(archive, "dates", *(Deed(date=date) for date in dates))
        yield archive


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017-11-16", "v1 v2 v3 v4 v5 v6"),
        ("2017-12", "v2 v4 v5"),
        ("2017-01-16", "v3 v4 v5"),
        ("2019", "v2 v5"),
        ("2030/", "v2"),
        ("/1990", "v3"),
        ("1990/2030", "v1 v2 v3 v4 v5 v6"),
    ],
)
def test_a_search_and_the_ledger_mean_the_same_by_a_date(dated: Archive, date: str, expected: str) -> None:
    found = records(dated, Query(kinds=("event",), date=date))
    with dated.database.reading() as connection:
        rows = page(connection, Filters(kinds=("event",), date=date), "sealed").rows
    assert found == {row.record for row in rows} == set(expected.split())


@pytest.mark.parametrize("query", [Query(words="-only"), Query(words="!?"), Query(date="someday")], ids=asked)
def test_a_query_that_means_nothing_is_told(archive: Archive, query: Query) -> None:
    with pytest.raises(ArchiveError):
        search(archive.database, query)


def test_no_more_is_found_than_was_asked_for(archive: Archive) -> None:
    found = search(archive.database, Query(words="twice", limit=2))
    assert len(found) == 2


def test_a_result_says_where_it_stands_and_shows_its_words(archive: Archive) -> None:
    (found,) = search(archive.database, Query(code="harm.assault"))
    assert (found.kind, found.record, found.certainty, found.status) == ("event", "v2", "alleged", "drafted")
    assert found.shown == "They hit her twice"
