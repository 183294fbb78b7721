"""Titles in a row: other stories that a page names one after the other, under any heading or none.

No list of headings knows all rails, and they stand anywhere: as a ticker in one line above the masthead,
between two paragraphs, behind the last. They are known from the lines of a report by what they are: as long
as titles and no sentences, told in the present as only headlines tell what has happened, and about other
matters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.intake.credits import is_credit_line
from onrecord.intake.lines import breaks_off, ends_sentence
from onrecord.intake.marks import without_marks, without_number
from onrecord.intake.page import Block
from onrecord.intake.titles import (
    MOST_TITLE_WORDS,
    asks_for_a_vote,
    is_bare_title,
    is_filler,
    is_labelled_title,
    is_prose,
    is_rail_heading,
    is_same_matter,
    link_parts,
)
from onrecord.intake.words import fold, is_furniture, is_site_label, labels, page_words

_GAP = re.compile(r"\s*[|•·]\s*|\s+(?:/|\+\+\+|\*{1,3}|[■◆»›—])\s+|\s{3,}|\t+")
_LABEL = re.compile(r"(?:[A-Z][\w ]{2,20}|[A-Z ]{3,20}):\s+(?=\S)")
_EDGES = " +*|•·"
_LEAST_IN_A_ROW = 3
_LEAST_MARKED = 2
_LONGEST_SMALL = 4
"""Letters. Small words stay small in titles whose words have capitals."""
_LEAST_WORDS = 4
_LONGEST_LABEL = 2
_LONGEST_ROW = 2000
_LONGEST_HEADING = 6
"""Words."""
_PAST = frozenset(
    (
        *("held", "shot", "beat", "found", "fled", "told", "lost", "won", "said", "was", "were", "hit"),
        *("burnt", "shut", "fell"),
    )
)
"""Verbs of headlines that do not end as verbs of the past do."""
_OUGHT = frozenset(("must", "will", "need", "needs", "want", "wants"))
"""What demands have too."""
_PRONOUNS = frozenset(("i", "we", "you", "he", "she", "it", "they"))
_BADGES = frozenset(
    ("premium", "exclusive", "subscriber only", "subscribers only", "members only", "subscriber exclusive")
)
"""What a page sets on those of its stories that are to be paid for."""
_RAIL_WORDS = frozenset(
    ("story", "report", "reports", "update", "updates", "section", "photo", "issue", "analysis")
)
"""Words of headings within a report that headings of rails have too."""


@dataclass(frozen=True, slots=True)
class Run:
    """The block of a heading, those of the titles under it, and the index behind the last of them."""

    heading: int | None
    titles: tuple[int, ...]
    end: int


def titles_in_a_line(line: str, told: Sequence[str]) -> list[tuple[int, int]]:
    """Where the titles of a ticker stand in its line, each once: "Army frees 9 • Two held • 12 die"."""
    if not told or len(line) > _LONGEST_ROW:
        return []
    pieces: list[tuple[int, int]] = []
    at = 0
    for gap in (*_GAP.finditer(line), None):
        end = gap.start() if gap else len(line)
        if held := line[at:end].strip(_EDGES):
            start = at + line[at:end].index(held)
            pieces.append((start, start + len(held)))
        at = gap.end() if gap else end
    headed = False
    if pieces and (label := _LABEL.match(line)) and is_label_of_news(label.group()):
        pieces[0] = label.end(), pieces[0][1]
        headed = is_rail_heading(label.group())
    titles = [line[start:end] for start, end in pieces]
    if headed and len(titles) > 1 and all(_LEAST_WORDS <= len(t.split()) <= MOST_TITLE_WORDS for t in titles):
        return pieces
    if (
        len(set(map(fold, titles))) < _LEAST_IN_A_ROW
        or not all(map(_is_title, titles))
        or not _are_headlines(titles, told)
    ):
        return []
    return list({fold(line[start:end]): (start, end) for start, end in reversed(pieces)}.values())[::-1]


def is_label_of_news(label: str) -> bool:
    """Whether what stands before a ticker's first title is its name: "BREAKING: "."""
    return is_site_label(label) or is_rail_heading(label) or label.isupper()


def find_run(blocks: Sequence[Block], words: Sequence[str], index: int, told: Sequence[str]) -> Run | None:
    """The titles in a row that begin at ``index``, with the heading that may stand on them."""
    if blocks[index].kind is not None or is_prose(words[index]) or _goes_on(blocks, words, index):
        return None
    for heading in (index, None) if may_head(blocks, words, index) else (None,):
        first = index if heading is None else index + 1
        titles, parted, end = _titles(blocks, words, first)
        plain = [words[i] for i in titles]
        bare = [without_number(w, n) or without_marks(w) for n, w in enumerate(plain, 1)]
        marked = (
            parted
            or (end < len(words) and ends_sentence(words[end]) and all(map(_has_capitals_throughout, plain)))
            or all(blocks[i].bullet and any(_verbs(words[i])) for i in titles)
            or (bool(bare) and all(b != w for b, w in zip(bare, plain, strict=True)))
        )
        if len(titles) < (_LEAST_MARKED if marked else _LEAST_IN_A_ROW) or _is_listed(blocks, words, first):
            continue
        badges = {fold(words[i]) for i in range(first, end + 1) if i not in titles and i < len(words)}
        if _are_headlines(bare, told) or (parted and len(badges) == 1 and badges <= _BADGES):
            return Run(heading, tuple(titles), end)
    return None


