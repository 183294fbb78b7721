"""What a page sets before and behind the titles of a list: arrows, numbers, hours, days, sections, ages."""

import re

from onrecord.intake.words import is_site_label

DAY = (
    r"(?:(?:19|20)\d\d[./\-]\d\d?[./\-]\d\d?|\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)\d\d|"
    r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d)"
)
_MARK = re.compile(
    r"(?:[>»›▶►→+|•·◆■✔*–-]|\[[+x\d]{1,2}\]|#\d{1,2}[.:)]?|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?[-–—|:])?"
    r"(?:\s\(\d{1,2}[./]\d{1,2}\))?)\s+(?=\S)"
)
_DAY_BEFORE = re.compile(rf"{DAY}(?:\s*[–—|:-]|(?<=[./\-]\d{{4}}))\s+(?=\S)")
_AGE = r"\d{1,2}\s?(?:s|m|mins?|h|hrs?|d|w|mo|yr?|minutes?|hours?|days?|weeks?)"
_BEHIND = re.compile(
    rf"\s+[–—|-]\s+{DAY}$|\s+\({DAY}\)$|"
    r"\s+[(\[]?\d{1,2}:\d\d[)\]]?$|"
    rf"\s+[–—|·•-]\s+{_AGE}(?: ago)?$|\s+\({_AGE}(?: ago)?\)$|\s+{_AGE} ago$"
)
"""When another story appeared or how long it plays: " – June 3, 2020", " 02:13", " | 2 h"."""
_SECTION = re.compile(r"(?P<label>[^|:·•»>]{3,25}?)\s*[|·•»>]\s+(?=\S)")
_NUMBER = re.compile(r"\d{1,2}[.)]?\s+(?=\S)")
_LEAST = 3
"""Words. Fewer are no title."""


def without_marks(title: str) -> str:
    """A title without the arrow, the hour, the day, the section or the age that a list sets beside it."""
    mark = _MARK.match(title)
    bare = _DAY_BEFORE.sub("", title[mark.end() :] if mark else title, count=1)
    section = _SECTION.match(bare)
    if section and is_site_label(section["label"]):
        bare = bare[section.end() :]
    bare = _BEHIND.sub("", bare)
    return bare if len(bare.split()) >= _LEAST else title


def without_number(title: str, number: int) -> str | None:
    """A title without its ``number`` in a list: "1 Two held"; None where it has another or none."""
    match = _NUMBER.match(title)
    return title[match.end() :] if match and int(match.group().strip(" .)")) == number else None
