from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from onrecord.errors import OnRecordError
from onrecord.export.page import page_writer
from onrecord.record import Part, Reading, Report
from tests.readings import READING, TEXT


def _page(tmp_path: Path, *readings: Reading) -> html.HtmlElement:
    path = tmp_path / "page.html"
    with page_writer(path) as add:
        for reading in readings:
            add(reading)
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def test_every_card_links_to_words_and_every_mark_to_a_card(tmp_path: Path) -> None:
    page = _page(tmp_path, READING, READING)
    ids = set(page.xpath("//@id"))
    targets = {link[1:] for link in page.xpath("//a/@href")}
    assert targets <= ids
    for record in ("s1", "s2", "s3", "v1", "v2"):
        for report in ("r1", "r2"):
            assert f"{report}-{record}" in targets
            assert f"{report}-w-{record}" in targets


def test_the_page_shows_the_whole_report_letter_for_letter(tmp_path: Path) -> None:
    page = _page(tmp_path, READING)
    for mark in page.xpath("//a[contains(@class, 'mark')] | //span[@class='kind']"):
        mark.drop_tree()
    shown = "".join(page.xpath("//section[@class='text']")[0].text_content().split())
    assert shown == "".join(TEXT.split())


def test_the_card_says_according_to_whom_and_who_disputes_it(tmp_path: Path) -> None:
    card = _page(tmp_path, READING).get_element_by_id("r1-v1").text_content()
    assert "Amal Tawfiq, s1" in card
    assert "The army, s3" in card
    assert "alleged" in card


HOSTILE = "<script>alert(1)</script>\x00\ud800<img src=http://example.org/x onerror=alert(1)>"


def test_a_hostile_report_stays_words_and_the_page_asks_nobody_for_anything(tmp_path: Path) -> None:
    hostile = Report(
        "00",
        "text/plain",
        HOSTILE,
        HOSTILE,
        None,
        HOSTILE,
        HOSTILE,
        parts=(Part("paragraph", 0, len(HOSTILE)),),
    )
    page = _page(tmp_path, Reading(report=hostile))
    assert not page.xpath(
        "//script | //img | //link | //iframe | //*[@src] | //@*[starts-with(name(), 'on')]"
    )
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    assert "<script>alert(1)</script>" in page.text_content()


def test_a_page_that_was_not_finished_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("the page of yesterday", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), page_writer(path) as add:
        add(replace(READING))
        _ = 1 / 0
    assert path.read_text(encoding="utf-8") == "the page of yesterday"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(OnRecordError, match="cannot be written"), page_writer(tmp_path / "no" / "page.html"):
        pass
