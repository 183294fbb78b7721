"""The words by which parts are told apart, from ``page_words.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SPACE = re.compile(r"\s+")
_BETWEEN_LABELS = re.compile(r"\s+[-–—/·•>]\s+|\s*[|»›]\s*|\s*\t\s*|\s{2,}")
_SENTENCE = re.compile(r"(?<=[.!?…:])\s+")
_TELLS = re.compile(r"[\"“”«»]|\b(?:said|says|told|according to|alleged|accused|denied)\b", re.IGNORECASE)
_COUNTER = re.compile(
    r"\W*(?:[\d.,]+\s?[km]?\+?|(?:(?:[\d.,]+\s?[km]?\+?|no|one|less than \d+)\s*"
    r"(?:shares?|views?|likes?|comments?|replies|responses?|reactions?|retweets?|votes?|followers?|photos?|"
    r"min(?:ute)?s?(?:\s+read)?|listens?|reads?)(?:\s+so\s+far)?)|"
    r"(?:(?:total|post|page|article|story|unique)\s+)?(?:views?|reads?|hits|visits?|visitors|shares?|likes?|downloads?)"
    r"(?:\s+(?:today|count|so\s+far))?\s*[:–—=\-]?\s*[\d.,]+\s?[km]?|(?:read|viewed|seen|shared)\s+[\d.,]+\s?[km]?\s+times)\W*",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\d+\s+(?:comments?|responses?|replies)|comments?:?\s+\d+|"
    r"comments?\s*[-–—|]\s*\d+|comments?\s*\(\d+\)(?:\W+(?:closed|(?:sign|log) ?in\b.{0,30}))?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[–—-]?\s*(?:(?:https?://|www\.)\S+|[\w.\-]+@[\w.\-]+|@\w+|(?:[\w\-]+\.)+[a-z]{2,3}(?:/\S*)?)",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Between the buttons of a row that a saved page runs together: "FacebookTwitterEmail"."""
