"""Rails: lists of links to other stories, which may neither date, place nor people the report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from onrecord.evidence import cut
from onrecord.intake.captions import is_caption, is_marker
from onrecord.intake.foot import heads_comments
from onrecord.intake.lines import breaks_off, ends_sentence
from onrecord.intake.marks import without_marks, without_number
from onrecord.intake.page import Block
from onrecord.intake.published import is_date_line
from onrecord.intake.runs import find_run, may_head, titles_in_a_line
from onrecord.intake.titles import (
    MOST_TITLE_WORDS,
    asks_for_a_vote,
    heads_earlier_reports,
    is_bare_title,
    is_country_first,
    is_cut_pair,
    is_cut_title,
    is_filler,
    is_label,
    is_labelled_title,
    is_long_teaser,
    is_prose,
    is_rail_heading,
    is_same_matter,
    is_truncated,
    leads_by_itself,
    link_parts,
    may_be_title,
    may_break_off,
    may_end_a_title,
    reads_like_a_headline,
    turns_the_page,
)
from onrecord.intake.words import fold, is_furniture, is_menu, is_site_label, labels, page_words
from onrecord.record import Lead

_SEES = r"(?:READ|SEE|WATCH)(?: MORE| ALSO| NEXT| TOO)?|ALSO (?:READ|SEE|WATCH)|RELATED(?: \w+)?|MUST READ"
_LINK_IN_TEXT = re.compile(
    r"(?<=[.!?”\"…’])\s+(?P<link>"
    rf"(?:{_SEES})\s*[:|»]\s*(?:[^\n.!?]{{8,140}}(?=[.!?]\s+[A-Z“\"‘])|[^\n]{{8,180}}$)|"
    rf"[(\[](?i:{_SEES})\s*[:|»]\s*[^()\[\]\n]{{8,160}}[)\]])[.!?]?\s*"
)
"""A link to another story within a paragraph: "... he said. READ ALSO: Court frees two. The family ..."."""
_TITLE_AND_TEASER = re.compile(
    r"(?P<title>[^.?!…:]{12,110}[^.?!…:\s])(?<!\s[A-Z])(?<!\s[DM]r)\.\s+(?P<teaser>\S.{15,}(?:\.\.\.|…))"
)
"""An entry in one line: "Miners block road. Relatives of the men say that they were taken from their..."."""
_LEAST_REPEATED = 4
"""Words. So long a line that stands above once more is the page's title."""
_LONGEST_TITLE = 200
_LONGEST_TEASER = 700
_LEAST_BELOW_A_BUTTON = 5
"""Words. A shorter line below an advertisement is a heading of the text."""
_LEAST_CUT = 8
"""Words. Fewer, broken off, are a title."""
_ARROWS = frozenset("»›▶►")
_SURNAME = re.compile(r"\b[A-Z][\w’'-]{2,} (?P<name>[A-Z][\w’'-]{3,})")
"""The second word of a name: "Peter Ouma"."""
_TURNS = frozenset(("previous", "prev", "next", "older", "newer"))
_LEAST_TITLES = 3
"""Titles. So many at the foot of a page, one of them broken off, are a rail under any heading."""
_LOOK_AHEAD = 10
_LEAST_PAIRS = 2
"""Titles with broken-off words under them. So many at the foot of a page are a rail, whatever heads them."""
_LONGEST_UNKNOWN_HEADING = 6
"""Words."""


@dataclass(frozen=True, slots=True)
class Rails:
    """The indexes of the blocks that are rails, and what they lead to."""

    blocks: frozenset[int]
    leads: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """The blocks of a title and of its teaser."""

    title: int
    teaser: int | None = None


