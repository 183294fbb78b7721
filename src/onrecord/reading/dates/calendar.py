"""Arithmetic on TIMEX3 values, with or without a known year.

A value is a string as TimeML writes it: "1998-01-08", "XXXX-11-16", "1998-W05", "1989-Q3", "1998-SU", "197"
for a decade, "19" for a century.
Every function returns None where the answer is not known; a 29 February or a year's end may make it so.
"""

import calendar
import datetime
import re

from convertdate import coptic, holidays, islamic, persian

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?=$|T)")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_QUARTER = re.compile(r"(\d{4}|XXXX)-Q([1-4])$")
_YEAR = re.compile(r"(\d{4}|XXXX)")
_HALF_OR_SEASON = re.compile(r"(\d{4})-(H[12]|SP|SU|FA|WI)$")
_LEAP, _COMMON = 2000, 2001
_ETHIOPIAN_YEARS_AFTER_COPTIC = 276

FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
"""The month in which a season (of the northern hemisphere), a quarter or a half of a year begins."""


def day_of(value: str) -> datetime.date | None:
    """The day that ``value`` names, if it names one of a known year."""
    match = _DAY.match(value)
    if match is None or match[1] == "XXXX":
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def is_day(value: str) -> bool:
    """Whether ``value`` names one day of the calendar, its year known or not."""
    return _DAY.match(value) is not None


def year_of(value: str) -> int | None:
    """The year of a value that has one."""
    match = re.match(r"\d{4}", value)
    return int(match[0]) if match else None


