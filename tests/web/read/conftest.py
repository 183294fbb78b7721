"""An archive of two small reports, so that every judgement of a test is quickly kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.evidence import cut, sha256
from onrecord.record import Entity, Event, Part, Reading, Report
from onrecord.workbench.judging import Shown, open_record
from tests.archive.making import make, opened, reading_of
from tests.web.conftest import Visit
from tests.web.serving import Served

STRANGE = (
    "𝒜 hostile\r\nreport: 😀 men took \x00 Amal.\r\n\r\n"
    "قالت أمل إنهم أخذوا 😀 أختها من البيت.\n\n"
    "In Basra, they beat her."
)
"""Letters outside the first plane, carriage returns, a NUL and words from right to left."""


def _strange() -> Reading:
    def words(phrase: str) -> tuple[int, int]:
        start = STRANGE.index(phrase)
        return start, start + len(phrase)

    trigger = cut(STRANGE, *words("beat"))
    ends = [STRANGE.index("\r\n\r\n"), STRANGE.index("\n\nIn Basra"), len(STRANGE)]
    starts = [0, ends[0] + 4, ends[1] + 2]
    return Reading(
        Report(
            sha256(STRANGE.encode()), "text/plain", STRANGE, "strange.txt", "en", "A strange report",
            parts=tuple(Part("paragraph", start, end) for start, end in zip(starts, ends, strict=True)),
        ),
        entities=(Entity("e1", "place", "Basra", mentions=(cut(STRANGE, *words("Basra")),)),),
        events=(Event("v1", "harm.assault", trigger, (cut(STRANGE, *words("they beat her")),)),),
    )  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """In place of the samples: ``courier.txt`` and ``strange.txt``."""
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        acquire(archive, b"courier", "courier.txt", [reading_of(b"courier", "courier.txt")])
        acquire(archive, STRANGE.encode(), "strange.txt", [_strange()])
        yield archive


@pytest.fixture
def record(served: Served) -> Callable[..., Shown]:
    """The record of a document as the archive has it."""

    def now(name: str = "courier.txt") -> Shown:
        return open_record(served.archive, served.document(name))

    return now


class Room:
    """The reading room on somebody's screen."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def card(self, record: str) -> "Card":
        return Card(self.page, record)

    @property
    def current(self) -> str | None:
        return self.page.locator(".card.current").get_attribute("data-id")

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def quiet(self) -> None:
        """Wait until nothing is on its way to the server."""
        self.page.wait_for_load_state("networkidle")


class Card:
    """A card of the room."""

    def __init__(self, page: Page, record: str) -> None:
        self.here = page.locator(f"#card-{record}")
        self.desk = self.here.locator(".desk")


@pytest.fixture
def enter(visit: Visit, served: Served) -> Callable[..., Room]:
    """Opens a document in the reading room."""

    def open_room(document: str = "courier.txt", query: str = "", **who: object) -> Room:
        page = visit(**{"viewport": {"width": 1440, "height": 900}, **who})  # type: ignore[arg-type]
        page.goto(f"/read/{served.document(document).name}{query}")
        page.locator("#room[data-ready]").wait_for()
        return Room(page)

    return open_room
