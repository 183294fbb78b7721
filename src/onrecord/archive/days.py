"""The first and the last day that an EDTF date may mean, so that dates of any precision can be compared."""

import calendar
import re

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?[~?%]?")
Days = tuple[str | None, str | None]


def days(edtf: str | None) -> Days:
    """``2017-11`` is ``("2017-11-01", "2017-11-30")``; None stands for an open or unknown end.

    A date whose year is not known (``XXXX-11-16``) can be any day: both ends are None. So is what is not
    EDTF level 1; an archive keeps it and does not compare it.
    """
    if not edtf:
        return (None, None)
    first, slash, last = edtf.partition("/")
    return (_bounds(first)[0], _bounds(last if slash else first)[1])


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
    elif not 1 <= int(month) <= 12:
        return (None, None)
    if day in {None, "XX"}:
        length = calendar.monthrange(max(int(high_year), 1), int(high_month))[1]
        return (f"{low_year}-{low_month}-01", f"{high_year}-{high_month}-{length:02}")
    return (f"{low_year}-{low_month}-{day}", f"{high_year}-{high_month}-{day}")