def week_value(day: datetime.date) -> str:
    """The ISO week of ``day``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def coarsen(value: str, unit: str) -> str | None:
    """The day, week, month, quarter, season, half, year, decade or century in which ``value`` lies."""
    day = day_of(value)
    year = _YEAR.match(value)
    if unit == "D":
        return value[:10] if is_day(value) else None
    if unit in {"W", "WE"}:
        week = week_value(day) if day else (value[:8] if _WEEK.match(value) else None)
        return week and (f"{week}-WE" if unit == "WE" else week)
    if year is None:
        return None
    if unit == "Y":
        return year[1]
    if unit in {"DE", "CE"}:
        return None if year[1] == "XXXX" else year[1][: 3 if unit == "DE" else 2]
    month = _month_of(value)
    if month is None:
        return value if unit == "Q" and _QUARTER.match(value) else None
    if unit == "M":
        return f"{year[1]}-{month:02}"
    if unit == "Q":
        return f"{year[1]}-Q{(month + 2) // 3}"
    return None


def _month_of(value: str) -> int | None:
    match = _DAY.match(value) or _MONTH.match(value)
    if match:
        return int(match[2])
    week = _WEEK.match(value)
    if week:
        return datetime.date.fromisocalendar(int(week[1]), int(week[2]), 4).month
    return None


def move(value: str, unit: str, steps: int) -> str | None:
    """The value ``steps`` units away, as exact as ``value`` was: a day moved by a month is a day.

    Where ``unit`` is finer than the value, None: nobody knows what is two days after "1998-11".
    """
    if unit == "2W":
        unit, steps = "W", 2 * steps
    if unit in {"D", "W"}:
        return _move_days(value, unit, steps)
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(unit)
    return None if months is None else _move_months(value, months * steps)


def _move_days(value: str, unit: str, steps: int) -> str | None:
    week = _WEEK.match(value)
    if week and unit == "W":
        monday = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        moved = _plus_days(monday, 7 * steps)
        return None if moved is None else week_value(moved) + (week[3] or "")
    match = _DAY.match(value)
    if match is None:
        return None
    days = steps * (7 if unit == "W" else 1)
    if match[1] != "XXXX":
        day = day_of(value)
        moved = None if day is None else _plus_days(day, days)
        return None if moved is None else moved.isoformat()
    answers: set[str | None] = set()
    for year in (_LEAP, _COMMON):
        try:
            moved = _plus_days(datetime.date(year, int(match[2]), int(match[3])), days)
        except ValueError:
            continue
        answers.add(None if moved is None else f"XXXX{moved.isoformat()[4:]}")
    return answers.pop() if len(answers) == 1 else None


def _plus_days(day: datetime.date, days: int) -> datetime.date | None:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def _move_months(value: str, months: int) -> str | None:
    match = _DAY.match(value) or _MONTH.match(value)
    if match:
        total = int(match[2]) - 1 + months
        year = match[1] if match[1] == "XXXX" else _year(int(match[1]) + total // 12)
        month = total % 12 + 1
        if year is None:
            return None
        if _DAY.match(value) is None:
            return f"{year}-{month:02}"
        last = calendar.monthrange(_LEAP if year == "XXXX" else int(year), month)[1]
        return f"{year}-{month:02}-{min(int(match[3]), last):02}"
    quarter = _QUARTER.match(value)
    if quarter and months % 3 == 0:
        total = int(quarter[2]) - 1 + months // 3
        year = quarter[1] if quarter[1] == "XXXX" else _year(int(quarter[1]) + total // 4)
        return year and f"{year}-Q{total % 4 + 1}"
    if months % 12:
        return None
    years = months // 12
    week = _WEEK.match(value)
    other = _HALF_OR_SEASON.match(value)
    whole = week or other or re.match(r"(\d{4})$", value)
    if whole:
        year = _year(int(whole[1]) + years)
        return year and year + value[4:]
    decade = re.match(r"(\d{3})$", value)
    if decade and years % 10 == 0:
        return f"{int(decade[1]) + years // 10:03}"
    century = re.match(r"(\d\d)$", value)
    if century and years % 100 == 0:
        return f"{int(century[1]) + years // 100:02}"
    return "XXXX" if value == "XXXX" else None


def _year(year: int) -> str | None:
    return f"{year:04}" if 0 < year < 10_000 else None


def begins(value: str) -> datetime.date | None:
    """The first day of the stretch that ``value`` names; None where it names no stretch of known years."""
    return stretch[0] if (stretch := extent(value)) else None


def extent(value: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of the stretch of known years that ``value`` names."""
    if day := day_of(value):
        return day, day
    week = _WEEK.match(value)
    try:
        if week:
            monday = datetime.date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return monday + datetime.timedelta(days=5 if week[3] else 0), monday + datetime.timedelta(days=6)
        if (match := _MONTH.match(value)) and match[1] != "XXXX":
            return _months(int(match[1]), int(match[2]), 1)
        if (match := re.match(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$", value)) is not None:
            return _months(int(match[1]), FIRST_MONTH[match[2]], 6 if match[2][0] == "H" else 3)
        if re.match(r"\d{2,4}$", value):
            low, high = value.ljust(4, "0"), value.ljust(4, "9")
            return datetime.date(int(low), 1, 1), datetime.date(int(high), 12, 31)
    except ValueError:
        return None
    return None


def _months(year: int, month: int, count: int) -> tuple[datetime.date, datetime.date]:
    last = month - 1 + count - 1
    end_year, end_month = year + last // 12, last % 12 + 1
    end = datetime.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return datetime.date(year, month, 1), end


def weekday_near(
    day: datetime.date, weekday: int, toward: int, *, today: bool = True
) -> datetime.date | None:
    """The last (``toward`` -1) or next (1) such weekday, Monday is 1; ``day`` itself counts if ``today``."""
    away = (weekday - day.isoweekday()) % 7
    if toward < 0:
        away -= 7 if away else 0
    if away == 0 and not today:
        away = 7 * toward
    return _plus_days(day, away)


def holiday(name: str, year: int) -> datetime.date | None:
    """The day on which a movable holiday falls: Easter's, or Thanksgiving in the United States."""
    if name == "thanksgiving":
        return datetime.date(*holidays.thanksgiving(year, "usa"))
    shift = {"good friday": -2, "easter": 0, "easter monday": 1}.get(name)
    return None if shift is None else _plus_days(datetime.date(*holidays.easter(year)), shift)


def from_calendar(name: str, year: int, month: int, day: int) -> datetime.date | None:
    """A day of the "islamic" (tabular), "persian" or "ethiopian" calendar as a Gregorian day."""
    months = 13 if name == "ethiopian" else 12
    if not (1 <= month <= months and 1 <= day <= (31 if name == "persian" else 30)):
        return None
    try:
        if name == "islamic":
            return datetime.date(*islamic.to_gregorian(year, month, day))
        if name == "persian":
            return datetime.date(*persian.to_gregorian(year, month, day))
        return datetime.date(*coptic.to_gregorian(year - _ETHIOPIAN_YEARS_AFTER_COPTIC, month, day))
    except ValueError:
        return None
