"""Rules for how long and how often: durations, sets, and vague words."""

from onrecord.reading.dates.calendar_rules import mod_of
from onrecord.reading.dates.grammar import Hit, Rule, rule
from onrecord.reading.dates.meaning import Fixed, Meaning
from onrecord.reading.dates.relative_rules import QUANTITY, count_of, ends_clause, unit_of

_ABOUT = "(?:about|over|some)"
_UNIT = "(?:unit|units)"
_HALVES = {"Y": "P6M", "TH": "PT30M", "D": "PT12H", "TM": "PT30S", "CE": "P50Y", "DE": "P5Y"}
_WHOLES = {"Y": (12, "M"), "TH": (60, "TM"), "D": (24, "TH"), "M": (30, "D"), "W": (7, "D")}
_BEFORE_A_LENGTH = frozenset(
    {"for", "in", "over", "relation", "about", "to", "from", "full", "every", "the", "their"}
)


def length(count: int | float | None, unit: str) -> str:
    """A TIMEX3 duration; ``count`` None is a number left open. Halves go over into the next finer unit."""
    if unit == "2W":
        count, unit = (None if count is None else 2 * count), "W"
    if unit in {"WE", "generation"}:
        unit = "W" if unit == "WE" else "Y"
    if count is None:
        number, rest = "X", ""
    elif float(count).is_integer():
        number, rest = f"{int(count)}", ""
    elif unit not in _WHOLES:
        number, rest = f"{count:g}", ""  # "0.04 seconds": there is no finer unit
    else:
        finer, letter = _WHOLES[unit]
        whole, part = int(count), round((count - int(count)) * finer)
        number = f"{whole}" if whole else ""
        rest = f"{part}{letter[-1]}"
        if not number:
            return f"P{'T' if letter[0] == 'T' else ''}{rest}"
    return f"PT{number}{unit[1]}{rest}" if unit[0] == "T" else f"P{number}{unit}{rest}"


def _length(hit: Hit) -> Meaning | None:
    if _is_age(hit) or _is_fraction(hit):
        return None
    return Meaning(
        Fixed(length(count_of(hit), unit_of(hit))), "DURATION", "APPROX" if hit.has("couple") else mod_of(hit)
    )


def _is_age(hit: Hit) -> bool:
    after = hit.after
    old = hit.has("old") or (after is not None and (after.kind == "old" or after.value == "olds"))
    return old and unit_of(hit) == "Y"


def _is_fraction(hit: Hit) -> bool:
    """ "three quarters" of something."""
    return (
        hit.has("number") and hit.has("units") and unit_of(hit) == "Q" and hit.number("number") in {1, 2, 3}
    )


def _a_unit(hit: Hit) -> Meaning | None:
    """ "for a week" is a length; "$10 a week", "twice a day" tell how often."""
    unit, before = unit_of(hit), hit.before
    if unit == "generation":
        return None
    if hit.has("about", "over", "full", "half") or (before is not None and before.kind in _BEFORE_A_LENGTH):
        return _length(hit)
    often = before is not None and (before.kind in {"number"} or str(before.value).isalpha())
    return Meaning(Fixed(length(1, unit)), "SET" if often else "DURATION")


def _half(hit: Hit) -> Meaning | None:
    value = _HALVES.get(unit_of(hit))
    return None if value is None else Meaning(Fixed(value), "DURATION", mod_of(hit))


def _and_a_half(hit: Hit) -> Meaning | None:
    count = count_of(hit)
    return (
        None if count is None else Meaning(Fixed(length(count + 0.5, unit_of(hit))), "DURATION", mod_of(hit))
    )


def _units(hit: Hit) -> Meaning | None:
    """Bare "years", "weeks": a length where a preposition makes it one."""
    before, after = hit.before, hit.after
    if before is not None and before.kind in {"part", "hyphen"}:  # "the early hours of", "three-quarters of"
        return None
    led = before is not None and before.kind in _BEFORE_A_LENGTH - {"the", "their"}
    followed = after is not None and after.kind in {"of", "relation", "later", "ago", "hyphen"}
    if not led and not followed:
        return None
    return Meaning(Fixed(length(None, unit_of(hit))), "DURATION")


def _long(hit: Hit) -> Meaning | None:
    return Meaning(Fixed(length(None if hit.has("units") else 1, unit_of(hit))), "DURATION")


def _every(hit: Hit) -> Meaning | None:
    if (weekday := hit.get("weekday", "weekdays")) is not None:
        return Meaning(Fixed(f"XXXX-WXX-{weekday.value}"), "SET")
    if (month := hit.number("month")) is not None:
        return Meaning(Fixed(f"XXXX-{month:02}"), "SET")
    if (season := hit.get("season", "seasons")) is not None:
        return Meaning(Fixed(f"XXXX-{season.value}"), "SET")
    if (daypart := hit.get("daypart", "dayparts")) is not None:
        return Meaning(Fixed(f"XXXX-XX-XXT{daypart.value}"), "SET")
    if hit.has("weekend"):
        return Meaning(Fixed("XXXX-WXX-WE"), "SET")
    count = hit.number("number") or (hit.number("second") if hit.has("unit") else 1) or 1
    return Meaning(Fixed(length(count, unit_of(hit))), "SET")


def _adverb(hit: Hit) -> Meaning | None:
    return Meaning(Fixed(str(hit.text("adverb"))), "SET")


def _vague(hit: Hit) -> Meaning | None:
    word = hit.get("vague", "vagueadjective", "current")
    if word is None or word.value == -1 or (hit.after is not None and hit.after.kind == "hyphen"):
        return None
    return Meaning(Fixed("PRESENT_REF" if word.kind == "current" else str(word.value)), "DATE")


def _the_past(hit: Hit) -> Meaning | None:
    """ "in the past," but not "the past of the town"."""
    return Meaning(Fixed("PAST_REF"), "DATE") if ends_clause(hit) else None


def _units_near(hit: Hit) -> Meaning | None:
    """ "recent years"."""
    return Meaning(Fixed(length(None, unit_of(hit))), "DURATION")


LENGTH_RULES: tuple[Rule, ...] = (
    rule("a-unit", f"{_ABOUT}? a full? unit", _a_unit),
    rule("length", f"{_ABOUT}? {QUANTITY} hyphen? full? {_UNIT} (?:hyphen (?:old|full))?", _length),
    rule(
        "stretch-around",
        "about? the? (?:direction|past|following|step|ordinal|current|full) " + f"{QUANTITY} full? units",
        _length,
    ),
    rule("half", f"{_ABOUT}? a? half hyphen? a? unit", _half),
    rule("and-a-half", f"{_ABOUT}? {QUANTITY} {_UNIT}? and a half units?", _and_a_half),
    rule("units", "(?:the? (?:past|direction))? units", _units),
    rule("long", "(?:unit|units) hyphen full", _long),
    rule(
        "every",
        "every (?:number|second)? (?:unit|units|weekday|weekdays|month|season|daypart|weekend)",
        _every,
    ),
    rule("every", "(?:weekday|on)? (?:weekdays|dayparts)", _every),
    rule("adverb", "adverb", _adverb),
    rule("vague", "vague|vagueadjective|current", _vague),
    rule("the-past", "the past", _the_past),
    rule("units", "vagueadjective units", _units_near),
)
