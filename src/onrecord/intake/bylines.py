"""Bylines that only their place on the page tells from other short lines: a name alone, a name and a town."""

import re
from collections.abc import Sequence
from itertools import takewhile

from onrecord.intake.captions import is_caption
from onrecord.intake.credits import is_desk
from onrecord.intake.foot import Kinds
from onrecord.intake.headlines import reads_like_a_publisher
from onrecord.intake.lines import ends_sentence
from onrecord.intake.published import has_time, is_date_line, is_kind_of_page, is_page_time
from onrecord.intake.titles import is_prose
from onrecord.intake.words import fold, is_furniture, is_menu, is_site_label, page_words

_BYLINE = re.compile(r"(?:[A-Z][\w.’'\-]*\s){2,4}in (?:[A-ZÀ-Þ][\w.’'\-]*\s?){1,3}")
NAME_ALONE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'\-]*\s){1,3}[A-ZÀ-Þ][\w’'\-]+(?:\s(?:and|&)\s(?:[A-ZÀ-Þ][\w.’'\-]*\s){1,3}[A-ZÀ-Þ][\w’'\-]+)?"
)
_SHORT_DESK = re.compile(r"(?:[A-Z]{2,5}|[A-Z][a-z]+)\s(?:Bureau|Report|Desk|Staff)|Correspondent")
"""The same with a paper's initials: "LKN Report". It is a byline only beside a day."""
NAME_AND_POST = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w.’'\-]*\s){1,2}[A-ZÀ-Þ][\w’'\-]+)[,\s]\s?"
    r"(?:(?:Senior|Chief|Court|Crime|Political|Parliamentary|Municipal|Business|Health|Education|Features|Sports?|Staff|"
    r"Special|News|Regional|Provincial|Deputy|Investigations?)\s){1,2}(?:Reporter|Correspondent|Writer|Editor)"
)
"""A name and what the paper calls it, with nothing between: "A. Person Court Reporter"."""
_MOST_ABOVE = 3
"""Blocks that tell: decks and captions. Below more of them nobody signs as in the head of a page."""
_LEAST_HEADLINE = 4
"""Words."""


def is_beside_credit(kinds: Kinds, index: int) -> bool:
    """Whether only lines of the page stand between a line and a byline."""
    above = takewhile(bool, reversed(kinds[:index]))
    below = takewhile(bool, kinds[index + 1 :])
    return "credit" in above or "credit" in below


def is_bare_byline(words: Sequence[str], index: int) -> bool:
    """Whether "A. Person in Kampala" stands below a longer line, the headline, and above the page's time."""
    line = words[index]
    if index + 1 == len(words):
        return False
    if is_desk(line) or _SHORT_DESK.fullmatch(line):
        return (index > 0 and fold(words[index - 1]) == "by") or any(
            map(is_date_line, words[index + 1 : index + 3])
        )
    if NAME_ALONE.fullmatch(line):
        return _signs_above_a_picture(words, index)
    if NAME_AND_POST.fullmatch(line):
        verbs = page_words().headline_verbs
        headed = any(len(above.split()) >= _LEAST_HEADLINE for above in words[:index])
        return headed and is_prose(words[index + 1]) and verbs.isdisjoint(line.casefold().split())
    if not _BYLINE.fullmatch(line):
        return False
    below = words[index + 1]
    if not is_page_time(below) and not (is_date_line(below) and has_time(below)):
        return False
    return any(len(above.split()) > len(line.split()) for above in words[:index])


def _signs_above_a_picture(words: Sequence[str], index: int) -> bool:
    """Whether a name alone stands under a headline or its date and above a date, a caption or buttons.

    A place or a section may stand there too: it is told again on the page, and a reporter is not.
    """
    line, above = words[index], words[:index]
    twice = line in (words[index - 1], words[index + 1])  # the picture of who signs has his name too
    above = above[:-1] if twice and above and above[-1] == line else above
    under = [w for w in words[index + 1 : index + 4] if w not in (line, words[0])]
    below = under[0] if under else ""
    papered = words[0] in words[index + 1 : index + 3]  # who signs, his paper, the day
    if sum(map(is_prose, above)) > _MOST_ABOVE:
        return False
    if not above or not below or is_menu(line) or is_site_label(line) or reads_like_a_publisher(line):
        return False
    if any(line in other for n, other in enumerate(words) if n != index and is_prose(other)):
        return False
    phrases = page_words()
    if not (phrases.body_words | phrases.heading_words).isdisjoint(line.casefold().split()):
        return False
    head = above[-1]
    if is_date_line(head) and any(
        len(w.split()) >= _LEAST_HEADLINE and not ends_sentence(w) for w in above[:-1]
    ):
        return len(below.split()) >= _LEAST_HEADLINE or is_furniture(below)
    headed = (len(head.split()) >= _LEAST_HEADLINE and not ends_sentence(head)) or is_date_line(head)
    dated = is_date_line(below) and (
        twice
        or papered
        or has_time(below)
        or is_page_time(below)
        or (index + 2 < len(words) and is_caption(words[index + 2]))
    )
    buttons = is_furniture(below) and not is_kind_of_page(below)
    return headed and (is_caption(below) or dated or buttons)