def find_rails(text: str, blocks: Sequence[Block]) -> Rails:
    """The rails of a page: each heading that the page words know, and the entries under it.

    An entry is a title and, where there is one, its teaser. A rail ends where another begins, where the text
    of the report goes on (two whole paragraphs in a row, or a paragraph under titles that had no teasers), or
    with the page. In front of the report a rail gives its last title back: it is the headline. Below the
    report, titles with words under them that break off are a rail under any heading.
    """
    words = [text[b.start : b.end] for b in blocks]
    whole = [i for i, w in enumerate(words) if is_prose(w) and not breaks_off(w) and not is_furniture(w)]
    prose = [words[i] for i in whole]
    last = max(whole, default=-1)
    taken: set[int] = set()
    leads: list[Lead] = []
    index, told = 0, False
    while index < len(blocks):
        heading: str | None = None
        entries: list[Entry] = []
        end = index
        if blocks[index].kind is None and is_rail_heading(words[index]):
            heading = fold_heading(words[index])
            entries, end = (told and _full_stories(blocks, words, index + 1)) or _entries(
                blocks, words, index + 1, told=told
            )
        elif index > last >= 0 and told:
            heading, entries, end = _unknown_rail(blocks, words, index)
        if not entries and told and index + 1 < len(blocks) and heads_earlier_reports(words[index]):
            heading, entries, end = fold_heading(words[index]), [Entry(index + 1)], index + 2
        if not entries and told and len(prose) > 1 and (run := find_run(blocks, words, index, prose)):
            heading = fold_heading(words[run.heading]) if run.heading is not None else None
            entries, end = [Entry(title) for title in run.titles], run.end
        if not entries and told and _turns_to_a_title(blocks, words, index):
            heading, entries, end = fold_heading(words[index]), [Entry(index + 1)], index + 2
        if not entries and blocks[index].kind is None and titles_in_a_line(words[index], prose):
            above = index - 1 if told and may_head(blocks, words, index - 1) else None
            taken.update(() if above is None else {above})
            heading = None if above is None else fold_heading(words[above])
            entries, end = [Entry(index)], index + 1
        if entries:
            taken.update(range(index, end))
            counted = _are_counted(words, [entry.title for entry in entries])
            for entry in entries:
                if row := titles_in_a_line(words[entry.title], prose):
                    leads.extend(_in_a_line(text, blocks[entry.title], row, heading))
                else:
                    leads.append(lead_of(text, blocks, heading, entry, counted=counted))
            index = end
            continue
        lead = _inline(text, blocks[index])
        if lead or (told and (lead := _turned(text, blocks[index]) or _stray(text, blocks, words, index))):
            taken.add(index)
            leads.append(lead)
        told = told or is_prose(words[index])
        index += 1
    return Rails(frozenset(taken), tuple(leads))


