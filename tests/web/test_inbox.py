"""Reports are handed in: chosen or dropped, with script and without, and read beside the pages."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.archive import inbox
from onrecord.archive.acquire import known
from onrecord.archive.overview import overview
from onrecord.engines.apart import ReadingProcess
from onrecord.web.intake import Intake
from tests.archive.making import files, make, opened
from tests.web.conftest import SAMPLES, Visit
from tests.web.hostile import CORPUS
from tests.web.serving import Served

NEWS = (
    "The Harbour Courier\n\nPolice arrested a teacher\n\n"
    "Police arrested Amal Tawfiq, a teacher, in Basra on 3 March 2017, her sister said.\n"
)
READING_MS = 30_000
"""The first file waits for the reader to load."""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder as somebody has it: reports, one that was here already, some that cannot be read."""
    folder = tmp_path / "reports"
    (folder / "march" / ".cache").mkdir(parents=True)
    (folder / "march" / "arrest.txt").write_text(NEWS, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "photo.jpg").write_bytes(b"no report")
    (folder / "march" / ".cache" / "old.txt").write_text("no report")
    shutil.copy(SAMPLES / "kampala-newspaper-page.txt", folder)
    return folder


def test_a_folder_is_read_and_every_file_is_accounted_for(
    page: Page, served: Served, reports: Path, axe: Callable[[Page], None]
) -> None:
    page.set_input_files("#folder", reports)
    here = page.locator("#inbox")
    expect(here.get_by_text("3 files are dealt with")).to_be_visible(timeout=READING_MS)
    expect(here.get_by_role("link", name="reports/march/arrest.txt")).to_be_visible()
    broken = here.locator("li", has_text="reports/broken.pdf")
    expect(broken).to_contain_text("the PDF is cut off")
    known_one = here.locator("li", has_text="kampala")
    expect(known_one).to_contain_text("was here already")
    expect(page.locator("#sending")).to_contain_text(
        "Left out, because On Record does not read such files: 2"
    )
    # The queue has the new report at its front, though nobody loaded the page anew.
    expect(page.locator(".task h3").first).to_have_text("Police arrested a teacher")
    axe(page)
    page.reload()
    expect(here.get_by_text("the PDF is cut off")).to_be_visible()
    here.get_by_role("button", name="Clear these").click()
    expect(here.get_by_role("listitem")).to_have_count(0)
    assert list(inbox.arrivals(served.archive)) == []


def test_files_can_be_handed_in_without_script(visit: Visit, served: Served, reports: Path) -> None:
    page = visit(java_script_enabled=False)
    page.set_input_files("#files", [reports / "broken.pdf", reports / "march" / "arrest.txt"])
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#inbox")).to_contain_text("arrest.txt")
    for _ in range(READING_MS // 250):
        page.reload()
        if page.get_by_text("2 files are dealt with").count():
            break
        page.wait_for_timeout(250)
    expect(page.locator(".task h3").first).to_have_text("Police arrested a teacher")


def test_files_dropped_on_the_page_are_taken_in(page: Page) -> None:
    dropped = page.evaluate_handle(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([''], 'empty.txt'));
          data.items.add(new File(['%PDF-1.7 broken'], 'broken.pdf'));
          return data;
        }"""
    )
    page.dispatch_event("main", "dragenter", {"dataTransfer": dropped})
    expect(page.locator("body.dropping")).to_be_visible()
    page.dispatch_event("main", "drop", {"dataTransfer": dropped})
    expect(page.locator("#sending")).to_contain_text("The file is empty.")
    expect(page.locator("#inbox")).to_contain_text("the PDF is cut off", timeout=READING_MS)


def test_a_file_name_is_never_a_path_or_markup(page: Page, served: Served) -> None:
    names = [name for name in CORPUS if "\x00" not in name] + ["../../../../tmp/escaped.txt", "C:\\evil.txt"]
    for name in names:
        page.evaluate(
            """async ([name, token]) => {
              const body = new FormData();
              body.append('files', new File(['%PDF-1.7 broken'], 'x'), name);
              await fetch('/inbox', {method: 'POST', body, headers: {'x-onrecord-token': token}});
            }""",
            [name, page.input_value("#hand-in [name=token]")],
        )
    page.reload()
    shown = page.locator("#inbox .name")
    expect(shown).to_have_count(len(names))
    root = served.archive.place.root
    assert {path.relative_to(root).parts[0] for path in files(root)} <= {
        "archive.json", "record.db", "record.db-wal", "record.db-shm", "originals", "inbox",
    }  # fmt: skip


def test_whoever_only_reads_can_hand_nothing_in(visit: Visit) -> None:
    page = visit("Noor", "reader")
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    expect(page.locator("#hand-in")).to_have_count(0)
    status = page.evaluate("fetch('/inbox', {method: 'POST', body: new FormData()}).then(a => a.status)")
    assert status == 403


def test_people_see_their_own_files_and_keepers_all(visit: Visit) -> None:
    rima, noor = visit("Rima", "coder"), visit("Noor", "coder")
    empty = {"name": "rimas-secret.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 broken"}
    rima.set_input_files("#files", empty)  # type: ignore[arg-type]  # mypy sees a plain dict
    expect(rima.locator("#inbox")).to_contain_text("rimas-secret.pdf")
    noor.reload()
    expect(noor.locator("#inbox")).not_to_contain_text("rimas-secret.pdf")
    expect(visit("Zahra", "keeper").locator("#inbox")).to_contain_text("rimas-secret.pdf")


def test_what_waits_in_the_inbox_is_read_by_the_next_server(tmp_path: Path, reading: ReadingProcess) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        cut_off = Intake(archive, reading.read)  # never started: its machine dies
        cut_off.take("Noor", "arrest.txt", NEWS.encode())
        secret = b"Amal Tawfiq"
        assert all(secret not in path.read_bytes() for path in files(tmp_path)), "it waits encrypted"
        after = Intake(archive, reading.read)
        after.start()
        for _ in range(READING_MS // 100):
            if (told := after.progress("Noor")) and told[0].ended:
                break
            after._ending.wait(0.1)
        after.stop()
        after.join()
        assert [each.state for each in told] == ["read"]
        assert list(inbox.arrivals(archive)) == []
        assert known(archive, NEWS.encode(), "arrest.txt") is not None
        with archive.database.reading() as connection:
            (line,) = overview(connection)
    assert line.origin == "arrest.txt"
