"""Rules for words that lean on another date: "last year", "two days later", "the next morning"."""

from typing import Literal

from onrecord.reading.dates.calendar_rules import DAY, day_core, mod_of, time_of
from onrecord.reading.dates.grammar import Hit, Rule, rule
from onrecord.reading.dates.lexicon import OTHER
from onrecord.reading.dates.meaning import Core, Fixed, Meaning, Step, Toward, Weekday, Yearly
from onrecord.reading.dates.model import TimexType

QUANTITY = "(?:a? number|a? several|some|a? couple of?|year|a)"
_ABOUT = "(?:about|over|some)"
_UNIT = "(?:unit|units)"
_GOES_ON = frozenset({"from", "in", "on", "and"})
_LINKS = frozenset({"near", "inside", "outside", "with", "but", "when", "while"})
_UNRESOLVED_DAY = "XXXX-XX-XX"


def unit_of(hit: Hit) -> str:
    """TIMEX3's letters for the unit in a hit; "second" is one only where no other stands there."""
    word = hit.get("unit", "units")
    return str(word.value) if word else "TS"


def count_of(hit: Hit) -> int | float | None:
    """How many units: None for "several", 1 for "a"."""
    if hit.has("several"):
        return None
    number = hit.get("number", "year", "couple")
    if number is not None:
        return float(number.value)
    return None if hit.has("some") else 1


def _direction_unit(hit: Hit) -> Meaning | None:
    """ "last year", "earlier this month"; "the next day" is told from the date before, "next day" too."""
    word, unit = hit.get("direction", "past"), unit_of(hit)
    if word is None or unit[0] == "T" or unit == "generation":
        return None
    steps = int(word.value)
    if (unit in {"DE", "CE"} and steps < 0) or (word.kind == "past" and unit[0] != "2"):
        return Meaning(Fixed(f"P1{unit}"), "DURATION", mod_of(hit))
    if unit == "D":
        return None if steps < 0 else Meaning(Step("D", steps, "told"), "DATE", mod_of(hit))
    told = hit.has("the") and steps > 0
    return Meaning(Step(unit, steps, "told" if told else "published"), "DATE", mod_of(hit))


def _direction_daypart(hit: Hit) -> Meaning | None:
    """ "last night", "this morning"; "the next morning" is told from the date before."""
    word = hit.get("direction", "past")
    if word is None:
        return None
    return Meaning(
        Step("D", int(word.value), "told" if int(word.value) > 0 else "published"),
        "TIME",
        mod_of(hit),
        time_of(hit),
    )


def _tonight(hit: Hit) -> Meaning | None:
    return Meaning(Step("D", 0, "published"), "TIME", mod_of(hit), "TNI")


def _weekend(hit: Hit) -> Meaning | None:
    word = hit.get("direction", "past", "that", "following", "step")
    if word is None:
        return Meaning(Step("WE", 0, "published"), "DATE", mod_of(hit))
    told = word.kind in {"that", "following", "step"}
    return Meaning(Step("WE", int(word.value), "told" if told else "published"), "DATE", mod_of(hit))


def _told(hit: Hit) -> Meaning | None:
    """ "the following year", "that day", "the same evening", "later that night"."""
    word = hit.get("following", "step", "that")
    if word is None:
        return None
    if hit.has("daypart"):
        return Meaning(Step("D", int(word.value), "told"), "TIME", mod_of(hit), time_of(hit))
    unit = unit_of(hit)
    if unit[0] == "T":
        return None
    return Meaning(Step(unit, int(word.value), "told"), "DATE", mod_of(hit))


def _day_before(hit: Hit) -> Meaning | None:
    """ "the day before", "the night after": told from the date before, or from an event without one."""
    relation = hit.get("relation")
    if relation is None or _is_within(hit):
        return None
    if hit.has("unit") and unit_of(hit) != "D":
        longer = unit_of(hit) in {"W", "M", "Y"} and ends_clause(hit) and not day_core(hit)
        return Meaning(Step(unit_of(hit), int(relation.value), "told"), "DATE") if longer else None
    time = time_of(hit)
    kind: TimexType = "TIME" if time else "DATE"
    if (core := day_core(hit)) is not None:
        return Meaning(Step("D", int(relation.value), core), kind, None, time)
    if ends_clause(hit) or _goes_on(hit):
        return Meaning(Step("D", int(relation.value), "told"), kind, None, time)
    return Meaning(Fixed(_UNRESOLVED_DAY), kind, None, time)


