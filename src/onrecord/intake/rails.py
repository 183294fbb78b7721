"""Rails: lists of links to other stories, which may neither date, place nor people the report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.evidence import cut
from onrecord.intake.lines import ends_sentence
from onrecord.intake.page import Block
from onrecord.intake.published import is_date_line
from onrecord.intake.words import fold, is_furniture, opens_with, page_words
from onrecord.record import Lead

_INLINE = re.compile(r"(?P<prefix>[^\W\d_][\w.’' ]{2,30}?)\s*(?::|\||»|>|–|—)\s*(?P<title>\S.{8,})")
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|read more|continue reading|more)\W*$", re.IGNORECASE)
_LINK_BEHIND_TEXT = re.compile(
    r"(?<=[.!?”\"…’])\s+(?P<link>(?:READ MORE|READ ALSO|READ NEXT|ALSO READ|SEE ALSO|RELATED|MUST READ|WATCH)"
    r"\s*[:|»]\s*[^\n]{8,180})$"
)
_LONGEST_TITLE = 200
_LONGEST_HEADING = 60
_LONGEST_TEASER = 700
_MOST_TITLE_WORDS = 15
"""A longer line under a title is its teaser."""


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
    with the page. In front of the report a rail gives its last title back: it is the headline.
    """
    words = [text[b.start : b.end] for b in blocks]
    taken: set[int] = set()
    leads: list[Lead] = []
    index, told = 0, False
    while index < len(blocks):
        if blocks[index].kind is None and is_rail_heading(words[index]):
            entries, end = _entries(blocks, words, index + 1, told=told)
            if entries:
                taken.update(range(index, end))
                heading = fold_heading(words[index])
                leads.extend(_lead(text, blocks, heading, entry) for entry in entries)
                index = end
                continue
        elif lead := _inline(text, blocks[index]):
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
    phrases = page_words()
    return fold(words) in phrases.rail_headings or (
        opens_with(words, phrases.rail_openings) and not ends_sentence(words)
    )


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
        if is_rail_heading(line) or block.kind is not None:
            break
        if is_furniture(line) or _is_filler(line):
            if not is_furniture(line):
                if entries and not told:
                    break
                end = index + 1 if entries and not line.startswith("By ") else end
        elif _is_title(block, line, blocks[entries[0].title] if entries else None, entries[-1:]):
            entries.append(_Entry(index))
            end = index + 1
        elif entries and entries[-1].teaser is None and _is_teaser(blocks, words, index, entries):
            entries[-1] = _Entry(entries[-1].title, index)
            end = index + 1
        else:
            break
        index += 1
    if not told and entries and entries[-1].teaser is None and blocks[entries[-1].title].bullet is None:
        end = entries.pop().title if index < len(blocks) else end
    return entries, end


def _is_filler(words: str) -> bool:
    """Whether a line of a rail says only who wrote an entry and when."""
    if re.fullmatch(r"(?:\d+|an?|one) (?:second|minute|min|hour|day|week|month|year)s? ago", fold(words)):
        return True
    return len(words) < 60 and (is_date_line(words) or bool(re.match(r"By [A-Z]", words)) or words.isdigit())


def _is_title(block: Block, words: str, first: Block | None, last: Sequence[_Entry]) -> bool:
    if len(words) > _LONGEST_TITLE:
        return False
    if first and first.bullet:
        return block.bullet is not None
    if block.bullet:
        return True
    if words.endswith((".", "…", ",", ";")):
        return False
    return not (last and last[0].teaser is None and len(words.split()) > _MOST_TITLE_WORDS)


def _is_teaser(blocks: Sequence[Block], words: Sequence[str], index: int, entries: Sequence[_Entry]) -> bool:
    """Whether the block under a title is its teaser, and not the report going on."""
    block, line = blocks[index], words[index]
    if len(line) > _LONGEST_TEASER:
        return False
    if is_truncated(line) or (block.bullet is None and block.indent > 1 and blocks[entries[-1].title].bullet):
        return True
    if any(entry.teaser for entry in entries):
        return True
    after = [w for w in words[index + 1 : index + 5] if not is_furniture(w)]
    if not after:
        return True
    if _is_prose(after[0]):
        return False
    return not all(_is_prose(w) for w in after[1:3])


def _is_prose(words: str) -> bool:
    return ends_sentence(words) and len(words) > 60


def _inline(text: str, block: Block) -> Lead | None:
    """The lead of a line like "READ MORE: Court frees two editors"."""
    words = text[block.start : block.end]
    if len(words) > _LONGEST_TITLE or block.kind is not None:
        return None
    match = _INLINE.fullmatch(words)
    if not match or fold(match["prefix"]) not in page_words().rail_prefixes or words.endswith("."):
        return None
    title = match["title"].strip()
    return Lead(
        match["prefix"].strip(), title, None, title.endswith(("…", "...")), cut(text, block.start, block.end)
    )


def _lead(text: str, blocks: Sequence[Block], heading: str, entry: _Entry) -> Lead:
    first = blocks[entry.title]
    title = text[first.start : first.end]
    if entry.teaser is None:
        return Lead(heading, title, None, title.endswith(("…", "...")), cut(text, first.start, first.end))
    last = blocks[entry.teaser]
    teaser = text[last.start : last.end]
    return Lead(heading, title, teaser, is_truncated(teaser), cut(text, first.start, last.end))
