"""Which part of the page a block is: masthead, headline, caption, paragraph, credit, rail or furniture.

General rules over words and order: rails first (they belong to other stories and may stand anywhere), then
lines that say by themselves what they are, then the head of the page, headings within the text, and what a
press release says of its sender. Whatever no rule claims is a paragraph: text that might tell is never lost
to the page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.intake.credits import ends_in_picture_credit, is_credit_line
from onrecord.intake.headlines import find_headlines, publisher_name, reads_like_a_publisher
from onrecord.intake.lines import ends_sentence
from onrecord.intake.page import Block
from onrecord.intake.published import dateline, find_date, is_date_line
from onrecord.intake.rails import find_rails, is_rail_heading, split_inline
from onrecord.intake.words import fold, is_furniture, opens_with, page_words
from onrecord.record import Lead, Part, PartKind

_KEY = re.compile(r"(?P<key>[^\W\d_][\w.’'/()\- ]{0,40}?)\s*:(?:\s+(?P<value>\S.*)|$)", re.DOTALL)
_TURN = re.compile(r"(?P<label>[^\W\d_][\w.’'\-]*(?: [\w.’'\-]+){0,3})\s*:\s")
_CAPTION = re.compile(r"\(?(?P<marker>[^\W\d_][\w ]{2,20}?)\s*(?P<mark>[:\-–—|])\s+(?P<rest>.*)", re.DOTALL)
_ABOUT = re.compile(r"About (?:the )?(?P<body>[A-Z][^.?!:;]{2,60})")
_LONGEST_HEADLINE = 200
_LONGEST_CROSSHEAD = 60
_LONGEST_MENU_ITEM = 30
_MOST_CANDIDATES = 60
"""Lines. Behind so many short ones nothing is a headline any more."""
_LONGEST_HEADER = 120
_LONGEST_INITIALS = 20
"""Characters. "Interviewer: L. Q." ends with a full stop and is no sentence."""
_PROSE = 60
"""Characters. A block that ends as a sentence does and is longer than this tells something."""

Kinds = list[PartKind | None]


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page, the leads of its rails, and what its head and foot say.

    ``dated`` are the lines beside the text that may date it: those that no markup puts into the page's frame.
    """

    parts: tuple[Part, ...]
    leads: tuple[Lead, ...]
    title: str | None
    publisher: str | None
    dated: tuple[tuple[int, int], ...]


def lay_out(text: str, blocks: Sequence[Block]) -> Layout:
    """The layout of a page. A block that comes with a kind keeps it; in the end every block is one part."""
    blocks = split_inline(text, blocks)
    words = [text[b.start : b.end] for b in blocks]
    rails = find_rails(text, blocks)
    kinds: Kinds = ["rail" if i in rails.blocks else b.kind for i, b in enumerate(blocks)]
    _mark_plain_lines(text, blocks, words, kinds)
    subject, candidates = _mark_head(blocks, words, kinds)
    _mark_crossheads(blocks, words, kinds, candidates)
    sender = _mark_boilerplate(words, kinds)
    telling = [i for i, k in enumerate(kinds) if k == "paragraph" or (k is None and i not in candidates)]
    head = find_headlines(words, candidates, telling)
    for index, kind in head.kinds.items():
        kinds[index] = kind
    return Layout(
        parts=tuple(Part(k or "paragraph", b.start, b.end) for b, k in zip(blocks, kinds, strict=True)),
        leads=rails.leads,
        title=subject or _marked_title(words, blocks, telling) or head.title,
        dated=tuple(
            (b.start, b.end)
            for b, k in zip(blocks, kinds, strict=True)
            if b.kind in {None, "credit"} and k in {"furniture", "masthead", "credit"}
        ),
        publisher=head.publisher or _source_line(words, kinds) or sender,
    )


def _mark_plain_lines(text: str, blocks: Sequence[Block], words: Sequence[str], kinds: Kinds) -> None:
    """Mark the lines that say by themselves what they are, wherever they stand."""
    prose = [i for i, w in enumerate(words) if kinds[i] in {None, "paragraph"} and _is_prose(w)]
    first, last = (prose[0], prose[-1]) if prose else (len(words), -1)
    in_caption = False
    for index, (block, line) in enumerate(zip(blocks, words, strict=True)):
        below_marker, in_caption = in_caption and not block.apart, False
        if kinds[index] is not None:
            continue
        if is_furniture(line) or is_rail_heading(line) or not any(c.isalpha() for c in line):
            kinds[index] = "furniture"
        elif is_credit_line(text, block.start, block.end):
            kinds[index] = "credit"
        elif _is_caption_marker(line):
            in_caption = not ends_sentence(line)
            kinds[index] = "furniture" if in_caption else "caption"
        elif below_marker or ends_in_picture_credit(line):
            kinds[index] = "caption"
        elif (index < first or index > last) and is_date_line(line):
            kinds[index] = "furniture"


