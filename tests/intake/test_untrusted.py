"""Files made to do harm, or broken: each gives one clear line or a safe result, in bounded time."""

import zlib

import pytest

from onrecord.intake import take_in_bytes
from onrecord.intake.limits import FILE_BYTES, TEXT_CHARACTERS
from onrecord.record import Report
from tests.intake.making import STORY, pdf, refusal, report, web_page, words


def test_a_line_of_fifty_megabytes_is_refused_with_the_limit() -> None:
    assert f"{TEXT_CHARACTERS:,}" in refusal(b"The police came. " * 3_000_000)


def test_a_file_above_the_limit_is_refused_with_the_limit() -> None:
    assert f"{FILE_BYTES:,}" in refusal(b"a" * (FILE_BYTES + 1))


def test_a_line_just_below_the_limit_is_read() -> None:
    assert len(report(b"word " * (TEXT_CHARACTERS // 5)).parts) == 1


def test_a_page_of_ten_thousand_paragraphs_is_read() -> None:
    lines = [f"The police came to the village {n} times and left again." for n in range(10_000)]
    assert len(words(report("\n\n".join(lines)), "paragraph")) == 10_000
    assert len(words(report(web_page(*lines), "a.html"), "paragraph")) == 10_000


def test_too_many_lines_are_refused_before_they_are_looked_at() -> None:
    assert "lines" in refusal(b"A line\n" * 700_000)
    assert "paragraphs" in refusal(b"A line here.\n" * 60_000)


@pytest.mark.parametrize(
    "words_of_it", ["- ", "News | ", "By A, ", "“", "Q: ", "(", "a:b ", "1. ", "READ MORE: "]
)
def test_words_made_to_slow_a_pattern_down_do_not(words_of_it: str) -> None:
    for text in (words_of_it * 100_000, (words_of_it * 12 + "\n") * 2_000, (words_of_it * 30 + "\n\n") * 500):
        list(take_in_bytes(text.encode(), "x.txt"))


def test_nul_bytes_stay_and_do_no_harm() -> None:
    taken = report(b"The police\x00came to the village. They left again.")
    assert taken.text == "The police\x00came to the village. They left again."


@pytest.mark.parametrize(
    "text", ["الشرطة اعتقلت ثلاثة رجال. قال شاهد إنهم ضربوا.", "ប៉ូលិសបានមកដល់ភូមិ។ ពួកគេបានចាប់បុរសបីនាក់។"]
)
def test_right_to_left_and_khmer_text_is_kept(text: str) -> None:
    assert words(report(text), "paragraph") == [text]


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<div>" * 5_000 + "x" + "</div>" * 5_000, "nested"),
        ("<div>" * 200_000, "tags"),
        ("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>", "attributes"),
        ("<p>" + "x" * 17_000_000, "characters"),
        ("<!-- -->", ""),
    ],
)
def test_markup_made_to_break_a_parser_is_refused(markup: str, why: str) -> None:
    assert why in refusal(f"<html><body>{markup}</body></html>".encode(), "a.html")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    page = web_page(
        *STORY,
        "<img src='http://127.0.0.1:9/a.png'><iframe src='http://127.0.0.1:9/'></iframe>",
        head="<link rel='stylesheet' href='http://127.0.0.1:9/a.css'><base href='http://127.0.0.1:9/'>"
        "<script src='http://127.0.0.1:9/a.js'></script><meta http-equiv='refresh' content='0;url=http://127.0.0.1:9/'>",
    )
    doctype = '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd">'
    assert words(report(page.replace("<!DOCTYPE html>", doctype), "a.html"), "paragraph")[:3] == list(STORY)


def test_a_pdf_that_unpacks_without_end_is_refused_or_read_in_bounded_memory() -> None:
    bomb = b"(" + b"a" * 60_000_000 + b") Tj"
    packed = zlib.compress(zlib.compress(bomb, 1), 1)
    twice = pdf([["x"]], stream=packed).replace(
        b"/Filter /FlateDecode", b"/Filter [/FlateDecode /FlateDecode]"
    )
    assert len(twice) < 3_000_000
    (taken,) = take_in_bytes(twice, "bomb.pdf")
    assert not isinstance(taken, Report) or len(taken.text) <= TEXT_CHARACTERS


def test_a_pdf_with_endless_drawing_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.intake.pdf.PDF_SECONDS", 3)
    endless = zlib.compress(b"q 0 0 m 1 1 l S Q " * 3_000_000, 1)
    assert "3 seconds" in refusal(pdf([["x"]] * 200, stream=endless), "bomb.pdf")


@pytest.mark.parametrize("junk", [b"%PDF-1.5\n" + bytes(range(256)) * 50, b"%PDF-1.4\n%%EOF", b"%PDF-"])
def test_a_pdf_of_junk_is_refused(junk: bytes) -> None:
    assert "PDF is" in refusal(junk, "junk.pdf")
