"""RSS and Atom: every item that holds a whole report, as a member of its own."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake import sniff
from onrecord.intake.decoding import clean
from onrecord.intake.limits import FEED_BYTES, MEMBERS
from onrecord.intake.lines import breaks_off, ends_sentence
from onrecord.intake.members import Member
from onrecord.intake.page import About

_ITEM = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LEAST_WHOLE = 400
"""Characters. A summary that is shorter, or that breaks off, is a teaser and not the report."""


def items(data: bytes, where: str) -> Iterator[Member]:
    """The items of a feed that hold their whole text; one is hashed over its markup in UTF-8.

    Raises:
        IntakeError: when it is no feed, declares entities, is too large, breaks off, or has items that are
        only
            teasers. The items before count.
    """
    if len(data) > FEED_BYTES:
        raise IntakeError(f"the feed has {len(data):,} bytes, and the limit is {FEED_BYTES:,}", where=where)
    if b"<!ENTITY" in data.replace(b"\x00", b""):
        raise IntakeError("the feed declares entities, which On Record does not resolve", where=where)
    if len(_ITEM.findall(data)) > MEMBERS:
        raise IntakeError(f"the feed has more than {MEMBERS:,} items", where=where)
    import feedparser  # noqa: PLC0415 - only feeds need it

    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise IntakeError("the feed is broken", where=where)
    teasers = 0
    for number, entry in enumerate(feed.entries, 1):
        markup = _whole(entry)
        if markup is None:
            teasers += 1
            continue
        about = About(
            title=_words(entry.get("title")),
            publisher=_words(entry.get("source", {}).get("title")) or _words(feed.feed.get("title")),
            published=_day(entry.get("published_parsed")),
            authors=tuple(a for a in [_words(entry.get("author"))] if a),
        )
        name = clean(entry.get("id") or entry.get("link") or str(number))
        yield Member(name, clean(markup).encode(), media_type=sniff.HTML, about=about, is_item=True)
    if feed.bozo and not isinstance(feed.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        raise IntakeError(f"the feed breaks off or is broken behind item {len(feed.entries)}", where=where)
    if teasers:
        raise IntakeError(
            f"{teasers} of {len(feed.entries)} items hold only a teaser", where=where, remedy="save the pages"
        )


def _whole(entry: Any) -> str | None:
    """The markup of an item's text; None where there is only a teaser of it."""
    contents = [c.get("value") or "" for c in entry.get("content", [])]
    if longest := max(contents, key=len, default=""):
        return longest
    summary = entry.get("summary") or ""
    words = _TAG.sub(" ", summary).strip()
    whole = len(words) >= _LEAST_WHOLE and ends_sentence(words) and not breaks_off(words)
    return summary if whole else None


def _words(value: Any) -> str | None:
    return (clean(" ".join(_TAG.sub(" ", value).split())) or None) if isinstance(value, str) else None


def _day(when: Any) -> str | None:
    """The day of feedparser's parsed time, which is in UTC."""
    try:
        return date(*when[:3]).isoformat() if when else None
    except (TypeError, ValueError):
        return None
