"""The log shows every change to it, and verifying says what is damaged."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.archive import tables
from onrecord.archive.acquire import known
from onrecord.archive.archive import Archive
from onrecord.archive.custody import START, Hand, append, check_chain, history, parse_entry
from onrecord.archive.place import Place
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError
from tests.archive.making import WHO, add, make, opened


def damage(archive: Archive) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in verify(archive) if fault.damage]


def without_guard(archive: Archive, *changes: sa.Executable) -> None:
    """What somebody with the key and another program can do."""
    with archive.database.writing() as connection:
        if archive.database.is_sqlite:
            triggers = "SELECT name, sql FROM sqlite_master WHERE name LIKE '%refuse%'"
            for name, _ in connection.exec_driver_sql(triggers).all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
        else:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for change in changes:
            connection.execute(change)


def test_an_archive_that_was_used_is_verified(archive: Archive) -> None:
    add(archive, b"one page")
    add(archive, b"another page")
    known(archive, b"one page", "a second origin")
    assert list(verify(archive)) == []


def test_a_document_s_history_says_who_did_what_when_and_with_what(archive: Archive) -> None:
    (document,) = add(archive, b"one page", "one.txt").documents
    add(archive, b"another page")
    archive.log_access("viewed", document.original)
    with archive.database.reading() as connection:
        entries = list(history(connection, document.original))
    assert [(entry.action, entry.log) for entry in entries] == [
        ("acquired", "record"),
        ("read", "record"),
        ("viewed", "access"),
    ]
    assert {entry.who for entry in entries} == {WHO}
    assert all(entry.tool.startswith("onrecord ") for entry in entries)
    assert entries[0].detail == {"origin": "one.txt", "size": 8}
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)


def test_each_entry_holds_the_hash_of_the_one_before(archive: Archive) -> None:
    add(archive)
    with archive.database.reading() as connection:
        rows = connection.execute(
            sa.select(tables.custody).where(tables.custody.c.log == "record").order_by(tables.custody.c.seq)
        ).all()
    entries = [parse_entry(row.entry) for row in rows]
    assert entries[0].previous == START
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert [entry.canonical for entry in entries] == [row.entry for row in rows]


def test_a_changed_entry_is_told(archive: Archive) -> None:
    (document,) = add(archive).documents
    with archive.database.reading() as connection:
        first = next(iter(history(connection, document.original)))
    forged = replace(first, who="somebody else")
    at_first = sa.and_(tables.custody.c.log == "record", tables.custody.c.seq == 1)
    without_guard(archive, sa.update(tables.custody).where(at_first).values(entry=forged.canonical))
    assert any("record log, entry 1: it was changed" in fault for fault in damage(archive))
    without_guard(archive, sa.update(tables.custody).where(at_first).values(hash=forged.hash))
    assert damage(archive) == [
        "record log, entry 2: it does not follow from the entry before it: something was changed or removed"
    ]


def test_a_removed_entry_is_told(archive: Archive) -> None:
    add(archive)
    add(archive, b"another page")
    without_guard(archive, sa.delete(tables.custody).where(tables.custody.c.seq == 2))
    assert any("entries are missing before it" in fault for fault in damage(archive))


def test_entries_cut_off_at_the_end_are_told_by_what_they_told_of(archive: Archive) -> None:
    (document,) = add(archive).documents
    last = sa.and_(tables.custody.c.log == "record", tables.custody.c.seq == 2)
    without_guard(archive, sa.delete(tables.custody).where(last))
    assert damage(archive) == [f"{document.name}: it has a reading that the log does not know"]


def test_a_changed_reading_is_told(archive: Archive) -> None:
    (document,) = add(archive).documents
    changed = sa.func.replace(tables.readings.c.json, "They hit her twice", "They let her go now")
    without_guard(archive, sa.update(tables.readings).values(json=changed))
    assert any(f"{document.name}, reading 1: the reading was changed" in fault for fault in damage(archive))


def test_a_span_that_is_not_its_words_is_told(archive: Archive) -> None:
    add(archive)
    changed = sa.func.replace(tables.readings.c.json, '"text":"hit"', '"text":"met"')
    without_guard(archive, sa.update(tables.readings).values(json=changed))
    assert any("is not the words that it claims" in fault for fault in damage(archive))


def test_a_reading_that_is_gone_is_told(archive: Archive) -> None:
    (document,) = add(archive).documents
    derived = map(sa.delete, (tables.named, tables.parties, tables.entries))
    without_guard(archive, *derived, sa.delete(tables.readings))
    assert f"{document.name}: a reading that the log tells of is not there" in damage(archive)


def test_a_truncated_and_a_missing_original_are_told_and_come_back_when_added_again(archive: Archive) -> None:
    (one,) = add(archive, b"one page").documents
    (two,) = add(archive, b"another page").documents
    path = archive.originals.path(one.original)
    path.write_bytes(path.read_bytes()[:-1])
    archive.originals.path(two.original).unlink()
    assert set(damage(archive)) == {
        f"original {one.original[:12]}: the original is damaged: it does not decrypt",
        f"original {two.original[:12]}: the original is missing",
    }
    known(archive, b"one page", "courier.txt")
    known(archive, b"another page", "courier.txt")
    assert damage(archive) == []


def test_flipped_bits_in_an_original_that_is_not_encrypted_are_told(tmp_path: Path) -> None:
    with opened(make(tmp_path / "archive", passphrase=None)) as archive:
        (document,) = add(archive, b"one page").documents
        archive.originals.path(document.original).write_bytes(b"ono page")
        assert damage(archive) == [
            f"original {document.original[:12]}: the original is damaged: its bytes no longer have their hash"
        ]


def test_what_an_interrupted_addition_left_is_worth_knowing_and_no_damage(archive: Archive) -> None:
    add(archive)
    archive.originals.put(b"killed before the database knew")
    (archive.place.originals / "aa").mkdir(exist_ok=True)
    (archive.place.originals / "aa" / "half.age.1234.part").write_bytes(b"half")
    faults = list(verify(archive))
    assert len(faults) == 2
    assert not any(fault.damage for fault in faults)


def test_a_clock_that_goes_backwards_breaks_nothing_and_is_told(archive: Archive) -> None:
    times = iter(["2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z"])
    with archive.database.writing() as connection:
        for at in times:
            append(connection, Hand(WHO, "onrecord"), "record", "noted", "archive", at)
        faults = list(check_chain(connection, "record"))
    assert [(fault.where, fault.damage) for fault in faults] == [("record log, entry 2", False)]
    assert "clock went backwards" in faults[0].what


@pytest.fixture
def flipped(tmp_path: Path) -> Path:
    """An archive in whose database file bits were flipped, past the first page."""
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        for number in range(20):
            add(archive, b"page %d" % number)
    data = bytearray(place.database.read_bytes())
    for offset in range(5 * 4096 + 100, len(data), 4096):
        data[offset] ^= 0xFF
    place.database.write_bytes(data)
    return place.root


def test_flipped_bits_in_the_database_are_told(flipped: Path) -> None:
    told: list[str] = []
    try:
        with opened(Place(flipped)) as archive:
            told.extend(fault.what for fault in verify(archive))
    except ArchiveError as error:  # the damage may be where the archive cannot even be opened
        told.append(error.what)
    assert any("the database" in each and "damaged" in each for each in told)


def test_one_flipped_bit_in_whatever_page_is_told(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        for number in range(5):
            add(archive, b"page %d" % number)
    good = place.database.read_bytes()
    untold = []
    for offset in range(6 * 4096 + 1000, len(good), 5 * 4096):
        flipped = bytearray(good)
        flipped[offset] ^= 1
        place.database.write_bytes(flipped)
        try:
            with opened(place) as archive:
                if not damage(archive):
                    untold.append(offset)
        except ArchiveError as error:  # pages that are needed to open it at all
            assert "damaged" in error.what
    assert untold == []


def test_what_is_damaged_elsewhere_is_told_beside_a_damaged_database(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        for number in range(20):
            (document,) = add(archive, b"page %d" % number).documents
        archive.originals.path(document.original).unlink()
    data = bytearray(place.database.read_bytes())
    for offset in range(len(data) // 2 // 4096 * 4096 + 100, len(data), 4096):
        data[offset] ^= 0xFF
    place.database.write_bytes(data)
    with opened(place) as archive:
        told = damage(archive)
    assert any("not all of it could be looked at" in each for each in told)
    assert f"original {document.original[:12]}: the original is missing" in told


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    place.database.write_bytes(b"\0" * 8192)
    with pytest.raises(ArchiveError, match="damaged"), opened(place):
        pass
