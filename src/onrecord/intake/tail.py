"""The tail of a page: what stands behind the report among the page's own lines, and tells of other things.

No list of headings knows all rails ("As it happens", "Around the county"). But behind the last paragraph of
the report, from the first line that is the page's own, breaks off or heads titles, titles and teasers belong
to the page. A short whole sentence may still be the report's: "A hearing has been set."
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from onrecord.intake.foot import Kinds
from onrecord.intake.lines import breaks_off, ends_sentence
from onrecord.intake.page import Block
from onrecord.intake.published import is_date_line, is_day
from onrecord.intake.rails import Entry, fold_heading, lead_of
from onrecord.intake.titles import is_bare_title, is_cut_title, is_filler, is_prose, is_same_matter
from onrecord.intake.words import is_furniture, is_site_label, labels, page_words
from onrecord.record import Lead

_LEAST_TOLD = 2
"""Whole paragraphs. Below fewer no tail begins: the page may be a list of news."""
_NAME = re.compile(r"[A-Z][\w’'-]{2,}")
_NAME_WITHIN = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]{2,}")
"""A word with a capital inside a sentence."""
_LEAST_TOPICS = 3
_LONGEST_HEADING = 6
_LONGEST_TOPIC = 4
"""Words."""
_LEAST_HEADED = 2
"""Titles. So many under a heading lead elsewhere; without it one of them has to break off or to be dated."""


def mark_tail(text: str, blocks: Sequence[Block], words: Sequence[str], kinds: Kinds) -> list[Lead]:
    """Mark what stands below the report's last paragraph as the page's, from the page's first own line on;
    return what the titles in it lead to.
    """
    whole = [
        index
        for index, line in enumerate(words)
        if kinds[index] in {None, "paragraph"} and is_prose(line) and not breaks_off(line)
    ]
    if len(whole) < _LEAST_TOLD:
        return []
    told = _of_the_report(words, kinds, whole)
    first = next(_of_the_page(words, kinds, told[-1]), len(words))
    first = next((i for i in range(told[-1] + 1, first) if _opens_a_rail(blocks, words, kinds, i)), first)
    tail = [
        i
        for i in range(first, len(words))
        if kinds[i] is None and (is_prose(words[i]) or breaks_off(words[i]) or not ends_sentence(words[i]))
    ]
    for index in tail:
        kinds[index] = "furniture"
        if kinds[index - 1] == "furniture" and is_day(words[index - 1]):
            kinds[index - 1] = "rail"  # the day of another story
    return [_marked(text, blocks, kinds, *found) for found in _lists(blocks, words, tail)]


def _marked(text: str, blocks: Sequence[Block], kinds: Kinds, heading: int | None, entry: Entry) -> Lead:
    for index in (heading, entry.title, entry.teaser):
        if index is not None:
            kinds[index] = "rail"
    named = fold_heading(text[blocks[heading].start : blocks[heading].end]) if heading is not None else None
    return lead_of(text, blocks, named, entry)


def _lists(
    blocks: Sequence[Block], words: Sequence[str], tail: Sequence[int]
) -> Iterator[tuple[int | None, Entry]]:
    """The entries of the lists in the tail, with the headings of these."""
    heading: int | None = None
    entries: list[Entry] = []
    for place, index in enumerate(tail):
        line = words[index]
        parted = place > 0 and not all(_is_beside(words[i]) for i in range(tail[place - 1] + 1, index))
        heads = _heads(blocks, words, index)
        over = entries[-1] if entries and not parted else None
        if over and over.teaser is None and _is_teaser(words[over.title], line):
            entries[-1] = Entry(over.title, index)
            continue
        titled = is_bare_title(line) and not heads and not _is_row_of_topics(words, index)
        if parted or not titled:
            yield from _sure(words, heading, entries)
            heading, entries = index if heads else None, []
        if titled:
            entries.append(Entry(index))
    yield from _sure(words, heading, entries)


def _sure(
    words: Sequence[str], heading: int | None, entries: Sequence[Entry]
) -> Iterator[tuple[int | None, Entry]]:
    """The entries, where it is sure that they are titles of other stories."""
    sure = any(
        e.teaser is not None or breaks_off(words[e.title]) or is_day(words[e.title - 1]) for e in entries
    )
    if sure or (heading is not None and len(entries) >= _LEAST_HEADED):
        yield from ((heading, entry) for entry in entries)


def _is_teaser(title: str, line: str) -> bool:
    """Whether a line below a title breaks off as no title does, or tells of the same matter."""
    if breaks_off(line):
        return not is_cut_title(line, title)
    return is_prose(line) and is_same_matter(title, line)


def _heads(blocks: Sequence[Block], words: Sequence[str], index: int) -> bool:
    """Whether a short line stands right on a title, and apart from what is above it or in capitals; or over
    the day of the first title, and below none.
    """
    line = words[index]
    under = next((i for i in range(index + 1, len(words)) if not is_day(words[i])), None)
    if under is None or (is_day(words[index - 1]) if under > index + 1 else blocks[under].apart):
        return False
    below = words[under]
    return (
        (blocks[index].apart or line.isupper() > below.isupper())
        and len(line.split()) <= _LONGEST_HEADING
        and not ends_sentence(line)
        and is_bare_title(below)
        and not is_same_matter(line, below)
    )


def _opens_a_rail(blocks: Sequence[Block], words: Sequence[str], kinds: Kinds, index: int) -> bool:
    """Whether a heading stands right on titles, one of these says what was done as headlines do, and a line
    of the page follows: "In our section", "Militiamen burn 12 houses". A text may end in such a list itself.
    """
    if kinds[index] is not None or blocks[index].bullet or not _heads(blocks, words, index):
        return False
    titles = list(
        takewhile(lambda i: kinds[i] is None and is_bare_title(words[i]), range(index + 1, len(words)))
    )
    verbs, below = page_words().headline_verbs, index + 1 + len(titles)
    framed = below < len(words) and (kinds[below] in {"furniture", "rail"} or is_furniture(words[below]))
    return framed and any(word.casefold() in verbs for i in titles for word in words[i].split()[1:])


def _is_beside(line: str) -> bool:
    """Whether a line between two titles says when or by whom they were written."""
    return is_date_line(line) or is_filler(line)


def _of_the_report(words: Sequence[str], kinds: Kinds, whole: Sequence[int]) -> list[int]:
    """The whole paragraphs without the teasers: below the page's first own line, under a title of the same
    matter, and about nobody who was named above.
    """
    opening = next(_of_the_page(words, kinds, whole[_LEAST_TOLD - 1]), len(words))
    names = {name for i in whole if i < opening for name in _NAME_WITHIN.findall(words[i])}
    return [
        i
        for i in whole
        if i < opening
        or not is_bare_title(words[i - 1])
        or not is_same_matter(words[i - 1], words[i])
        or not names.isdisjoint(_NAME.findall(words[i]))
    ]


def _of_the_page(words: Sequence[str], kinds: Kinds, above: int) -> Iterator[int]:
    """The lines below ``above`` that are the page's own, or that break off."""
    return (
        i
        for i in range(above + 1, len(words))
        if kinds[i] in {"furniture", "rail"} or breaks_off(words[i]) or _is_row_of_topics(words, i)
    )


def _is_row_of_topics(words: Sequence[str], index: int) -> bool:
    """Whether a line is topics with strokes between: "LANDA / HUMAN RIGHTS / RAIDS".

    Rows below rows are a table, and names have capitals and small letters.
    """
    line = words[index]
    pieces = labels(line) if " / " in line or " | " in line else []
    return (
        len(pieces) >= _LEAST_TOPICS
        and all(len(p.split()) <= _LONGEST_TOPIC and p[-1].isalpha() for p in pieces)
        and (line.isupper() or any(p.islower() or is_site_label(p) for p in pieces))
        and not any(len(labels(beside)) == len(pieces) for beside in words[index - 1 : index + 2 : 2])
    )
