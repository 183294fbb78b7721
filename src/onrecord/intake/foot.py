"""What stands below the text and tells nothing: boilerplate, lists of topics, authors, comments."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from onrecord.intake.headlines import publisher_name
from onrecord.intake.lines import ends_sentence
from onrecord.intake.published import find_date, has_time, is_date_line, is_day
from onrecord.intake.words import (
    counts_comments,
    fold,
    is_furniture,
    is_menu,
    is_site_label,
    opens_with,
    page_words,
)
from onrecord.record import PartKind

Kinds = list[PartKind | None]

_ABOUT = re.compile(r"About (?:the )?(?P<body>[A-Z][^.?!:;]{2,60})")
_THOUGHTS = re.compile(
    r"(?:\d+|one)\s+(?:comments?|responses?|replies|thoughts?)\s+(?:on|to)\s.*", re.IGNORECASE
)
_SAYS = re.compile(r"(?:\S{2,20}\s){1,3}says:(?:\s|$)")
_READER_AND_DAY = re.compile(
    r"(?!(?i:on|posted|published|updated)\b)(?:(?i:by)\s)?(?P<name>\S\D{1,40}?)(?:\son)?[\s,|·•–—-]+(?P<day>(?:\d|[A-Z][a-z]{2,8}\.?\s\d).{4,30})"
)
_DAY_AND_READER = re.compile(
    r"#?\d{1,3}\s?[.)]\s(?P<day>(?:\d|[A-Z][a-z]{2,8}\.?\s\d).{4,40}?)[\s,|·•–—-]+(?i:by)\s(?P<name>\S\D{1,40})"
)
_NUMBERED = re.compile(r"#?(?P<number>\d{1,3})\s?[.)]\s+\S")
_PETITION = re.compile(
    r"(?:sign|add your name to) (?:the|our|this) (?:petition|letter|appeal|open letter)(?: now)?|petition|"
    r"(?:send|write) (?:a|an|your) (?:letter|e-?mail|appeal|message)(?: now)?|take action(?: now)?|act now"
)
_FIELDS = frozenset(
    (
        *(
            "first name",
            "last name",
            "full name",
            "your name",
            "name",
            "surname",
            "email",
            "e-mail",
            "email address",
        ),
        *(
            "your email",
            "postcode",
            "zip code",
            "country",
            "phone",
            "sign",
            "sign now",
            "send",
            "submit",
            "add your name",
        ),
    )
)
_LONGEST_FORM = 25
"""Lines."""
_LOOK_AHEAD = 4
"""Lines below a heading in which comments have a time or a name."""
_LETTER_HEADINGS = frozenset(
    ("sample letter", "suggested letter", "model letter", "draft letter", "sample appeal")
)
_SUPPORT_HEADINGS = frozenset(
    (
        *("we need your support", "support our journalism", "support our work", "support independent media"),
        *("support independent journalism", "support press freedom", "help us keep reporting"),
    )
)
"""What stands above a paper's call for money, which may be longer than the report."""
_SIGNS_OFF = re.compile(
    r"(?:yours|your'?s)\b.{0,40}|(?:sincerely|respectfully|faithfully)(?: yours)?\W*", re.IGNORECASE
)
_LONGEST_SIGN_OFF = 60
_LONGEST_DAY = 20
_PROSE = 60
_LEAST_TOLD = 2
"""Blocks of text. Above them there are no comments."""
_LONGEST_LISTED = 4
"""Words."""
_LONGEST_BIOGRAPHY = 500
_TOPICS = frozenset(("tags", "topics", "keywords", "tagged with", "related tags", "related topics"))
_LEAST_TOPICS = 3
_LONGEST_TOPIC = 3
"""Words."""
_LONGEST_ROW = 80


def mark_boilerplate(words: Sequence[str], kinds: Kinds, prose: Sequence[int]) -> str | None:
    """Mark what a press release says of its sender below its text; return the sender where it is named.

    ``prose`` are the indexes of the blocks that tell.
    """
    sender: str | None = None
    middle = prose[len(prose) // 2] if prose else len(words)
    below = False
    for index, line in enumerate(words):
        if kinds[index] not in {None, "headline"}:
            continue
        asks = fold(line) in _SUPPORT_HEADINGS and sum(i < index for i in prose) >= _LEAST_TOLD
        below = below or asks
        if index <= middle and not below:
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
            told >= min(1 if counts_comments(words[index]) else _LEAST_TOLD, len(prose)) > 0
            and kinds[index] in {None, "furniture"}
            and heads_comments(words, index)
        ):
            kinds[index:] = [
                "furniture" if kind is None or (kind == "credit" and _is_dated_reader(line)) else kind
                for line, kind in zip(words[index:], kinds[index:], strict=True)
            ]
            return index
    return len(words)


def _opens_a_thread(words: Sequence[str], index: int) -> bool:
    """Whether a line is the first of numbered comments: "1 ) Sam / USA", its hour, what he writes."""
    first = _NUMBERED.match(words[index])
    if first is None or int(first["number"]) != 1 or ends_sentence(words[index]):
        return False
    below = words[index + 1] if index + 1 < len(words) else ""
    return is_date_line(below) and has_time(below)


def mark_petition(words: Sequence[str], kinds: Kinds) -> None:
    """Mark the petition that a page asks its readers to sign, from its heading to the end of its form."""
    told = [i for i, line in enumerate(words) if len(line) > _PROSE and ends_sentence(line)]
    first = told[_LEAST_TOLD - 1] if len(told) >= _LEAST_TOLD else len(words)
    for heading in range(len(words) - 1, first, -1):
        if not _PETITION.fullmatch(fold(words[heading])):
            continue
        near = range(heading + 1, min(heading + _LONGEST_FORM, len(words)))
        fields = [i for i in near if fold(words[i].rstrip("* ")) in _FIELDS]
        if len(fields) > 1:
            kinds[heading : fields[-1] + 1] = ["furniture"] * (fields[-1] + 1 - heading)
            return