def split_inline(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with the links to other stories that stand in a paragraph cut out of it."""
    found: list[Block] = []
    for block in blocks:
        at = block.start
        for link in _LINK_IN_TEXT.finditer(text, block.start, block.end):
            found.append(replace(block, start=at, end=link.start()))
            found.append(Block(link.start("link"), link.end("link")))
            at = link.end()
        if at < block.end:
            found.append(replace(block, start=at))
    return tuple(found)


def fold_heading(words: str) -> str:
    """The heading as the page has it, without a colon at its end."""
    return words.strip().rstrip(":").strip()


def _entries(
    blocks: Sequence[Block], words: Sequence[str], index: int, *, told: bool
) -> tuple[list[Entry], int]:
    """The entries of the rail whose heading stands before ``index``, and the index behind the last one."""
    entries: list[Entry] = []
    end = index
    while index < len(blocks):
        block, line = blocks[index], words[index]
        if (
            is_rail_heading(line)
            or block.kind is not None
            or leads_by_itself(line)
            or turns_the_page(line)
            or (not told and _stands_above(words, index))
        ):
            break
        above = words[entries[-1].title] if entries and entries[-1].teaser is None else None
        whole = is_labelled_title(line) or (
            told
            and _is_a_story(words, entries, index)
            and not (above is not None and is_same_matter(above, line))
        )
        if not whole and (is_caption(line) or (is_marker(line) and not is_furniture(line))):
            break
        if (
            heads_comments(words, index)
            or (fold(line) in page_words().list_headings and not _is_title_below(words, index))
            or (len(labels(line)) > 1 and is_menu(line))
            or asks_for_a_vote(line, *words[index + 1 : index + 2])
        ):
            break
        of_page = is_furniture(line) or (
            told and (is_site_label(line) or (is_label(line) and not block.bullet))
        )
        if of_page or is_filler(line) or (told and not entries and _is_a_picture_of(words, index)):
            if not of_page:
                if (entries and not told) or len(labels(line)) > _LEAST_PAIRS:
                    break
                end = index + 1 if entries and not line.startswith(("By ", "By:", "Editor")) else end
        elif not whole and (
            _goes_on_with(blocks, words, entries, index) or not _is_title(blocks, words, index, entries)
        ):
            if not entries or entries[-1].teaser is not None or not _is_teaser(blocks, words, index, entries):
                break
            entries[-1] = Entry(entries[-1].title, index)
            end = index + 1
        else:
            entries.append(Entry(index))
            end = index + 1
        index += 1
    if not told and entries and (last := entries[-1].teaser) is not None and is_bare_title(words[last]):
        entries[-1], end = Entry(entries[-1].title), last if index < len(blocks) else end
    elif not told and entries and entries[-1].teaser is None and blocks[entries[-1].title].bullet is None:
        end = entries.pop().title if index < len(blocks) else end
    return entries, end


def _is_a_story(words: Sequence[str], entries: Sequence[Entry], index: int) -> bool:
    """Whether a line is an entry by itself, with its title or without: "OSLO: Police held two..."."""
    above = words[entries[-1].title] if entries else words[index]
    cut_off = all(breaks_off(w) and len(w.split()) > _LEAST_CUT for w in (above, words[index]))
    return cut_off or _TITLE_AND_TEASER.fullmatch(words[index]) is not None


def _is_a_picture_of(words: Sequence[str], index: int) -> bool:
    """Whether a sentence under a heading is what the first title's picture shows: below it all are titles."""
    below = [w for w in words[index + 1 : index + 1 + _LOOK_AHEAD] if not is_furniture(w)]
    return (
        is_prose(words[index])
        and len(words[index]) <= _LONGEST_TITLE
        and len(below) > 1
        and all(map(is_bare_title, below[:_LEAST_PAIRS]))
        and not any(map(is_prose, words[index + 1 :]))
    )


def _full_stories(
    blocks: Sequence[Block], words: Sequence[str], index: int
) -> tuple[list[Entry], int] | None:
    """The entries of a rail that shows other stories whole, and the index behind the last; None where it does
    not: each title has paragraphs under it, the first about the same matter, and not only the last has more.
    The last story ends at the page's own lines, or where somebody is named whom the report named.
    """
    named = {name for line in words[: index - 1] if is_prose(line) for name in _SURNAME.findall(line)}
    entries: list[Entry] = []
    end, whole = index, 0
    while end < len(words) and blocks[end].kind is None:
        line, below = words[end], words[end + 1] if end + 1 < len(words) else ""
        if ends_sentence(line) and entries:
            if any(name in line for name in named):
                break
            end += 1
        elif (
            is_bare_title(line) and is_prose(below) and not breaks_off(below) and is_same_matter(line, below)
        ):
            whole += bool(entries) and end > (entries[-1].teaser or 0) + 1
            entries.append(Entry(end, end + 1))
            end += 2
        else:
            break
    return (entries, end) if whole else None


def _turns_to_a_title(blocks: Sequence[Block], words: Sequence[str], index: int) -> bool:
    """Whether a line is one of a pair of buttons, each over the title of a story: "PREVIOUS", "NEXT"."""
    near = range(max(index - 2, 0), min(index + 3, len(words)))
    buttons = [i for i in near if fold(words[i]) in _TURNS]
    return (
        index in buttons
        and len(buttons) > 1
        and index + 1 < len(words)
        and blocks[index + 1].kind is None
        and is_bare_title(words[index + 1])
    )


def _is_title_below(words: Sequence[str], index: int) -> bool:
    """Whether the line below a section's name is a title, and no topic of a list."""
    below = words[index + 1] if index + 1 < len(words) else ""
    return len(below.split()) >= _LEAST_REPEATED and is_bare_title(below)


def _unknown_rail(
    blocks: Sequence[Block], words: Sequence[str], index: int
) -> tuple[str | None, list[Entry], int]:
    """The rail that begins at ``index`` under any heading: titles with broken-off words below, or titles of
    which one is itself broken off, or that all open with a country in capitals.
    """
    if is_furniture(words[index]):
        return None, [], index
    headed = not is_country_first(words[index])
    named = list(takewhile(lambda i: is_country_first(words[i]), range(index + headed, len(words))))
    if len(named) >= _LEAST_PAIRS and all(blocks[i].kind is None for i in (index, *named)):
        heading = fold_heading(words[index]) if headed else None
        return heading, [Entry(i) for i in named], named[-1] + 1
    first = index + (len(words[index].split()) <= _LONGEST_UNKNOWN_HEADING)
    for start in sorted({index, first}, reverse=True):
        entries: list[Entry] = []
        for title in range(start, len(words) - 1, 2):
            pair = blocks[title : title + 2]
            over, under = words[title : title + 2]
            if any(b.kind is not None for b in pair) or pair[1].bullet or not is_cut_pair(over, under):
                break
            if not is_long_teaser(under) and not is_same_matter(over, under):
                break
            entries.append(Entry(title, title + 1))
        if len(entries) >= _LEAST_PAIRS:
            heading = fold_heading(words[index]) if start > index else None
            return heading, entries, start + 2 * len(entries)
    titles = list(
        takewhile(lambda i: blocks[i].kind is None and is_bare_title(words[i]), range(first, len(words)))
    )
    if first > index and len(titles) >= _LEAST_TITLES and any(breaks_off(words[i]) for i in titles):
        return fold_heading(words[index]), [Entry(i) for i in titles], titles[-1] + 1
    return None, [], index


def _stands_above(words: Sequence[str], index: int) -> bool:
    """Whether a line above the text is the page's own title: a line before it holds all of its words."""
    line = fold(words[index])
    return len(line.split()) >= _LEAST_REPEATED and any(line in fold(above) for above in words[:index])


def _goes_on_with(
    blocks: Sequence[Block], words: Sequence[str], entries: Sequence[Entry], index: int
) -> bool:
    """Whether a block is the broken-off teaser of the last title, by its place or like the one before.

    A line no longer than a title is one only where it reads on: it breaks off, or is about the same matter.
    """
    if not entries or entries[-1].teaser is not None:
        return False
    title, teaser = words[entries[-1].title], words[index]
    if not is_cut_pair(title, teaser) or without_marks(teaser) != teaser:
        return False
    if blocks[entries[-1].title].apart and not blocks[index].apart and _next_is_apart(blocks, index):
        return True
    if len(entries) < _LEAST_PAIRS or entries[-2].teaser is None:
        return False
    return is_long_teaser(teaser) or is_same_matter(title, teaser)


def _next_is_apart(blocks: Sequence[Block], index: int) -> bool:
    """Whether a title and the block under it stand by themselves."""
    return index + 1 == len(blocks) or blocks[index + 1].apart


def _is_title(blocks: Sequence[Block], words: Sequence[str], index: int, entries: Sequence[Entry]) -> bool:
    block, line = blocks[index], words[index]
    if len(line) > _LONGEST_TITLE or (is_prose(line) and not line.endswith("?")):
        return False
    if entries and blocks[entries[0].title].bullet:
        return block.bullet is not None
    if block.bullet:
        return True
    above = words[entries[-1].title] if entries and entries[-1].teaser is None else None
    if not may_end_a_title(line) and not is_cut_title(line, above):
        return False
    if without_marks(line) != line:
        return True
    return not entries or entries[-1].teaser is not None or len(line.split()) <= MOST_TITLE_WORDS


def _is_teaser(blocks: Sequence[Block], words: Sequence[str], index: int, entries: Sequence[Entry]) -> bool:
    """Whether the block under a title is its teaser, and not the report going on.

    Words that break off are one. A whole sentence is one where titles and sentences go on taking turns, each
    about the matter of its title or to the end of the rail.
    """
    block, line = blocks[index], words[index]
    if len(line) > _LONGEST_TEASER:
        return False
    if may_break_off(line) or (
        block.bullet is None and block.indent > 1 and blocks[entries[-1].title].bullet
    ):
        return True
    below = range(index + 1, min(len(words), index + 1 + _LOOK_AHEAD))
    rail = takewhile(lambda i: not (is_rail_heading(words[i]) or heads_comments(words, i)), below)
    after = list(islice((words[i] for i in rail if not _is_page_line(words[i])), 3))
    itemised = blocks[entries[-1].title].bullet is not None
    take_turns = len(entries) > 1 and all(entry.teaser is not None for entry in entries[:-1])
    if not after or (itemised and blocks[index + 1].bullet is None):
        return take_turns
    if is_same_matter(words[entries[-1].title], line) and (
        take_turns
        or (len(after) > 1 and may_be_title(after[0]) and is_prose(after[1]) and is_same_matter(*after[:2]))
    ):
        return True
    if is_prose(after[0]):
        return False
    if not may_be_title(after[0]):
        return take_turns
    if itemised or len(entries) > 1 or is_same_matter(words[entries[-1].title], line):
        return len(after) > 1 and not all(is_prose(w) for w in after[1:])
    return len(after) > _LEAST_PAIRS and is_prose(after[1]) and not is_prose(after[2])


def _is_page_line(line: str) -> bool:
    """Whether a line belongs to the page around a rail: it says nothing of where the report goes on."""
    return is_furniture(line) or is_date_line(line) or is_caption(line) or link_parts(line) is not None


def _are_counted(words: Sequence[str], titles: Sequence[int]) -> bool:
    """Whether the titles of a list have its numbers before them."""
    return len(titles) > 1 and all(without_number(words[i], n) for n, i in enumerate(titles, 1))


def _in_a_line(text: str, block: Block, row: Sequence[tuple[int, int]], heading: str | None) -> list[Lead]:
    """The leads of the titles that stand in one line."""
    found = []
    for start, end in row:
        span = cut(text, block.start + start, block.start + end)
        found.append(Lead(heading, span.text, None, breaks_off(span.text), span))
    return found


def _inline(text: str, block: Block) -> Lead | None:
    """The lead of a line like "READ MORE: Court frees two editors"."""
    match = link_parts(text[block.start : block.end])
    if not match or block.kind is not None or is_furniture(match["title"]):
        return None
    title = match["title"].strip(" *_")
    title = title[:-1].rstrip() if text[block.start] in "([" and title.endswith((")", "]")) else title
    cut_off = breaks_off(title)
    return Lead(match["prefix"].strip(), title, None, cut_off, cut(text, block.start, block.end))


def _turned(text: str, block: Block) -> Lead | None:
    """The lead of a line like "« Court frees two editors", or behind an arrow as its bullet."""
    line = text[block.start : block.end]
    title = turns_the_page(f"« {line}" if block.bullet in _ARROWS else line) if block.kind is None else None
    return Lead(None, title, None, False, cut(text, block.start, block.end)) if title else None


def _stray(text: str, blocks: Sequence[Block], words: Sequence[str], index: int) -> Lead | None:
    """The lead of another story's headline that stands by itself between two paragraphs.

    It is longer than a heading, has a headline's verb and takes up nothing of what is told around it.
    """
    block, line = blocks[index], words[index]
    least = {"least": _LEAST_BELOW_A_BUTTON} if is_furniture(words[index - 1]) else {}
    if block.kind is not None or block.bullet or not reads_like_a_headline(line, **least):
        return None
    below = words[index + 1] if index + 1 < len(blocks) else ""
    if block.apart and below and not blocks[index + 1].apart and not is_rail_heading(below):
        return None  # it heads the paragraph that it stands on
    if any(is_bare_title(w) and link_parts(w) is None for w in words[index - 1 : index + 2 : 2] if w != line):
        return None  # it is one of a list
    near = words[index + 1 : index + _LOOK_AHEAD], reversed(words[max(0, index - _LOOK_AHEAD) : index])
    beside = [next(filter(is_prose, lines), None) for lines in near]
    if any(told is None or is_same_matter(line, told) for told in beside):
        return None
    return Lead(None, line, None, False, cut(text, block.start, block.end))


def lead_of(
    text: str, blocks: Sequence[Block], heading: str | None, entry: Entry, *, counted: bool = False
) -> Lead:
    """The lead of an entry, without its number where the entries are ``counted``: "1 Two held"."""
    first = blocks[entry.title]
    title = text[first.start : first.end]
    title = title.split(maxsplit=1)[1] if counted else title
    if entry.teaser is None and (both := _TITLE_AND_TEASER.fullmatch(title)):
        return Lead(heading, both["title"], both["teaser"], True, cut(text, first.start, first.end))
    title = without_marks(title)
    if entry.teaser is None:
        return Lead(heading, title, None, breaks_off(title), cut(text, first.start, first.end))
    last = blocks[entry.teaser]
    teaser = text[last.start : last.end]
    return Lead(heading, title, teaser, is_truncated(teaser), cut(text, first.start, last.end))
