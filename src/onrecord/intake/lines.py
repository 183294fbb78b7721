"""From lines to blocks: which lines of a plain text are one paragraph.

Text comes in three habits: a paragraph a line; paragraphs wrapped at some column with blank lines between;
and wrapped with only an indent to show where a paragraph begins. The habit is read from the text as a whole,
the joints between lines are then decided one by one. Nothing in the text is moved: a block is a stretch of
it.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.intake.page import Block
from onrecord.intake.published import is_date_line
from onrecord.intake.words import PLAYER

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
BULLET = re.compile(r"(?:[•‣⁃▪▸►●○◦∙·*»]|[-–—](?=\s)|\(?\d{1,3}[.)](?=\s+[^\W\d_a-z]|\s+[“\"‘']))[ \t\xa0]+")
_LABEL = re.compile(r"[^\W\d_][\w.’'\- ]{0,30}:(?=\s)")
_BYLINE = re.compile(r"by (?:[A-Z][\w.’'\-]*\s?){1,6}(?:$|[|·•,]|in\s)")
_ENDS = tuple(".!?:;…។۔。॥।")
_CLOSERS = "\"'”’»)]}*_ "
WIDEST_WRAP = 110
"""Columns. A text with much longer lines is not wrapped: each line is a paragraph."""
_NARROWEST_WRAP = 45
_WIRE_TAG = re.compile(
    r"(?<=[.!?”\"’])(?:\s*/[a-z]{2,4}|\s?[–—]\s?(?!(?:Picture|Photo|Image)s?\b)"
    r"[A-Z][\w.]*(?:[ /][A-Z][\w.]*){0,2})$"
)
"""Who edited a report or which wire it is from, behind its last sentence: " /cbb", " —Reuters"."""
_HANDLE = re.compile(r"[@_\d]")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int
    bullet: str | None
    apart: bool


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order; every word of it is in one of them."""
    lines = _lines(text)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before and blocks and _continues(before, line, width):
            last = blocks[-1]
            blocks[-1] = Block(last.start, line.end, last.bullet, last.indent, last.apart)
        else:
            blocks.append(Block(line.start, line.end, line.bullet, line.indent, line.apart))
    return tuple(blocks)


def ends_sentence(words: str) -> bool:
    """Whether ``words`` end as a sentence does, closing quotes and brackets aside."""
    if tag := _WIRE_TAG.search(words):
        words = words[: tag.start()]
    return words.rstrip(_CLOSERS).endswith((".", "!", "?", "…", "។", "۔", "。", "॥", "।"))


def breaks_off(words: str) -> bool:
    """Whether the page cut ``words`` where they end in dots: "Police shot at ..."."""
    return words.endswith(("...", "…"))


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    end_before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        if not raw.strip():
            continue
        indent = len(raw) - len(raw.lstrip())
        start, end = match.start() + indent, match.start() + len(raw.rstrip())
        breaks = len(_BREAK.findall(text, end_before, start)) if lines else 2
        end_before = end
        mark = BULLET.match(text, start, end)
        bullet = mark.group().strip() if mark and mark.end() < end else None
        if mark and bullet:
            start = mark.end()
        lines.append(_Line(start, end, text[start:end], indent, bullet, breaks > 1))
    return lines


def _wrap_width(lines: list[_Line]) -> int | None:
    """The column at which the text is wrapped; None where a line is a paragraph."""
    joints = [(a, b) for a, b in pairwise(lines) if not b.apart]
    if not joints:
        return None
    long = sum(len(line.words) for line in lines if len(line.words) > WIDEST_WRAP)
    if long > 0.2 * sum(len(line.words) for line in lines):
        return None
    width = max(line.indent + len(line.words) for line in lines if len(line.words) <= WIDEST_WRAP)
    if width < _NARROWEST_WRAP:
        return None
    broken = sum(_goes_on(b) and not a.words.endswith(_ENDS) for a, b in joints)
    if broken >= 2 and broken * 4 >= len(joints):
        return width
    filled = [(a, b) for a, b in joints if _fills(a, b, width)]
    told = {
        id(line) for paragraph in _runs(lines) if ends_sentence(paragraph[-1].words) for line in paragraph
    }
    evident = len(filled) >= 4 or any(id(a) in told and not a.words.endswith(_ENDS) for a, _ in filled)
    return width if evident and len(filled) * 5 >= len(joints) * 4 else None


def _goes_on(line: _Line) -> bool:
    """Whether a line begins amid a sentence: with a small letter, which no mailbox or reader's name is."""
    word = line.words.split(maxsplit=1)[0]
    return word[0].islower() and not _HANDLE.search(word)


def _runs(lines: list[_Line]) -> list[list[_Line]]:
    """The lines between blank lines."""
    runs: list[list[_Line]] = []
    for line in lines:
        if line.apart or not runs:
            runs.append([])
        runs[-1].append(line)
    return runs


def _fills(line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of ``following`` found no room on ``line``."""
    word = following.words.split(maxsplit=1)[0]
    return line.indent + len(line.words) + 1 + len(word) > width - 6


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    """Whether ``following`` goes on with the paragraph of ``line``."""
    if following.apart or following.bullet:
        return False
    if _LABEL.match(following.words) and ends_sentence(line.words):
        return False
    if PLAYER.search(following.words) or "@" in following.words.split(maxsplit=1)[0]:
        return False
    if width is None and _BYLINE.match(following.words):
        return False
    if following.words[0].islower() and not line.words.endswith(_ENDS) and len(line.words) >= _NARROWEST_WRAP:
        return len(line.words) <= WIDEST_WRAP and not is_date_line(line.words)
    if width is None or (following.indent > line.indent + 1 and line.bullet is None):
        return False
    return _fills(line, following, width)
