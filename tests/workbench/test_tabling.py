"""A table of chosen records leaks nothing, and leaves only when nothing in it is left to look at."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.archive.archive import Archive
from onrecord.archive.filters import Filters
from onrecord.archive.ledger import may_leave
from onrecord.errors import ProtectionError
from onrecord.workbench.protecting import protect_document, protect_person
from onrecord.workbench.releasing import Terms
from onrecord.workbench.tabling import PreparedTable, prepare_table, release_table
from tests.archive.making import make, opened
from tests.archive.telling import Deed, tell

TERMS = Terms("published", date(2026, 11, 23))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(make(tmp_path / "archive")) as archive:
        tell(archive, "one", Deed(), Deed("harm.kill", target="Omar Hadad", certainty="reported"))
        tell(archive, "two", Deed("harm.kill", actor="Amal Tawfik", target="-SUM(1+1)"))
        protect_person(archive, ["Amal Tawfiq"], "confidential", "she asked for it", "keeper")
        yield archive


def table(archive: Archive, filters: Filters, terms: Terms = TERMS, role: str = "keeper") -> PreparedTable:
    with archive.database.reading() as connection:
        chosen, _ = may_leave(connection, filters, "sealed")
    return prepare_table(archive, chosen, "events", terms, role)  # type: ignore[arg-type]


def test_only_the_chosen_records_are_in_it(archive: Archive) -> None:
    prepared = table(archive, Filters(kinds=("event",), targets=("omar hadad",)))
    rows = list(csv.DictReader(prepared.csv.splitlines()))
    assert [(row["event"], row["targets"]) for row in rows] == [("v2", "Omar Hadad")]


def test_a_name_that_is_nearly_a_protected_one_is_looked_at_first(archive: Archive) -> None:
    prepared = table(archive, Filters(kinds=("event",), codes=("harm",)))
    assert [left.words for left in prepared.leftovers] == ["Tawfik"]
    with pytest.raises(ProtectionError, match="must not leave"):
        release_table(archive, prepared, TERMS)
    allowed = replace(TERMS, allowed=frozenset({"Tawfik"}))
    data = release_table(
        archive, table(archive, Filters(kinds=("event",), codes=("harm",)), allowed), allowed
    )
    assert b"'-SUM(1+1)" in data


def test_a_protected_name_is_a_pseudonym_whoever_takes_it_out(archive: Archive) -> None:
    prepared = table(archive, Filters(kinds=("event",), codes=("liberty",)))
    assert "Person A" in prepared.csv
    assert "Tawfiq" not in prepared.csv


def test_what_is_guarded_too_well_and_whoever_may_not_release_are_refused(archive: Archive) -> None:
    with archive.database.reading() as connection:
        chosen, _ = may_leave(connection, Filters(kinds=("event",)), "sealed")
    first = next(iter(chosen))
    with pytest.raises(ProtectionError):
        prepare_table(archive, chosen, "events", TERMS, "coder")
    protect_document(archive, first, "confidential", "it was told in confidence", "keeper")
    with pytest.raises(ProtectionError):
        prepare_table(archive, chosen, "events", TERMS, "keeper")
