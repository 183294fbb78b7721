"""The first and the last day that an EDTF date may mean, so that dates of any precision can be compared."""

import calendar
import re
from typing import Literal

from onrecord.errors import ArchiveError

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?[~?%]?")
_NO_YEAR = re.compile(r"XXXX-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?[~?%]?")
_ABOUT = frozenset("~?%")
_SEASONS = range(21, 42)
"""Months of EDTF that are seasons, quarters and halves of a year."""
_WINTER = "24"
Days = tuple[str | None, str | None]
Precision = Literal["day", "month", "year", "stretch", "about", "no-year", "none"]
"""How exactly a date is known: a ``stretch`` is any other length of time, a season or some days too;
``about`` may lie beyond its own ends; of ``no-year`` only month and day are known; ``none`` is no date."""
PRECISIONS: tuple[Precision, ...] = ("day", "month", "year", "stretch", "about", "no-year", "none")


def days(edtf: str | None) -> Days:
    """``2017-11`` is ``("2017-11-01", "2017-11-30")``; None stands for an open or unknown end.

    A season may lie anywhere in its year, winter in the two months after it too: hemispheres differ. A date
    whose year is not known (``XXXX-11-16``) can be any day: both ends are None. So is what is not
    EDTF level 1; an archive keeps it and does not compare it.
    """
    if not edtf:
        return (None, None)
    first, slash, last = edtf.partition("/")
    return (_bounds(first)[0], _bounds(last if slash else first)[1])


def asked(date: str) -> Days:
    """The days that somebody looks for.

    Raises:
        ArchiveError: when it is no date, or a stretch of time with an end that is none or lies before it.
    """
    since, until = days(date)
    ends = [end for end in date.split("/") if end not in {"", ".."}]
    ends_are_dates = ends and date.count("/") < 2 and all(days(end) != (None, None) for end in ends)
    if not ends_are_dates or (since and until and since > until):
        raise ArchiveError("this is not a date", where=date, remedy="2017, 2017-11, 2017-11-30 or 2016/2018")
    return since, until


def _bounds(date: str) -> Days:
    found = _DATE.fullmatch(date)
    if not found:
        return (None, None)
    year, month, day = found.groups()
    low_year, high_year = year.replace("X", "0"), year.replace("X", "9")
    low_month = high_month = month
    if month in {None, "XX"}:
        low_month, high_month = "01", "12"
        day = None
    elif int(month) in _SEASONS:
        if month != _WINTER or high_year == "9999":
            return (f"{low_year}-01-01", f"{high_year}-12-31")
        return (f"{low_year}-01-01", _bounds(f"{int(high_year) + 1:04}-02")[1])
    elif not 1 <= int(month) <= 12:
        return (None, None)
    if day in {None, "XX"}:
        length = calendar.monthrange(max(int(high_year), 1), int(high_month))[1]
        return (f"{low_year}-{low_month}-01", f"{high_year}-{high_month}-{length:02}")
    if year.isdigit() and not 1 <= int(day) <= calendar.monthrange(max(int(year), 1), int(month))[1]:
        return (None, None)
    return (f"{low_year}-{low_month}-{day}", f"{high_year}-{high_month}-{day}")


def precision(edtf: str | None) -> Precision:
    """How exactly an EDTF date is known; what is not EDTF level 1 is no date that could be compared."""
    if not edtf:
        return "none"
    if _NO_YEAR.fullmatch(edtf):
        return "no-year"
    since, until = days(edtf)
    if since is None and until is None:
        return "none"
    if _ABOUT & set(edtf):
        return "about"
    if since is None or until is None:
        return "stretch"
    if since == until:
        return "day"
    if (since, until) == _bounds(since[:7]):
        return "month"
    return "year" if (since, until) == _bounds(since[:4]) else "stretch"
