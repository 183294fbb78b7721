"""What stands below the text and tells nothing: boilerplate, lists of topics, authors, comments."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from onrecord.intake.headlines import publisher_name
from onrecord.intake.lines import ends_sentence
from onrecord.intake.published import is_date_line
from onrecord.intake.words import fold, is_furniture, opens_with, page_words
from onrecord.record import PartKind

Kinds = list[PartKind | None]

_ABOUT = re.compile(r"About (?:the )?(?P<body>[A-Z][^.?!:;]{2,60})")
_COUNTED = re.compile(
    r"\d+\s+(?:comments?|responses?|replies)|comments?\s*\(\d+\)(?:\s+closed)?", re.IGNORECASE
)
_THOUGHTS = re.compile(
    r"(?:\d+|one)\s+(?:comments?|responses?|replies|thoughts?)\s+(?:on|to)\s.*", re.IGNORECASE
)
_SAYS = re.compile(r".{2,40}\ssays:")
_LOOK_AHEAD = 4
"""Lines below a heading in which comments have a time or a name."""
_PROSE = 60
_LEAST_TOLD = 2
"""Blocks of text. Above them there are no comments."""
_LONGEST_LISTED = 4
"""Words."""
_LONGEST_BIOGRAPHY = 500


def mark_boilerplate(words: Sequence[str], kinds: Kinds, prose: Sequence[int]) -> str | None:
    """Mark what a press release says of its sender below its text; return the sender where it is named.

    ``prose`` are the indexes of the blocks that tell.
    """
    sender: str | None = None
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


def mark_comments(words: Sequence[str], kinds: Kinds, prose: Sequence[int]) -> int:
    """Mark what readers write below the text, and return where that begins: at its heading."""
    for index in range(len(words)):
        told = sum(i < index for i in prose)
        if (
            told >= min(_LEAST_TOLD, len(prose)) > 0
            and kinds[index] in {None, "furniture"}
            and heads_comments(words, index)
        ):
            kinds[index:] = [kind or "furniture" for kind in kinds[index:]]
            return index
    return len(words)


def mark_lists(words: Sequence[str], kinds: Kinds) -> None:
    """Mark the topics, languages and months that a site lists, a word or two a line, under a heading."""
    listing = False
    for index, line in enumerate(words):
        if fold(line) in page_words().list_headings and kinds[index] in {None, "furniture"}:
            kinds[index], listing = "furniture", True
        elif (
            kinds[index] is None
            and listing
            and len(line.split()) <= _LONGEST_LISTED
            and not ends_sentence(line)
        ):
            kinds[index] = "furniture"
        else:
            listing = listing and kinds[index] == "furniture"


def mark_authors(words: Sequence[str], kinds: Kinds, prose: Sequence[int], authors: Sequence[str]) -> None:
    """Mark what the page says of the report's own ``authors`` behind its text."""
    middle = prose[len(prose) // 2] if prose else len(words)
    for index, line in enumerate(words):
        if index <= middle or kinds[index] is not None or len(line) > _LONGEST_BIOGRAPHY:
            continue
        if line.casefold() in {author.casefold() for author in authors}:
            kinds[index] = "furniture"
        name = next((a for a in authors if line.casefold().startswith(a.casefold())), None)
        if name and set(re.findall(r"[\w-]+", line[len(name) :].casefold())[:12]) & page_words().author_words:
            kinds[index] = "furniture"


def heads_comments(words: Sequence[str], index: int) -> bool:
    """Whether a line is the heading of comments: by its words, or by what looks like comments below it."""
    line = words[index]
    if fold(line) in page_words().comment_headings or _THOUGHTS.fullmatch(line):
        return True
    if fold(line) not in page_words().comment_buttons and not _COUNTED.fullmatch(line):
        return False
    below = list(
        takewhile(
            lambda w: len(w) < _PROSE or not ends_sentence(w), words[index + 1 : index + 1 + _LOOK_AHEAD]
        )
    )
    if any(_SAYS.fullmatch(w) for w in below):
        return True
    return any(_is_reader(name) and is_date_line(time) for name, time in pairwise(below))


def _is_reader(line: str) -> bool:
    """Whether a line can be the name of somebody who writes a comment."""
    return len(line.split()) <= _LONGEST_LISTED and not is_furniture(line) and not is_date_line(line)
