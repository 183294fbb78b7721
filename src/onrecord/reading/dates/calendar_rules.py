"""Rules for words that name the calendar: days, months, quarters, years, decades, clocks, other calendars."""

from onrecord.reading.dates.calendar import from_calendar
from onrecord.reading.dates.grammar import Hit, Rule, rule
from onrecord.reading.dates.lexicon import Word
from onrecord.reading.dates.meaning import Core, Fixed, Meaning, Step, Toward, Weekday, Yearly

_DAY_NUMBER = "(?:number|ordinal|second)"
_YEAR = (
    "(?:comma? (?:era? year|year era?)|(?:comma|of)? direction unit|of (?:that|the? (?:following|step)) unit)"
)
FULL = (
    f"(?:(?:weekday comma?)? (?:month the? {_DAY_NUMBER}|"
    f"(?:the? (?:ordinal|second) of|{_DAY_NUMBER} of?) month) {_YEAR}?)"
)
DAY = f"(?:{FULL}|(?:the? direction|that|past)? weekday|today|isodate|slashdate)"
CLOCK = (
    "(?:about? (?:(?:clock|number) meridiem|clock oclock?|number oclock|number in the daypart|noon) zone?|"
    "(?:number|year) zone)"
)
_DAY_FIGURES = 2
_CLOCK_FIGURES = 4
_HOURS = 24
_PART = "(?:the? part hyphen?|later)"
_AFTER_HOUR = frozenset({"meridiem", "oclock", "clock", "in", "zone", "units"})
_BUDDHIST_ERA = 543
_FIRST_BUDDHIST_YEAR = 2400  # no report tells of the year 2400 of the common era


def _year(hit: Hit) -> int | None:
    year = hit.number("year")
    return (
        year - _BUDDHIST_ERA if year is not None and (year > _FIRST_BUDDHIST_YEAR or hit.has("era")) else year
    )


def _toward(word: Word | None) -> Toward | None:
    if word is None:
        return None
    return -1 if int(word.value) < 0 else (1 if int(word.value) > 0 else 0)


def mod_of(hit: Hit) -> str | None:
    """TIMEX3's mod: a part of a stretch, or how exact it is."""
    later = hit.get("later")
    if later is not None:
        return "END" if later.value == 1 else "START"
    return hit.text("part") or hit.text("about") or hit.text("over") or hit.text("some")


def time_of(hit: Hit) -> str | None:
    """The time of day in a hit, as TIMEX3 writes it after the day: "T19:15", "TNI"."""
    if (noon := hit.get("noon")) is not None:
        return f"T{noon.value}"
    daypart = hit.get("daypart")
    if daypart is not None and not hit.has("in"):
        return f"T{daypart.value}"
    at = next((i for i, w in enumerate(hit.words) if w.kind in _AFTER_HOUR), None)
    if at is None:
        return None
    word = hit.words[at] if hit.words[at].kind == "clock" else hit.words[at - 1]
    text = word.value if isinstance(word.value, str) else f"{word.value:.2f}"
    if hit.words[at].kind in {"zone", "units"}:  # "2200 GMT", "1400 hours"
        text = f"{int(text.partition('.')[0]):04}"
        text = f"{text[:-2]}:{text[-2:]}"
    hour, _, minute = text.replace(".", ":").partition(":")
    hours, minutes = int(hour), minute[:2]
    if hours > 24 or (minutes and int(minutes) > 59):
        return None
    meridiem = hit.text("meridiem")
    if daypart is not None:
        meridiem = "am" if daypart.value == "MO" else "pm"
    if meridiem is not None:
        hours = hours % 12 + (12 if meridiem == "pm" else 0)
    return f"T{hours:02}:{minutes or '00'}"


def day_core(hit: Hit) -> Core | None:
    """The day that a hit of `DAY` names."""
    if (iso := hit.text("isodate")) is not None:
        return Fixed(iso[:10])
    if (slash := hit.text("slashdate")) is not None:
        return _slashdate(slash)
    month = hit.number("month")
    if month is not None:
        return _month_core(hit, month)
    if (weekday := hit.number("weekday")) is not None:
        return Weekday(weekday, _toward(hit.get("direction", "past")))
    today = hit.get("today")
    return None if today is None else Step("D", int(today.value), "published")


