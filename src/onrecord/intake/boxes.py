"""What a page tells a second time: the points of its summary box, and a paragraph that it repeats."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.intake.foot import Kinds
from onrecord.intake.page import Block
from onrecord.intake.titles import is_prose, is_same_matter
from onrecord.intake.words import fold, page_words

_LONGEST_POINT = 250
_MOST_POINTS = 8
_QUOTED = re.compile(r"[\"“‘'](?P<said>[^\"“”]{20,300})[\"”’']")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"\w+")


def mark_boxes(blocks: Sequence[Block], words: Sequence[str], kinds: Kinds) -> None:
    """Mark the points under "In Summary" where each is told again below, and every repetition of a paragraph.

    Points that the text below does not take up are the report's own and stay text.
    """
    for index, line in enumerate(words):
        if fold(line) not in page_words().summary_headings or kinds[index] not in {None, "furniture"}:
            continue
        points = list(_points(blocks, words, kinds, index + 1))
        below = [
            w for i, w in enumerate(words) if i > index + len(points) and kinds[i] is None and is_prose(w)
        ]
        if points and all(any(is_same_matter(words[i], other) for other in below) for i in points):
            kinds[index] = "furniture"
            for point in points:
                kinds[point] = "furniture"
    _mark_pull_quotes(words, kinds)
    told: set[str] = set()
    for index, line in enumerate(words):
        if kinds[index] in {None, "paragraph"} and is_prose(line):
            if line in told:
                kinds[index] = "furniture"
            told.add(line)


def _mark_pull_quotes(words: Sequence[str], kinds: Kinds) -> None:
    """Mark the words of somebody that a page sets large between the paragraphs, and has in one of them."""
    bare = [_bare(w) if kinds[i] in {None, "paragraph"} else "" for i, w in enumerate(words)]
    for index, line in enumerate(words):
        quoted = _QUOTED.fullmatch(line) if kinds[index] is None else None
        if not quoted:
            continue
        said = [_bare(sentence) for sentence in _SENTENCE.split(quoted["said"])]
        for other, told in enumerate(bare):
            if other != index and len(told) > len(bare[index]) and all(s in told for s in said):
                kinds[index] = "furniture"


def _bare(words: str) -> str:
    """The words alone, in small letters."""
    return f" {' '.join(_WORD.findall(words.casefold()))} "


def _points(blocks: Sequence[Block], words: Sequence[str], kinds: Kinds, first: int) -> Iterator[int]:
    """The points of a box: its bullets, or the lines that no blank line divides from the one above."""
    if first >= len(blocks):
        return iter(())
    bulleted = blocks[first].bullet is not None
    return takewhile(
        lambda i: (
            kinds[i] is None
            and len(words[i]) <= _LONGEST_POINT
            and (blocks[i].bullet is not None if bulleted else i == first or not blocks[i].apart)
        ),
        range(first, min(len(blocks), first + _MOST_POINTS)),
    )
