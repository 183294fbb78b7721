"""What people decided is kept, logged and found, and no newer reading puts it out of sight."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from onrecord.archive import tables
from onrecord.archive.acquire import store_reading
from onrecord.archive.archive import Archive
from onrecord.archive.backup import back_up, restore
from onrecord.archive.custody import history
from onrecord.archive.documents import Document
from onrecord.archive.exchange import export_everything, import_everything
from onrecord.archive.judgements import change_setting, reading_in_force, reindex
from onrecord.archive.overview import overview
from onrecord.archive.place import Place
from onrecord.archive.search import Query, search
from onrecord.archive.settings import reviewers
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError, ReviewError
from onrecord.record import Event, Judgement, Reading, Verdict
from onrecord.review import WHOLE, find_record
from onrecord.workbench.judging import Shown, judge, open_record
from tests.archive.making import PASSPHRASE, WHO, add, make, opened, reading_of
from tests.archive.test_exchange import signed
from tests.readings import READING
from tests.review.making import NOOR, RIMA, at

POLARITIES = ("did-not-happen", "happened")


@pytest.fixture
def document(archive: Archive) -> Document:
    (document,) = add(archive, b"a page").documents
    return document


def give(
    archive: Archive, document: Document, record: str, verdict: Verdict, who: str = RIMA, **more: Any
) -> Shown:
    return judge(archive, document, Judgement(record, verdict, who, "", **more))


def statuses(archive: Archive, **query: Any) -> dict[str, str]:
    found = search(archive.database, Query(kinds=("event", "statement"), **query))
    return {one.record: one.status for one in found}


def damage(archive: Archive) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in verify(archive) if fault.damage]


def reread(archive: Archive, document: Document, reading: Reading) -> None:
    """As a later reader would read the document."""
    with archive.database.writing() as connection:
        store_reading(archive, connection, document, reading)


def later(**changes: Any) -> Reading:
    return reading_of(b"a page", "courier.txt", replace(READING, reader="a later reader", **changes))


def test_a_judgement_is_kept_with_its_number_its_time_and_its_hand(
    archive: Archive, document: Document
) -> None:
    shown = give(archive, document, "v1", "amend", NOOR, field="type", value="liberty.arrest", why="custody")
    kept = open_record(archive, document).judgements
    assert kept == shown.judgements == (shown.kept,)
    assert kept[0] == Judgement(
        "v1", "amend", NOOR, kept[0].at, field="type", value="liberty.arrest", why="custody", id=kept[0].id
    )
    assert kept[0].at.startswith("20")


def test_the_log_tells_who_judged_what_without_a_word_of_it(archive: Archive, document: Document) -> None:
    give(archive, document, "v1", "note", NOOR, why="Amal is afraid")
    with archive.database.reading() as connection:
        entry = list(history(connection, document.original))[-1]
    assert (entry.action, entry.who, entry.detail["record"]) == ("judged", NOOR, "v1")
    assert "Amal" not in entry.canonical


def test_a_search_finds_the_record_as_it_was_judged(archive: Archive, document: Document) -> None:
    give(archive, document, "v1", "amend", field="type", value="liberty.arrest")
    give(archive, document, "v2", "reject")
    give(archive, document, "s1", "confirm")
    draft = {"type": "harm.kill", "trigger": at("took"), "evidence": [at("took")], "certainty": "alleged"}
    give(archive, document, "p1", "draft", field="event", value=draft)
    assert statuses(archive) == {
        "s1": "confirmed", "s2": "drafted", "s3": "drafted", "v1": "amended", "p1": "amended",
    }  # fmt: skip
    assert statuses(archive, status="rejected") == {"v2": "rejected"}
    assert statuses(archive, code="liberty.arrest") == {"v1": "amended"}
    assert statuses(archive, code="liberty.disappear") == {}
    assert damage(archive) == []


def test_undoing_brings_back_what_a_search_found(archive: Archive, document: Document) -> None:
    before = statuses(archive)
    rejected = give(archive, document, "v1", "reject").kept
    assert rejected is not None
    give(archive, document, "v1", "undo", value=rejected.id)
    assert statuses(archive) == before


def test_the_list_tells_how_far_people_have_come(archive: Archive, document: Document) -> None:
    change_setting(archive, "reviewers", "2")
    give(archive, document, "v1", "confirm")
    give(archive, document, "v2", "reject", RIMA)
    give(archive, document, "v2", "reject", NOOR)
    with archive.database.reading() as connection:
        (line,) = overview(connection)
    assert (line.statements, line.events, line.judged, line.waiting) == (3, 1, 2, 1)


def test_a_judgement_that_means_nothing_leaves_nothing(archive: Archive, document: Document) -> None:
    for record, verdict in (("v9", "confirm"), ("v1", "note"), (WHOLE, "confirm")):
        with pytest.raises(ReviewError):
            give(archive, document, record, verdict)  # type: ignore[arg-type]
    assert open_record(archive, document).judgements == ()
    with archive.database.reading() as connection:
        assert "judged" not in {entry.action for entry in history(connection, document.original)}


def test_four_eyes_is_a_setting_that_the_record_keeps(archive: Archive, document: Document) -> None:
    give(archive, document, "v1", "confirm")
    assert statuses(archive, needs="second") == {}
    change_setting(archive, "reviewers", "2")
    assert statuses(archive, needs="second") == {"v1": "confirmed"}
    give(archive, document, "v1", "confirm", NOOR)
    assert statuses(archive, needs="second") == {}
    give(archive, document, "v2", "confirm", RIMA)
    give(archive, document, "v2", "reject", NOOR)
    assert statuses(archive, needs="agreement") == {"v2": "drafted"}
    with pytest.raises(ArchiveError, match="1, 2"):
        change_setting(archive, "reviewers", "3")
    with archive.database.reading() as connection:
        assert reviewers(connection) == 2
    assert damage(archive) == []


def test_a_newer_reading_takes_the_place_of_one_that_nobody_judged(
    archive: Archive, document: Document
) -> None:
    reread(archive, document, later(events=READING.events[:1]))
    shown = open_record(archive, document)
    assert (shown.drafted.reader, shown.newer) == ("a later reader", None)
    assert "v2" not in statuses(archive)


def test_what_was_judged_holds_until_somebody_takes_the_newer_reading(
    archive: Archive, document: Document
) -> None:
    given = give(archive, document, "v2", "confirm").kept
    assert given is not None
    reread(archive, document, later(events=READING.events[:1]))
    shown = open_record(archive, document)
    assert shown.drafted.reader == READING.reader
    assert shown.newer is not None
    assert statuses(archive)["v2"] == "confirmed"

    taken = give(archive, document, WHOLE, "confirm")
    assert (taken.drafted.reader, taken.newer) == ("a later reader", None)
    assert "v2" not in statuses(archive)
    assert damage(archive) == []
    assert taken.kept is not None
    back = give(archive, document, WHOLE, "undo", value=taken.kept.id)
    assert back.judgements == shown.judgements
    assert statuses(archive)["v2"] == "confirmed"


def test_undoing_the_last_judgement_lets_the_newest_reading_hold(
    archive: Archive, document: Document
) -> None:
    given = give(archive, document, "v2", "confirm").kept
    assert given is not None
    reread(archive, document, later(events=READING.events[:1]))
    shown = give(archive, document, "v2", "undo", value=given.id)
    assert shown.drafted.reader == "a later reader"


def test_judgements_go_where_the_record_goes(archive: Archive, document: Document, tmp_path: Path) -> None:
    change_setting(archive, "reviewers", "2")
    give(archive, document, "v1", "amend", field="polarity", value="did-not-happen", why="\ud800 “so”\0")
    give(archive, document, "v2", "reject", NOOR)
    give(archive, document, "e4", "amend", field="same_as", value="e2")
    export_everything(archive, tmp_path / "export.jsonl")
    back_up(archive, tmp_path / "one.backup")
    restore(tmp_path / "one.backup", tmp_path / "restored", lambda: PASSPHRASE, WHO)
    before = open_record(archive, document)
    with opened(make(tmp_path / "other")) as other:
        import_everything(other, tmp_path / "export.jsonl")
        export_everything(other, tmp_path / "again.jsonl")
        assert damage(other) == []
        assert statuses(other, needs="second") == statuses(archive, needs="second")
        assert open_record(other, document).judged == before.judged
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "export.jsonl").read_bytes()
    with opened(Place(tmp_path / "restored")) as restored:
        assert damage(restored) == []
        assert open_record(restored, document).judged == before.judged


def test_two_people_can_judge_at_once(place: Place, archive: Archive, document: Document) -> None:
    def many(who: str) -> None:
        with opened(place) as own:
            for turn in range(6):
                give(own, document, "v1", "amend", who, field="polarity", value=POLARITIES[turn % 2])
                give(own, document, "s1", "note", who, why=f"{who} {turn}")

    with ThreadPoolExecutor(2) as people:
        list(people.map(many, (RIMA, NOOR)))
    shown = open_record(archive, document)
    assert [each.id for each in shown.judgements] == sorted({each.id for each in shown.judgements})
    assert len(shown.judgements) == 24
    assert {each.why for each in shown.judged.standings["s1"].notes} == {
        f"{who} {turn}" for who in (RIMA, NOOR) for turn in range(6)
    }
    assert damage(archive) == []


def tampered(archive: Archive, statement: str, **values: Any) -> None:
    """Do what only somebody with the passphrase and a programme of their own can."""
    with archive.database.writing() as connection:
        if archive.database.is_sqlite:
            for table in ("judgements", "settings"):
                for change in ("update", "delete"):
                    connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_refuse_{change}")
        else:
            for table in ("judgements", "settings"):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_refuse ON {table}")
        connection.execute(sa.text(statement), values)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE judgements SET who = 'Noor'", "not the one that the log tells of"),
        ("UPDATE judgements SET verdict = 'reject', field = NULL, value = NULL", "not the one"),
        ("UPDATE judgements SET record = 'v9'", "do not fit"),
        ("UPDATE judgements SET value = replace(value, 'Monday', 'Sunday')", "do not fit"),
        ("UPDATE judgements SET value = 'no JSON'", "do not fit"),
        ("UPDATE judgements SET value = '" + "[" * 200_000 + "'", "do not fit"),
        ("DELETE FROM judgements", "it is not there"),
        ("UPDATE settings SET value = '1'", "do not agree"),
        ("UPDATE entries SET status = 'confirmed' WHERE record = 's3'", "a search does not find it as it is"),
    ],
    ids=lambda value: value[:50],
)  # fmt: skip
def test_a_judgement_that_was_changed_behind_our_back_is_told(
    archive: Archive, document: Document, statement: str, told: str
) -> None:
    change_setting(archive, "reviewers", "2")
    give(
        archive, document, "v1", "amend", field="date", value={"edtf": "2017-11-27", "span": at("on Monday")}
    )
    assert damage(archive) == []
    tampered(archive, statement.replace(":", "\\:"))
    assert any(told in fault for fault in damage(archive)), damage(archive)


def test_an_export_with_a_judgement_that_does_not_fit_is_refused(
    archive: Archive, document: Document, tmp_path: Path
) -> None:
    give(archive, document, "v1", "confirm")
    export_everything(archive, tmp_path / "export.jsonl")
    lines = (tmp_path / "export.jsonl").read_bytes().splitlines(keepends=True)
    bad = signed([line.replace(b'"record":"v1"', b'"record":"v9"') for line in lines[:-1]])
    (tmp_path / "bad.jsonl").write_bytes(bad)
    with opened(make(tmp_path / "other")) as other:
        with pytest.raises(ArchiveError, match=r"do not fit|not the one"):
            import_everything(other, tmp_path / "bad.jsonl")
        assert search(other.database, Query()) == ()


def test_the_index_made_anew_is_the_one_that_was_there(archive: Archive, document: Document) -> None:
    give(archive, document, "v1", "reject")
    give(archive, document, "s1", "amend", field="basis", value="hearsay")
    columns = [column for column in tables.entries.columns if column.name != "id"]

    def rows() -> list[tuple[Any, ...]]:
        with archive.database.reading() as connection:
            return sorted(map(tuple, connection.execute(sa.select(*columns))), key=str)

    before = rows()
    with archive.database.writing() as connection:
        reindex(connection, document)
    assert rows() == before


def test_a_record_judged_is_the_contracts_json_again(archive: Archive, document: Document) -> None:
    give(
        archive,
        document,
        "v1",
        "amend",
        field="amount",
        value={"value": 50, "currency": "USD", "span": at("twice")},
    )
    with archive.database.reading() as connection:
        holding = reading_in_force(connection, document)
    assert json.loads(holding.stored.json)["events"][0]["amount"] is None
    event = find_record(open_record(archive, document).judged.reading, "v1")
    assert isinstance(event, Event)
    assert event.amount is not None
    assert (event.amount.value, event.amount.each) == (50.0, False)