def _month_core(hit: Hit, month: int, day: int | None = None) -> Core | None:
    if day is None:
        numbers = [w for w in hit.words if w.kind in {"number", "ordinal", "second"} and not _is_hour(hit, w)]
        day = int(numbers[0].value) if numbers else None
        if numbers and (day is None or not 1 <= day <= 31 or numbers[0].value != day):
            return None
        if numbers and numbers[0].kind == "number" and numbers[0].end - numbers[0].start > _DAY_FIGURES:
            return None  # "in November *three* of us were dismissed"
    within = f"{month:02}" if day is None else f"{month:02}-{day:02}"
    year = _year(hit)
    if year is not None:
        return Fixed(f"{year:04}-{within}")
    weekday = hit.number("weekday")
    if weekday is not None and day is not None:
        return Yearly(within, weekday=weekday)
    direction, unit = hit.get("direction"), hit.get("unit")
    if direction and unit:
        return (
            Yearly(within, year=Step("Y", int(direction.value), "published")) if unit.value == "Y" else None
        )
    told = hit.get("that", "following", "step")
    if told and unit:  # "in April of that year"
        return Yearly(within, year=Step("Y", int(told.value), "told")) if unit.value == "Y" else None
    return Yearly(within, _toward(direction))


def _is_hour(hit: Hit, word: Word) -> bool:
    at = hit.words.index(word) + 1
    return at < len(hit.words) and hit.words[at].kind in _AFTER_HOUR


def _slashdate(text: str) -> Core | None:
    """Day and month in figures; where both orders are possible and no dots stand, only the year is sure."""
    first, second, year = (int(part) for part in text.replace("/", ".").split("."))
    year += 0 if year > 99 else (2000 if year < 70 else 1900)
    if first <= 12 and second <= 12 and first != second and "/" in text:
        return Fixed(f"{year:04}-XX-XX")
    day, month = (first, second) if second <= 12 else (second, first)
    return Fixed(f"{year:04}-{month:02}-{day:02}") if 1 <= month <= 12 and 1 <= day <= 31 else None


def _day(hit: Hit) -> Meaning | None:
    core = day_core(hit)
    time = time_of(hit)
    return None if core is None else Meaning(core, "TIME" if time else "DATE", mod_of(hit), time)


def _month(hit: Hit) -> Meaning | None:
    month = hit.number("month")
    core = None if month is None else _month_core(hit, month)
    return None if core is None else Meaning(core, "DATE", mod_of(hit))


def _days_of_month(hit: Hit) -> Meaning | None:
    """ "3-5 October 2020", "October 3 to 5", and after "between" also "3 and 5 October"."""
    if hit.has("and") and not (hit.before and hit.before.value == "between"):
        return None
    first, last = (int(w.value) for w in [w for w in hit.words if w.kind in {"number", "ordinal"}][:2])
    month = hit.number("month")
    if month is None or not 1 <= first < last <= 31:
        return None
    start, end = _month_core(hit, month, first), _month_core(hit, month, last)
    return None if start is None else Meaning(start, "DATE", until=end)


def _weekdays_night(hit: Hit) -> Meaning | None:
    """ "the night from Thursday to Friday"."""
    first, last = (int(w.value) for w in hit.all("weekday"))
    return Meaning(Weekday(first), "TIME", time=time_of(hit), until=Weekday(last))


def _year_alone(hit: Hit) -> Meaning | None:
    year = _year(hit)
    return None if year is None else Meaning(Fixed(f"{year:04}"), "DATE", mod_of(hit))


def _years(hit: Hit) -> Meaning | None:
    """ "2011-12"."""
    first, last = hit.number("year"), hit.number("number")
    if first is None or last is None or last != (first + 1) % 100:
        return None
    return Meaning(Fixed(f"{first:04}"), "DATE", until=Fixed(f"{first + 1:04}"))


def _decade(hit: Hit) -> Meaning | None:
    text = hit.text("decade") or ""
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) < 4 and not hit.has("the"):
        return None
    return Meaning(Fixed(digits[:3] if len(digits) == 4 else f"19{digits[0]}"), "DATE", mod_of(hit))


def _century(hit: Hit) -> Meaning | None:
    ordinal, unit = hit.number("ordinal"), hit.text("unit")
    if unit != "CE" or ordinal is None or not 1 < ordinal < 30:
        return None
    return Meaning(Fixed(f"{ordinal - 1:02}"), "DATE", mod_of(hit))


def _quarter(hit: Hit) -> Meaning | None:
    """ "the third quarter", "the first half of 1990", "fiscal second-quarter"."""
    number = hit.get("ordinal", "second")
    if number is None or (not hit.has("half") and not any(w.value == "Q" for w in hit.all("unit"))):
        return None
    letter, most = ("H", 2) if hit.has("half") else ("Q", 4)
    if not 1 <= int(number.value) <= most:
        return None
    within = f"{letter}{int(number.value)}"
    year = _year(hit)
    if year is not None:
        return Meaning(Fixed(f"{year:04}-{within}"), "DATE", mod_of(hit))
    direction = hit.get("direction")
    told = Step("Y", int(direction.value), "published") if direction else None
    return Meaning(Yearly(within, year=told), "DATE", mod_of(hit))


def _season(hit: Hit) -> Meaning | None:
    season, year = str(hit.text("season")), _year(hit)
    if year is not None:
        return Meaning(Fixed(f"{year:04}-{season}"), "DATE", mod_of(hit))
    return Meaning(Yearly(season, _toward(hit.get("direction", "past"))), "DATE", mod_of(hit))


