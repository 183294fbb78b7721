"""The ledger in a real browser: narrowing, keys, addresses, saved views, and a CSV that leaks nothing."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.archive.custody import history
from onrecord.workbench.protecting import protect_person
from tests.archive.telling import Deed, tell
from tests.web.conftest import Visit
from tests.web.serving import Served

ROWS = ".records tbody tr"


@pytest.fixture
def told(served: Served) -> Served:
    """Two reports of one arrest, and what somebody denies, beside the samples."""
    tell(served.archive, "One", Deed("harm.sexual", certainty="reported", denier="Army"), Deed())
    tell(
        served.archive, "Two", Deed(source="Noor"), Deed("harm.kill", polarity="did-not-happen", actor="Army")
    )
    return served


def test_facets_narrow_the_table_in_place_and_the_address_is_the_view(told: Served, page: Page) -> None:
    page.goto("/ledger")
    page.get_by_label("harm", exact=False).first.check()
    expect(page).to_have_url(re.compile(r"code=harm"))
    page.get_by_text("Who did it", exact=True).click()
    page.locator("#facet-actors").get_by_label("Army").check()
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(ROWS)).to_contain_text("said not to have happened")
    address = page.url
    page.goto("/")
    page.goto(address)
    expect(page.locator(ROWS)).to_have_count(1)
    page.locator(".chip", has_text="Army").click()
    expect(page.locator(".chip", has_text="Army")).to_have_count(0)
    assert page.locator(ROWS).count() > 1


@pytest.mark.parametrize(
    ("locale", "family", "meaning"),
    [
        ("en", "Killing and violence harm", "Killing harm.kill"),
        ("fr", "Mise à mort et violences harm", "Mise à mort harm.kill"),
    ],
)
def test_a_code_is_offered_by_what_it_means_with_the_code_beside_it(
    told: Served, visit: Visit, axe: Callable[[Page], None], locale: str, family: str, meaning: str
) -> None:
    page = visit(locale=locale, viewport={"width": 1440, "height": 900})
    page.goto("/ledger")
    page.get_by_role("checkbox", name=meaning).check()
    expect(page.locator(".chip", has_text="harm.kill")).to_contain_text(meaning)
    assert page.get_by_role("checkbox", name=family).count() >= 1
    expect(page.locator(f"{ROWS} .code").first).to_have_attribute("title", meaning.rpartition(" ")[0])
    axe(page)


def test_a_code_of_another_codebook_stands_for_itself(told: Served, page: Page) -> None:
    tell(told.archive, "Three", Deed("land.evict"))
    page.goto("/ledger")
    page.get_by_role("checkbox", name="land.evict").check()
    expect(page.locator(".chip", has_text="land.evict")).to_be_visible()


def test_a_period_of_ones_own_is_typed(told: Served, page: Page) -> None:
    page.goto("/ledger?code=harm")
    page.get_by_text("When", exact=True).first.click()
    page.get_by_label("or another period").fill("2017-11")
    page.keyboard.press("Enter")
    expect(page.locator(".chip", has_text="When")).to_contain_text("2017-11")
    refused = page.request.get("/ledger?period=one+fine+day")
    assert (refused.status, "not a date" in refused.text()) == (400, True)


def test_words_are_looked_for_as_they_are_typed_and_keep_the_cursor(told: Served, page: Page) -> None:
    page.goto("/ledger")
    page.keyboard.press("/")
    page.keyboard.type("Noor", delay=20)
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator("#words")).to_be_focused()
    expect(page.locator("#words")).to_have_value("Noor")
    page.locator("#words").fill("nobody said this")
    expect(page.locator(".nothing")).to_contain_text("Take a filter off")


def test_a_choice_made_with_keys_keeps_the_focus_for_the_next(told: Served, page: Page) -> None:
    page.goto("/ledger")
    choice = page.locator("#facet-certainties").get_by_label("reported")
    choice.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("certainty=reported"))
    expect(choice).to_be_checked()
    expect(choice).to_be_focused()


def test_the_ledger_works_without_script(told: Served, visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    page.goto("/ledger")
    page.locator("#words").fill("Noor")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(ROWS)).to_have_count(1)
    page.get_by_role("link", name="Clear all").click()
    assert page.locator(ROWS).count() > 1


def test_a_row_opens_the_record_where_it_was_read(told: Served, page: Page) -> None:
    page.goto("/ledger?code=harm.sexual")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/read/[0-9a-f]{12}#v1$"))


def test_accounts_of_one_event_are_counted_and_lead_to_one_another(told: Served, page: Page) -> None:
    page.goto("/ledger?accounts=2")
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_role("link", name="2 accounts of this code, day and place").first.click()
    expect(page.locator(ROWS)).to_have_count(2)


def test_the_next_page_goes_on_where_the_last_one_ended(told: Served, page: Page) -> None:
    page.goto("/ledger?order=date")
    first = page.locator(".records .words a").first.inner_text()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("after="))
    expect(page.locator(".records .words a").first).not_to_have_text(first)
    page.get_by_role("link", name="First page").click()
    expect(page.locator(".records .words a").first).to_have_text(first)


def test_a_saved_view_is_an_address_with_a_name(told: Served, page: Page, visit: Visit) -> None:
    page.goto("/ledger?code=harm")
    page.locator("#saved > summary").click()
    page.get_by_label("Save what is shown as").fill("Harm, all of it <b>")
    page.get_by_label("for all who work here").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url(re.compile(r"/ledger\?code=harm$"))
    other = visit("Noor", "reader")
    other.goto("/ledger")
    other.locator("#saved > summary").click()
    other.get_by_role("link", name="Harm, all of it <b>").click()
    expect(other).to_have_url(re.compile(r"code=harm"))
    page.locator("#saved > summary").click()
    page.get_by_role("button", name="Remove the view Harm, all of it <b>").click()
    page.locator("#saved > summary").click()
    expect(page.locator("#saved")).to_contain_text("No view has a name yet")


def test_a_csv_holds_what_is_shown_without_a_protected_name_and_the_log_tells_of_it(
    told: Served, page: Page, tmp_path: Path
) -> None:
    formula = "=1+cmd()"
    document = tell(told.archive, "Three", Deed("harm.sexual", target=formula, actor="Amal Tawfiq"))
    protect_person(told.archive, ["Amal Tawfiq"], "confidential", "she asked for it", "keeper")
    page.goto("/ledger?code=harm.sexual")
    page.get_by_role("link", name="Save as CSV").click()
    page.get_by_label("Dates").select_option("year")
    drafts_stay = page.get_by_label("only what a person confirmed or amended")
    expect(drafts_stay).to_be_checked()
    page.get_by_role("button", name="Save as CSV").click()
    expect(page.get_by_role("alert")).to_contain_text("nobody has confirmed")
    drafts_stay.uncheck()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    path = tmp_path / "table.csv"
    download.value.save_as(path)
    text = path.read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert {row["type"] for row in rows} == {"harm.sexual"}
    assert "Person A" in {row["actors"] for row in rows}
    assert f"'{formula}" in {row["targets"] for row in rows}
    assert {row["date"] for row in rows} == {"2017"}
    assert not re.search(r"tawfiq|one\.txt|took\d", text, re.IGNORECASE)
    with told.archive.database.reading() as connection:
        released = [each for each in history(connection, document.original) if each.action == "released"]
    assert [each.detail["format"] for each in released] == ["table of events"]


def test_who_may_not_release_finds_no_way_to(told: Served, visit: Visit) -> None:
    page = visit("Noor", "coder")
    page.goto("/ledger")
    expect(page.get_by_role("link", name="Save as CSV")).to_have_count(0)
    assert page.request.get("/ledger/csv").status == 403
    page.goto("/look")
    expect(page.get_by_role("button", name="Save SVG")).to_have_count(0)


def test_who_may_not_see_a_name_finds_a_pseudonym_and_no_way_back(told: Served, visit: Visit) -> None:
    protect_person(told.archive, ["Amal Tawfiq"], "confidential", "she asked for it", "keeper")
    page = visit("Noor", "reader")
    for path in (
        "/ledger",
        "/people",
        "/look?show=network",
        "/ledger?words=Tawfiq",
        "/ledger?target=amal+tawfiq",
    ):
        page.goto(path)
        page.locator("main").wait_for()
        shown = page.locator(".records, .figures, .picture, .facet:not(#facet-targets)").all_text_contents()
        assert "tawfiq" not in " ".join(shown).casefold(), path
    page.goto("/people/person-a")
    expect(page.get_by_role("heading", name="Person A", exact=True)).to_be_visible()
    assert page.request.get("/people/amal-tawfiq").status == 404


def test_an_empty_archive_says_what_to_do(page: Page, served: Served, axe: Callable[[Page], None]) -> None:
    page.goto("/ledger?words=nobodysaidthis")
    expect(page.locator(".nothing")).to_be_visible()
    axe(page)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_ledger_breaks_no_rule_and_fits_its_screen(
    told: Served, visit: Visit, axe: Callable[[Page], None], width: int
) -> None:
    page = visit(viewport={"width": width, "height": 900})
    for path in ("/ledger", "/ledger?code=harm&accounts=2", "/ledger/csv?code=harm"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        axe(page)
