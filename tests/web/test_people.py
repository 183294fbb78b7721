"""The pages of names in a real browser: what is told of somebody, by whom, and protecting them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.archive.telling import Deed, tell
from tests.web.conftest import Visit
from tests.web.serving import Served


@pytest.fixture
def told(served: Served) -> Served:
    """Two reports that name somebody alike."""
    tell(
        served.archive,
        "One",
        Deed(denier="Army"),
        Deed("harm.sexual", certainty="reported", source=None),
        publisher="The Lantern",
    )
    tell(
        served.archive,
        "Two",
        Deed("harm.kill", polarity="did-not-happen", source="Amal Tawfiq", target="Omar"),
    )
    return served


def test_names_are_found_as_they_are_typed_and_open(told: Served, page: Page) -> None:
    page.goto("/people")
    page.keyboard.press("/")
    page.keyboard.type("tawf", delay=20)
    expect(page.locator(".figures tbody tr")).to_have_count(1)
    page.keyboard.press("Tab")
    page.locator(".figures a", has_text="Amal Tawfiq").click()
    expect(page.get_by_role("heading", name="Amal Tawfiq", exact=True)).to_be_visible()


def test_reports_that_name_somebody_alike_stand_apart_and_that_is_said(told: Served, page: Page) -> None:
    page.goto("/people/amal-tawfiq")
    expect(page.get_by_role("note")).to_contain_text("Nobody has said that they are the same")
    one, two = page.get_by_role("article", name="One"), page.get_by_role("article", name="Two")
    expect(one).to_contain_text("What was done to them")
    expect(one).not_to_contain_text("What they said")
    expect(two).to_contain_text("What they said")
    expect(two).not_to_contain_text("What was done to them")


def test_what_was_done_is_told_with_who_says_so_and_who_denies_it(told: Served, page: Page) -> None:
    page.goto("/people/amal-tawfiq")
    arrest, harm = page.get_by_role("article", name="One").locator(".deed").all()
    expect(arrest).to_contain_text("alleged")
    expect(arrest).to_contain_text("according to Rima Haddad")
    expect(arrest).to_contain_text("denied by Army")
    expect(harm).to_contain_text("reported")
    expect(harm).to_contain_text("according to The Lantern")
    page.goto("/people/omar")
    expect(page.locator(".deed")).to_contain_text("said not to have happened")


def test_somebody_is_protected_on_the_spot_and_others_see_a_pseudonym(
    told: Served, page: Page, visit: Visit
) -> None:
    page.goto("/people/amal-tawfiq")
    one = page.get_by_role("article", name="One")
    one.locator(".guard > summary").click()
    one.get_by_label("Why").fill("her family was threatened")
    one.get_by_label("in every report that uses this name").check()
    one.get_by_role("button", name="Protect").click()
    expect(page.get_by_text("protected: confidential").first).to_be_visible()
    reader = visit("Noor", "reader")
    reader.goto("/people")
    expect(reader.get_by_role("link", name="Person A")).to_be_visible()
    expect(reader.get_by_role("link", name="Amal Tawfiq")).to_have_count(0)
    reader.goto("/people/person-a")
    expect(reader.locator(".guard")).to_have_count(0)
    assert "Tawfiq" not in reader.content()


def test_who_may_not_protect_is_refused_in_words(told: Served, visit: Visit) -> None:
    page = visit("Noor", "reader")
    page.goto("/people/amal-tawfiq")
    expect(page.locator(".guard")).to_have_count(0)
    token = page.locator("body").get_attribute("hx-headers") or ""
    answer = page.request.post(
        "/people/amal-tawfiq/protect",
        form={"document": told.document("One.txt").name, "entity": "e2", "level": "sealed", "reason": "x"},
        headers={"x-onrecord-token": token.split('"')[3], "origin": told.url},
    )
    assert answer.status == 403


@pytest.mark.parametrize("width", [360, 1440])
def test_the_pages_of_names_break_no_rule_and_fit_their_screen(
    told: Served, visit: Visit, axe: Callable[[Page], None], width: int
) -> None:
    page = visit(viewport={"width": width, "height": 900})
    for path in ("/people", "/people/amal-tawfiq", "/people?words=nobodyiscalledthis"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        axe(page)