def _holiday(hit: Hit) -> Meaning | None:
    name, year = str(hit.text("holiday")), _year(hit)
    base: Core | None = Fixed(f"{year:04}") if year is not None else None
    return Meaning(Yearly(name, _toward(hit.get("direction", "past")), year=base), "DATE", mod_of(hit))


def _fiscal(hit: Hit) -> Meaning | None:
    year = _year(hit)
    if year is not None:
        return Meaning(Fixed(f"{year:04}"), "DATE", mod_of(hit))
    direction = hit.get("direction")
    return Meaning(Step("Y", int(direction.value) if direction else 0, "published"), "DATE", mod_of(hit))


def _other_calendar(hit: Hit) -> Meaning | None:
    """A day or a month of the Islamic (right to a day or so), Persian or Ethiopian calendar."""
    month_word = hit.get("islamic", "persian", "ethiopian")
    year = hit.number("year")
    if month_word is None or year is None:
        return None
    name, month = month_word.kind, int(month_word.value)
    day_word = hit.get("number", "ordinal")
    mod = "APPROX" if name == "islamic" else None
    if day_word is not None:
        day = from_calendar(name, year, month, int(day_word.value))
        return None if day is None else Meaning(Fixed(day.isoformat()), "DATE", mod)
    first, last = from_calendar(name, year, month, 1), from_calendar(name, year, month, 29)
    if first is None or last is None:
        return None
    return Meaning(Fixed(first.isoformat()), "DATE", mod, until=Fixed(last.isoformat()))


def _clock(hit: Hit) -> Meaning | None:
    units, number = hit.get("units"), hit.get("number", "year")
    if units is not None and (units.value != "TH" or number is None or not _is_on_the_clock(number)):
        return None  # "1400 hours" is a time of day, "40 hours" are not
    time = time_of(hit)
    return None if time is None else Meaning(Step("D", 0, "told", keep=True), "TIME", mod_of(hit), time)


def _is_on_the_clock(number: Word) -> bool:
    """Whether it is written in four figures: "0700", and not "five"."""
    return number.end - number.start == _CLOCK_FIGURES and float(number.value) > _HOURS


def _monthyear(hit: Hit) -> Meaning | None:
    return _month(hit) if hit.has("year", "direction", "unit") else None


_OTHER_MONTH = "(?:islamic|persian|ethiopian)"

CALENDAR_RULES: tuple[Rule, ...] = (
    rule("day", f"{_PART}? about? {DAY} daypart?", _day),
    rule("time-day", f"{CLOCK} comma? (?:on|of)? {DAY}", _day),
    rule("day-time", f"{DAY} comma? on? {CLOCK}", _day),
    rule("daypart-of-day", f"the? part? daypart of {DAY}", _day),
    rule("clock", f"{CLOCK}|(?:number|year) units", _clock),
    rule("days-of-month", f"the? number (?:hyphen|to|and) number month {_YEAR}?", _days_of_month),
    rule("days-of-month", f"month number (?:hyphen|to|and) number {_YEAR}?", _days_of_month),
    rule("weekdays-night", "the? daypart (?:from|of) weekday (?:to|hyphen) weekday", _weekdays_night),
    rule("month-year", f"{_PART}? about? hyphen? month of? {_YEAR}", _monthyear),
    rule("month", f"{_PART}? (?:direction|past)? month", _month),
    rule("years", "year hyphen number", _years),
    rule("year", "part in year", _year_alone),
    rule("year", "(?:the? part (?:of|hyphen)? |about)? (?:the unit)? (?:era? year|year era?)", _year_alone),
    rule("decade", "the? part? hyphen? decade", _decade),
    rule("century", "the? part? ordinal hyphen? unit", _century),
    rule(
        "quarter",
        "(?:the|their|direction unit possessive|the? year possessive?)? part? fiscal? "
        "(?:ordinal|second) hyphen? fiscal? (?:unit|half) "
        "(?:of? fiscal? (?:year|the? direction unit))?",
        _quarter,
    ),
    rule(
        "season", "(?:the? part? (?:direction|past|the|of)|the part) season (?:(?:of|comma)? year)?", _season
    ),
    rule("season", "part? season of? year", _season),
    rule("holiday", "(?:direction|past)? holiday (?:(?:of|comma)? year)?", _holiday),
    rule("fiscal", "part? fiscal year", _fiscal),
    rule("fiscal", "part? (?:the? direction|the|their) fiscal unit", _fiscal),
    rule("fiscal", "part? (?:the|their)? fiscal unit year", _fiscal),
    rule("other-calendar", f"(?:number|ordinal)? (?:of)? {_OTHER_MONTH} comma? year", _other_calendar),
)