def _goes_on(blocks: Sequence[Block], words: Sequence[str], index: int) -> bool:
    """Whether a line stands in the midst of a list, of which the first was no title of another story."""
    beside = (blocks[index - 1].bullet is None) == (blocks[index].bullet is None)
    return beside and _is_title(without_marks(words[index - 1]))


def _titles(blocks: Sequence[Block], words: Sequence[str], first: int) -> tuple[list[int], bool, int]:
    """The titles from ``first`` on, whether a label or an hour is beside each, and the index behind them."""
    titles: list[int] = []
    asides = 0
    index = end = first
    while index < len(words) and blocks[index].kind is None:
        line = words[index]
        if asks_for_a_vote(line, *words[index + 1 : index + 2]):
            break
        if _is_aside(line):
            if index > end + 1 or not (titles or _is_section(line)):
                break
            asides += 1
        elif (
            not is_furniture(line)
            and _is_title(without_marks(line))
            and (not titles or (blocks[index].bullet is None) == (blocks[titles[0]].bullet is None))
        ):
            titles.append(index)
            end = index + 1
        else:
            break
        index += 1
    return titles, asides >= len(titles) > 1, end


def may_head(blocks: Sequence[Block], words: Sequence[str], index: int) -> bool:
    """Whether a line can be the heading of titles: a few words and no sentence."""
    line = words[index]
    return (
        len(line.split()) <= _LONGEST_HEADING
        and not ends_sentence(line)
        and not (
            is_furniture(line)
            or is_rail_heading(line)
            or is_filler(line)
            or is_credit_line(line, 0, len(line))
        )
        and blocks[index].bullet is None
        and not any(_verbs(line))
    )


def _is_aside(line: str) -> bool:
    """Whether a line between titles is the section, the day or the hour of one: "COURTS", "News > World"."""
    if is_rail_heading(line) and not _is_section(line):
        return False
    beside = [piece for piece in labels(line) if not (is_filler(piece) or is_furniture(piece))]
    if len(beside) < len(labels(line)):
        short = all(len(piece.split()) <= _LONGEST_LABEL for piece in beside)
        return short and not line.startswith(("By ", "Editor"))
    return _is_section(line) or (
        len(line.split()) <= _LONGEST_LABEL and line.replace(" ", "").isalpha() and line[0].isupper()
    )


def _is_section(line: str) -> bool:
    return all(fold(label) in page_words().sections for label in labels(line))


def _is_listed(blocks: Sequence[Block], words: Sequence[str], first: int) -> bool:
    """Whether a colon or a heading says that the lines are points of the report: "They did this:"."""
    above = words[first - 1] if first else ""
    own = page_words().heading_words - _RAIL_WORDS
    if len(above.split()) <= _LONGEST_HEADING and not own.isdisjoint(fold(above).split()):
        return True
    return above.endswith(":") and (len(above.split()) > _LONGEST_HEADING or blocks[first].bullet is not None)


def _is_title(line: str) -> bool:
    """Whether words are as long as a title, open as one and are no sentence."""
    return (
        _LEAST_WORDS <= len(line.split()) <= MOST_TITLE_WORDS
        and not line[0].islower()
        and is_bare_title(line)
        and (not ends_sentence(line) or line.endswith("?") or breaks_off(line))
        and (link_parts(line) is None or is_labelled_title(line))
        and not is_credit_line(line, 0, len(line))
    )


def _are_headlines(titles: Sequence[str], told: Sequence[str]) -> bool:
    """Whether most of some titles have a headline's verb, one of them in the present, and most tell of other
    things than the report does.
    """
    verbs = [list(_verbs(title)) for title in titles]
    if sum(map(bool, verbs)) * 2 < len(titles) or not any(
        map(_is_present, (v for found in verbs for v in found))
    ):
        return False
    own = sum(any(is_same_matter(title, line) for line in told) for title in titles)
    return own * 2 < len(titles)


def _verbs(title: str) -> Iterator[str]:
    """The verbs of headlines in a title; with a capital only where every word has one, and no month."""
    known, rest = page_words().headline_verbs, title.split()[1:]
    in_small = any(word.islower() and len(word) > _LONGEST_SMALL for word in rest)
    return (
        word.casefold()
        for word in rest
        if title.split(maxsplit=1)[0].casefold() not in _PRONOUNS
        and word.casefold() in known
        and not (word[0].isupper() and (in_small or word == "March"))
    )


def _has_capitals_throughout(title: str) -> bool:
    """Whether a title has a capital in every long word, and more of them than the headings within a text."""
    long = [word for word in title.split() if len(word) > _LONGEST_SMALL]
    return len(title.split()) > _LEAST_WORDS and len(long) > 1 and not any(map(str.islower, long))


def _is_present(verb: str) -> bool:
    return not verb.endswith(("ed", "en")) and verb not in _PAST and verb not in _OUGHT
