"""Whether a date that a person gave is one: EDTF (ISO 8601-2), by the library of that name."""

import re
from datetime import date

from edtf import EDTFParseException, parse_edtf

_DAY = re.compile(r"([0-9X]{4})-([0-9]{2})-([0-9]{2})")
_LEAP = "2000"


def is_edtf(value: str) -> bool:
    """Whether ``value`` is a date, or a stretch of time whose end is not before its beginning.

    The grammar lets a 30th of February pass; the calendar does not. Times of day are not dates here.
    """
    try:
        parsed = parse_edtf(value)
    except EDTFParseException:
        return False
    if str(parsed) != value or "T" in value or not all(_in_calendar(*day) for day in _DAY.findall(value)):
        return False
    first, slash, last = value.partition("/")
    if not slash or first in {"", ".."} or last in {"", ".."}:
        return True
    return bool(parse_edtf(first).lower_strict()[:3] <= parse_edtf(last).upper_strict()[:3])


def _in_calendar(year: str, month: str, day: str) -> bool:
    try:
        date.fromisoformat(f"{_LEAP if 'X' in year or year == '0000' else year}-{month}-{day}")
    except ValueError:
        return False
    return True