def _is_within(hit: Hit) -> bool:
    """Whether it is a part of a day told before, and no other: "freed *in* the evening after paying"."""
    inside = hit.before is not None and hit.before.kind == "in" and hit.has("daypart")
    return inside and not ends_clause(hit) and day_core(hit) is None


def _goes_on(hit: Hit) -> bool:
    """Whether the clause goes on behind the hit, not what it is counted from: "the day before *by* men"."""
    return hit.after is not None and (hit.after.kind in _GOES_ON or hit.after.value in _LINKS)


def _weekday_told(hit: Hit) -> Meaning | None:
    """ "the following Monday", "the previous Friday": told from the day before; not "the same Friday"."""
    word, weekday = hit.get("following", "step"), hit.get("weekday")
    if word is None or weekday is None or int(word.value) == 0:
        return None
    toward: Toward = 1 if int(word.value) > 0 else -1
    time = time_of(hit)
    return Meaning(Weekday(int(weekday.value), toward, told=True), "TIME" if time else "DATE", None, time)


def _month_told(hit: Hit) -> Meaning | None:
    """ "The following June", "the previous October": told from the date before."""
    word, month = hit.get("following", "step"), hit.number("month")
    if word is None or month is None or int(word.value) == 0:
        return None
    toward: Toward = 1 if int(word.value) > 0 else -1
    return Meaning(Yearly(f"{month:02}", toward, told=True), "DATE", mod_of(hit))


def ends_clause(hit: Hit) -> bool:
    """Whether a clause ends behind the hit, or the text."""
    after = hit.after
    return (
        after is None
        or after.kind in {"comma", "dot"}
        or (after.kind == OTHER and not str(after.value).isalnum())
    )


def _ago(hit: Hit) -> Meaning | None:
    count, unit = count_of(hit), unit_of(hit)
    if count is None:
        return Meaning(Fixed("PAST_REF"), "DATE", mod_of(hit))
    if unit[0] == "T" or unit == "generation":
        return Meaning(
            Fixed("PAST_REF") if unit == "generation" else Step("D", 0, "published"), "DATE", mod_of(hit)
        )
    mod = "APPROX" if hit.has("and", "so") else mod_of(hit)
    if unit in {"DE", "CE"}:
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    if unit == "Y" and count == 1:
        return Meaning(Step("Y", -1, "told", keep=True), "DATE", mod)
    return Meaning(Step(unit, -round(count), "published"), "DATE", mod)


def _half_ago(hit: Hit) -> Meaning | None:
    """ "half a century ago"."""
    unit, steps = {"CE": ("Y", 50), "DE": ("Y", 5), "Y": ("M", 6)}.get(unit_of(hit), ("D", 0))
    return Meaning(Step(unit, -steps, "published"), "DATE", mod_of(hit))


def _long_ago(hit: Hit) -> Meaning | None:
    """ "years ago"."""
    return Meaning(Fixed("PAST_REF"), "DATE")


def _later(hit: Hit) -> Meaning | None:
    count, unit, word = count_of(hit), unit_of(hit), hit.get("later")
    if word is None:
        return None
    mod = hit.text("about") or hit.text("over") or ("APPROX" if hit.has("so") else None)
    if count is None:
        return Meaning(Fixed("FUTURE_REF" if word.value == 1 else "PAST_REF"), "DATE", mod)
    if unit[0] == "T":
        return Meaning(Step("D", 0, "told"), "DATE", mod)
    return Meaning(Step(unit, round(count) * int(word.value), "told", keep=True), "DATE", mod)


def _after_day(hit: Hit) -> Meaning | None:
    """ "two days after November 16"; "two days after" at a clause's end is told from the date before."""
    count, unit, relation = count_of(hit), unit_of(hit), hit.get("relation")
    core = day_core(Hit(hit.words[hit.words.index(relation) + 1 :], None, None)) if relation else None
    if count is None or relation is None or unit[0] == "T" or (core is None and not ends_clause(hit)):
        return None
    steps = round(count) * int(relation.value)
    return Meaning(Step(unit, steps, "told" if core is None else core, keep=True), "DATE", hit.text("about"))


def _from(hit: Hit) -> Meaning | None:
    """ "a week from Friday", "three days from now"."""
    count, unit = count_of(hit), unit_of(hit)
    vague = hit.get("vague")
    if count is None or unit[0] == "T" or (vague is not None and vague.value != "PRESENT_REF"):
        return None
    core = day_core(hit)
    mod = hit.text("about")
    if core is None:
        return Meaning(Step(unit, round(count), "published"), "DATE", mod)
    return Meaning(Step(unit, round(count), core, keep=True), "DATE", mod)


