"""A day's work: from a file that comes in to a table that leaves, two people at once, a reload in between."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.archive.archive import Archive
from onrecord.archive.custody import history
from tests.web.conftest import Visit
from tests.web.serving import Served
from tests.web.test_inbox import READING_MS

REPORT = (
    "The Harbour Courier\n\nPolice arrested a teacher\n\n"
    "Police arrested Amal Tawfiq, a teacher, in Basra on 3 March 2017, her sister said.\n\n"
    "Soldiers beat two porters in the port on 5 March 2017, the Dockers Union said. The army denied it.\n"
)


def key(page: Page, name: str) -> None:
    """Press a key and wait until the page has taken it."""
    page.keyboard.press(name)
    page.wait_for_load_state("networkidle")


def undecided(page: Page) -> int:
    done, _, total = page.locator("#progress").inner_text().split()[:3]
    return int(total) - int(done)


def test_from_a_file_to_a_table_with_a_reload_in_the_middle_and_two_people_at_once(
    visit: Visit, served: Served, archive: Archive, tmp_path: Path
) -> None:
    rima = visit("Rima", "reviewer", viewport={"width": 1440, "height": 900}, accept_downloads=True)
    noor = visit("Noor", "reviewer", viewport={"width": 1440, "height": 900})

    # In the morning a report comes in.
    (tmp_path / "courier.txt").write_text(REPORT, encoding="utf-8")
    rima.set_input_files("#files", tmp_path / "courier.txt")
    expect(rima.locator(".task h3").first).to_have_text("Police arrested a teacher", timeout=READING_MS)
    document = served.document("courier.txt")

    # She reads it with keys alone; halfway her browser is loaded anew.
    key(rima, "j")
    key(rima, "Enter")
    rima.wait_for_url(f"**/read/{document.name}*")
    drafts = undecided(rima)
    assert drafts >= 4
    key(rima, "c")
    key(rima, "c")
    expect(rima.locator("#progress")).to_contain_text(f"2 of {drafts}")
    rima.reload()
    expect(rima.locator("#progress")).to_contain_text(f"2 of {drafts}")

    # A colleague opens the same report, sees what she did, and decides the rest but one with her.
    noor.goto(f"/read/{document.name}")
    expect(noor.locator("#progress")).to_contain_text(f"2 of {drafts}")
    noor.get_by_label("Undecided").check()
    while undecided(rima):
        left = undecided(rima)
        key(rima, "c")
        expect(rima.locator("#progress")).to_contain_text(f"{drafts - left + 1} of {drafts}")
    expect(noor.locator("#progress")).to_contain_text(f"{drafts} of {drafts}", timeout=READING_MS)

    # The queue says that it is done.
    rima.goto("/?show=done")
    expect(rima.locator(".task h3")).to_have_text(["Police arrested a teacher"])

    # In the evening what is confirmed leaves as a table; the log tells of it.
    rima.goto("/ledger?kind=event&status=confirmed")
    rima.get_by_role("link", name="Save as CSV").click()
    rima.get_by_label("only what a person confirmed or amended").check()
    with rima.expect_download() as download:
        rima.get_by_role("button", name="Save as CSV").click()
        for _ in range(3):  # words that look like a name are shown first; these are none that is protected
            if not rima.get_by_role("alert").get_by_role("checkbox").count():
                break
            for box in rima.get_by_role("alert").get_by_role("checkbox").all():
                box.check()
            rima.get_by_role("button", name="Save as CSV").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert any("arrest" in " ".join(map(str, row.values())) for row in rows)
    with archive.database.reading() as connection:
        log = [entry for subject in (document.original, "archive") for entry in history(connection, subject)]
    assert any(entry.action == "released" and entry.who == "Rima" for entry in log)


EVERYWHERE = (
    "/",
    "/read/{document}",
    "/ledger",
    "/people",
    "/people/police",
    "/look?show=timeline",
    "/look?show=map",
    "/look?show=network",
    "/look?show=counts",
    "/compare?one={document}&other={other}",
    "/ledger/csv",
    "/no/such/page",
)


@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize("width", [360, 1440])
def test_every_page_is_for_everybody(
    visit: Visit, served: Served, axe: Callable[[Page], None], path: str, width: int
) -> None:
    """axe-core finds nothing, in light and in dark; nothing is wider than the screen."""
    page = visit(viewport={"width": width, "height": 800})
    one, other = served.document("raqqa-ngo-report.pdf"), served.document("jaffna-news-page.html")
    page.goto(path.format(document=one.name, other=other.name))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    axe(page)
