"""What a web page says of itself outside its text: JSON-LD, meta elements, and htmldate for the date."""

import json
import logging
import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.intake.decoding import clean
from onrecord.intake.page import About

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = ("Article", "Posting", "Report", "PressRelease", "Review", "LiveBlog")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "cre")
_DATES = (
    *(
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
    ),
    *(
        "pubdate",
        "publishdate",
        "publish-date",
        "parsely-pub-date",
        "sailthru.date",
        "date",
        "article.published",
    ),
)
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_LARGEST_JSON = 1_000_000
_ISO_DATE = re.compile(r"(?P<day>(?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_SPACE = re.compile(r"\s+")


def about_page(root: "HtmlElement") -> About:
    """What the page's own metadata say; nothing of it comes from a rail."""
    meta = _meta(root)
    article: dict[str, Any] = next(_articles(root), {})
    publisher = article.get("publisher")
    language = (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    return About(
        title=_text(article.get("headline")) or _first(meta, _TITLES),
        publisher=_text(_names(publisher)[0] if _names(publisher) else None) or _first(meta, _PUBLISHERS),
        published=_iso(_text(article.get("datePublished"))) or _iso(_first(meta, _DATES)),
        language=language.split("-")[0].lower()[:3] or None,
        authors=tuple(_names(article.get("author"))) or tuple(a for a in [_first(meta, _AUTHORS)] if a),
    )


def date_by_markup(root: "HtmlElement") -> str | None:
    """The date that htmldate finds in the markup of a page, which may be changed by it.

    Method: htmldate (Barbaresi 2020), original date, without the extensive search that reads any date as one.
    """
    from htmldate import find_date  # noqa: PLC0415 - a slow import that only web pages need

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return _iso(find_date(root, original_date=True, extensive_search=False))


def page_title(root: "HtmlElement") -> str | None:
    """The words of the ``title`` element."""
    return _text(root.findtext(".//title"))


def _meta(root: "HtmlElement") -> dict[str, str]:
    """The first content of each meta element that has a name, by the name in small letters."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and (content := _text(element.get("content"))):
            found.setdefault(name.lower(), content)
    return found


def _articles(root: "HtmlElement") -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD describes."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text or len(script.text) > _LARGEST_JSON:
            continue
        try:
            waiting: deque[Any] = deque([json.loads(script.text)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.popleft()
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                types = item.get("@type")
                if any(
                    str(t).endswith(_ARTICLE_TYPES) for t in (types if isinstance(types, list) else [types])
                ):
                    yield item
                waiting.extend(v for v in item.values() if isinstance(v, dict | list))


def _names(item: Any) -> list[str]:
    """The names in JSON-LD's many ways to give persons and bodies."""
    if isinstance(item, list):
        return [name for one in item for name in _names(one)]
    name = _text(item.get("name") if isinstance(item, dict) else item)
    return [name] if name and not name.startswith("http") else []


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(value: Any) -> str | None:
    """``value`` as words, None where it is none."""
    return (_SPACE.sub(" ", clean(value)).strip() or None) if isinstance(value, str) else None


def _iso(value: str | None) -> str | None:
    """The calendar date that opens an ISO 8601 value."""
    match = _ISO_DATE.match(value) if value else None
    try:
        return date.fromisoformat(match["day"]).isoformat() if match else None
    except ValueError:
        return None
