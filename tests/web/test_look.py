"""The pictures in a real browser: marks lead to their records, with keys too; saving tells no name."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.archive.custody import history
from onrecord.record import Gazetteer
from onrecord.web.look.page import SHOWS
from onrecord.workbench.protecting import protect_person
from tests.archive.telling import PLACES, Deed, tell
from tests.web.conftest import Visit
from tests.web.serving import Served

ATTACK = '<img src=x onerror=alert(1)>"><script>alert(2)</script>'


@pytest.fixture
def told(served: Served) -> Served:
    """Events dated to a day, a month, a year and not at all; in a town, a region, a country and nowhere."""
    place = f"{ATTACK} there"
    tell(
        served.archive,
        "One",
        Deed("harm.sexual", date="2017-11-16"),
        Deed("harm.sexual", date="2017-11", place="Ayacucho"),
        Deed("harm.sexual", date="2017", place="Iraq", certainty="reported"),
        Deed("harm.sexual", date="XXXX-11-16", place=None),
        Deed("harm.sexual", date=None, polarity="did-not-happen"),
        Deed("harm.sexual", date="2016/2018", actor=ATTACK, place=place),
        publisher="The Lantern",
        places={**PLACES, place: Gazetteer("geonames:1", 10.0, 10.0, (ATTACK,), 300.0, "region")},
    )
    return served


def look(page: Page, show: str) -> Page:
    page.goto(f"/look?code=harm.sexual&show={show}")
    page.locator("#mark-told").wait_for()
    return page


def records(page: Page) -> list[str]:
    expect(page).to_have_url(re.compile("/ledger"))
    return page.locator(".records .when").all_inner_texts()


def test_a_year_is_drawn_wider_than_a_month_and_opens_its_own_records(told: Served, page: Page) -> None:
    look(page, "timeline")
    year = page.locator(".timeline .mark[aria-label*='to the year'] .solid")
    month = page.locator(".timeline .mark[aria-label*='to the month'] .hatched")
    (wide,), (narrow,) = (
        each.evaluate_all("marks => marks.map(mark => mark.getBoundingClientRect().width)")
        for each in (year, month)
    )
    assert wide > 5 * narrow
    page.locator(".timeline .mark[aria-label*='to the year']").click()
    assert records(page) == ["2017"]


def test_what_did_not_happen_is_no_mark_and_what_has_no_year_stands_apart(told: Served, page: Page) -> None:
    look(page, "timeline")
    expect(page.get_by_role("link", name="1 event of which the year is not known")).to_be_visible()
    page.get_by_role("link", name="1 event that is said not to have happened").click()
    assert len(records(page)) == 1
    page.goto("/look?code=harm.sexual&show=counts")
    total = page.locator(".counts .mark .n").all_text_contents()
    assert sum(map(int, total)) == 5


def test_a_picture_is_read_and_opened_with_keys_alone(told: Served, page: Page) -> None:
    look(page, "network")
    page.locator(".network .mark").first.focus()
    first = page.locator("#mark-told").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("#mark-told").inner_text() != first
    page.keyboard.press("Enter")
    assert records(page)


def test_a_country_is_shaded_a_region_is_a_circle_and_both_open_their_records(
    told: Served, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    look(page, "map")
    iraq = page.locator("#found .map path.there[aria-label^='Iraq']")
    expect(iraq).to_have_class(re.compile("reported"))
    sizes = {
        name: page.locator(f"#found .map path.there[aria-label^='{name}']").evaluate(
            "mark => mark.getBBox().width"
        )
        for name in ("Basra", "Ayacucho", "Iraq")
    }
    assert sizes["Ayacucho"] > sizes["Basra"]
    assert sizes["Iraq"] > 3 * sizes["Basra"]
    assert [url for url in asked if not url.startswith(told.url)] == []
    iraq.focus()
    expect(page.locator("#mark-told")).to_contain_text("1 reported")
    page.keyboard.press("Enter")
    assert records(page) == ["2017"]


def test_a_name_that_attacks_is_words_in_a_tooltip_too(told: Served, page: Page) -> None:
    look(page, "map")
    page.locator("#found .map path.there[aria-label*='onerror']").hover(force=True)
    expect(page.locator(".leaflet-tooltip", has_text="onerror")).to_be_visible()
    assert page.locator("#found .map img[src='x']").count() == 0


@pytest.mark.parametrize("show", SHOWS)
def test_a_saved_picture_holds_no_protected_name_no_script_and_no_address(
    told: Served, page: Page, tmp_path: Path, show: str
) -> None:
    protect_person(told.archive, ["Amal Tawfiq"], "confidential", "she asked for it", "keeper")
    look(page, show)
    if show == "network":
        assert "Amal Tawfiq" in page.locator(".network").inner_html()
    files = {}
    for kind in ("svg", "png"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save {kind.upper()}").click()
        assert download.value.suggested_filename == f"on-record-{show}.{kind}"
        path = tmp_path / kind
        download.value.save_as(path)
        files[kind] = path.read_bytes()
    text = files["svg"].decode()
    assert text.startswith("<svg")
    assert not re.search(r"tawfiq|<a |href|<script|127\.0\.0\.1|style=", text, re.IGNORECASE)
    assert ("Person A" in text) == (show == "network")
    assert files["png"].startswith(b"\x89PNG")
    assert len(files["png"]) > 5_000
    with told.archive.database.reading() as connection:
        log = [each for each in history(connection, "archive") if each.action == "released"]
    assert [each.detail["format"] for each in log] == [f"picture of {show}"] * 2


def test_filters_narrow_a_picture_in_place(told: Served, page: Page) -> None:
    look(page, "map")
    page.locator("#facet-certainties").get_by_label("reported").check()
    expect(page.locator("#found .map path.there")).to_have_count(1)
    page.keyboard.press("1")
    expect(page).to_have_url(re.compile("certainty=reported.*show=timeline"))


def test_without_script_a_picture_is_still_there_and_its_table_leads_to_the_records(
    told: Served, visit: Visit
) -> None:
    page = visit(java_script_enabled=False)
    page.goto("/look?code=harm.sexual&show=map")
    page.get_by_text("The same as a table").click()
    page.get_by_role("row", name=re.compile("^Iraq")).get_by_role("link").click()
    assert records(page) == ["2017"]
    page.goto("/look?code=harm.sexual")
    assert page.locator(".timeline .mark").count() == 4


@pytest.mark.parametrize("width", [360, 1440])
def test_every_picture_breaks_no_rule_and_fits_its_screen(
    told: Served, visit: Visit, axe: Callable[[Page], None], width: int
) -> None:
    page = visit(viewport={"width": width, "height": 900})
    for show in SHOWS:
        look(page, show)
        page.get_by_text("The same as a table").click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), show
        axe(page)


def test_nothing_to_draw_is_said(page: Page) -> None:
    for show in SHOWS:
        page.goto(f"/look?words=nobodysaidthis&show={show}")
        expect(page.locator(".nothing")).to_contain_text("no event here")
