"""``python -m bench room``: how long the reading room takes with a report of 10,000 words, in a real browser.

The report is made of our own labelled cases, one after another, and is read by the real reader: it has far
more drafts than a page of news. Times are what the person in front of the screen waits.
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import create, open_archive
from onrecord.archive.keys import Cost
from onrecord.archive.place import Place
from onrecord.engines.apart import ReadingProcess
from onrecord.record import Reading
from onrecord.web.gate import COOKIE
from onrecord.web.viewer import Viewer
from onrecord.workbench import Request, open_reader, read_file
from tests.web.serving import serving

SAMPLE = Path(__file__).parent.parent / "samples" / "jaffna-news-page.html"
CASES = Path(__file__).parent.parent / "tests" / "cases" / "development"
WORDS = 10_000
CONFIRMED = 15
_PASSPHRASE = "measured, not guessed"  # noqa: S105 - it guards nothing
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_MOVED = "before => document.querySelector('.card.current').dataset.id !== before"
_KEPT = "record => !!document.querySelector(`#card-${record} .status.confirmed`)"


def run(console: Console) -> None:
    """Read the report, open it, confirm drafts by their key, and print what it took."""
    chromium = shutil.which("chromium")
    if chromium is None:
        console.print("Chromium is not installed (apt-get install chromium).")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "long.txt"
        path.write_text(_long_report(), encoding="utf-8")
        (reading,) = read_file(path, Request(published="2017-11-30"), open_reader(Request()))
        assert isinstance(reading, Reading)  # noqa: S101 - it is made of reports that can be read
        create(Path(folder) / "archive", _PASSPHRASE, "bench", cost=Cost(1, 64, 1))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with (
            open_archive(Place(Path(folder) / "archive"), lambda: _PASSPHRASE, "bench") as archive,
            serving(archive, Viewer("bench", "keeper"), ReadingProcess().read) as served,
        ):
            acquire(archive, path.read_bytes(), str(path), [reading])
            (page_of_news,) = read_file(SAMPLE, Request(), open_reader(Request()))
            assert isinstance(page_of_news, Reading)  # noqa: S101 - as above
            acquire(archive, SAMPLE.read_bytes(), str(SAMPLE), [page_of_news])
            context = browser.new_context(base_url=served.url, viewport={"width": 1440, "height": 900})
            session = served.door.admit(served.door.viewer)
            context.add_cookies([{"name": COOKIE, "value": session, "url": served.url}])
            page = context.new_page()
            opened = [_open(page, f"/read/{served.documents()[0].name}") for _ in range(4)]
            confirmed = [_confirm(page) for _ in range(CONFIRMED)]
            drafts = len(page_of_news.statements) + len(page_of_news.events)
            _open(page, f"/read/{served.documents()[1].name}")
            each = _confirm_all(page, drafts) / drafts
        browser.close()
    words = len(reading.report.text.split())
    table = Table(
        title=f"{words:,} words, {len(reading.statements)} statements, {len(reading.events)} events"
    )
    for column in ("what", "median", "slowest"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for what, times in (
        ("first contentful paint, the first time", [opened[0][0]]),
        ("first contentful paint, again", [paint for paint, _ in opened[1:]]),
        ("until keys are taken, again", [ready for _, ready in opened[1:]]),
        ("from `c` to the next draft", [moved for moved, _ in confirmed]),
        ("from `c` to the confirmed draft, on the disk and on the page", [kept for _, kept in confirmed]),
    ):
        table.add_row(what, f"{statistics.median(times):.0f} ms", f"{max(times):.0f} ms")
    table.add_row(
        f"a page of news: one of {drafts} drafts, confirmed as fast as keys come", f"{each:.0f} ms", ""
    )
    console.print(table)


def _long_report() -> str:
    texts: list[str] = []
    for path in sorted(CASES.glob("*/report.txt")):
        texts.append(path.read_text(encoding="utf-8"))
        if sum(len(text.split()) for text in texts) >= WORDS:
            break
    return "\n\n".join(texts)


def _open(page: Page, address: str) -> tuple[float, float]:
    """Milliseconds until something of the page can be seen, and until it takes keys."""
    began = time.perf_counter()
    page.goto(address)
    page.locator("#room[data-ready]").wait_for()
    ready = (time.perf_counter() - began) * 1000
    return float(page.evaluate(_PAINT)), ready


def _confirm(page: Page) -> tuple[float, float]:
    """Milliseconds from the key to the next draft, and to the answer that this one is kept."""
    record = page.locator(".card.current").get_attribute("data-id")
    began = time.perf_counter()
    page.keyboard.press("c")
    page.wait_for_function(_MOVED, arg=record)
    moved = (time.perf_counter() - began) * 1000
    page.wait_for_function(_KEPT, arg=record)
    return moved, (time.perf_counter() - began) * 1000


def _confirm_all(page: Page, drafts: int) -> float:
    """Milliseconds until all drafts of a report are confirmed and kept, one key for each."""
    began = time.perf_counter()
    for _ in range(drafts):
        page.keyboard.press("c")
    done = "all => document.querySelectorAll('#drafts .status.confirmed').length === all"
    page.wait_for_function(done, arg=drafts)
    return (time.perf_counter() - began) * 1000
