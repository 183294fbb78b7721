"""Decisions meet the record: who may not see a name sees none, in no list and in no search."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.archive.custody import history
from onrecord.archive.documents import Document
from onrecord.archive.overview import overview
from onrecord.archive.search import Query, search
from onrecord.errors import ProtectionError
from onrecord.protection.consent import Consent
from onrecord.protection.roles import ROLES, Role
from onrecord.workbench.protecting import (
    note_consent,
    protect_document,
    protect_person,
    protect_record,
    refuse_protected,
)
from onrecord.workbench.seeing import see
from tests.archive.making import add, make, opened, reading_of
from tests.readings import READING


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(make(tmp_path / "archive")) as archive:
        yield archive


@pytest.fixture
def document(archive: Archive) -> Document:
    return add(archive).documents[0]


def text(archive: Archive, document: Document, role: Role) -> str:
    return see(archive, document, role).reading.report.text


def test_a_reader_sees_a_pseudonym_and_a_coder_the_name(archive: Archive, document: Document) -> None:
    protect_person(archive, ["Amal Tawfiq"], "confidential", "threatened", "coder")
    assert "Tawfiq" not in text(archive, document, "reader")
    assert "Person A said on Monday" in text(archive, document, "reader")
    assert text(archive, document, "coder") == READING.report.text


def test_what_is_sealed_is_for_keepers_alone(archive: Archive, document: Document) -> None:
    protect_record(archive, document, "s2", "sealed", "medical", "coder")
    seen = {role: "hit her" in text(archive, document, role) for role in ROLES}
    assert seen == {"reader": False, "coder": False, "reviewer": False, "keeper": True}
    protect_document(archive, document, "sealed", "a child", "coder")
    with pytest.raises(ProtectionError, match="not for you"):
        see(archive, document, "reviewer")
    assert see(archive, document, "keeper").reading == replace(
        READING, report=replace(READING.report, sha256=document.original)
    )


def test_lists_and_searches_hide_what_the_page_hides(archive: Archive, document: Document) -> None:
    protect_person(archive, ["Amal Tawfiq"], "confidential", "threatened", "keeper")
    asked = (Query(words="tawfiq"), Query(person="Amal"), Query(source="Amal Tawfiq"))
    assert [bool(search(archive.database, replace(query, ceiling="internal"))) for query in asked] == [
        False
    ] * 3
    assert [bool(search(archive.database, replace(query, ceiling="confidential"))) for query in asked] == [
        True
    ] * 3
    found = search(archive.database, Query(words="soldiers took", ceiling="internal"))
    assert found
    assert not [one for one in found if "Tawfiq" in one.shown]
    protect_document(archive, document, "sealed", "a child", "keeper")
    with archive.database.reading() as connection:
        assert list(overview(connection, ceiling="confidential")) == []
        assert len(list(overview(connection, ceiling="sealed"))) == 1


def test_a_person_who_is_protected_everywhere_is_so_in_what_comes_later(archive: Archive) -> None:
    protect_person(archive, ["Amal Tawfiq"], "confidential", "threatened", "keeper")
    (later,) = acquire(archive, b"later", "later.txt", [reading_of(b"later", "later.txt")]).documents
    assert "Tawfiq" not in text(archive, later, "reader")
    assert not search(archive.database, Query(words="tawfiq", ceiling="internal"))


def test_a_newer_reading_with_other_ids_loses_no_protection(archive: Archive, document: Document) -> None:
    from onrecord.archive.acquire import store_reading  # noqa: PLC0415

    protect_record(archive, document, "s1", "sealed", "medical", "keeper")
    protect_record(archive, document, "e3", "sealed", "a child", "keeper")
    names = {"e1": "e3", "e3": "e1"}
    entities = tuple(replace(each, id=names.get(each.id, each.id)) for each in READING.entities)
    newer = reading_of(b"a page", "courier.txt", replace(READING, entities=entities, statements=()))
    with archive.database.writing() as connection:
        store_reading(archive, connection, document, newer)
    assert "took her sister from the school" not in text(archive, document, "reader")
    shown = {entity.id: entity.name for entity in see(archive, document, "coder").reading.entities}
    assert shown["e1"] == "Person A"
    assert "Person" not in shown["e4"]


def test_everybody_may_raise_a_level_and_few_may_lower_it(archive: Archive, document: Document) -> None:
    with pytest.raises(ProtectionError, match="reader"):
        protect_person(archive, ["Amal Tawfiq"], "confidential", "threatened", "reader")
    protect_person(archive, ["Amal Tawfiq"], "sealed", "threatened", "coder")
    for role in ("coder", "reviewer"):
        with pytest.raises(ProtectionError, match="lower"):
            protect_person(archive, ["Tawfiq, Amal"], "public", "it is over", role)
        with pytest.raises(ProtectionError, match="lower"):
            protect_person(archive, ["Tawfiq"], "public", "it is over", role, document)
    protect_person(archive, ["Amal Tawfiq"], "public", "she said so", "keeper")
    assert text(archive, document, "reader") == READING.report.text


def test_a_decision_needs_a_reason_and_a_name(archive: Archive, document: Document) -> None:
    with pytest.raises(ProtectionError, match="why"):
        protect_document(archive, document, "sealed", "  ", "keeper")
    with pytest.raises(ProtectionError, match="name"):
        protect_person(archive, ["1984"], "sealed", "a child", "keeper")
    with pytest.raises(ProtectionError, match="no such person"):
        protect_record(archive, document, "e5", "sealed", "a place", "keeper")


def test_a_look_at_what_is_guarded_is_in_the_log_and_any_other_look_is_not(
    archive: Archive, document: Document
) -> None:
    see(archive, document, "reader")
    protect_person(archive, ["Amal Tawfiq"], "confidential", "threatened", "keeper")
    see(archive, document, "coder")
    with archive.database.reading() as connection:
        looks = [each.detail for each in history(connection, document.original) if each.action == "viewed"]
    assert looks == [{"position": 0, "role": "coder", "level": "confidential"}]


def test_everything_leaves_as_it_is_only_where_nothing_is_guarded(archive: Archive) -> None:
    refuse_protected(archive)
    note_consent(archive, Consent("Amal Tawfiq", "court", True, None, None, "on tape", "", ""), "coder")
    with pytest.raises(ProtectionError, match="in the clear"):
        refuse_protected(archive)


def test_consent_needs_somebody_who_may_note_it_and_how_it_was_given(archive: Archive) -> None:
    with pytest.raises(ProtectionError):
        note_consent(archive, Consent("Amal Tawfiq", "court", True, None, None, "on tape", "", ""), "reader")
    with pytest.raises(ProtectionError, match="how"):
        note_consent(archive, Consent("Amal Tawfiq", "court", True, None, None, " ", "", ""), "coder")
