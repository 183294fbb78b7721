"""A leak hunt: nothing that must not leave is in any file that a release writes, in any form."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.archive.custody import history
from onrecord.archive.documents import Document
from onrecord.errors import ArchiveError, ProtectionError
from onrecord.evidence import cut
from onrecord.protection.consent import Consent
from onrecord.record import (
    Credit,
    Date,
    Entity,
    Event,
    Gazetteer,
    Judgement,
    Lead,
    Part,
    Participant,
    PlaceReference,
    Reading,
    Report,
    Role,
    Statement,
    reading_from_json,
)
from onrecord.workbench.judging import judge
from onrecord.workbench.protecting import note_consent, protect_document, protect_person, protect_record
from onrecord.workbench.releasing import FORMS, Form, Terms, outside_name, prepare, release
from tests.archive.making import make, opened, reading_of

HOSTILE = '=HYPERLINK("http://x.example","<script>alert(1)</script>")'
TEXT = (
    "The Jalawla Lantern\n\n"
    "Nurse Zahra Qandil taken at night\n\n"
    "Zahra Qandil, head nurse of Miqdad Hospital, was taken by soldiers from her house in Jalawla on 16 "
    "November 2019. “They put a bag over my head,” QANDIL’s cousin, Z. Qan-\ndil's neighbour, said. Call "
    "+964 770 123 4567 or zahra.qandil@mail.example. Her passport is A1234567; see "
    "https://lantern.example/zahra-qandil. زهرة قنديل is her name. A colonel denied it on Monday.\n\n"
    f"{HOSTILE}, said a guard.\n\n"
    "By Basim Yousif\n\n"
    "MOST READ\nQandil family asks for news"
)
NAMES = r"zahra|qandil|قنديل|زهرة|qan-|q a n d i l"
PAGE = r"lantern|basim|yousif|most read|courier\.txt|secret-origin"
REST = r"4567|mail\.example|lantern\.example|miqdad|jalawla|16 november|\bmonday\b|32\.9|45\.1|1234567"
TERMS = Terms("published", date(2026, 11, 23), places="country")


def at(phrase: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(phrase, start + 1)
    return start, start + len(phrase)


def part(kind: str, phrase: str, end: str) -> Part:
    return Part(kind, TEXT.index(phrase), TEXT.index(end, TEXT.index(phrase)) + len(end))  # type: ignore[arg-type]


GUARD = cut(TEXT, *at("a guard"))
TEASER = cut(TEXT, *at("Qandil family asks for news"))
BAG = cut(TEXT, *at("They put a bag over my head"))
READING = Reading(
    report=Report(
        "00" * 32,
        "text/plain",
        TEXT,
        origin="/home/rima/secret-origin/zahra.txt",
        language="en",
        title="Nurse Zahra Qandil taken at night",
        publisher="The Jalawla Lantern",
        published="2019-11-18",
        published_from="page",
        credits=(Credit("reporter", "Basim Yousif", cut(TEXT, *at("Basim Yousif"))),),
        parts=(
            part("masthead", "The Jalawla", "Lantern"),
            part("headline", "Nurse", "night"),
            part("paragraph", "Zahra Qandil, head", "Monday."),
            part("paragraph", "=HYPER", "guard."),
            part("credit", "By", "Yousif"),
            part("rail", "MOST READ", "news"),
        ),
        leads=(Lead("MOST READ", "Qandil family asks for news", None, False, TEASER),),
        notes=("a page about Qandil",),
    ),
    entities=(
        Entity(
            "e1", "person", "Zahra Qandil", ("Qandil", "زهرة قنديل"),
            (Role("head nurse", cut(TEXT, *at("head nurse of Miqdad Hospital")), "e2"),),
            (cut(TEXT, *at("Zahra Qandil")), cut(TEXT, *at("Zahra Qandil", 1)), cut(TEXT, *at("Her"))),
        ),
        Entity("e2", "organization", "Miqdad Hospital", mentions=(cut(TEXT, *at("Miqdad Hospital")),)),
        Entity(
            "e3", "place", "Jalawla", mentions=(cut(TEXT, *at("Jalawla", 1)),),
            gazetteer=Gazetteer("geonames:94297", 32.9, 45.1, ("Diyala", "Iraq"), 5.0, "town"),
        ),
        Entity("e4", "person", "QANDIL’s cousin", mentions=(cut(TEXT, *at("QANDIL’s cousin")),)),
        Entity("e5", "person", "A colonel", mentions=(cut(TEXT, *at("A colonel")),)),
        Entity("e6", "person", HOSTILE, mentions=(GUARD,)),
        Entity("e7", "group", "soldiers", mentions=(cut(TEXT, *at("soldiers")),)),
    ),
    statements=(
        Statement(
            "s1", "e4", cut(TEXT, *at("QANDIL’s cousin")), cut(TEXT, *at("said")),
            (BAG,), "direct", "asserts", said="2019-11-17",
        ),
        Statement(
            "s2", "e5", cut(TEXT, *at("A colonel")), cut(TEXT, *at("denied")),
            (cut(TEXT, *at("it on Monday")),), "indirect", "denies",
        ),
        Statement(
            "s3", "e6", GUARD, cut(TEXT, *at("said", 1)), (cut(TEXT, *at(HOSTILE)),), "direct", "asserts",
        ),
    ),
    events=(
        Event(
            "v1", "liberty.disappear", cut(TEXT, *at("taken", 1)), (cut(TEXT, *at("was taken by soldiers")),),
            actors=(Participant("e7", cut(TEXT, *at("soldiers"))),),
            targets=(Participant("e1", cut(TEXT, *at("Zahra Qandil", 1))),),
            place=PlaceReference("e3", cut(TEXT, *at("Jalawla", 1))),
            date=Date("2019-11-16", cut(TEXT, *at("16 November 2019"))),
            disputed_by=("s2",),
        ),
        Event(
            "v2", "harm.torture", cut(TEXT, *at("put a bag")), (BAG,),
            actors=(Participant("e6", GUARD),), certainty="alleged", according_to=("s1",),
        ),
    ),
    reader="a person",
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(make(tmp_path / "archive")) as archive:
        yield archive


@pytest.fixture
def document(archive: Archive) -> Document:
    (document,) = acquire(archive, b"a page", "x.txt", [reading_of(b"a page", "x.txt", READING)]).documents
    protect_person(archive, ["Zahra Qandil", "زهرة قنديل"], "confidential", "taken", "keeper")
    return document


def written(archive: Archive, document: Document, form: Form, terms: Terms = TERMS) -> str:
    path = archive.place.root.parent / f"out-{form}"
    path.unlink(missing_ok=True)
    release(archive, [document], path, form, terms, "keeper")
    return path.read_text(encoding="utf-8")


def every_way_to_read(text: str) -> Iterator[str]:
    """A file as it is, with JSON's and HTML's escapes undone, and without what breaks words."""
    yield text
    yield text.encode().decode("unicode_escape", "replace")
    yield re.sub(r"<[^>]*>", "", text)
    yield re.sub(r"[\s\u00ad-]+", "", text)


@pytest.mark.parametrize("form", FORMS)
def test_no_name_address_number_day_or_place_leaves_in_any_form(
    archive: Archive, document: Document, form: Form
) -> None:
    for text in every_way_to_read(written(archive, document, form)):
        for secret in (NAMES, PAGE, REST, document.original[:12]):
            assert not re.search(secret, text, re.IGNORECASE), secret


def test_the_hunt_finds_what_it_looks_for_where_nothing_is_redacted() -> None:
    clear = TEXT + READING.report.origin if READING.report.origin else TEXT
    for secret in (*NAMES.split("|")[:5], *PAGE.split("|")[:4], "4567", "miqdad", "jalawla", "16 november"):
        assert re.search(secret, clear, re.IGNORECASE), secret


def test_what_leaves_is_still_a_reading_that_can_be_worked_with(archive: Archive, document: Document) -> None:
    told = json.loads(written(archive, document, "json"))
    assert {name: told[name] for name in ("format", "purpose", "places", "dates")} == {
        "format": "onrecord-release/1", "purpose": "published", "places": "country", "dates": "month",
    }  # fmt: skip
    (reading,) = told["readings"]
    back = reading_from_json({**reading, "leads": []})
    assert back.entities[0].name == "Person A"
    assert back.events[0].targets[0].span.text == "Person A"
    assert (back.events[0].date or Date("", cut("", 0, 0))).edtf == "2019-11"
    assert back.report.sha256 == outside_name(document)
    assert [each["status"] for each in reading["statements"]] == ["drafted"] * 3


def test_a_spreadsheet_does_not_calculate_what_a_report_says(archive: Archive, document: Document) -> None:
    for form in ("events", "statements"):
        rows = list(csv.DictReader(io.StringIO(written(archive, document, form))))
        assert rows
        cells = [cell for row in rows for cell in row.values()]
        assert any("HYPERLINK" in cell for cell in cells)
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_a_page_runs_nothing_that_a_report_says(archive: Archive, document: Document) -> None:
    text = written(archive, document, "page")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "default-src 'none'" in text


def test_a_person_has_the_same_pseudonym_in_every_document_and_release(
    archive: Archive, document: Document
) -> None:
    protect_person(archive, ["Basim Yousif"], "confidential", "a reporter at risk", "keeper")
    text = "Basim Yousif met Zahra Qandil."
    other = Reading(Report("00" * 32, "text/plain", text))
    (later,) = acquire(archive, b"other", "o.txt", [reading_of(b"other", "o.txt", other)]).documents
    for _ in range(2):
        (reading,) = json.loads(written(archive, later, "json"))["readings"]
        assert reading["document"]["text"] == "Person B met Person A."


def test_everybody_can_be_hidden_and_told_apart(archive: Archive, document: Document) -> None:
    text = "Omar Haddad hit Zahra Qandil. Sara Haddad saw Omar."
    persons = tuple(
        Entity(
            f"e{number}",
            "person",
            name,
            mentions=(cut(text, text.index(name), text.index(name) + len(name)),),
        )
        for number, name in enumerate(("Omar Haddad", "Zahra Qandil", "Sara Haddad"), 1)
    )
    other = Reading(Report("00" * 32, "text/plain", text), persons)
    (later,) = acquire(archive, b"other", "o.txt", [reading_of(b"other", "o.txt", other)]).documents
    (reading,) = json.loads(written(archive, later, "json", replace(TERMS, everybody=True)))["readings"]
    assert reading["document"]["text"] == "Person 1 hit Person A. Person 2 saw Person 1."


def test_a_near_spelling_stops_it_and_its_words_stand_in_no_message(
    archive: Archive, document: Document
) -> None:
    text = "Zahra Quandil was seen. Zahrah was not."
    other = Reading(Report("00" * 32, "text/plain", text))
    (later,) = acquire(archive, b"other", "o.txt", [reading_of(b"other", "o.txt", other)]).documents
    path = archive.place.root.parent / "out.json"
    with pytest.raises(ProtectionError) as stopped:
        release(archive, [document, later], path, "json", TERMS, "keeper")
    assert not path.exists()
    assert "document-2 document text, characters 9 to 16: near to a name of Person A" in str(stopped.value)
    assert not re.search("quandil|zahrah", str(stopped.value), re.IGNORECASE)
    left = {each.words for each in prepare(archive, [later], TERMS, "keeper").leftovers}
    assert left == {"Quandil", "Zahrah"}
    release(archive, [later], path, "json", replace(TERMS, allowed=frozenset(left)), "keeper")
    assert path.exists()


def test_a_withheld_statement_and_what_only_it_tells_stay_here(archive: Archive, document: Document) -> None:
    protect_record(archive, document, "s1", "internal", "she asked for it", "keeper")
    for form in FORMS:
        assert not re.search("bag|torture", written(archive, document, form))


def test_consent_is_asked_for_and_what_was_not_agreed_to_stays_here(
    archive: Archive, document: Document
) -> None:
    court = replace(TERMS, purpose="court")
    with pytest.raises(
        ProtectionError, match=r"3 of its sources did not agree to court \(statements s1, s2, s3\)"
    ):
        written(archive, document, "json", court)
    for source in ("A colonel", HOSTILE):
        note_consent(archive, Consent(source, "court", True, None, None, "in writing", "", ""), "keeper")
    with pytest.raises(ProtectionError, match="1 of its sources"):
        written(archive, document, "json", court)
    part = written(archive, document, "json", replace(court, partly=True))
    assert "bag over" not in part
    assert "cousin" not in part
    assert "denied" in part
    note_consent(
        archive, Consent("Qandil's cousin", "court", True, None, "2026-11-22", "on tape", "", ""), "keeper"
    )
    with pytest.raises(ProtectionError, match="1 of its sources"):
        written(archive, document, "json", court)
    note_consent(archive, Consent("Qandil's cousin", "court", True, None, None, "on tape", "", ""), "keeper")
    assert "bag over" in written(archive, document, "json", court)


def test_only_what_a_person_stands_behind_leaves_when_that_is_asked(
    archive: Archive, document: Document
) -> None:
    judge(archive, document, Judgement("v1", "confirm", "Rima", ""))
    judge(archive, document, Judgement("s2", "reject", "Rima", ""))
    (reading,) = json.loads(written(archive, document, "json", replace(TERMS, confirmed=True)))["readings"]
    assert [(each["id"], each["status"]) for each in reading["events"]] == [("v1", "confirmed")]
    assert reading["statements"] == []


def test_a_name_that_a_reviewer_typed_does_not_leave_either(archive: Archive, document: Document) -> None:
    judge(archive, document, Judgement("e1", "amend", "Rima", "", field="name", value="Zahra Abd Qandil"))
    judge(
        archive,
        document,
        Judgement("e7", "amend", "Rima", "", field="name", value="soldiers who took Qandil"),
    )
    for form in FORMS:
        for text in every_way_to_read(written(archive, document, form)):
            assert not re.search(NAMES, text, re.IGNORECASE)


def test_a_document_that_is_guarded_does_not_leave_unless_a_keeper_says_so(
    archive: Archive, document: Document
) -> None:
    protect_document(archive, document, "confidential", "a child", "keeper")
    with pytest.raises(ProtectionError, match="confidential"):
        written(archive, document, "json")
    up_to = replace(TERMS, up_to="confidential")
    with pytest.raises(ProtectionError, match="reviewer"):
        release(archive, [document], archive.place.root.parent / "x", "json", up_to, "reviewer")
    assert written(archive, document, "json", up_to)
    protect_document(archive, document, "sealed", "a child", "keeper")
    with pytest.raises(ProtectionError, match="sealed"):
        written(archive, document, "json", up_to)


def test_every_release_is_in_the_log_of_its_documents(archive: Archive, document: Document) -> None:
    written(archive, document, "json")
    with archive.database.reading() as connection:
        (entry,) = (each for each in history(connection, document.original) if each.action == "released")
    assert entry.log == "access"
    assert (entry.detail["purpose"], entry.detail["format"], entry.detail["persons"]) == (
        "published",
        "json",
        1,
    )
    assert "Qandil" not in entry.canonical


def test_nothing_is_written_over(archive: Archive, document: Document) -> None:
    path = archive.place.root.parent / "out.json"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ArchiveError, match="already"):
        release(archive, [document], path, "json", TERMS, "keeper")
    assert path.read_text(encoding="utf-8") == "mine"
