"""``python -m bench screenshots``: the main pages as they look, in both themes and at three widths.

They are drawn by a real Chromium from a real archive that took in the samples and in which a few drafts are
judged, and written to ``docs/screenshots/``.
"""

import shutil
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from rich.console import Console

from onrecord.archive.archive import Archive, create, open_archive
from onrecord.archive.documents import Document
from onrecord.archive.keys import Cost
from onrecord.archive.overview import overview
from onrecord.archive.place import Place
from onrecord.engines.apart import ReadingProcess
from onrecord.engines.local import add_files
from onrecord.record import Judgement, Verdict
from onrecord.web.gate import COOKIE
from onrecord.web.viewer import Viewer
from onrecord.workbench import Request, find_files
from onrecord.workbench.judging import judge, open_record
from tests.web.serving import Served, serving

ROOT = Path(__file__).parent.parent
OUT = ROOT / "docs" / "screenshots"
SIZES = ((1440, 900), (768, 1024), (360, 740))
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAGES = {
    "queue": "/",
    "read": "/read/{report}",
    "ledger": "/ledger",
    "person": "/people/{person}",
    "look": "/look",
}
"""Drawn at every size in both themes."""
MORE = {
    "people": "/people",
    "map": "/look?show=map",
    "network": "/look?show=network",
    "counts": "/look?show=counts",
    "compare": "/compare?one={report}&other={other}",
}
"""Drawn once."""
COLOURS = 128
_REPORT = "raqqa-ngo-report.pdf"
_PERSON = "police"
_PASSPHRASE = "drawn, not guessed"  # noqa: S105 - it guards the samples


def run(console: Console) -> None:
    """Draw all of them."""
    chromium = shutil.which("chromium")
    if chromium is None:
        console.print("Chromium is not installed (apt-get install chromium).")
        return
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for archive in _archive(Path(folder) / "archive"):
            with serving(archive, Viewer("Rima", "keeper"), ReadingProcess().read) as served:
                _draw(browser, served, console)
        browser.close()


def _archive(root: Path) -> Iterator[Archive]:
    create(root, _PASSPHRASE, "Rima", cost=Cost(passes=1, memory_kib=64, lanes=1))
    with open_archive(Place(root), lambda: _PASSPHRASE, "Rima") as archive:
        for _ in add_files(archive, list(find_files([ROOT / "samples"])), Request()):
            pass
        verdicts: tuple[Verdict, ...] = ("confirm", "confirm", "reject", "confirm")
        for document in (_document(archive, _REPORT), _document(archive, "jaffna-news-page.html")):
            for event, verdict in zip(open_record(archive, document).drafted.events, verdicts, strict=False):
                judge(archive, document, Judgement(event.id, verdict, "Rima", ""))
        yield archive


def _document(archive: Archive, name: str) -> Document:
    with archive.database.reading() as connection:
        return next(line.document for line in overview(connection) if line.origin.endswith(name))


def _draw(browser: Browser, served: Served, console: Console) -> None:
    names = {
        "report": served.document(_REPORT).name,
        "other": served.document("jaffna-news-page.html").name,
        "person": _PERSON,
    }
    for width, height in SIZES:
        for theme in THEMES:
            context = browser.new_context(
                base_url=served.url,
                viewport={"width": width, "height": height},
                color_scheme=theme,
                reduced_motion="reduce",
            )
            session = served.door.admit(served.door.viewer)
            context.add_cookies([{"name": COOKIE, "value": session, "url": served.url}])
            for name, address in PAGES.items():
                _one(context, address.format(**names), f"{name}-{width}-{theme}", console)
            if (width, theme) == (SIZES[0][0], THEMES[0]):
                for name, address in MORE.items():
                    _one(context, address.format(**names), f"{name}-{width}-{theme}", console)
            context.close()


def _one(context: BrowserContext, address: str, name: str, console: Console) -> None:
    page = context.new_page()
    answer = page.goto(address)
    page.wait_for_timeout(500)  # maps and networks find their place
    file = OUT / f"{name}.png"
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    refused = f"  refused: {answer.status}" if answer is not None and answer.status != 200 else ""
    console.print(f"{file.name}  {file.stat().st_size // 1000} kB{refused}")
    page.close()
