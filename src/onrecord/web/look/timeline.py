"""A timeline in which a bar is as wide as what is known: a day, a month, a year, or a stretch of time.

Events are put in lanes by how exactly they are dated. In the first three a bar is a bin of the calendar; in
the others each stretch is a bar of its own, from the first to the last day that it may mean.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.archive.days import Precision
from onrecord.archive.pictures import CERTAINTIES, Stretch
from onrecord.record import Certainty

Bin = Literal["day", "week", "month", "year"]
BINNED: tuple[Precision, ...] = ("day", "month", "year")
"""Lanes whose bars are bins, one beside the other."""
STRETCHED: tuple[Precision, ...] = ("stretch", "about")
"""Lanes whose bars may lie over one another, so that they are stacked."""
ROWS = 12
"""Bars over one another in a lane; those beyond are in the table only."""
_DAY_BINS, _WEEK_BINS, _MONTH_BINS = 150, 900, 60 * 366
"""Days from the first to the last up to which a lane has a bin for each day, week or month."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Events in one stretch of time: where its bar stands, and how many there are of each certainty.

    ``left`` and ``width`` are shares of the whole time; ``row`` counts bars over one another from the bottom.
    ``since`` and ``until`` are None at an end that is open.
    """

    since: date | None
    until: date | None
    left: float
    width: float
    row: int
    counts: Mapping[Certainty, int]

    @property
    def total(self) -> int:
        """How many events there are."""
        return sum(self.counts.values())

    @property
    def extent(self) -> str:
        """From when to when, as an address and the ledger's filter have it."""
        return "/".join(end.isoformat() if end else "" for end in (self.since, self.until))


@dataclass(frozen=True, slots=True)
class Lane:
    """Bars of events that are dated equally well; ``most`` is the largest of them.

    ``rows`` is how many lie over one another, ``beyond`` are those that are not drawn.
    """

    precision: Precision
    bin: Bin | None
    bars: tuple[Bar, ...]
    most: int
    rows: int
    beyond: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis: a share of the whole time, and its year, month or day."""

    left: float
    edtf: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over one axis. ``undated`` and ``yearless`` are events that stand nowhere on it, by certainty."""

    first: date | None
    last: date | None
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    undated: Mapping[Certainty, int]
    yearless: Mapping[Certainty, int]


def timeline(stretches: Iterable[Stretch]) -> Timeline:
    """The timeline of ``stretches``; days that are none on a calendar count as undated."""
    undated: dict[Certainty, int] = dict.fromkeys(CERTAINTIES, 0)
    yearless: dict[Certainty, int] = dict.fromkeys(CERTAINTIES, 0)
    dated: list[tuple[Stretch, date | None, date | None]] = []
    for stretch in stretches:
        since, until = _day(stretch.since), _day(stretch.until)
        if stretch.precision == "no-year":
            yearless[stretch.certainty] += stretch.records
        elif since is None and until is None:
            undated[stretch.certainty] += stretch.records
        else:
            dated.append((stretch, since, until))
    ends = [end for _, since, until in dated for end in (since, until) if end is not None]
    if not ends:
        return Timeline(None, None, (), (), undated, yearless)
    first, last = min(ends), max(ends)
    axis = _Axis(first, (last - first).days + 1)
    lanes = [
        lane
        for precision in (*BINNED, *STRETCHED)
        if (lane := _lane(precision, [each for each in dated if each[0].precision == precision], axis))
    ]
    return Timeline(first, last, tuple(lanes), tuple(_ticks(axis)), undated, yearless)


@dataclass(frozen=True, slots=True)
class _Axis:
    """The whole time: its first day, and how many days it has."""

    first: date
    days: int

    def share(self, day: date) -> float:
        """Where a day begins, as a share of the whole."""
        return (day - self.first).days / self.days

    def bar(self, since: date | None, until: date | None, row: int, counts: Mapping[Certainty, int]) -> Bar:
        left = max(0.0, self.share(since)) if since else 0.0
        right = min(1.0, self.share(until + timedelta(days=1))) if until and until < date.max else 1.0
        return Bar(since, until, left, right - left, row, counts)