def _mark_head(blocks: Sequence[Block], words: Sequence[str], kinds: Kinds) -> tuple[str | None, list[int]]:
    """Mark the head of a letter or transcript; return its subject and the lines that may be headlines.

    The head ends with the first block that reads like text: a sentence, a dateline, a turn of an interview.
    """
    turns = _turn_labels(words, kinds)
    subject: str | None = None
    candidates: list[int] = []
    in_header = False
    for index, (block, line) in enumerate(zip(blocks, words, strict=True)):
        in_header = in_header and not block.apart
        if kinds[index] not in {None, "headline"}:
            continue
        key = _header_key(line)
        if key and key["value"] and fold(key["key"]) in page_words().subject_keys:
            kinds[index], subject = "headline", subject or key["value"]
        elif key and (in_header or fold(key["key"]) in page_words().header_keys):
            kinds[index], in_header = "furniture", True
        elif (in_header and len(line) < _LONGEST_HEADER and not ends_sentence(line)) or _is_preamble(line):
            kinds[index] = "furniture"
        elif _reads_like_text(line, turns) or len(candidates) == _MOST_CANDIDATES:
            break
        elif kinds[index] is None:
            candidates.append(index)
    return subject, candidates


def _mark_crossheads(
    blocks: Sequence[Block], words: Sequence[str], kinds: Kinds, candidates: Sequence[int]
) -> None:
    """Mark the short headings between paragraphs, as reports of organisations have them."""
    for index in range(1, len(words) - 1):
        line, block = words[index], blocks[index]
        if kinds[index] is not None or index in candidates or block.bullet or not block.apart:
            continue
        if len(line) > _LONGEST_CROSSHEAD or not line[0].isupper() or not line[-1].isalnum():
            continue
        before, after = words[index - 1], words[index + 1]
        if kinds[index - 1] is None and _is_prose(before) and kinds[index + 1] is None and _is_prose(after):
            kinds[index] = "headline"


def _mark_boilerplate(words: Sequence[str], kinds: Kinds) -> str | None:
    """Mark what a press release says of its sender below its text; return the sender where it is named."""
    sender: str | None = None
    prose = [i for i, w in enumerate(words) if kinds[i] is None and _is_prose(w)]
    middle = prose[len(prose) // 2] if prose else len(words)
    below = False
    for index, line in enumerate(words):
        if kinds[index] not in {None, "headline"} or index <= middle:
            continue
        about = _ABOUT.fullmatch(line.rstrip(": "))
        if about or fold(line) in page_words().boilerplate_headings:
            below = True
            sender = sender or (publisher_name(about["body"]) if about else None)
        if below or opens_with(line, page_words().boilerplate_openings):
            kinds[index] = "furniture"
            below = below or line.endswith(":")
    return sender


def _marked_title(words: Sequence[str], blocks: Sequence[Block], telling: Sequence[int]) -> str | None:
    """The first headline above the text that the markup or the type size made one, mastheads aside."""
    above = range(telling[0]) if telling else range(0)
    marked = [words[i] for i in above if blocks[i].kind == "headline"]
    return next((line for line in marked if not reads_like_a_publisher(line)), None)


def _source_line(words: Sequence[str], kinds: Kinds) -> str | None:
    """The publisher in a line "Source: Radio Free Asia"."""
    for line, kind in zip(words, kinds, strict=True):
        key = _header_key(line) if kind == "furniture" else None
        if (
            key
            and key["value"]
            and fold(key["key"]) in {"source", "publisher", "published by", "publication"}
        ):
            return key["value"]
    return None


def _header_key(line: str) -> re.Match[str] | None:
    """The key and value of a line like "Taken in: Baghdad", None where it is a sentence."""
    match = _KEY.fullmatch(line) if len(line) < _LONGEST_HEADER else None
    if not match or not match["value"] or not ends_sentence(match["value"]):
        return match
    known = fold(match["key"]) in page_words().header_keys
    return match if known and len(match["value"]) < _LONGEST_INITIALS else None


def _turn_labels(words: Sequence[str], kinds: Kinds) -> frozenset[str]:
    """What stands before the colon where people speak in turn: "Q", "INTERVIEWER", "W-07"."""
    labels = Counter(
        m["label"] for w, kind in zip(words, kinds, strict=True) if kind is None and (m := _TURN.match(w))
    )
    return frozenset(label for label, times in labels.items() if times > 1 or label in {"Q", "A"})


def _is_caption_marker(line: str) -> bool:
    """Whether a line opens as "Content image - ..." or "Photo: ..." do."""
    match = _CAPTION.match(line)
    return match is not None and fold(match["marker"]) in page_words().caption_markers


def _is_preamble(line: str) -> bool:
    """Whether a line greets ("Respected Sir,") or says where and when a testimony was taken."""
    if len(line) > _LONGEST_HEADER:
        return False
    if line[-1] in ",:" and opens_with(line, page_words().salutations):
        return True
    return (
        opens_with(line, page_words().header_keys) and find_date(line) is not None and not ends_sentence(line)
    )


def _reads_like_text(line: str, turns: frozenset[str]) -> bool:
    if len(line) > _LONGEST_HEADLINE or ends_sentence(line) or line[-1] in ",;:_-–—":
        return True
    if line[0].islower() and len(line) > _LONGEST_MENU_ITEM:
        return True
    turn = _TURN.match(line)
    return bool(turn and turn["label"] in turns) or dateline(line)[2] > 0


def _is_prose(words: str) -> bool:
    return len(words) > _PROSE and ends_sentence(words)
