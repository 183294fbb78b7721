"""Days of a month that goes without saying: "a column came on the 9th", "on the morning of the 12th"."""

import datetime

from onrecord.reading.dates.calendar import begins, coarsen, day_of, extent, move
from onrecord.reading.dates.context import Answer, Context
from onrecord.reading.dates.grammar import Hit, Rule, rule
from onrecord.reading.dates.meaning import Meaning, OfMonth

RULE_NAME = "bare-day"
_REACH = 3
"""Paragraphs back in which the month was told."""
_FIGURES = len("12th")
_LAST = 31


def _bare_day(hit: Hit) -> Meaning | None:
    """Only in figures and after "on" or "of": "on the first" is no day."""
    word, part = hit.get("ordinal"), hit.get("daypart")
    if word is None or word.end - word.start > _FIGURES or not 1 <= int(word.value) <= _LAST:
        return None
    if part is None and (hit.before is None or hit.before.kind != "on"):
        return None
    core = OfMonth(int(word.value))
    return Meaning(core, "TIME", time=f"T{part.value}") if part is not None else Meaning(core, "DATE")


BARE_DAY: Rule = rule(RULE_NAME, "the? daypart of the ordinal|the ordinal", _bare_day)


def resolve_bare_day(core: OfMonth, context: Context) -> Answer:
    """The day nearest to the one told last, or in the month told last, or the last before the publication."""
    for told in context.told:
        if context.paragraph - told.paragraph > _REACH:
            break
        near = begins(told.value)
        if near is None or len(told.value) < len("2019-05"):
            continue
        is_day = day_of(told.value) is not None
        days = _days(core.day, told.value, (-1, 0, 1) if is_day else (0,))
        if days:
            return Answer(min(days, key=lambda d: abs((d - near).days)).isoformat(), told.span, "told")
    now = extent(context.published) if context.published else None
    if now is not None and context.published is not None:
        before = [d for d in _days(core.day, context.published, (-1, 0)) if d <= now[1]]
        if before:
            return Answer(max(before).isoformat(), how="published")
    return Answer("XXXX-XX-XX", how="unresolved")


def _days(day: int, near: str, months: tuple[int, ...]) -> list[datetime.date]:
    month = coarsen(near, "M")
    moved = [move(month, "M", step) if step else month for step in months] if month else []
    return [found for value in moved if value and (found := day_of(f"{value}-{day:02}"))]
