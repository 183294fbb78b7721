import gzip
import hashlib

from onrecord.errors import IntakeError
from onrecord.intake import take_in_bytes
from onrecord.record import Report
from tests.intake.making import STORY, warc_record, web_page, words

PAGE = web_page(*STORY).encode()
OTHER = web_page(*(s.replace("Kisumu", "Busia") for s in STORY)).encode()
ARCHIVE = (
    warc_record(PAGE, 1)
    + warc_record(b"p { color: red }", 2, content_type="text/css")
    + warc_record(PAGE, 3, status=404)
    + warc_record(b"<html><body><a href='/'>Home</a></body></html>", 4)
    + warc_record(OTHER, 5)
)


def test_every_article_of_an_archive_is_a_report_with_its_record_and_its_own_hash() -> None:
    taken = list(take_in_bytes(ARCHIVE, "crawl.warc"))
    assert all(isinstance(t, Report) for t in taken)
    first, last = (t for t in taken if isinstance(t, Report))
    assert first.origin == "crawl.warc#urn:uuid:00000000-0000-0000-0000-000000000001"
    assert first.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert words(last, "paragraph")[0].startswith("Police in Busia")


def test_a_compressed_archive_is_read_alike() -> None:
    packed = gzip.compress(warc_record(PAGE, 1)) + gzip.compress(warc_record(OTHER, 2))
    assert len(list(take_in_bytes(packed, "crawl.warc.gz"))) == 2


def test_an_archive_cut_off_in_the_middle_gives_what_came_before_and_says_so() -> None:
    for cut in (len(ARCHIVE) - 300, len(ARCHIVE) - len(warc_record(OTHER, 5)) + 60):
        first, error = take_in_bytes(ARCHIVE[:cut], "crawl.warc")
        assert isinstance(first, Report)
        assert isinstance(error, IntakeError)
        assert "breaks off" in str(error)


def test_a_compressed_archive_cut_off_says_so() -> None:
    packed = gzip.compress(warc_record(PAGE, 1)) + gzip.compress(warc_record(OTHER, 2))[:-200]
    first, error = take_in_bytes(packed, "crawl.warc.gz")
    assert isinstance(first, Report)
    assert isinstance(error, IntakeError)


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    bomb = gzip.compress(warc_record(b"a" * 130_000_000, 1), 1)
    assert len(bomb) < 1_000_000
    (error,) = take_in_bytes(bomb, "crawl.warc.gz")
    assert "bytes" in str(error)