def _lane(
    precision: Precision, dated: Sequence[tuple[Stretch, date | None, date | None]], axis: _Axis
) -> Lane | None:
    if not dated:
        return None
    if precision in BINNED:
        bin_ = _bin(precision, axis.days)
        counted: dict[tuple[date | None, date | None], dict[Certainty, int]] = defaultdict(_none)
        for stretch, since, until in dated:
            day = since or until or axis.first
            counted[_bounds(day, bin_)][stretch.certainty] += stretch.records
        bars = [axis.bar(*ends, 0, counts) for ends, counts in sorted(counted.items(), key=_by_start)]
        return Lane(precision, bin_, tuple(bars), max(bar.total for bar in bars), 1)
    counted = defaultdict(_none)
    for stretch, since, until in dated:
        counted[since, until][stretch.certainty] += stretch.records
    packed = list(_packed(sorted(counted.items(), key=_by_start), axis))
    drawn = tuple(bar for bar in packed if bar.row < ROWS)
    beyond = tuple(bar for bar in packed if bar.row >= ROWS)
    return Lane(
        precision, None, drawn, max(bar.total for bar in packed), max(bar.row for bar in drawn) + 1, beyond
    )


def _packed(
    stretches: Iterable[tuple[tuple[date | None, date | None], dict[Certainty, int]]], axis: _Axis
) -> Iterator[Bar]:
    """Each in the lowest row where it lies over no other."""
    ends: list[float] = []
    for (since, until), counts in stretches:
        bar = axis.bar(since, until, 0, counts)
        row = next((row for row, end in enumerate(ends) if end <= bar.left), len(ends))
        ends[row : row + 1] = [bar.left + bar.width]
        yield axis.bar(since, until, row, counts)


def _by_start(item: tuple[tuple[date | None, date | None], object]) -> tuple[date, date]:
    (since, until), _ = item
    return since or date.min, until or date.max


def _none() -> dict[Certainty, int]:
    return dict.fromkeys(CERTAINTIES, 0)


def _bin(precision: Precision, days: int) -> Bin:
    """The bins of a lane: never finer than what is known, and not so fine that nobody sees them."""
    fits: Bin = "day" if days <= _DAY_BINS else "week" if days <= _WEEK_BINS else "month"
    if days > _MONTH_BINS or precision == "year":
        return "year"
    return "month" if precision == "month" else fits


def _bounds(day: date, bin_: Bin) -> tuple[date, date]:
    """The first and the last day of the bin in which ``day`` lies."""
    match bin_:
        case "day":
            return day, day
        case "week":
            monday = day - timedelta(days=min(day.weekday(), (day - date.min).days))
            return monday, monday + timedelta(days=min(6, (date.max - monday).days))
        case "month":
            return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case "year":
            return date(day.year, 1, 1), date(day.year, 12, 31)


def _ticks(axis: _Axis) -> Iterator[Tick]:
    """Years, months or days along the axis, about ten of them."""
    last = axis.first + timedelta(days=axis.days - 1)
    if axis.days > 3 * 366:
        step = max(1, round((last.year - axis.first.year) / 10))
        for year in range(axis.first.year, last.year + 1, step):
            if date(year, 1, 1) >= axis.first:
                yield Tick(axis.share(date(year, 1, 1)), f"{year:04}")
        return
    months = axis.days // 30
    if months > 1:
        step = max(1, round(months / 10))
        for number in range(axis.first.year * 12 + axis.first.month - 1, last.year * 12 + last.month, step):
            start = date(number // 12, number % 12 + 1, 1)
            if start >= axis.first:
                yield Tick(axis.share(start), start.isoformat()[:7])
        return
    for day in range(0, axis.days, max(1, axis.days // 10)):
        yield Tick(day / axis.days, (axis.first + timedelta(days=day)).isoformat())


def _day(text: str | None) -> date | None:
    """A day of the index; a year 0 is taken as the first year that the calendar has."""
    if text is None:
        return None
    try:
        return date.fromisoformat(f"0001{text[4:]}" if text.startswith("0000") else text)
    except ValueError:
        return None
