"""A web page's markup as text in reading order, with what the elements say that the words are.

Nothing is run, shown or fetched: scripts, styles, forms, embedded pages and what is hidden are left out.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from onrecord.errors import IntakeError
from onrecord.intake.limits import HTML_ATTRIBUTES, HTML_CHARACTERS, HTML_ELEMENTS
from onrecord.intake.words import page_words
from onrecord.record import PartKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WHITE = re.compile(r"[\s\xa0\u200b\u2028\u2029\ufeff]+")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_DATA_ADDRESS = re.compile(r"data:[\w/+.\-]{1,80};base64,[\w+/=%]*")
_TAG = re.compile(r"<[a-zA-Z](?:[^\"'>]|\"[^\"]*\"?|'[^']*'?)*+")
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_ATTRIBUTE = re.compile(r"[^\s/=]+")
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REGION_TAGS: dict[str, PartKind] = {
    "figcaption": "caption",
    "nav": "furniture",
    "footer": "furniture",
    "aside": "rail",
}
_REGION_ROLES: dict[str, PartKind] = {
    "navigation": "furniture",
    "banner": "furniture",
    "contentinfo": "furniture",
    "search": "furniture",
    "menu": "furniture",
    "dialog": "furniture",
    "alert": "furniture",
    "complementary": "rail",
}
DEEPEST = 256
"""Elements within elements; libxml2 stops there."""

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_REGION_ORDER: tuple[PartKind, ...] = ("caption", "credit", "rail", "furniture")
_AROUND_BREAK = re.compile(r" *\n *")
_LONGEST_NAMES = 500


@dataclass(frozen=True, slots=True)
class Region:
    """An element that says what the words in it are, as its ``number`` in the page."""

    number: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the rendered page: ``[start, end)`` of its text, the element that holds it, how much is
    links.

    ``regions`` are the elements around it that say what it is, outermost first; ``item`` numbers the list
    item or card that it is in.
    """

    start: int
    end: int
    tag: str
    linked: float
    regions: tuple[Region, ...]
    item: int | None

    @property
    def is_heading(self) -> bool:
        """Whether its element is a heading."""
        return self.tag in _HEADINGS


def parse_markup(markup: str, where: str) -> "HtmlElement":
    """The page's element tree.

    Raises:
        IntakeError: when there is nothing in it, or it is too long, has too many elements or attributes, or
        nests
            them too deeply.
    """
    markup = _checked(markup, where)
    from lxml import etree, html  # noqa: PLC0415 - only web pages need it

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise IntakeError("there is no readable markup in it", where=where) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise IntakeError(f"its elements are nested more than {DEEPEST} deep", where=where)
    return root


def _checked(markup: str, where: str) -> str:
    """The markup without the pictures written into it, when a parser can read it in reasonable time."""
    markup = _DATA_ADDRESS.sub("", markup)
    if len(markup) > HTML_CHARACTERS or markup.count("<") > HTML_ELEMENTS:
        raise IntakeError(
            f"the page has {len(markup):,} characters and {markup.count('<'):,} tags, and the limits are "
            f"{HTML_CHARACTERS:,} and {HTML_ELEMENTS:,}",
            where=where,
            remedy="save only the report",
        )
    for tag in _TAG.finditer(markup):
        if (
            len(tag[0]) > HTML_ATTRIBUTES
            and len(_ATTRIBUTE.findall(_QUOTED.sub(" ", tag[0]))) > HTML_ATTRIBUTES
        ):
            raise IntakeError(f"a tag of the page has more than {HTML_ATTRIBUTES:,} attributes", where=where)
    return markup


def render(root: "HtmlElement") -> tuple[str, tuple[Piece, ...]]:
    """The words of a page in reading order, blocks a blank line apart, and the pieces that cover them."""
    page = _Rendering()
    for number, (event, element) in enumerate(_walk(root)):
        if event == "start" and element.tag == "br":
            page.line_break()
            page.open(element, number)
        elif event == "start":
            page.open(element, number)
            page.write(element.text)
        elif event == "end":
            page.close()
            page.write(element.tail)
        else:
            page.write(element.tail)
    page.flush()
    return "".join(page.text), tuple(page.pieces)


