"""What the tests of the pages share.

``page`` is a signed-in page of a real Chromium on a real server, over a copy of an archive that took in the
samples; ``visit`` opens more of them, for other people, roles, sizes and themes; ``served`` is the server and
its archive; ``axe`` holds a page against WCAG AA. Whatever a browser complains about (an error of a script, a
dialog, a violation of the content policy) fails the test that it happened in.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from onrecord.archive.archive import Archive
from onrecord.archive.place import Place
from onrecord.engines.apart import ReadingProcess
from onrecord.engines.local import add_files
from onrecord.protection.roles import Role
from onrecord.record import Reading
from onrecord.web.gate import COOKIE
from onrecord.web.viewer import Viewer
from onrecord.workbench import Request, Unread, find_files
from tests.archive.making import WHO, make, opened
from tests.web import browser as browsers
from tests.web.serving import Served, serving

SAMPLES = Path(__file__).parents[2] / "samples"
STEP_MS = 8_000
"""How long a page may take for anything; on a busy machine a second is soon gone."""
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
expect.set_options(timeout=STEP_MS)


@pytest.fixture(scope="session")
def samples_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive that took in the samples; tests get copies of it."""
    place = make(tmp_path_factory.mktemp("samples") / "archive")
    with opened(place) as archive:
        for _, added, unread in add_files(archive, list(find_files([SAMPLES])), Request()):
            assert added is not None, unread
    return place.root


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    reason = browsers.why_not()
    if reason:
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def archive(samples_archive: Path, tmp_path: Path) -> Iterator[Archive]:
    """A copy of the archive of the samples, open."""
    root = tmp_path / "archive"
    shutil.copytree(samples_archive, root)
    with opened(Place(root)) as archive:
        yield archive


def no_reading(data: bytes, origin: str) -> list[Reading | Unread]:
    """For tests that add nothing."""
    raise AssertionError(f"{origin} was read")


@pytest.fixture(scope="session")
def reading() -> Iterator[ReadingProcess]:
    """A process that reads; it starts when the first test adds a file."""
    process = ReadingProcess()
    yield process
    process.close()


@pytest.fixture
def served(archive: Archive, reading: ReadingProcess) -> Iterator[Served]:
    """The workbench over a copy of the archive of the samples."""
    with serving(archive, Viewer(WHO, "keeper"), reading.read) as served:
        yield served


class Visit(Protocol):
    """Opens the workbench for somebody; ``options`` are those of Playwright's ``new_context``."""

    def __call__(self, name: str = WHO, role: Role = "keeper", **options: Any) -> Page:
        """A page of a browser of their own, on the queue."""


@pytest.fixture
def visit(chromium: Browser, served: Served) -> Iterator[Visit]:
    complaints = browsers.Complaints()
    with ExitStack() as contexts:

        def open_page(name: str = WHO, role: Role = "keeper", **options: Any) -> Page:
            context = chromium.new_context(base_url=served.url, reduced_motion="reduce", **options)
            contexts.callback(context.close)
            context.set_default_timeout(STEP_MS)
            session = served.door.admit(Viewer(name, role))
            context.add_cookies([{"name": COOKIE, "value": session, "url": served.url}])
            complaints.listen(context)
            page = context.new_page()
            page.goto("/")
            return page

        yield open_page
    assert complaints.heard == []


@pytest.fixture
def page(visit: Visit) -> Page:
    """The workbench, opened by a keeper on a screen of 1440 by 900."""
    return visit(viewport={"width": 1440, "height": 900})


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Asserts that a page, as it stands, breaks no rule of WCAG AA, in light and in dark."""

    def check(page: Page) -> None:
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            assert browsers.violations(page) == [], theme

    return check
