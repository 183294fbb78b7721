"""Whose a page is: by its last lines, "© 2021 Lake Watch", and by its initials, "Lake Watch (LW)"."""

import re
from collections.abc import Sequence

from onrecord.intake.words import fold, page_words

_OWNED = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©:–—-]*(?:(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19|20)\d\d|present))?,?\s+)?"
    r"(?:by\s+)?(?P<name>[^\W\d_][^|©]{2,60}?)(?=,?\s+(?:19|20)\d\d|\.\s|\s*[|©]|\.?$)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?P<name>[A-Z].{3,60}?)\s(?:19|20)\d\d\s?[-–—]\s?(?:(?:19|20)\d\d|[Pp]resent)")
_YEAR = re.compile(r"(?P<name>[A-Z][^.?!:;,]{3,60}?)\s(?:19|20)\d\d")
"""The last line of a page: "Lake Watch 2018"."""
_MACHINE = re.compile(
    r".*T\d\d:\d\d(?::\d\d)?\S*\s+(?:[a-z]{2}\s+)?(?:https?://\S+\s+)*(?P<name>[A-Z].{4,60})"
)
"""The line of a page's data that a saved page shows, and its sender behind the times."""
_COMPANY = re.compile(
    r",?\s+(?:(?:media|newspapers?|publications?|group)\s+)?(?:pvt|co|ltd|limited|inc|llc|plc)\b.*$", re.I
)
_SHORT = re.compile(r"(?P<name>[^():–—|]{6,80}?)\s+\((?P<short>[A-ZÀ-Þ]{2,10})\)(?:\s+[–—|-]\s+.{3,80})?")
_SHORT_FIRST = re.compile(r"(?P<short>[A-ZÀ-Þ]{2,10}): (?P<name>[^,:]{6,60})(?:, [A-ZÀ-Þ].{2,40})?")
_DOMAIN = re.compile(r"(?:[\w\-]+\.)+[a-z]{2,}", re.IGNORECASE)
_LONGEST_LINE = 300
_MOST_SMALL = 3
_LEAST_NAME = 2
_MOST_NAME = 7
"""Words."""


def own_names(words: Sequence[str], candidates: Sequence[int]) -> dict[int, str]:
    """The lines in the head of a page that name the body whose page it is, and that name.

    The copyright line has it again, or it stands there beside its own initials: "Lake Watch (LW) – Rights for
    all", "LW: Lake Watch, Kisumu". Where no other line is left to be the title, none is.
    """
    imprints = [fold(name) for line in words if (name := _imprint(line, last=line is words[-1]))]
    own = {i: name for i in candidates if (name := _own_name(words[i], imprints))}
    return own if len(own) < len(candidates) else {}


def _own_name(line: str, imprints: Sequence[str]) -> str | None:
    short = _SHORT.fullmatch(line) or _SHORT_FIRST.fullmatch(line)
    if short and _spells(short["short"], short["name"]):
        return short["name"]
    if not _LEAST_NAME <= len(line.split()) <= _MOST_NAME or any(c in line for c in ",:;?!|"):
        return None
    bare = fold(line).removeprefix("the ")
    return line if any(bare == name.removeprefix("the ") for name in imprints) else None


def own_address(words: Sequence[str]) -> str | None:
    """The web address in the page's first line, where it is spelled as a name, "LakeStar.com", or stands
    on the page once more.
    """
    first = words[0] if words else ""
    again = first[1:] != first[1:].lower() or any(fold(first) in fold(line) for line in words[1:])
    return first if again and _DOMAIN.fullmatch(first) else None


def owner(words: Sequence[str], below: int) -> str | None:
    """Who owns the page, as the lines from ``below`` on say; a web address only where it stands above too."""
    for line in words[below:]:
        name = _imprint(line)
        if name is None:
            continue
        if _DOMAIN.fullmatch(name):
            if any(fold(other) == fold(name) for other in words[:below]):
                return name
        elif _LEAST_NAME <= len(name.split()) <= _MOST_NAME and all(
            token[0].isupper() or token in page_words().small_words for token in name.split()
        ):
            return name
    return None


def spelled_out(short: str, words: Sequence[str]) -> str | None:
    """The name that a text gives once before its initials in brackets: "the Lake Centre for Rights (LCR)"."""
    for line in words:
        before, held, _ = line.partition(f"({short})")
        tokens = before.split()
        for length in range(len(short), len(short) + _MOST_SMALL + 1) if held else ():
            name = " ".join(tokens[-length:])
            if len(tokens) >= length and _spells(short, name):
                return name
    return None


def _imprint(line: str, *, last: bool = False) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    found = (
        _OWNED.search(line)
        or _YEARS.fullmatch(line)
        or _MACHINE.fullmatch(line)
        or (_YEAR.fullmatch(line) if last else None)
    )
    name = _COMPANY.sub("", found["name"]).strip(" .,") if found else ""
    return None if not name or "rights reserved" in name.casefold() else name


def _spells(short: str, name: str) -> bool:
    """Whether the letters of ``short`` are the first ones of the words of a name, small words aside."""
    first = [t[0].casefold() for t in re.split(r"[\s\-]+", name) if t]
    big = [
        t[0].casefold()
        for t in re.split(r"[\s\-]+", name)
        if t and t.casefold() not in page_words().small_words
    ]
    letters = list(short.casefold())
    return letters in (first, big) and name[0].isupper()
