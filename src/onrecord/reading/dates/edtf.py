"""From TIMEX3 values to EDTF (ISO 8601-2) and back from a publication date in EDTF."""

import re

from onrecord.reading.dates.calendar import day_of, extent

_PUBLISHED = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?(?=$|T|[~?%])")
_PLAIN = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d){0,2}|\d{4}(?:-\d\d)?-XX|\d{4}-XX-XX")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_APPROXIMATE = frozenset({"APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"})


def to_edtf(value: str, mod: str | None = None) -> str | None:
    """The point or stretch of the calendar that a TIMEX3 value names, as EDTF; None where it names none.

    EDTF has no weeks, quarters or halves at level 1: they become intervals. A time of day becomes its day.
    A ``mod`` that makes it inexact adds "~"; "early" and "late" are kept by the mod alone. An unknown
    year with a known month ("XXXX-11-16") is how the reading's contract writes it; EDTF calls that level 2.
    """
    value = value.split("T", maxsplit=1)[0]
    if value in {"", "XXXX", "XXXX-XX-XX"} or value[0] == "P":
        return None
    sign = "~" if mod in _APPROXIMATE and "X" not in value else ""
    if _PLAIN.fullmatch(value):
        known = "X" in value or len(value) < 10 or day_of(value) is not None
        return value + sign if known else None
    if re.fullmatch(r"\d{2,3}", value):
        return value.ljust(4, "X")
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        return f"{season[1]}-{_SEASONS[season[2]]}"
    stretch = extent(value)
    if stretch is None:
        return None
    first, last = stretch
    whole_months = first.day == 1 and value[5:6] in {"Q", "H"}
    size = 7 if whole_months else 10
    return f"{first.isoformat()[:size]}{sign}/{last.isoformat()[:size]}{sign}"


def published_value(edtf: str | None) -> str | None:
    """A publication date as a TIMEX3 value: "2017-11-30", "2017-11" or "2017"; None if its year is open."""
    match = _PUBLISHED.match(edtf or "")
    if match is None:
        return None
    value = match[0]
    return value if len(value) < 10 or day_of(value) else value[:7]
