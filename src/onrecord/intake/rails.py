"""Rails: lists of links to other stories, which may neither date, place nor people the report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from onrecord.evidence import cut
from onrecord.intake.captions import ends_in_credit, is_caption, is_marker
from onrecord.intake.foot import heads_comments
from onrecord.intake.lines import ends_sentence
from onrecord.intake.page import Block
from onrecord.intake.published import is_date_line
from onrecord.intake.words import fold, is_furniture, is_menu, is_site_label, labels, opens_with, page_words
from onrecord.record import Lead

_INLINE = re.compile(r"(?P<prefix>[^\W\d_][\w.’' ]{2,30}?)\s*(?::|\||»|>|–|—|\s-(?=\s)|\s{2,})\s*(?P<title>\S.{8,})")
_HEADING = re.compile(
    r"(?:\w+ ){0,3}you (?:may|might|will|'ll|could)(?: also)? (?:like|love|enjoy|have missed|be interested in)|"
    r"(?:most|more) (?:read|viewed|popular|shared|e-?mailed|commented|watched|discussed)(?: \w+){0,3}|"
    r"(?:related|similar|other|latest|recent|popular|trending|top|recommended|featured)(?: \w+)? "
    r"(?:stories|articles|posts|news|headlines|coverage|content|reads|videos)(?: (?:from|in|on) .{2,30})?|latest \d+ reports"
)
"""The headings of rails that newspapers word each in its own way, folded."""
_OF_A_SECTION = re.compile(r"(?:the )?(?:latest|top|popular|trending|most read|more)(?: in)? ")
_GLUED = re.compile(r"(?P<prefix>(?:Previous|Next)\s?(?i:article|post|story))(?P<title>[A-Z‘“\"'\d]\S*\s.{6,})")
"""The button of a theme that saved pages run into the title: "Next articleMayor resigns after vote"."""
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|[^\W_]|,)$")
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|read more|continue reading|more)\W*$", re.IGNORECASE)
_SPACED = re.compile(
    r"(?P<prefix>(?i:read more|read also|also read|must read|related story|related article))\s(?P<title>[A-Z‘“\"'\d].{14,})"
)
_LINK_BEHIND_TEXT = re.compile(
    r"(?<=[.!?”\"…’])\s+(?P<link>(?:READ MORE|READ ALSO|READ NEXT|ALSO READ|SEE ALSO|RELATED|MUST READ|WATCH)"
    r"\s*[:|»]\s*[^\n]{8,180})$"
)
_LEFT_OPEN = frozenset(
    ("a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "from", "with", "and", "or", "that")
)
_LONG_WORD = re.compile(r"\w{5,}")
_STEM = 5
_LEAST_REPEATED = 4
"""Words. So long a line that stands above once more is the page's title."""
_LONGEST_TITLE = 200
_LONGEST_HEADING = 60
_LONGEST_TEASER = 700
_MOST_TITLE_WORDS = 15
"""A longer line under a title is its teaser."""
_LEAST_TITLE_WORDS = 3
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
class _Entry:
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
    whole = (
        i
        for i, w in enumerate(words)
        if _is_prose(w) and not w.endswith(("...", "…")) and not is_furniture(w)
    )
    last = max(whole, default=-1)
    taken: set[int] = set()
    leads: list[Lead] = []
    index, told = 0, False
    while index < len(blocks):
        heading: str | None = None
        entries: list[_Entry] = []
        end = index
        if blocks[index].kind is None and is_rail_heading(words[index]):
            heading = fold_heading(words[index])
            entries, end = _entries(blocks, words, index + 1, told=told)
        elif index > last >= 0 and told:
            heading, entries, end = _unknown_rail(blocks, words, index)
        if entries:
            taken.update(range(index, end))
            leads.extend(_lead(text, blocks, heading, entry) for entry in entries)
            index = end
            continue
        if lead := _inline(text, blocks[index]):
            taken.add(index)
            leads.append(lead)
        told = told or _is_prose(words[index])
        index += 1
    return Rails(frozenset(taken), tuple(leads))


