"""``python -m bench pages``: how long the ledger and the pictures take in a browser, with 50,000 events."""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

from bench.archive import reading
from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive, create, open_archive
from onrecord.archive.keys import Cost
from onrecord.archive.place import Place
from onrecord.evidence import sha256
from onrecord.record import Date, Entity, Event, Gazetteer, Reading
from onrecord.web.gate import COOKIE
from onrecord.web.viewer import Viewer
from onrecord.workbench import Unread
from tests.web.browser import CHROMIUM
from tests.web.serving import serving

PASSPHRASE = "measured, not guessed"  # noqa: S105 - it guards nothing
_PLACES = {
    "Basra": (30.5, 47.8, 20, ("Basra", "Iraq")),
    "Battambang": (13.1, 103.2, 10, ("Battambang", "Cambodia")),
    "Gulu": (2.8, 32.3, 6, ("Northern Region", "Uganda")),
    "Tocoa": (15.7, -86.0, 5, ("Colón", "Honduras")),
    "Almaty": (43.3, 76.9, 20, ("Almaty", "Kazakhstan")),
    "Jaffna": (9.7, 80.0, 8, ("Northern Province", "Sri Lanka")),
    "Raqqa": (36.0, 39.0, 120, ("Syria",)),
    "Adré": (13.5, 22.2, 3, ("Ouaddaï", "Chad")),
    "Kampala": (0.3, 32.6, 25, ("Central Region", "Uganda")),
    "Prey Veng": (11.5, 105.3, 60, ("Cambodia",)),
}


def fill(archive: Archive, documents: int) -> None:
    """Take in ``documents`` made reports of 20 statements and 20 events each, varied and on the map."""
    for number in range(documents):
        data = f"document {number}".encode()
        acquire(archive, data, f"bench/{number}", [_varied(reading(number, sha256(data)), number)])


def _varied(made: Reading, number: int) -> Reading:
    chance = random.Random(number)  # noqa: S311 - the same records on every run
    return replace(
        made,
        entities=tuple(map(_placed, made.entities)),
        events=tuple(_vary(event, chance) for event in made.events),
    )


def _placed(entity: Entity) -> Entity:
    if entity.kind != "place":
        return entity
    lat, lon, radius, within = _PLACES[entity.name]
    feature = "region" if len(within) == 1 else "town"
    return replace(
        entity,
        gazetteer=Gazetteer(f"bench:{entity.name}", lat, lon, within, float(radius), feature),
    )


def _vary(event: Event, chance: random.Random) -> Event:
    year, month, day = chance.randint(2012, 2021), chance.randint(1, 12), chance.randint(1, 28)
    edtf = chance.choice(
        (f"{year}-{month:02}-{day:02}",) * 4 + (f"{year}-{month:02}", f"{year}", f"{year}-{month:02}~", None)
    )
    return replace(
        event,
        date=Date(edtf, event.trigger) if edtf else None,
        certainty=chance.choice(("alleged", "alleged", "reported", "possible")),
        according_to=event.according_to if chance.random() < 0.8 else (),
        polarity="did-not-happen" if chance.random() < 0.05 else "happened",
    )


def make(root: Path, documents: int) -> None:
    """A new archive in ``root`` with so many made reports."""
    create(root, PASSPHRASE, "bench", cost=Cost(1, 64, 1))
    with open_archive(Place(root), lambda: PASSPHRASE, "bench") as archive:
        fill(archive, documents)


_LOOKS: tuple[tuple[str, str, str], ...] = (
    ("the queue", "/", ".task"),
    ("the queue, one section", "/?show=new&page=3", ".task"),
    ("the ledger", "/ledger", ".records tbody tr"),
    ("the ledger, by date", "/ledger?order=date", ".records tbody tr"),
    ("the ledger, one code, one country", "/ledger?code=liberty&country=Iraq", ".records tbody tr"),
    ("the ledger, two words", "/ledger?words=tawfiq+basra", ".records tbody tr"),
    ("names", "/people", ".figures tbody tr"),
    ("a name that all reports use", "/people/amal-tawfiq", ".sketch"),
    ("timeline", "/look?show=timeline", ".timeline .mark"),
    ("map", "/look?show=map", ".map path.there"),
    ("who acts on whom", "/look?show=network", ".network .mark"),
    ("counts", "/look?show=counts", ".counts .mark"),
)
"""What is looked at, at which address, and what must be there when it is drawn."""
_TIMES = 5


def run(documents: int, root: Path | None, console: Console) -> None:
    """Time the pages over an archive of ``documents`` reports, made in ``root`` unless one is there."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(root or Path(folder) / "archive")
        if not place.root.exists():
            make(place.root, documents)
        table = Table(
            "page", "drawn at first", "first content again", "drawn again", box=None, header_style="bold"
        )
        with open_archive(place, lambda: PASSPHRASE, "bench") as archive, _browser(archive) as page:
            for name, address, wanted in _LOOKS:
                cold = _open(page, address, wanted)[1]
                firsts, drawn = zip(*(_open(page, address, wanted) for _ in range(_TIMES)), strict=True)
                table.add_row(name, _ms([cold]), _ms(firsts), _ms(drawn))
            for name, choose, wanted in (
                ("a facet is ticked", "#codes\\=harm", "code=harm"),
                ("a facet of few is ticked", "#certainties\\=possible", "certainty=possible"),
            ):
                cold = _tick(page, choose, wanted)
                again = [_tick(page, choose, wanted) for _ in range(_TIMES)]
                table.add_row(f"… {name}", _ms([cold]), "", _ms(again))
        console.print(table)
    console.print(
        f"At first nothing of a view was counted yet; then medians of {_TIMES}. By the clock, in Chromium; "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}."
    )


def _open(page: Page, address: str, wanted: str) -> tuple[float, float]:
    """Milliseconds from asking for a page to its first content, and until what was asked for is drawn."""
    began = time.perf_counter()
    page.goto(address)
    page.locator(wanted).first.wait_for()
    drawn = 1000 * (time.perf_counter() - began)
    paints = "performance.getEntriesByName('first-contentful-paint').map(entry => entry.startTime)[0]"
    return float(page.evaluate(paints) or drawn), drawn


def _tick(page: Page, choose: str, wanted: str) -> float:
    """Milliseconds from ticking a choice of a facet until the table is the narrowed one."""
    page.goto("/ledger")
    began = time.perf_counter()
    with page.expect_response(lambda response: wanted in response.url):
        page.locator(choose).check()
    page.locator(".chip").first.wait_for()
    return 1000 * (time.perf_counter() - began)


def _ms(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.0f} ms"


@contextmanager
def _browser(archive: Archive) -> Iterator[Page]:
    """A page of a real browser on a real server over ``archive``, its keeper signed in."""
    with serving(archive, Viewer("bench", "keeper"), _unread) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(base_url=served.url, viewport={"width": 1440, "height": 900})
        session = served.door.admit(Viewer("bench", "keeper"))
        context.add_cookies([{"name": COOKIE, "value": session, "url": served.url}])
        page = context.new_page()
        page.set_default_timeout(60_000)
        yield page
        browser.close()


def _unread(data: bytes, origin: str) -> list[Reading | Unread]:
    """Nothing is handed in here."""
    return []