_MORE_HERE = re.compile(r"(?:read|see|find|learn) (?:more|other|all)\b.{0,60}\bhere\.?", re.IGNORECASE)
"""A link that a saved page shows without where it leads: "Read more from Haiti here."."""
_MAILBOX = re.compile(r"(?<![\w.])[\w.\-]+@[\w\-]+(?:\.[\w\-]+)+")
_NEWSLETTER = re.compile(r"(?:\w+\s){1,4}newsletter(?:\s+receive\s.*)?", re.IGNORECASE)
_SPACED_OUT = re.compile(r"(?:[A-Z]\s){2,}[A-Z]")
"""A button or box that a saved page spells letter by letter: "O P E N"."""
_HASHTAGS = re.compile(r"(?:#\w+[\s,|/]*)+")
_FORM = re.compile(r"(?:[A-Z][\w ]{0,30}:\s*){2,}")
"""Fields that wait for a reader: "Name: Email: Comment:"."""
_TABLED = re.compile(r"(?:[–—-]\s)?(?:partner|sponsored?|advertisement|ads?|promoted)\s[–—-]", re.IGNORECASE)
_BACK = re.compile(r"(?:←|«|‹|<{1,2})\s*(?:go )?back\b.{0,40}", re.IGNORECASE)
_WEATHER = re.compile(r"-?\d{1,2}\s?°\s?[cf]?\b.{0,20}", re.IGNORECASE)
_IMPRINT = re.compile(
    r"(?:.{3,90}\s)?©\s?(?:.{2,60}\s)?(?:19|20)\d\d\.?|"
    r"(?:(?i:copyright |\(c\) ?)|© ?)(?:.{2,60}\s)?(?:19|20)\d\d\b.{0,60}|"
    r"[A-Z].{3,60}\s(?:19|20)\d\d\s?[-–—]\s?(?:(?:19|20)\d\d|[Pp]resent)"
)
"""Whose a page is, as its last line says: "A legal body. © Vote Watch 2021", "Lake Monitor 2010-2020"."""
_REUSE = re.compile(
    r"may (?:only )?be (?:reused|re-used|republished|reproduced|reprinted)\b|"
    r"\breproduction is (?:free|permitted|allowed|authori[sz]ed|prohibited|forbidden)\b|"
    r"\bcreative commons\b",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"\blicen[sc]ed under (?:a |the )?creative commons\b|"
    r"\b(?:reproduced|republished|redistributed|rewritten)\b.{0,160}\b(?:permission|consent)\b",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_REUSE = 160
_PAGER = re.compile(
    r"(?=.*\d)(?:\W*(?:previous|prev|next|first|last|pages?|of|older|newer|\d{1,4})\b)+\W*", re.IGNORECASE
)
"""The buttons that turn the pages: "« Previous  1  2  [3]  Next »"."""
PLAYER = re.compile(r"(?<![\d:])\d?\d:\d\d\s*/\s*\d?\d:\d\d(?![\d:])")
"""How far a recording has been played."""
_FILED = re.compile(r"(?:posted|filed) (?:in|under) .{2,80}[.|] (?:tagged|tags)\b.*", re.IGNORECASE)
_LOGO = re.compile(r"[^.!?]{2,60}['’]s logo", re.IGNORECASE)
_LIST_PLACE = re.compile(r"list (?:of \d+ items?|\d+ of \d+)", re.IGNORECASE)
_LONGEST_LABEL = 80
_LONGEST_CALL = 400
_LONGEST_NOTICE = 600
_LONGEST_ADDRESSED = 10
_LONGEST_MENU_LABEL = 4
"""Words."""


@dataclass(frozen=True)
class PageWords:
    """Phrases, folded as `fold` does; the file beside this one says what each list is for.

    ``markup`` holds, by the kind of part, the words of class names that say it.
    """

    rail_headings: frozenset[str]
    rail_openings: frozenset[str]
    rail_prefixes: frozenset[str]
    title_labels: frozenset[str]
    summary_headings: frozenset[str]
    headline_verbs: frozenset[str]
    furniture_lines: frozenset[str]
    furniture_openings: frozenset[str]
    label_openings: frozenset[str]
    call_openings: frozenset[str]
    call_words: frozenset[str]
    boilerplate_headings: frozenset[str]
    boilerplate_openings: frozenset[str]
    comment_headings: frozenset[str]
    comment_buttons: frozenset[str]
    list_headings: frozenset[str]
    author_words: frozenset[str]
    header_keys: frozenset[str]
    subject_keys: frozenset[str]
    salutations: frozenset[str]
    caption_markers: frozenset[str]
    publisher_words: frozenset[str]
    body_words: frozenset[str]
    heading_words: frozenset[str]
    sections: frozenset[str]
    small_words: frozenset[str]
    markup: Mapping[str, frozenset[str]]


@cache
def page_words() -> PageWords:
    """The phrases that are installed with the program."""
    data = tomllib.loads(files("onrecord.intake").joinpath("page_words.toml").read_text(encoding="utf-8"))
    markup = {kind: frozenset(names) for kind, names in data.pop("markup").items()}
    lists = {
        name: frozenset(map(_even if name.endswith("openings") else fold, phrases))
        for name, phrases in data.items()
    }
    return PageWords(**lists, markup=markup)


def fold(words: str) -> str:
    """``words`` in lower case, with single spaces, straight quotes and no colon at the end."""
    return _even(words).rstrip(": >»›")


def opens_with(words: str, phrases: frozenset[str]) -> bool:
    """Whether ``words`` begin with one of ``phrases``, as whole words."""
    return _phrases(phrases).match(_even(words[:80])) is not None


def labels(words: str) -> list[str]:
    """The labels in a line that has bars, dots or gaps between them; one where it has none."""
    return [label for label in _BETWEEN_LABELS.split(words.strip()) if label]


def is_menu(words: str) -> bool:
    """Whether a line is a path or a menu of the site: "Home  News  Sport", "News | Region | Courts".

    All of its labels are a few words, and most of them name a section or a button.
    """
    pieces = labels(words)
    unknown = [piece for piece in pieces if not is_site_label(piece)]
    if (
        len(pieces) < 2
        or words.endswith(".")
        or any(len(piece.split()) > _LONGEST_MENU_LABEL for piece in unknown)
    ):
        return False
    return len(unknown) * 2 <= len(pieces)


def is_site_label(words: str) -> bool:
    """Whether words name a section of a site or one of its buttons."""
    folded = fold(words)
    phrases = page_words()
    return folded in phrases.furniture_lines or folded in phrases.sections or folded in phrases.rail_headings


def is_furniture(words: str) -> bool:
    """Whether a block belongs to the page and tells nothing: buttons, counters, notices, calls for money."""
    phrases = page_words()
    if len(words) <= _LONGEST_LABEL:
        known = phrases.furniture_lines
        if all(fold(label) in known or _COUNTER.fullmatch(label) for label in labels(words)):
            return True
        if (
            all(fold(word) in known for word in words.split())
            or (
                " " not in words
                and len(glued := _GLUED.split(words)) > 1
                and all(fold(word) in known for word in glued)
            )
            or (
                words[-1] not in ".!?" and _MAILBOX.search(words) and len(words.split()) <= _LONGEST_ADDRESSED
            )
            or _LIST_PLACE.fullmatch(words)
            or counts_comments(words)
            or _SPACED_OUT.fullmatch(words)
            or _HASHTAGS.fullmatch(words)
            or _WEATHER.fullmatch(words)
            or _MORE_HERE.fullmatch(words)
            or _LOGO.fullmatch(words)
            or _PAGER.fullmatch(words)
            or PLAYER.search(words)
            or _BACK.fullmatch(words)
            or _TABLED.fullmatch(words)
            or _ADDRESS.fullmatch(words)
        ):
            return True
        if words[-1] not in ".!?" and (
            opens_with(words, phrases.label_openings) or _NEWSLETTER.fullmatch(words)
        ):
            return True
    if len(words) > _LONGEST_NOTICE:
        return False
    if len(words) <= _LONGEST_REUSE and (
        _REUSE.search(words) or _FORM.fullmatch(words) or _FILED.fullmatch(words) or _IMPRINT.fullmatch(words)
    ):
        return True
    return (
        opens_with(words, phrases.furniture_openings)
        or "all rights reserved" in _even(words)
        or _LICENCE.search(words) is not None
        or _is_call(words)
    )


def counts(words: str) -> bool:
    """Whether a label says how often a page was seen, shared or liked: "802 Views"."""
    return _COUNTER.fullmatch(words) is not None


def counts_comments(words: str) -> bool:
    """Whether a line says how many readers have written below: "14 comments", "Comments (4) Closed"."""
    return _COMMENTS.fullmatch(words) is not None


def _is_call(words: str) -> bool:
    """Whether a block asks readers to subscribe, pay or follow, and nobody says anything in it."""
    if len(words) > _LONGEST_CALL or _TELLS.search(words):
        return False
    phrases = page_words()
    if not _phrases(phrases.call_words, whole=True).search(_even(words)):
        return False
    return any(opens_with(sentence, phrases.call_openings) for sentence in _SENTENCE.split(words))


@cache
def _phrases(phrases: frozenset[str], *, whole: bool = False) -> re.Pattern[str]:
    ends = (re.escape(phrase) + (r"(?!\w)" if phrase[-1].isalpha() else "") for phrase in sorted(phrases))
    return re.compile((r"(?<!\w)" if whole else "") + "(?:" + "|".join(ends) + ")")


def _even(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold().replace("’", "'")
