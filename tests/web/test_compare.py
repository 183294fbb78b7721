"""Two accounts side by side, in a real browser."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.workbench.protecting import protect_document
from tests.archive.making import make, opened, reading_of
from tests.web.conftest import Visit
from tests.web.serving import Served


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Two reports of one day: the second says that nobody was taken."""
    with opened(make(tmp_path / "archive")) as archive:
        one = reading_of(b"courier", "courier.txt")
        taken, hit = one.events
        other = replace(
            reading_of(b"gazette", "gazette.txt"),
            events=(replace(taken, polarity="did-not-happen"), replace(hit, id="v7", type="harm.kill")),
        )
        acquire(archive, b"courier", "courier.txt", [one])
        acquire(archive, b"gazette", "gazette.txt", [other])
        yield archive


def address(served: Served) -> str:
    one, other = (served.document(name).name for name in ("courier.txt", "gazette.txt"))
    return f"/compare?one={one}&other={other}"


def test_agreements_and_contradictions_are_told_in_words(page: Page, served: Served) -> None:
    page.goto(address(served))
    pair = page.locator(".pair")
    expect(pair).to_have_count(1)
    expect(pair.locator(".signs")).to_contain_text("whether it happened: contradict")
    expect(pair.locator(".signs")).to_contain_text("to whom: the same")
    expect(page.locator(".only").first).to_contain_text("harm.assault")
    expect(page.locator(".only").last).to_contain_text("harm.kill")


def test_a_report_is_compared_from_its_own_page(page: Page, served: Served) -> None:
    one, other = (served.document(name).name for name in ("courier.txt", "gazette.txt"))
    page.goto(f"/read/{one}")
    page.get_by_role("link", name="compare").click()
    page.select_option("#other", other)
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".pair")).to_have_count(1)
    page.locator(".pair a").first.click()
    expect(page.locator(".card.current")).to_have_attribute("data-id", "v1")


def test_what_somebody_may_not_read_cannot_be_compared(visit: Visit, served: Served) -> None:
    protect_document(
        served.archive, served.document("gazette.txt"), "sealed", "the source is at risk", "keeper"
    )
    page = visit("Ines", "reader")
    answer = page.goto(address(served))
    assert answer is not None
    assert not answer.ok
    page.goto("/compare")
    assert served.document("gazette.txt").name not in page.content()


@pytest.mark.parametrize("width", [360, 1440])
def test_the_comparison_is_for_everybody(
    visit: Visit, served: Served, axe: Callable[[Page], None], width: int
) -> None:
    page = visit(viewport={"width": width, "height": 800})
    page.goto(address(served))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
