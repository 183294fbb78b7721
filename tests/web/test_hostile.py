"""No word of a report is ever more than a word, on any page, in a real browser.

A new page goes into `PAGES`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive
from onrecord.archive.fold import fold
from onrecord.archive.place import Place
from onrecord.evidence import sha256
from onrecord.record import Reading, Report
from tests.archive.making import make, opened
from tests.web.conftest import Visit
from tests.web.hostile import CORPUS, hostile_reading
from tests.web.serving import Served

PAGES = (
    "/",
    "/?show=new",
    "/read/{document}",
    "/read/{document}?at=v1",
    "/compare?one={document}&other={document}",
    "/ledger",
    "/ledger?kind=statement",
    "/people",
    "/people/{person}",
    "/look?show=timeline",
    "/look?show=map",
    "/look?show=network",
    "/look?show=counts",
    "/ledger?words={attack}",
    "/ledger?actor={attack}&document={document}",
    "/ledger?place={attack}&target={attack}",
    "/ledger/csv?words={attack}",
    "/people?words={attack}",
    "/look?show=network&actor={attack}",
    "/read/{document}?at={attack}",
    "/?show={attack}&page={attack}",
)
"""Every page; ``{document}`` is a report whose every word is an attack, ``{person}`` somebody in it."""
PERSON = quote(fold(CORPUS[0]).replace(" ", "-"), safe="")


@pytest.fixture(scope="module")
def attacks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of reports that attack: one in every field, and one for each attack as title and origin."""
    place = make(tmp_path_factory.mktemp("attacks") / "archive")
    with opened(place) as archive:
        for attack in CORPUS:
            small = Report(sha256(attack.encode()), "text/plain", attack, attack, title=attack)
            acquire(archive, attack.encode(), attack, [Reading(small)])
        data = b"an attack in every field"
        acquire(archive, data, CORPUS[0], [hostile_reading(sha256(data))])
    return place.root


@pytest.fixture
def archive(attacks: Path, tmp_path: Path) -> Iterator[Archive]:
    """In place of the samples."""
    root = tmp_path / "archive"
    shutil.copytree(attacks, root)
    with opened(Place(root)) as archive:
        yield archive


@pytest.mark.parametrize("path", PAGES)
def test_an_attack_stays_words_on_every_page(visit: Visit, served: Served, path: str) -> None:
    """The browser hears every dialog, error and violation of the content policy (see ``visit``)."""
    page = visit()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    attack = quote(CORPUS[0], safe="")
    answer = page.goto(path.format(document=served.documents()[-1].name, person=PERSON, attack=attack))
    assert answer is not None
    assert answer.status == 200
    if path.startswith(("/read", "/ledger?kind", "/?", "/people/")):
        assert "alert(" in page.locator("main").inner_text(), "no attack is on this page"
    page.wait_for_timeout(300)
    assert [url for url in asked if not url.startswith(("data:", f"{served.url}/"))] == []
    foreign = "script, iframe, base, meta, math, [onerror], [onload], [onfocus], [href^='javascript:' i]"
    assert page.locator(f"main :is({foreign})").count() == 0


@pytest.mark.parametrize("record", ["s1", "v1", "e1"])
def test_an_attack_stays_words_while_it_is_amended(visit: Visit, served: Served, record: str) -> None:
    page = visit()
    page.goto(f"/read/{served.documents()[-1].name}?at={record}#card-{record}")
    page.locator("#room[data-ready]").wait_for()
    page.keyboard.press("w")
    page.keyboard.press("a")
    page.locator(f"#card-{record} .desk").wait_for()
    page.fill(f"#card-{record} .desk [name=why]", CORPUS[0])
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator(f"#card-{record} .folded").wait_for()
    page.keyboard.press("c")
    page.locator(f"#card-{record} .status.confirmed").wait_for()
    assert page.locator("main :is(script, iframe, base, [onerror], [onload], [onfocus])").count() == 0


def test_an_attack_that_a_person_types_stays_words(visit: Visit, served: Served) -> None:
    """Whoever shares an archive may be hostile too: reasons, names, saved views, names of files."""
    page = visit()
    document = served.documents()[-1].name
    for attack, (key, record) in zip(CORPUS, [("d", "s1"), ("m", "v1"), ("a", "e1")] * 2, strict=False):
        page.goto(f"/read/{document}?at={record}#card-{record}")
        page.locator("#room[data-ready]").wait_for()
        page.keyboard.press(key)
        desk = page.locator(f"#desk-{record}")
        desk.wait_for()
        words = attack.replace("\n", " ")
        if key == "a":
            desk.locator("[name=name]").fill(f"{words} {key}")
        desk.locator("[name=why]").fill(words)
        desk.locator(".main").click()
        desk.wait_for(state="detached")
    page.goto("/ledger?words=alert")
    page.click("#saved > summary")
    page.fill("#view-name", CORPUS[0][:80])
    page.click(".keep .main")
    page.click("#saved > summary")
    for path in (f"/read/{document}", "/ledger", "/people", f"/compare?one={document}&other={document}"):
        page.goto(path)
        page.wait_for_timeout(200)
        assert page.locator("main :is(script, iframe, base, [onerror], [onload], [onfocus])").count() == 0