def _week_of(hit: Hit) -> Meaning | None:
    core = day_core(hit)
    if core is None:
        return None
    unit = "WE" if hit.has("weekend") else unit_of(hit)
    return Meaning(Step(unit, 0, core), "DATE", mod_of(hit)) if unit in {"W", "WE"} else None


def _weekday_of_week(hit: Hit) -> Meaning | None:
    """ "Friday last week", "Monday of this week"."""
    weekday, direction = hit.get("weekday"), hit.get("direction")
    if weekday is None or direction is None or unit_of(hit) != "W":
        return None
    return Meaning(
        Weekday(int(weekday.value), of=Step("W", int(direction.value), "published")), "DATE", mod_of(hit)
    )


def _year_ago(hit: Hit) -> Meaning | None:
    """ "the year-ago quarter", "year-earlier": the same stretch, one year before the one told last."""
    quarter = hit.has("period") or (hit.has("unit") and unit_of(hit) == "Q")
    base: Core | Literal["told"] = Step("Q", 0, "told") if quarter else "told"
    return Meaning(Step("Y", -1, base, keep=True), "DATE", mod_of(hit))


def _the_stretch(hit: Hit) -> Meaning | None:
    """ "the quarter", "the latest period", "the year", "the end of the month"."""
    unit = hit.get("unit")
    if unit is None:
        latest = hit.get("current")
        return Meaning(Step("Q", 0, "told"), "DATE", mod_of(hit)) if latest and latest.value == -1 else None
    if unit.value not in {"D", "W", "M", "Q", "Y", "DE", "CE"} or (unit.value == "D" and hit.has("current")):
        return None
    if unit.value not in {"Q", "Y"} and not hit.has("part", "later", "current"):
        return None
    current = hit.get("current")
    base = "published" if current is not None and current.value == 0 else "told"
    return Meaning(Step(str(unit.value), 0, "told" if base == "told" else "published"), "DATE", mod_of(hit))


def _the_end(hit: Hit) -> Meaning | None:
    """ "year-end", "mid-year"."""
    if unit_of(hit) != "Y":
        return None
    return Meaning(Step("Y", 0, "published"), "DATE", mod_of(hit))


RELATIVE_RULES: tuple[Rule, ...] = (
    rule("direction-unit", "(?:the? part|later)? the? (?:direction|past) unit", _direction_unit),
    rule("direction-daypart", "(?:the? part|later)? the? direction (?:part? daypart)", _direction_daypart),
    rule("tonight", "(?:part|later)? tonight", _tonight),
    rule(
        "weekend",
        "(?:the? part (?:of)?)? (?:the|the? (?:direction|past|following|step)|that) weekend",
        _weekend,
    ),
    rule("told", "(?:the? part|later)? (?:on)? (?:the? (?:following|step)|that) (?:unit|daypart)", _told),
    rule("weekday-told", "(?:on)? the (?:following|step) weekday daypart?", _weekday_told),
    rule("month-told", "(?:the? part of?|later)? the (?:following|step) month", _month_told),
    rule("day-before", f"(?:the|a) (?:unit|daypart) relation {DAY}?", _day_before),
    rule("the-end", "unit (?:hyphen|possessive)? part", _the_end),
    rule("the-end", "part hyphen unit", _the_end),
    rule("from", f"{_ABOUT}? {QUANTITY} {_UNIT} from (?:{DAY}|vague)", _from),
    rule("ago", "half a unit ago", _half_ago),
    rule("ago", f"{_ABOUT}? units ago", _long_ago),
    rule("ago", f"{_ABOUT}? {QUANTITY} {_UNIT} (?:and so)? ago", _ago),
    rule("later", f"{_ABOUT}? {QUANTITY} full? {_UNIT} (?:and so)? later", _later),
    rule("after-day", f"{_ABOUT}? {QUANTITY} {_UNIT} (?:relation|following) {DAY}?", _after_day),
    rule("week-of", f"the (?:unit|weekend) of {DAY}", _week_of),
    rule("weekday-of-week", "(?:the)? weekday of? the? direction unit", _weekday_of_week),
    rule("year-ago", "the? full? yearago (?:(?:ordinal|second)? hyphen? (?:unit|period))?", _year_ago),
    rule(
        "the-stretch",
        "(?:(?:the? part|later) in?)? the (?:full|fiscal)? current? (?:unit|period)",
        _the_stretch,
    ),
)
