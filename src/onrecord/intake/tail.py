"""The tail of a page: what stands behind the report among the page's own lines, and tells of other things.

No list of headings knows all rails ("As it happens", "Also in Testimony", "More from us"). But behind the
last paragraph of the report, from the first line that is the page's own or breaks off, titles and teasers
belong to the page. A short whole sentence may still be the report's: "A hearing has been set."
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.intake.foot import Kinds
from onrecord.intake.lines import ends_sentence
from onrecord.intake.titles import is_bare_title, is_prose, is_same_matter

_LEAST_TOLD = 2
"""Whole paragraphs. Below fewer no tail begins: the page may be a list of news."""
_NAME = re.compile(r"[A-Z][\w’'-]{2,}")
_NAME_WITHIN = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]{2,}")
"""A word with a capital inside a sentence."""


def mark_tail(words: Sequence[str], kinds: Kinds) -> None:
    """Mark what stands below the report's last paragraph as the page's, from the page's first own line on."""
    whole = [
        index
        for index, line in enumerate(words)
        if kinds[index] in {None, "paragraph"} and is_prose(line) and not _breaks_off(line)
    ]
    if len(whole) < _LEAST_TOLD:
        return
    told = _of_the_report(words, kinds, whole)
    first = next(_of_the_page(words, kinds, told[-1]), len(words))
    for index in range(first, len(words)):
        line = words[index]
        if kinds[index] is None and (is_prose(line) or _breaks_off(line) or not ends_sentence(line)):
            kinds[index] = "furniture"


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
        i for i in range(above + 1, len(words)) if kinds[i] in {"furniture", "rail"} or _breaks_off(words[i])
    )


def _breaks_off(line: str) -> bool:
    return line.endswith(("...", "…"))