def mark_sample_letter(words: Sequence[str], kinds: Kinds) -> None:
    """Mark the letter that an appeal asks its readers to send, from its heading to "Yours sincerely".

    It tells what the appeal told once more, in the reader's name.
    """
    heading = next((i for i, line in enumerate(words) if fold(line) in _LETTER_HEADINGS), None)
    if heading is None:
        return
    end = next(
        (
            i
            for i in range(heading, len(words))
            if len(words[i]) < _LONGEST_SIGN_OFF and _SIGNS_OFF.fullmatch(words[i])
        ),
        heading - 1,
    )
    kinds[heading : end + 1] = [kind or "furniture" for kind in kinds[heading : end + 1]]


def mark_lists(words: Sequence[str], kinds: Kinds) -> None:
    """Mark the topics, languages and months that a site lists, a word or two a line, under a heading."""
    listing = False
    for index, line in enumerate(words):
        if fold(line) in page_words().list_headings and kinds[index] in {None, "furniture"}:
            kinds[index], listing = "furniture", True
            if fold(line) in _TOPICS and index + 1 < len(words) and kinds[index + 1] is None:
                kinds[index + 1] = "furniture" if _is_row_of_topics(words[index + 1]) else None
        elif (
            kinds[index] is None
            and listing
            and len(line.split()) <= _LONGEST_LISTED
            and not ends_sentence(line)
        ):
            kinds[index] = "furniture"
        else:
            listing = listing and kinds[index] == "furniture"


def mark_topics(words: Sequence[str], kinds: Kinds, prose: Sequence[int]) -> None:
    """Mark the topics that stand below the text without a heading, a line each.

    One of them is a section's or in small letters; in a list of names none is.
    """
    last = prose[-1] if prose else len(words)
    listed: list[int] = []
    for index in range(last + 1, len(words) + 1):
        if index < len(words) and kinds[index] is None and _is_topic(words[index]):
            listed.append(index)
            continue
        lines = [words[i] for i in listed]
        if len(lines) >= _LEAST_TOPICS and any(is_site_label(line) or line.islower() for line in lines):
            for topic in listed:
                kinds[topic] = "furniture"
        listed = []


def mark_authors(words: Sequence[str], kinds: Kinds, prose: Sequence[int], authors: Sequence[str]) -> None:
    """Mark what the page says of the report's own ``authors`` behind its text."""
    middle = prose[len(prose) // 2] if prose else len(words)
    for index, line in enumerate(words):
        if index <= middle or kinds[index] is not None or len(line) > _LONGEST_BIOGRAPHY:
            continue
        if line.casefold() in {author.casefold() for author in authors}:
            kinds[index] = "furniture"
        above = words[index - 1].casefold() if index else ""
        names = [*authors, *(a.split()[0] for a in authors if a.casefold() == above)]
        name = next((n for n in names if line.casefold().startswith(n.casefold())), None)
        if name and set(re.findall(r"[\w-]+", line[len(name) :].casefold())[:12]) & page_words().author_words:
            kinds[index] = "furniture"


def heads_comments(words: Sequence[str], index: int) -> bool:
    """Whether a line is the heading of comments: by its words, or by what looks like comments below it."""
    line = words[index]
    if (
        fold(line) in page_words().comment_headings
        or _THOUGHTS.fullmatch(line)
        or _opens_a_thread(words, index)
    ):
        return True
    if fold(line) not in page_words().comment_buttons and not counts_comments(line):
        return False
    near = words[index + 1 : index + 1 + _LOOK_AHEAD]
    below = list(takewhile(lambda w: len(w) < _PROSE or not ends_sentence(w), near))
    if any(
        _SAYS.match(w) or _is_signed(w) or _is_name_and_day(w) or _is_dated_reader(w)
        for w in near[: len(below) + 1]
    ):
        return True
    return any(_is_reader(name) and is_date_line(time) for name, time in pairwise(below))


def _is_signed(line: str) -> bool:
    """Whether a reader's name opens it before the day, "Amara J.  Feb 12, 2012  Be careful.", or a gap,
    "lake_boy  They should pay.".
    """
    name, gap, rest = line.partition("  ")
    if not gap or not _is_reader(name):
        return False
    return find_date(rest.strip()[:_LONGEST_DAY]) is not None or (ends_sentence(rest) and not is_menu(line))


def _is_name_and_day(line: str) -> bool:
    """Whether a line is a reader's name and when he wrote: "Amara Tuesday, 9 November 2021 05:02 PM"."""
    name, _, rest = line.partition(" ")
    return _is_reader(name) and is_day(rest) and has_time(rest)


def _is_dated_reader(line: str) -> bool:
    """Whether a line is a reader's name and the day of his comment: "lake_boy 2016-05-18"."""
    match = _READER_AND_DAY.fullmatch(line) or _DAY_AND_READER.fullmatch(line)
    return match is not None and _is_reader(match["name"]) and is_day(match["day"])


def _is_topic(line: str) -> bool:
    return len(line.split()) <= _LONGEST_TOPIC and line[-1].isalnum()


def _is_row_of_topics(line: str) -> bool:
    """Whether a line below "TAGS" is all of them, with nothing but spaces between."""
    return len(line) < _LONGEST_ROW and line[-1].isalnum()


def _is_reader(line: str) -> bool:
    """Whether a line can be the name of somebody who writes a comment."""
    return len(line.split()) <= _LONGEST_LISTED and not is_furniture(line) and not is_date_line(line)
