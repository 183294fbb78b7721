"""What words that tell when mean, before it is known which day it was.

The grammar makes these from words alone; `resolve` turns them into TIMEX3 values with the publication date
and the dates told before.
"""

from dataclasses import dataclass
from typing import Literal

from onrecord.reading.dates.model import TimexType

Toward = Literal[-1, 0, 1]
"""Before now, the same stretch as now, after now."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no other date: "1998-01-08", "197", "PRESENT_REF", "P3D", "XXXX-WXX-5"."""

    value: str


@dataclass(frozen=True, slots=True)
class Yearly:
    """What comes once a year: ``within`` is "11-16", "11", "Q3", "H1", "SU" or a holiday's name.

    ``year`` is what tells the year ("January last year"), ``toward`` the direction that the words give, and
    ``weekday`` the day of the week that it fell on ("Saturday, April 25"), which may tell the year too.
    ``told`` where it is counted from the date told last: "the following June".
    """

    within: str
    toward: Toward | None = None
    year: "Core | None" = None
    weekday: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 1; ``toward`` -1 for "last Friday", ``told`` for "the next one"."""

    weekday: int
    toward: Toward | None = None
    of: "Core | None" = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """So many units from a date. ``base`` is the publication date, the date told last or one in the words.

    The answer is as exact as ``unit`` ("last month" is a month) unless ``keep`` says that it is as exact as
    the base ("a month later", told from a day, is a day).
    """

    unit: str
    steps: int
    base: "Literal['published', 'told'] | Core"
    keep: bool = False


@dataclass(frozen=True, slots=True)
class OfMonth:
    """A day of a month that goes without saying: "on the 9th"."""

    day: int


Core = Fixed | Yearly | Weekday | Step | OfMonth


@dataclass(frozen=True, slots=True)
class Meaning:
    """A core, the time of day within it ("T19:15", "TNI"), the TIMEX3 mod and the other end of a range."""

    core: Core
    type: TimexType
    mod: str | None = None
    time: str | None = None
    until: Core | None = None
