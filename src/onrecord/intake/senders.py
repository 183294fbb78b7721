"""Who publishes a page where its mastheads do not say: the source, the sender, the paper of a byline."""

import re
from collections.abc import Sequence

from onrecord.intake.bylines import NAME_ALONE
from onrecord.intake.foot import Kinds
from onrecord.intake.headlines import reads_like_a_publisher
from onrecord.intake.imprint import own_address, owner, spelled_out
from onrecord.intake.lines import ends_sentence
from onrecord.intake.published import dashed_name, find_date, sender
from onrecord.intake.titles import is_prose
from onrecord.intake.words import opens_with, page_words

_PRINTED = re.compile(r"(?:First )?[Pp]ublished in (?:the )?(?P<name>[A-Z][^,\d]{2,50}), (?P<date>.{6,40})")
_SOURCE = re.compile(r"(?:source|publisher|published by|publication)\s*:\s+(?P<name>\S.*)", re.IGNORECASE)
_REACHED = re.compile(
    r"(?:(?i:(?:media |press )?contacts?|by)\b)[ :](?:.{3,60},)? ?(?P<short>[A-ZÀ-Þ]{3,8})\b"
)
_SUBMITTED = re.compile(r"(?:Submitted|Posted|Published) by (?:the )?(?P<name>[A-Z][^,:]{4,50}?) on ", re.I)
_LONGEST_SOURCE = 120
_LEAST_NAME = 2
_MOST_NAME = 8
"""Words."""


def find_publisher(words: Sequence[str], kinds: Kinds, start: int) -> str | None:
    """The publisher that a line of the head (before ``start``), of the foot, or a byline names."""
    return (
        _sender(words, kinds, start)
        or _source_line(words, kinds)
        or _byline_paper(words, kinds)
        or _submitter(words, kinds)
        or _contact(words, kinds)
        or own_address(words)
        or owner(
            [line if kind == "furniture" else "" for line, kind in zip(words, kinds, strict=True)], start
        )
    )


def _contact(words: Sequence[str], kinds: Kinds) -> str | None:
    """The body whose initials stand in a byline or a line of contacts, where the text spells them out."""
    lines = [line for line, kind in zip(words, kinds, strict=True) if kind in {"furniture", "credit"}]
    found = (_REACHED.match(line) for line in lines)
    return next((name for m in found if m and (name := spelled_out(m["short"], words))), None)


def _submitter(words: Sequence[str], kinds: Kinds) -> str | None:
    """The paper by which a page was posted: "Submitted by Roads Digest on Sat, 08/17/2013 - 09:40"."""
    lines = [line for line, kind in zip(words, kinds, strict=True) if kind == "furniture"]
    found = (_SUBMITTED.match(line) for line in lines)
    return next((m["name"] for m in found if m and reads_like_a_publisher(m["name"])), None)


def _source_line(words: Sequence[str], kinds: Kinds) -> str | None:
    """The publisher in a line "Source: Radio Free Asia", "Published in Morning News, 2 October 2021"."""
    for line, kind in zip(words, kinds, strict=True):
        printed = _PRINTED.match(line) if kind == "furniture" else None
        if printed and find_date(printed["date"]):
            return printed["name"]
        source = _SOURCE.fullmatch(line) if kind == "furniture" and len(line) < _LONGEST_SOURCE else None
        if source and not ends_sentence(source["name"]):
            return source["name"]
    return None


def _sender(words: Sequence[str], kinds: Kinds, start: int) -> str | None:
    """The body that a line above the text names with the place and the date, or a paper with the date.

    A name before a date may be a place: it is a paper where the page says so once more.
    """
    above = [line for line, kind in zip(words[:start], kinds[:start], strict=True) if kind == "furniture"]
    bodies = (body for line in above if (body := sender(line)))
    papers = (name for line in above if (name := dashed_name(line)) and _is_told_to(name, words))
    return next(bodies, None) or next(papers, None)


def paper_above(words: Sequence[str], kinds: Kinds, start: int, title: str | None) -> int | None:
    """The first headline, where it is a name of two or three words that the text tells to be the paper's; or
    the first line, where it is a body's or a paper's name that the text has once more.
    """
    first = next((i for i in range(start) if kinds[i] == "headline"), None)
    other = words[0] != title or kinds.count("headline") == 1
    if start and kinds[0] in {"headline", "furniture"} and other and _names_itself(words):
        return 0
    if first is None or words[first] == title or not NAME_ALONE.fullmatch(words[first]):
        return None
    return first if _is_told_to(words[first], words) else None


def _names_itself(words: Sequence[str]) -> bool:
    """Whether the first line is a body's or a paper's name, which the text below has in its capitals."""
    tokens = words[0].casefold().split()
    if not _LEAST_NAME <= len(tokens) <= _MOST_NAME or any(c in words[0] for c in ",:?!|"):
        return False
    if (page_words().body_words | page_words().publisher_words).isdisjoint(tokens):
        return False
    name = words[0].title() if words[0].islower() else words[0]
    return any(name in line for line in words if is_prose(line))


def _is_told_to(name: str, words: Sequence[str]) -> bool:
    """Whether a page says of a name that it is a paper's: "told Suara Kita", "(Suara Kita)", "the “Dial”"."""
    said = re.compile(
        rf"(?:\b(?:told|tells|telling|to|with|by|reached by) (?:the )?|\bThe )[\"“]{re.escape(name)}[\"”]|"
        rf"\b(?:told|tells|telling) (?:the )?{re.escape(name)}\b|\({re.escape(name)}\)|"
        rf"©\s?(?:\d+ )?{re.escape(name)}"
    )
    return any(said.search(line) for line in words)


def _byline_paper(words: Sequence[str], kinds: Kinds) -> str | None:
    """The paper behind the name in "By A. Person, Conscience News"."""
    for line, kind in zip(words, kinds, strict=True):
        if kind == "credit" and opens_with(line, frozenset(("by ",))) and ", " in line:
            name = line.rsplit(", ", 1)[1].strip()
            if reads_like_a_publisher(name):
                return name
    return None