def split_inline(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, with a link to another story that ends a paragraph ("... READ MORE: Title") cut off it."""
    found: list[Block] = []
    for block in blocks:
        link = _LINK_BEHIND_TEXT.search(text, max(block.start, block.end - _LONGEST_TITLE), block.end)
        if link:
            found.append(replace(block, end=link.start()))
            found.append(Block(link.start("link"), block.end))
        else:
            found.append(block)
    return tuple(found)


def is_rail_heading(words: str) -> bool:
    """Whether a line stands above links to other stories."""
    if len(words) > _LONGEST_HEADING:
        return False
    phrases, folded = page_words(), fold(words)
    if folded in phrases.rail_headings:
        return True
    if ends_sentence(words):
        return False
    of_section = _OF_A_SECTION.match(folded)
    if of_section and is_site_label(folded[of_section.end() :]):
        return True
    return opens_with(words, phrases.rail_openings) or _HEADING.fullmatch(folded) is not None


def fold_heading(words: str) -> str:
    """The heading as the page has it, without a colon at its end."""
    return words.strip().rstrip(":").strip()


def is_truncated(teaser: str) -> bool:
    """Whether a teaser breaks off before its sentence ends."""
    return not ends_sentence(teaser) or bool(_BREAKS_OFF.search(teaser))


def _entries(
    blocks: Sequence[Block], words: Sequence[str], index: int, *, told: bool
) -> tuple[list[_Entry], int]:
    """The entries of the rail whose heading stands before ``index``, and the index behind the last one."""
    entries: list[_Entry] = []
    end = index
    while index < len(blocks):
        block, line = blocks[index], words[index]
        if is_rail_heading(line) or block.kind is not None or _leads_by_itself(line):
            break
        if not told and _stands_above(words, index):
            break
        labelled = _is_labelled_title(line)
        if not labelled and (is_caption(line) or (is_marker(line) and not is_furniture(line))):
            break
        if (
            heads_comments(words, index)
            or fold(line) in page_words().list_headings
            or (len(labels(line)) > 1 and is_menu(line))
        ):
            break
        of_page = is_furniture(line) or (told and is_site_label(line))
        if of_page or _is_filler(line):
            if not of_page:
                if entries and not told:
                    break
                end = index + 1 if entries and not line.startswith("By ") else end
        elif _goes_on_with(blocks, words, entries, index) or not _is_title(blocks, words, index, entries):
            if not entries or entries[-1].teaser is not None or not _is_teaser(blocks, words, index, entries):
                break
            entries[-1] = _Entry(entries[-1].title, index)
            end = index + 1
        else:
            entries.append(_Entry(index))
            end = index + 1
        index += 1
    if not told and entries and entries[-1].teaser is None and blocks[entries[-1].title].bullet is None:
        end = entries.pop().title if index < len(blocks) else end
    return entries, end


def _unknown_rail(
    blocks: Sequence[Block], words: Sequence[str], index: int
) -> tuple[str | None, list[_Entry], int]:
    """The rail that begins at ``index`` under any heading: titles with broken-off words below, or titles of
    which one is itself broken off.
    """
    if is_furniture(words[index]):
        return None, [], index
    first = index + (len(words[index].split()) <= _LONGEST_UNKNOWN_HEADING)
    for start in sorted({index, first}, reverse=True):
        entries: list[_Entry] = []
        for title in range(start, len(words) - 1, 2):
            pair = blocks[title : title + 2]
            over, under = words[title : title + 2]
            if any(b.kind is not None for b in pair) or pair[1].bullet or not _is_cut_pair(over, under):
                break
            if not _is_long_teaser(under) and not _same_matter(over, under):
                break
            entries.append(_Entry(title, title + 1))
        if len(entries) >= _LEAST_PAIRS:
            heading = fold_heading(words[index]) if start > index else None
            return heading, entries, start + 2 * len(entries)
    titles = list(takewhile(lambda i: blocks[i].kind is None and _is_bare_title(words[i]), range(first, len(words))))
    if first > index and len(titles) >= _LEAST_TITLES and any(words[i].endswith(("...", "…")) for i in titles):
        return fold_heading(words[index]), [_Entry(i) for i in titles], titles[-1] + 1
    return None, [], index


def _is_bare_title(line: str) -> bool:
    """Whether a line is as long as a title and no sentence, whole or broken off."""
    return (
        _LEAST_TITLE_WORDS <= len(line.split()) <= _MOST_TITLE_WORDS
        and not (is_rail_heading(line) or is_furniture(line) or is_menu(line) or is_date_line(line) or is_caption(line))
        and (_is_cut_title(line, None) or not line.endswith((".", ",", ";", ":", "…")))
    )


def _is_long_teaser(line: str) -> bool:
    """Whether broken-off words are more than a title is, or end where they must go on."""
    return len(line.split()) > _MOST_TITLE_WORDS or _breaks_off_open(line) or line.endswith(("...", "…"))


def _is_cut_pair(title: str, teaser: str) -> bool:
    """Whether a line is a title and the next the start of its story, broken off in mid-sentence."""
    return (
        _LEAST_TITLE_WORDS <= len(title.split()) <= _MOST_TITLE_WORDS
        and not ends_sentence(title)
        and not any(is_furniture(w) or is_menu(w) or is_rail_heading(w) for w in (title, teaser))
        and title[-1] not in ",;:"
        and _CUT.search(teaser) is not None
        and (
            len(teaser) > len(title)
            or teaser.endswith(("...", "…"))
            or _breaks_off_open(teaser)
        )
        and sum(word[0].islower() for word in teaser.split()) >= _LEAST_PAIRS
    )


def _is_filler(words: str) -> bool:
    """Whether a line of a rail says only who wrote an entry and when."""
    if re.fullmatch(r"(?:\d+|an?|one) (?:second|minute|min|hour|day|week|month|year)s? ago", fold(words)):
        return True
    return len(words) < 60 and (is_date_line(words) or bool(re.match(r"By [A-Z]", words)) or words.isdigit())


def _is_labelled_title(line: str) -> bool:
    """Whether a line of a rail is a title with its sort before it: "PHOTOS: Flood leaves hundreds homeless"."""
    label, colon, title = line.partition(":")
    return (
        bool(colon)
        and fold(label) in page_words().title_labels
        and len(title.split()) >= _LEAST_TITLE_WORDS
        and not ends_in_credit(line)
    )


def _leads_by_itself(line: str) -> bool:
    """Whether a line of a rail is a link with its own heading, "Read also: ...", and no "Opinion: ..."."""
    link = _inline_parts(line)
    return link is not None and fold(link["prefix"]) not in page_words().title_labels


def _stands_above(words: Sequence[str], index: int) -> bool:
    """Whether a line above the text is the page's own title: a line before it holds all of its words."""
    line = fold(words[index])
    return len(line.split()) >= _LEAST_REPEATED and any(line in fold(above) for above in words[:index])


def _goes_on_with(
    blocks: Sequence[Block], words: Sequence[str], entries: Sequence[_Entry], index: int
) -> bool:
    """Whether a block is the broken-off teaser of the last title, by its place or like the one before.

    A line no longer than a title is one only where it reads on: it breaks off, or is about the same matter.
    """
    if not entries or entries[-1].teaser is not None:
        return False
    title, teaser = words[entries[-1].title], words[index]
    if not _is_cut_pair(title, teaser):
        return False
    if blocks[entries[-1].title].apart and not blocks[index].apart and _next_is_apart(blocks, index):
        return True
    if len(entries) < _LEAST_PAIRS or entries[-2].teaser is None:
        return False
    return _is_long_teaser(teaser) or _same_matter(title, teaser)


def _next_is_apart(blocks: Sequence[Block], index: int) -> bool:
    """Whether a title and the block under it stand by themselves."""
    return index + 1 == len(blocks) or blocks[index + 1].apart


def _breaks_off_open(line: str) -> bool:
    """Whether a line ends in a word that something must follow: "... by a fifth from the"."""
    return line.rsplit(maxsplit=1)[-1] in _LEFT_OPEN


def _is_cut_title(line: str, above: str | None) -> bool:
    """Whether a line is a title that the page had no room for ("Police raid printer over voter ca...").

    A teaser is longer, or takes up the words of the title ``above``.
    """
    if not line.endswith(("...", "…")) or len(line.split()) > _MOST_TITLE_WORDS or ends_sentence(line.rstrip(".…")):
        return False
    return above is None or not _same_matter(above, line)


def _same_matter(title: str, teaser: str) -> bool:
    """Whether a teaser has a long word of its title, in this form or another."""
    stems = [{w[:_STEM] for w in _LONG_WORD.findall(fold(words))} for words in (title, teaser)]
    return not stems[0].isdisjoint(stems[1])


def _is_title(blocks: Sequence[Block], words: Sequence[str], index: int, entries: Sequence[_Entry]) -> bool:
    block, line = blocks[index], words[index]
    if len(line) > _LONGEST_TITLE or (_is_prose(line) and not line.endswith("?")):
        return False
    if entries and blocks[entries[0].title].bullet:
        return block.bullet is not None
    if block.bullet:
        return True
    above = words[entries[-1].title] if entries and entries[-1].teaser is None else None
    if line.rstrip("\"'”’»").endswith((".", "…", ",", ";", ":")) and not _is_cut_title(line, above):
        return False
    return not entries or entries[-1].teaser is not None or len(line.split()) <= _MOST_TITLE_WORDS


def _may_be_title(line: str) -> bool:
    return (
        len(line.split()) >= _LEAST_TITLE_WORDS
        and not line.startswith(("(", "["))
        and not line.rstrip("\"'”’»)").endswith(".")
    )


def _is_teaser(blocks: Sequence[Block], words: Sequence[str], index: int, entries: Sequence[_Entry]) -> bool:
    """Whether the block under a title is its teaser, and not the report going on.

    Words that break off are one. A whole sentence is one where titles and sentences go on taking turns.
    """
    block, line = blocks[index], words[index]
    if len(line) > _LONGEST_TEASER:
        return False
    if _CUT.search(line) or (block.bullet is None and block.indent > 1 and blocks[entries[-1].title].bullet):
        return True
    below = range(index + 1, min(len(words), index + 1 + _LOOK_AHEAD))
    rail = takewhile(lambda i: not (is_rail_heading(words[i]) or heads_comments(words, i)), below)
    after = list(islice((words[i] for i in rail if not _is_page_line(words[i])), 3))
    itemised = blocks[entries[-1].title].bullet is not None
    if not after or (itemised and blocks[index + 1].bullet is None):
        return len(entries) > 1 and all(entry.teaser is not None for entry in entries[:-1])
    if _is_prose(after[0]) or not _may_be_title(after[0]):
        return False
    return len(after) > 1 and not all(_is_prose(w) for w in after[1:])


def _is_page_line(line: str) -> bool:
    """Whether a line belongs to the page around a rail: it says nothing of where the report goes on."""
    return is_furniture(line) or is_date_line(line) or is_caption(line) or _inline_parts(line) is not None


def _is_prose(words: str) -> bool:
    return ends_sentence(words) and len(words) > 60


def _inline(text: str, block: Block) -> Lead | None:
    """The lead of a line like "READ MORE: Court frees two editors"."""
    match = _inline_parts(text[block.start : block.end])
    if not match or block.kind is not None:
        return None
    title = match["title"].strip()
    cut_off = title.endswith(("…", "..."))
    return Lead(match["prefix"].strip(), title, None, cut_off, cut(text, block.start, block.end))


def _inline_parts(words: str) -> re.Match[str] | None:
    """The phrase and the title of a line that links to another story, None where it is no such line."""
    if len(words) > _LONGEST_TITLE or words.endswith("."):
        return None
    if bound := _GLUED.fullmatch(words) or _SPACED.fullmatch(words):
        return bound
    match = _INLINE.fullmatch(words)
    return match if match and fold(match["prefix"]) in page_words().rail_prefixes else None


def _lead(text: str, blocks: Sequence[Block], heading: str | None, entry: _Entry) -> Lead:
    first = blocks[entry.title]
    title = text[first.start : first.end]
    if entry.teaser is None:
        return Lead(heading, title, None, title.endswith(("…", "...")), cut(text, first.start, first.end))
    last = blocks[entry.teaser]
    teaser = text[last.start : last.end]
    return Lead(heading, title, teaser, is_truncated(teaser), cut(text, first.start, last.end))
