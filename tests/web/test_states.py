"""What is only there at times (a dialog, a menu, an editor, a refusal) is for everybody too.

`test_day.py` holds each page against WCAG AA as it opens; these are the states that a person brings about.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Visit
from tests.web.serving import Served

Axe = Callable[[Page], None]
WIDTHS = pytest.mark.parametrize("width", [360, 1440])
CHOOSE = """() => {
  const words = document.querySelector('#text .part:not(.headline)'), range = document.createRange();
  range.setStart(words, 0);
  range.setEnd(words, Math.min(3, words.childNodes.length));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def room(visit: Visit, served: Served, width: int) -> Page:
    page = visit(viewport={"width": width, "height": 800})
    page.goto(f"/read/{served.document('jaffna-news-page.html').name}")
    page.locator("#room[data-ready]").wait_for()
    return page


@WIDTHS
def test_the_keys_of_a_page(visit: Visit, axe: Axe, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    axe(page)
    fits(page, width)


def test_files_of_which_some_are_not_taken_in(visit: Visit, axe: Axe, tmp_path: Path) -> None:
    page = visit(viewport={"width": 1440, "height": 900})
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7 nothing that a reader could read")
    page.set_input_files("#files", [tmp_path / "empty.txt", tmp_path / "noise.pdf"])
    expect(page.locator("#inbox .bad")).to_have_count(1, timeout=60_000)
    axe(page)


@WIDTHS
@pytest.mark.parametrize("task", ["a", "d", "m"])
def test_an_editor(visit: Visit, served: Served, axe: Axe, width: int, task: str) -> None:
    page = room(visit, served, width)
    page.keyboard.press(task)
    expect(page.locator(".card.current .desk")).to_be_visible()
    page.keyboard.press("Enter")  # nothing was changed, or no reason was given: it is refused
    axe(page)
    fits(page, width)


@WIDTHS
def test_the_menu_over_chosen_words_and_the_record_that_begins_with_them(
    visit: Visit, served: Served, axe: Axe, width: int
) -> None:
    page = room(visit, served, width)
    page.evaluate(CHOOSE)
    expect(page.locator("#menu")).to_be_visible()
    axe(page)
    fits(page, width)
    for kind, record in (("event", "new-1"), ("entity", "new-2")):
        page.evaluate(CHOOSE)
        page.click(f"#menu [data-pick={kind}]")
        expect(page.locator(f"#desk-{record}")).to_be_visible()
    axe(page)
    fits(page, width)


@WIDTHS
def test_a_person_who_is_being_protected_who_speaks_and_why(
    visit: Visit, served: Served, axe: Axe, width: int
) -> None:
    page = room(visit, served, width)
    page.keyboard.press("w")
    expect(page.locator(".card.current .why li, .card.current .why p").first).to_be_visible()
    page.check("#list-people")
    page.locator("#people .card").first.click()
    page.keyboard.press("h")
    expect(page.locator("#people .desk")).to_be_visible()
    page.click(".speakers summary")
    axe(page)
    fits(page, width)


def test_a_server_that_is_gone(visit: Visit, served: Served, axe: Axe) -> None:
    page = room(visit, served, 1440)
    page.route("**/judge", lambda route: route.abort())
    page.keyboard.press("c")
    expect(page.locator("#told")).to_be_visible()
    axe(page)


@WIDTHS
def test_a_ledger_of_nothing_saved_views_and_a_period_that_is_none(
    visit: Visit, axe: Axe, width: int
) -> None:
    page = visit(viewport={"width": width, "height": 800})
    page.goto("/ledger?words=nothingislikethis")
    page.click("#saved > summary")
    expect(page.locator("#view-name")).to_be_visible()
    axe(page)
    fits(page, width)
    page.goto("/ledger?date=yesterday")
    axe(page)


@WIDTHS
def test_a_name_that_is_being_protected(visit: Visit, axe: Axe, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    page.goto("/people?words=a")
    page.locator(".figures th a").first.click()
    guard = page.locator(".guard > summary").first
    if guard.count():
        guard.click()
    axe(page)
    fits(page, width)


@pytest.mark.parametrize("show", ["timeline", "network", "counts", "map"])
def test_the_table_beside_a_picture(visit: Visit, axe: Axe, show: str) -> None:
    page = visit(viewport={"width": 360, "height": 800})
    page.goto(f"/look?show={show}")
    page.click(".as-table > summary")
    axe(page)
    fits(page, 360)
