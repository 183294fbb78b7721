"""HTML: which blocks of a web page are the report, and what the others are.

The body is what trafilatura keeps (Barbaresi 2021). It drops captions, bylines and rails, which a record
needs to know apart, so the page is rendered once more with all its words and every block is placed: by the
elements around it, by whether trafilatura kept it, and for the rest by its words as in plain text.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence import cut
from onrecord.intake.credits import is_credit_line
from onrecord.intake.decoding import clean, decode
from onrecord.intake.headlines import split_title
from onrecord.intake.lines import ends_sentence
from onrecord.intake.markup import Piece, parse_markup, render, without_regions
from onrecord.intake.metadata import about_page, date_by_markup, page_title
from onrecord.intake.page import Block, Page
from onrecord.intake.published import is_date_line
from onrecord.intake.titles import is_rail_heading, is_truncated
from onrecord.intake.words import fold
from onrecord.record import Lead, PartKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w\-:.]+)""", re.IGNORECASE)
_LETTERS = re.compile(r"\W+")
_WRAPPER_SHARE = 0.4
"""A region with more of the body in it than this is the page's frame, whatever its class says."""
_SURE = 40
"""Letters that a block and a line of the body must share at their start to be the same."""
_MOSTLY_LINKS = 0.5
_PROSE = 60
_LARGE = 20_000
"""Elements. On a larger page trafilatura goes without its two slower second opinions."""
_LONGEST_CAPTION = 800
_LONGEST_CREDIT = 200
_SHORTEST_TITLE = 12


def decode_html(data: bytes, where: str, charset: str | None = None) -> str:
    """The markup in ``data``, in ``charset`` or in what its byte order mark, meta element or bytes tell.

    Raises:
        IntakeError: when the bytes are not text.
    """
    marked = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))
    said = _CHARSET.search(data, 0, 4096)
    for name in (charset, said[1].decode("ascii") if said else None):
        if name and not marked:
            try:
                return data.decode(name)
            except (LookupError, ValueError):
                continue
    return decode(data, where)[0]


def page_of_html(markup: str, where: str) -> Page:
    """The page that ``markup`` shows; its text is what a reader would see, block by block.

    Raises:
        IntakeError: when there is nothing in it, or its elements are nested too deeply.
    """
    root = parse_markup(markup, where)
    text, pieces = render(root)
    text = clean(text)
    about = about_page(root)
    headings = [text[p.start : p.end] for p in pieces if p.tag == "h1"]
    if about.published is None:
        about = replace(about, published=date_by_markup(without_regions(root)))
    kinds = _place(text, pieces, _kept(root, text, pieces))
    title = about.title or page_title(root)
    if title:
        title, publisher = split_title(title)
        title = next((h for h in headings if fold(h) in fold(title) or fold(title) in fold(h)), title)
        about = replace(about, title=title, publisher=about.publisher or publisher)
    blocks = tuple(
        Block(p.start, p.end, "•" if p.tag == "li" else None, kind=kind)
        for p, kind in zip(pieces, kinds, strict=True)
    )
    rails = [p for p, kind in zip(pieces, kinds, strict=True) if kind == "rail"]
    return Page(text, blocks, about, leads=tuple(_leads(text, rails)))


def page_of_fragment(markup: str, where: str) -> Page:
    """The page that a piece of markup shows which holds a report and nothing else, as an item of a feed does.

    Raises:
        IntakeError: when there is nothing in it, or its elements are nested too deeply.
    """
    text, pieces = render(parse_markup(markup, where))
    kinds = (_by_region(text, p, p.regions[-1].kind if p.regions else None) for p in pieces)
    return Page(
        clean(text),
        tuple(
            Block(p.start, p.end, "•" if p.tag == "li" else None, kind=kind if kind != "rail" else None)
            for p, kind in zip(pieces, kinds, strict=True)
        ),
    )


