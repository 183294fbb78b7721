"""The queue in a real browser: what waits for whom, and getting about with keys alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from onrecord.archive.acquire import acquire
from onrecord.archive.judgements import change_setting
from onrecord.evidence import sha256
from onrecord.record import Judgement, Reading, Report, Verdict
from onrecord.web.queue import SIZE
from onrecord.workbench.judging import judge, open_record
from tests.archive.test_reprints import OTHER, STORY, take_in
from tests.web.conftest import Visit
from tests.web.serving import Served

ALL_BUT_ONE = 7


def judged(served: Served, file: str, verdict: Verdict, who: str = "Rima", nth: int = 0) -> None:
    """Have ``who`` judge the ``nth`` event of the report in ``file``."""
    document = served.document(file)
    event = open_record(served.archive, document).drafted.events[nth]
    judge(served.archive, document, Judgement(event.id, verdict, who, "", why="they told us"))


def titles(page: Page) -> list[str]:
    return page.locator(".task h3").all_inner_texts()


def test_the_queue_lists_what_the_archive_holds(page: Page, axe: Callable[[Page], None]) -> None:
    expect(page.get_by_role("link", name="The Empty Chairs")).to_be_visible()
    assert len(titles(page)) == 8
    axe(page)


def test_a_document_goes_from_new_to_begun_with_its_first_judgement(page: Page, served: Served) -> None:
    judged(served, "raqqa-ngo-report.pdf", "confirm")
    page.goto("/?show=begun")
    assert titles(page) == ["The Empty Chairs"]
    expect(page.locator(".judged")).to_contain_text("1 of ")
    page.goto("/?show=new")
    assert "The Empty Chairs" not in titles(page)
    assert len(titles(page)) == ALL_BUT_ONE


def test_with_four_eyes_what_one_person_judged_waits_for_a_second(page: Page, served: Served) -> None:
    change_setting(served.archive, "reviewers", "2")
    judged(served, "raqqa-ngo-report.pdf", "confirm", "Rima")
    page.goto("/?show=second")
    assert titles(page) == ["The Empty Chairs"]
    judged(served, "raqqa-ngo-report.pdf", "reject", "Noor")
    page.reload()
    expect(page.locator(".nothing")).to_have_text("Nothing waits for a second person.")
    page.goto("/?show=disputed")
    assert "The Empty Chairs" in titles(page)


def test_reprints_stand_together(page: Page, served: Served) -> None:
    take_in(served.archive, "one.txt", STORY)
    take_in(served.archive, "two.txt", STORY, "The Evening Post")
    take_in(served.archive, "other.txt", OTHER)
    page.goto("/")
    group = page.locator(".tasks > li", has=page.get_by_text("1 reprint of it"))
    expect(group).to_have_count(1)
    expect(group.locator(".task:visible")).to_have_count(1)
    group.get_by_text("1 reprint of it").click()
    expect(group.locator(".task:visible")).to_have_count(2)
    assert "10" in page.get_by_role("link", name="All").inner_text(), "reprints count once"


def test_a_long_queue_comes_in_pages(page: Page, served: Served) -> None:
    for number in range(SIZE):
        data = f"report {number}".encode()
        report = Report(sha256(data), "text/plain", data.decode(), f"{number}.txt", title=data.decode())
        acquire(served.archive, data, f"{number}.txt", [Reading(report)])
    page.goto("/")
    assert len(titles(page)) == SIZE
    page.keyboard.press("n")
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    assert len(titles(page)) == 8
    page.keyboard.press("p")
    expect(page.get_by_text("Page 1 of 2")).to_be_visible()
    for nonsense in ("0", "-1", "99999999999999999999", "x", "٣"):
        page.goto(f"/?page={nonsense}&show={nonsense}")
        expect(page.get_by_role("heading", name="Queue")).to_be_visible()


def test_keys_alone_lead_to_a_report(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next and previous report")
    page.keyboard.press("Escape")
    second = titles(page)[1]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.innerText") == second
    page.keyboard.press("k")
    page.keyboard.press("j")
    address = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_a_letter_that_somebody_types_into_a_field_is_no_command(page: Page) -> None:
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input id=note>')")
    page.type("#note", "jk?n")
    assert page.input_value("#note") == "jk?n"
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_is_wider_than_the_screen(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
