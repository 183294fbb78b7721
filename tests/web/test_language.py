"""Every word of the pages is in every catalogue, and a page can be read from the right."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from playwright.sync_api import Page, expect

from onrecord.codebook import load_codebook
from onrecord.web import language, pages, words
from onrecord.web.language import CATALOGUES, Language
from onrecord.web.meanings import FAMILIES, MEANINGS
from tests.web.conftest import Visit

ROOT = Path(__file__).parents[2]
_NUMBERS = {"%(num)s", "%(num)d", "%(n)s"}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}")


@pytest.fixture(scope="module")
def said() -> Catalog:
    """Every string that a page says, as its source has it."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = Catalog()
    keywords = {**DEFAULT_KEYWORDS, "N_": None}
    web = str(ROOT / "src" / "onrecord" / "web")
    for file_name, line, message, _, context in extract_from_dir(web, methods, options, keywords):
        found.add(message, locations=[(file_name, line)], context=context)
    return found


def catalogues() -> list[Path]:
    return sorted(CATALOGUES.glob("*/onrecord.po"))


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name)


def forms(message: Message) -> tuple[str, ...]:
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    return tuple(str(form or "") for form in said)


def placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def test_french_is_there() -> None:
    assert [path.parent.name for path in catalogues()] == ["fr"]


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.name)
def test_every_string_of_the_pages_is_translated(said: Catalog, path: Path) -> None:
    known = catalogue(path)
    missing = []
    for message in said:
        if not message.id:
            continue
        there = known.get(message.id)
        if there is None or there.fuzzy or not all(forms(there)):
            missing.append((message.id, message.locations))
    assert missing == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.name)
def test_a_translation_holds_what_its_source_holds(said: Catalog, path: Path) -> None:
    for message in catalogue(path):
        if not message.id:
            continue
        assert said.get(message.id) is not None, f"no page says {message.id!r}"
        ids = message.id if isinstance(message.id, tuple) else (str(message.id),)
        for form in forms(message):
            allowed = set.union(*(placeholders(each) for each in ids))
            assert placeholders(form) <= allowed, message.id
            # A form for one thing may leave out the number; nothing else may go missing.
            assert allowed - placeholders(form) <= (
                {"%(num)s", "%(num)d", "%(n)s"} if len(ids) > 1 else set()
            ), message.id
            assert "<" not in form, "markup is the template's"


def test_the_language_is_chosen_in_the_header_and_remembered(page: Page) -> None:
    page.get_by_label("Language").select_option("fr")
    expect(page.get_by_role("link", name="Registre")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.goto("/?show=new")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator(".about").first).to_contain_text("octobre")


def test_the_browsers_language_is_spoken_where_nobody_chose(visit: Visit) -> None:
    page = visit(locale="fr-CA")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page = visit(locale="sw")
    expect(page.locator("html")).to_have_attribute("lang", "en-001")


def test_what_a_code_means_can_be_said_in_every_language() -> None:
    codes = load_codebook(None).codes
    assert set(MEANINGS) == {code.definition for code in codes}
    assert set(FAMILIES) == {code.code.partition(".")[0] for code in codes}


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("XXXX-11-26", "26 novembre, année inconnue"),
        ("2016-04/2017-10", "avril 2016 – octobre 2017"),
        ("2017-11~", "vers novembre 2017"),
        ("2017?", "peut-être 2017"),
        ("2017-11-30/..", "depuis le 30 novembre 2017"),
        ("2017-22", "été 2017"),
    ],
)
def test_a_date_of_any_kind_is_written_in_words(date: str, written: str) -> None:
    environment = pages._environment(
        next(tongue.locale for tongue in language.languages().values() if tongue.locale.language == "fr")
    )
    source = '{% from "ledger/words.html.j2" import when with context %}{{ when(date) }}'
    drawn = environment.from_string(source).render(date=date)
    assert unescape(re.sub("<[^>]*>", "", drawn)).strip() == written


def test_dates_are_no_more_precise_than_they_are() -> None:
    french = Locale.parse("fr")
    assert words.day("2017-11-30", french) == "30 novembre 2017"
    assert words.day("2017-11", french) == "novembre 2017"
    assert words.day("2017", french) == "2017"
    assert words.day("2016/2018", french) == "2016/2018"
    assert words.day("2017-13-40", french) == "2017-13-40"
    assert words.day(None, french) == ""
    assert words.number(1234567, french) == "1\u202f234\u202f567"


@pytest.fixture
def from_the_right(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language that is written from the right, with the words of the source."""
    known = language.languages()
    hebrew = {"he": Language(Locale.parse("he"), known["en"].words)}
    for module in (language, pages):
        monkeypatch.setattr(module, "languages", lambda: {**known, **hebrew})
    yield


@pytest.mark.usefixtures("from_the_right")
def test_a_page_can_be_read_from_the_right(visit: Visit, axe: Callable[[Page], None]) -> None:
    page = visit(locale="he", viewport={"width": 1440, "height": 900})
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    middle = 720
    brand, mine = page.locator(".brand").bounding_box(), page.locator(".mine").bounding_box()
    assert brand is not None
    assert mine is not None
    assert brand["x"] > middle > mine["x"], "what comes first stands at the right"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    axe(page)


_SIDES = re.compile(r"\b(?:left|right)\s*:|-(?:left|right)(?:-\w+)*\s*:|:\s*(?:left|right)\b")


@pytest.mark.parametrize(
    "sheet", sorted((CATALOGUES.parent / "static").glob("*.css")), ids=lambda path: path.name
)
def test_styles_name_where_a_line_begins_not_left_and_right(sheet: Path) -> None:
    assert _SIDES.findall(sheet.read_text(encoding="utf-8")) == []