def _kept(root: "HtmlElement", text: str, pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether trafilatura holds it for the body of the page."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second to import

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    large = sum(1 for _ in root.iter()) > _LARGE
    document = bare_extraction(deepcopy(root), fast=large, include_comments=False, with_metadata=False)
    body = getattr(document, "text", None) or ""
    lines = {key for line in body.splitlines() if (key := _LETTERS.sub("", line))}
    openings = {key[:_SURE] for key in lines if len(key) >= _SURE}
    kept = []
    for piece in pieces:
        keys = [_LETTERS.sub("", line) for line in text[piece.start : piece.end].split("\n")]
        kept.append(all(k in lines or (len(k) >= _SURE and k[:_SURE] in openings) for k in keys if k))
    return kept


def _place(text: str, pieces: Sequence[Piece], kept: Sequence[bool]) -> list[PartKind | None]:
    """The kinds that markup and trafilatura give the pieces; None is left to the words."""
    frames = _frames(pieces, kept)
    prose = [i for i, p in enumerate(pieces) if kept[i] and _is_prose(text[p.start : p.end])]
    first, last = (prose[0], prose[-1]) if prose else (len(pieces), -1)
    kinds: list[PartKind | None] = []
    below_rail_heading = False
    for index, piece in enumerate(pieces):
        words = text[piece.start : piece.end]
        region = next((r.kind for r in reversed(piece.regions) if r.number not in frames), None)
        kind = _by_region(text, piece, region)
        if kind is None and region is None:
            below_rail_heading = is_rail_heading(words) or (
                below_rail_heading and piece.linked > _MOSTLY_LINKS
            )
            crosshead = piece.is_heading and kept[index] and not is_rail_heading(words)
            if piece.tag == "h1" or crosshead:
                kind = "headline"
            elif prose and not kept[index] and not below_rail_heading:
                telling = first < index < last and _is_prose(words) and piece.linked < _MOSTLY_LINKS
                page_line = is_credit_line(text, piece.start, piece.end) or is_date_line(words)
                above_text = index < first and piece.is_heading
                kind = "headline" if above_text else None if telling or page_line else "furniture"
        kinds.append(kind)
    return kinds


def _by_region(text: str, piece: Piece, region: PartKind | None) -> PartKind | None:
    """What a piece is by the element around it, where its words agree."""
    words = text[piece.start : piece.end]
    if region == "caption":
        if len(words) > _LONGEST_CAPTION:
            return None
        return "credit" if is_credit_line(text, piece.start, piece.end) else "caption"
    if region == "credit":
        if len(words) > _LONGEST_CREDIT or ends_sentence(words):
            return "furniture" if len(words) < _LONGEST_CAPTION else None
        return None if is_date_line(words) else "credit"
    return region


def _frames(pieces: Sequence[Piece], kept: Sequence[bool]) -> frozenset[int]:
    """The regions that hold so much of the body that they are its frame."""
    inside: dict[int, int] = {}
    for piece, keep in zip(pieces, kept, strict=True):
        for region in piece.regions:
            if keep and piece.linked < _MOSTLY_LINKS:
                inside[region.number] = inside.get(region.number, 0) + piece.end - piece.start
    body = sum(p.end - p.start for p, keep in zip(pieces, kept, strict=True) if keep)
    return frozenset(number for number, length in inside.items() if length > _WRAPPER_SHARE * body)


def _leads(text: str, pieces: Sequence[Piece]) -> Iterator[Lead]:
    """What the rails of a page lead to: a link or a heading is a title, longer words under it its teaser."""
    rail: str | None = None
    region: int | None = None
    title: Piece | None = None
    teaser: Piece | None = None
    for piece in pieces:
        words = text[piece.start : piece.end]
        number = piece.regions[-1].number if piece.regions else None
        heads = is_rail_heading(words) or (number != region and piece.linked < _MOSTLY_LINKS)
        if heads or number != region or _is_entry(piece, words):
            if title:
                yield _lead(text, rail, title, teaser)
            title, teaser = None, None
        if heads:
            rail = words.rstrip(": ")
        elif number != region:
            rail = None
        region = number
        if not heads and _is_entry(piece, words):
            title = piece
        elif title and teaser is None and len(words) > len(text[title.start : title.end]):
            teaser = piece
    if title:
        yield _lead(text, rail, title, teaser)


def _is_entry(piece: Piece, words: str) -> bool:
    return (piece.linked > _MOSTLY_LINKS or piece.is_heading) and len(words) > _SHORTEST_TITLE


def _lead(text: str, rail: str | None, title: Piece, teaser: Piece | None) -> Lead:
    end = (teaser or title).end
    words = text[teaser.start : teaser.end] if teaser else None
    name = text[title.start : title.end]
    cut_off = is_truncated(words) if words else name.endswith(("…", "..."))
    return Lead(rail, name, words, cut_off, cut(text, title.start, end))


def _is_prose(words: str) -> bool:
    return len(words) > _PROSE and ends_sentence(words)
