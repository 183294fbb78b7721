"""From what words mean to the TIMEX3 value they stand for, with what is known around them.

The publication date carries "yesterday" and "last year"; the dates told before carry "a day later" and
"that week"; the clause's tense tells whether "Friday" is the last or the next one (the strategy of
HeidelTime's news mode, Strötgen and Gertz 2013, with the told dates kept by how exact they are).
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.dates.bare_days import resolve_bare_day
from onrecord.reading.dates.calendar import (
    begins,
    coarsen,
    day_of,
    extent,
    holiday,
    is_day,
    move,
    weekday_near,
    year_of,
)
from onrecord.reading.dates.context import Answer, Context, Told
from onrecord.reading.dates.meaning import Core, Fixed, OfMonth, Step, Toward, Weekday, Yearly

_REACH, _CLOCK_REACH, _COUNTED_REACH, _DAY_REACH = 2, 3, 5, 4
"""How many paragraphs back "that week", "at noon", "two days later" and "the next day" may lean on a date."""
_WRITTEN_WITHIN = 45
"""Days after what its heading dates ("Period covered: May 2022") in which a report may still tell of acts."""
_PAST = 540
"""Days before the publication from which on a month without a year leans on the date told before it."""
_GOES_ON = 270
"""Days after a date told before within which a month of the next year is meant."""
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
_MONTH_OR_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_UNKNOWN_DAY = re.compile(r"XXXX-(?:XX-XX|WXX-\d)")
_MOVABLE = frozenset({"easter", "easter monday", "good friday", "thanksgiving"})


def is_unknown_day(value: str) -> bool:
    """Whether ``value`` is a day of which nothing, or only the weekday, is known: "the morning after"."""
    return _UNKNOWN_DAY.match(value) is not None


def resolve(core: Core, context: Context) -> Answer:
    """The value that ``core`` stands for in ``context``."""
    if isinstance(core, Fixed):
        return Answer(core.value)
    if isinstance(core, Yearly):
        return _yearly(core, context)
    if isinstance(core, Weekday):
        return _weekday(core, context)
    if isinstance(core, OfMonth):
        return resolve_bare_day(core, context)
    return _step(core, context)


def _step(step: Step, context: Context) -> Answer:
    unknown = Answer(_UNKNOWN.get(step.unit, "XXXX"), how="unresolved")
    if step.base == "published":
        value = _from_published(step, context)
        return Answer(value, how="published") if value else unknown
    if step.base == "told":
        return _from_told(step, context) or unknown
    base = resolve(step.base, replace(context, toward=_opposite(step, context)))
    value = _moved(base.value, step)
    return Answer(value, base.anchor, base.how) if value else unknown


def _opposite(step: Step, context: Context) -> Toward | None:
    return context.toward if step.steps else None


def _moved(value: str, step: Step) -> str | None:
    """``value`` moved by ``step``, as exact as the step asks for."""
    if step.keep:
        return move(value, step.unit, step.steps) if step.steps else value
    coarse = coarsen(value, "W" if step.unit == "2W" else step.unit)
    return coarse and (
        move(coarse, "W" if step.unit == "WE" else step.unit, step.steps) if step.steps else coarse
    )


def _from_published(step: Step, context: Context) -> str | None:
    if context.published is None:
        return None
    if step.unit == "WE":
        day = day_of(context.published)
        ahead = step.steps > 0 or context.toward == 1
        back = day is not None and not ahead and day.isoweekday() < 6 and step.steps == 0
        return _moved(context.published, replace(step, steps=-1) if back else step)
    return _moved(context.published, step)


def _from_told(step: Step, context: Context) -> Answer | None:
    for told in _candidates(step, context):
        value = _moved(told.value, step)
        if value is not None:
            return Answer(value, told.span, "told")
    if context.published is None or step.unit == "D":
        return None
    latest = context.published
    if step.unit == "Q":  # "the quarter" of a report is the one that ended before it came out
        latest = move(coarsen(latest, "Q") or latest, "Q", -1) or latest
    value = _moved(coarsen(latest, step.unit) or latest, step)
    return Answer(value, how="published") if value else None


def _candidates(step: Step, context: Context) -> Iterator[Told]:
    """The told dates that a step may lean on, the best first: "three days later" reaches farther back."""
    reach = _DAY_REACH if step.unit == "D" and step.steps >= 0 else _REACH
    if step.keep:
        reach = _COUNTED_REACH if step.steps else _CLOCK_REACH
    near = [t for t in context.told if context.paragraph - t.paragraph <= reach]
    if step.keep and near and is_unknown_day(near[0].value):
        return
    near = [t for t in near if not is_unknown_day(t.value)]
    if step.keep and not step.steps:  # "at 7:30am" is not of the day *since* which they have been there
        near = [t for t in near if not t.since]
    if step.unit == "Q" or (step.unit == "Y" and step.keep and step.steps == -1):
        quarters = [t for t in near if "-Q" in t.value]
        yield from quarters[:1]
        return
    if step.unit == "D":
        yield from [t for t in near if is_day(t.value)][:1]
        return
    yield from near[:1]


def _weekday(core: Weekday, context: Context) -> Answer:
    unknown = Answer(f"XXXX-WXX-{core.weekday}", how="unresolved")
    if core.of is not None:
        week = extent(resolve(core.of, context).value)
        return Answer((week[0] + datetime.timedelta(days=core.weekday - 1)).isoformat()) if week else unknown
    if core.told:
        return _weekday_from_told(core, context) or unknown
    published = day_of(context.published) if context.published else None
    if published is None:
        return unknown
    toward = core.toward if core.toward in {-1, 1} else (context.toward or -1)
    named = core.toward in {-1, 1}
    day = weekday_near(published, core.weekday, toward, today=not named)
    return Answer(day.isoformat(), how="published") if day else unknown


def _weekday_from_told(core: Weekday, context: Context) -> Answer | None:
    """ "The following Monday": the nearest one after the day told last, or before it; none on that day."""
    for told in _candidates(Step("D", 0, "told", keep=True), context):
        day = day_of(told.value)
        near = day and weekday_near(day, core.weekday, core.toward or 1, today=False)
        return Answer(near.isoformat(), told.span, "told") if near else None
    return None


def _yearly(core: Yearly, context: Context) -> Answer:
    if core.year is not None:
        base = resolve(core.year, context)
        year = year_of(base.value)
        return Answer(_in_year(core.within, year), base.anchor, base.how)
    if core.told:
        return _yearly_from_told(core, context) or Answer(_in_year(core.within, None), how="unresolved")
    if context.published is not None:
        if (past := _of_past_year(core, context, context.published)) is not None:
            return past
        if core.weekday is not None and (value := _on_weekday(core, context.published)) is not None:
            return Answer(value, how="published")
        return Answer(_from_publication(core, context.published, context.toward), how="published")
    if context.headed is not None and context.toward != 1 and not _is_told_here(context):
        value = _from_heading(core.within, context.headed)
        day = begins(value)
        if day is not None and abs((day - context.headed).days) <= _WRITTEN_WITHIN:
            return Answer(value, how="headed")
    for told in context.told:
        near = begins(told.value)
        far = context.toward == 1 or context.paragraph - told.paragraph > _REACH
        if near is not None and not far and _MONTH_OR_DAY.fullmatch(told.value):
            return Answer(_nearest(core.within, told.value, near), told.span, "told")
    if context.headed is not None and context.toward != 1:
        return Answer(_from_heading(core.within, context.headed), how="headed")
    return Answer(_in_year(core.within, None), how="named")


def _yearly_from_told(core: Yearly, context: Context) -> Answer | None:
    """ "The following June": the first one after the date told last, or the last one before it."""
    near = [t for t in context.told if context.paragraph - t.paragraph <= _CLOCK_REACH]
    exact = [t for t in near if t.paragraph == context.paragraph and _MONTH_OR_DAY.fullmatch(t.value)]
    # not the Code's: "was arrested in May 2018 under the 2015 Code, and tried the following June"
    told = next(iter(exact or near), None)
    stretch = extent(told.value) if told is not None else None
    if told is None or stretch is None:
        return None
    years = [_in_year(core.within, stretch[0].year + step) for step in (-1, 0, 1)]
    dated = [(value, begin) for value in years if (begin := begins(value)) is not None]
    if core.toward == 1:
        found = [value for value, begin in dated if begin > stretch[1]][:1]
    else:
        found = [value for value, begin in dated if begin < stretch[0]][-1:]
    return Answer(found[0], told.span, "told") if found else None


def _of_past_year(core: Yearly, context: Context, published: str) -> Answer | None:
    """ "Was arrested in May 2011. In November …": a paragraph that tells of a past year goes on in it.

    Not where the words or the tense look elsewhere, and not within a year of the publication.
    """
    told, now = next(iter(context.told), None), extent(published)
    if told is None or now is None or not _is_told_here(context) or told.aside:
        return None
    near = begins(told.value)
    past = near is not None and _MONTH_OR_DAY.fullmatch(told.value) and (now[0] - near).days > _PAST
    if near is None or not past or core.toward is not None or context.toward != -1:
        return None
    next_year = _in_year(core.within, near.year + 1)
    value, begin = _in_year(core.within, near.year), begins(next_year)
    if begin is not None and (begin - near).days <= _GOES_ON:  # a story goes on rather than back
        value = next_year
    begin = begins(value)
    return Answer(value, told.span, "told") if begin is not None and begin <= now[1] else None


def _is_told_here(context: Context) -> bool:
    """Whether a date stands before it in its own paragraph."""
    return any(told.paragraph == context.paragraph for told in context.told[:1])


def _on_weekday(core: Yearly, published: str) -> str | None:
    """The nearest year in which the day of the month falls on the weekday that the words give."""
    stretch = extent(published)
    if stretch is None:
        return None
    for step in (0, -1, 1):
        value = _in_year(core.within, stretch[0].year + step)
        day = day_of(value)
        if day is not None and day.isoweekday() == core.weekday:
            return value
    return None


def _in_year(within: str, year: int | None) -> str:
    """The value of what comes every year in one year; "XXXX" stands for a year that is not known."""
    if within in _MOVABLE:
        day = None if year is None else holiday(within, year)
        return day.isoformat() if day else "XXXX-XX-XX"
    return f"{'XXXX' if year is None else f'{year:04}'}-{within}"


def _from_heading(within: str, headed: datetime.date) -> str:
    """The last occurrence before a report is done that is written soon after what its heading dates."""
    latest = headed + datetime.timedelta(days=_WRITTEN_WITHIN)
    years = [_in_year(within, latest.year + step) for step in (-1, 0)]
    before = [value for value in years if (begin := begins(value)) is not None and begin <= latest]
    return before[-1] if before else _in_year(within, None)


def _from_publication(core: Yearly, published: str, clause: Toward | None) -> str:
    stretch = extent(published)
    if stretch is None:
        return _in_year(core.within, None)
    first, last = stretch
    if core.toward == 0:
        return _in_year(core.within, first.year)
    toward = -1 if core.within[0] in "QH" else core.toward or clause
    years = [_in_year(core.within, first.year + step) for step in (-1, 0, 1)]
    dated = [(value, e) for value in years if (e := extent(value)) is not None]
    if toward == -1:
        before = [v for v, e in dated if e[0] <= last and not (core.toward == -1 and e[1] >= first)]
        return before[-1] if before else _in_year(core.within, None)
    if toward == 1:
        after = [v for v, e in dated if e[1] >= first and not (core.toward == 1 and e[0] <= last)]
        return after[0] if after else _in_year(core.within, None)
    return _nearest(core.within, published, first)


def _nearest(within: str, value: str, near: datetime.date) -> str:
    """The occurrence nearest to a date; within a year that is all that is known, the one of that year."""
    if len(value) == 4:
        return _in_year(within, near.year)
    options = [_in_year(within, near.year + step) for step in (-1, 0, 1)]
    dated = [
        (abs((begin - near).days), option) for option in options if (begin := begins(option)) is not None
    ]
    return min(dated)[1] if dated else _in_year(within, None)