def without_regions(root: "HtmlElement") -> "HtmlElement":
    """A copy of a page without its rails and furniture."""
    copy = deepcopy(root)
    beside = [
        element
        for event, element in _walk(copy)
        if event == "start" and _region_kind(element, element.tag.lower()) in {"rail", "furniture"}
    ]
    for element in beside:
        element.drop_tree()
    return copy


@dataclass(frozen=True, slots=True)
class _Open:
    """An element whose end has not come yet."""

    tag: str
    region: Region | None
    item: int | None


class _Rendering:
    """A page being written: what is finished, the words of the block at hand, and the elements around it."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.pieces: list[Piece] = []
        self._length = 0
        self._words: list[str] = []
        self._linked = 0
        self._around: list[_Open] = []
        self._links = 0

    def open(self, element: "HtmlElement", number: int) -> None:
        """Enter ``element``."""
        tag = element.tag.lower()
        kind = _region_kind(element, tag)
        if tag not in page_words().markup["inline"] or kind:
            self.flush()
        if tag == "a":
            self._links += 1
        item = number if tag in {"li", "article"} else None
        self._around.append(_Open(tag, Region(number, kind) if kind else None, item))

    def close(self) -> None:
        """Leave the element entered last."""
        if self._around[-1].tag not in page_words().markup["inline"] or self._around[-1].region:
            self.flush()
        if self._around.pop().tag == "a":
            self._links -= 1

    def write(self, words: str | None) -> None:
        """Add words to the block at hand; only ``pre`` keeps its line breaks."""
        if not words:
            return
        if not any(e.tag == "pre" for e in self._around):
            words = _WHITE.sub(" ", words)
        self._words.append(words)
        if self._links:
            self._linked += len(words.strip())

    def line_break(self) -> None:
        """Start a new line; two in a row end the block."""
        if self._words and self._words[-1] == "\n":
            self.flush()
        else:
            self._words.append("\n")

    def flush(self) -> None:
        """End the block at hand, if there are words in it."""
        words = _AROUND_BREAK.sub("\n", "".join(self._words)).strip()
        linked, self._linked, self._words = self._linked, 0, []
        if not words:
            return
        block = next(
            (e.tag for e in reversed(self._around) if e.tag not in page_words().markup["inline"]), "body"
        )
        if self.text:
            self.text.append("\n\n")
            self._length += 2
        item = next((e.item for e in reversed(self._around) if e.item is not None), None)
        self.pieces.append(
            Piece(
                start=self._length,
                end=self._length + len(words),
                tag=block,
                linked=min(1.0, linked / len(words)),
                regions=tuple(e.region for e in self._around if e.region),
                item=item,
            )
        )
        self.text.append(words)
        self._length += len(words)


def _walk(root: "HtmlElement") -> Iterator[tuple[Literal["start", "end", "skip"], "HtmlElement"]]:
    """The elements in document order, each with its start and its end; of what is left out, only that."""
    levels: list[Iterator[HtmlElement]] = [iter([root])]
    around: list[HtmlElement] = []
    while levels:
        element = next(levels[-1], None)
        if element is None:
            levels.pop()
            if around:
                yield "end", around.pop()
        elif not isinstance(element.tag, str) or _is_left_out(element):
            yield "skip", element
        else:
            yield "start", element
            around.append(element)
            levels.append(iter(element))


def _is_left_out(element: "HtmlElement") -> bool:
    return (
        element.tag.lower() in page_words().markup["left_out"]
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(element.get("style", "")))
    )


def _region_kind(element: "HtmlElement", tag: str) -> PartKind | None:
    """What an element says of the words in it, by its tag, role, class and id."""
    if tag in _REGION_TAGS:
        return _REGION_TAGS[tag]
    if tag in {"html", "body", "main"} or tag in _HEADINGS:
        return None
    if role := _REGION_ROLES.get(element.get("role", "").lower()):
        return role
    if element.get("itemprop") in {"author", "creator"}:
        return None if tag in page_words().markup["inline"] else "credit"
    names = f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_NAMES]
    if not names.strip():
        return None
    parts: set[str] = set()
    for name in names.split():
        found = [w.lower() for w in _NAME_WORD.findall(name)]
        parts.update(found, (a + b for a, b in pairwise(found)))
    markup = page_words().markup
    kind = next((kind for kind in _REGION_ORDER if parts & markup[kind]), None)
    return None if kind == "credit" and tag in markup["inline"] else kind  # "By <a class=author>" is one line
