"""Everything out and in again, byte for byte."""

import json
from pathlib import Path

import pytest

from onrecord.archive.acquire import acquire, known
from onrecord.archive.archive import Archive
from onrecord.archive.custody import history
from onrecord.archive.exchange import export_everything, import_everything, write_out
from onrecord.archive.search import Query, search
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError
from onrecord.evidence import sha256
from tests.archive.making import add, make, opened, reading_of


def fill(archive: Archive) -> None:
    add(archive, b"one page", "one.txt")
    acquire(archive, b"a feed", "feed.rss", [reading_of(b"1", "feed.rss"), reading_of(b"2", "feed.rss")])
    add(archive, b"\x00\xff no text", "broken \ud800 name")
    known(archive, b"one page", "another place")


def test_an_export_taken_over_is_exported_to_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    export_everything(archive, tmp_path / "first.jsonl")
    with opened(make(tmp_path / "other")) as other:
        assert import_everything(other, tmp_path / "first.jsonl") == 4
        assert list(verify(other)) == []
        query = Query(words="hit her", kinds=("event",))
        assert set(search(other.database, query)) == set(search(archive.database, query))
        export_everything(other, tmp_path / "second.jsonl")
        add(other, b"a page that came later")
        assert list(verify(other)) == []
    assert (tmp_path / "first.jsonl").read_bytes() == (tmp_path / "second.jsonl").read_bytes()


def test_an_archive_takes_over_what_another_kind_of_database_held(archive: Archive, tmp_path: Path) -> None:
    with opened(make(tmp_path / "other")) as other:
        fill(other)
        export_everything(other, tmp_path / "export.jsonl")
    import_everything(archive, tmp_path / "export.jsonl")
    add(archive, b"a page that came later")
    assert list(verify(archive)) == []


def test_only_an_empty_archive_takes_over_an_export(archive: Archive, tmp_path: Path) -> None:
    add(archive)
    export_everything(archive, tmp_path / "export.jsonl")
    with pytest.raises(ArchiveError, match="empty"):
        import_everything(archive, tmp_path / "export.jsonl")


def test_a_damaged_or_hostile_export_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(make(tmp_path / "one")) as archive:
        add(archive)
        export_everything(archive, tmp_path / "export.jsonl")
    good = (tmp_path / "export.jsonl").read_bytes()
    lines = good.splitlines(keepends=True)
    for bad in (
        b"",
        b"not an export",
        good[:-1],
        good[: len(good) // 2],
        good.replace(b"courier", b"another"),
        signed([lines[0], b'{"table":"custody","entry":"{}"}\n']),
        signed([lines[0], b'{"table":"entries","id":1}\n']),
        signed([lines[0], b'{"table":"originals","sha256":"00","size":1,"bytes":"AAAA"}\n']),
        signed([lines[0], b'{"table":"readings"}\n']),
        signed([b'{"format":"another"}\n']),
        signed(lines[:-2]),
        signed([*lines[:2], *lines[3:-1]]),
    ):
        (tmp_path / "bad.jsonl").write_bytes(bad)
        with opened(make(tmp_path / sha256(bad))) as archive:
            with pytest.raises(ArchiveError):
                import_everything(archive, tmp_path / "bad.jsonl")
            assert search(archive.database, Query()) == ()
            assert not any(fault.damage for fault in verify(archive))


def signed(lines: list[bytes]) -> bytes:
    """An export that somebody made by hand, with a last line that fits."""
    body = b"".join(lines)
    return body + json.dumps({"sha256": sha256(body)}, separators=(",", ":")).encode() + b"\n"


def test_an_export_is_not_encrypted_and_the_log_knows_of_it(archive: Archive, tmp_path: Path) -> None:
    add(archive)
    export_everything(archive, tmp_path / "export.jsonl")
    assert (tmp_path / "export.jsonl").stat().st_mode & 0o077 == 0
    with archive.database.reading() as connection:
        assert [entry.action for entry in history(connection, "archive")] == ["made", "exported"]


def test_nothing_is_written_over(archive: Archive, tmp_path: Path) -> None:
    (document,) = add(archive).documents
    (tmp_path / "mine").write_text("a year of work", encoding="utf-8")
    with pytest.raises(ArchiveError, match="already"):
        export_everything(archive, tmp_path / "mine")
    with pytest.raises(ArchiveError, match="already"):
        write_out(archive, document, tmp_path / "mine")


def test_an_original_comes_out_as_it_came_in(archive: Archive, tmp_path: Path) -> None:
    (document,) = add(archive, b"\x00\xff bytes").documents
    write_out(archive, document, tmp_path / "page")
    assert (tmp_path / "page").read_bytes() == b"\x00\xff bytes"
