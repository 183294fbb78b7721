"""Counts by code, month and country, a grid for each country, with how sure each count is kept beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.archive.pictures import CERTAINTIES, Cell
from onrecord.record import Certainty

COUNTRIES, CODES = 6, 14
"""Grids that are drawn and codes in each, the most frequent; the page says how much is left out."""
MONTHS = 36
"""Months in a row up to which there is a column for each; beyond, one for each year that has an event."""


@dataclass(frozen=True, slots=True)
class Column:
    """A month or a year, as EDTF, and whether more than that is known; None for what has neither."""

    edtf: str | None
    exact: bool


@dataclass(frozen=True, slots=True)
class Square:
    """Events of one code in one column: where they stand, and how many there are of each certainty."""

    row: int
    column: int
    code: str
    when: Column
    counts: Mapping[Certainty, int]

    @property
    def total(self) -> int:
        """How many events there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Grid:
    """The counts of one country, "" where it is not known."""

    country: str
    codes: tuple[str, ...]
    squares: tuple[Square, ...]
    records: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Grids under the same columns; ``most`` is the largest count of a square, ``hidden`` is not drawn."""

    columns: tuple[Column, ...]
    grids: tuple[Grid, ...]
    most: int
    hidden: int


def counts(cells: Sequence[Cell]) -> Counts:
    """The grids of ``cells``."""
    monthly = _months(cell.month for cell in cells if cell.month and len(cell.month) > 4)
    columns = _columns(cells, monthly)
    by_country: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        by_country[cell.country or ""].append(cell)
    most_first = sorted(by_country, key=lambda name: (not name, -_total(by_country[name]), name))
    grids = [_grid(name, by_country[name], columns, bool(monthly)) for name in most_first[:COUNTRIES]]
    drawn = sum(square.total for grid in grids for square in grid.squares)
    return Counts(
        columns,
        tuple(grids),
        max((square.total for grid in grids for square in grid.squares), default=0),
        _total(cells) - drawn,
    )


def _grid(country: str, cells: Sequence[Cell], columns: Sequence[Column], monthly: bool) -> Grid:
    totals = Counter[str]()
    for cell in cells:
        totals[cell.code] += cell.records
    codes = sorted(sorted(totals, key=lambda code: (-totals[code], code))[:CODES])
    counted: dict[tuple[int, int], Counter[Certainty]] = defaultdict(Counter)
    for cell in cells:
        if cell.code in codes:
            at = codes.index(cell.code), columns.index(_column(cell, monthly))
            counted[at][cell.certainty] += cell.records
    squares = [
        Square(row, column, codes[row], columns[column], {each: of_it[each] for each in CERTAINTIES})
        for (row, column), of_it in sorted(counted.items())
    ]
    return Grid(country, tuple(codes), tuple(squares), _total(cells))


def _columns(cells: Iterable[Cell], monthly: Sequence[str]) -> tuple[Column, ...]:
    """Every month from the first to the last, or every year with an event; then what is less exact."""
    found = {_column(cell, bool(monthly)) for cell in cells}
    years = sorted(column.edtf for column in found if column.exact and column.edtf)
    regular = [Column(month, exact=True) for month in monthly or years]
    vague = sorted((c for c in found if not c.exact), key=lambda c: (c.edtf is None, c.edtf or ""))
    return (*regular, *vague)


def _column(cell: Cell, monthly: bool) -> Column:
    if cell.month is None:
        return Column(None, exact=False)
    if monthly:
        return Column(cell.month, exact=len(cell.month) > 4)
    return Column(cell.month[:4], exact=True)


def _months(months: Iterable[str]) -> list[str]:
    """Every month from the first to the last; none when there are too many of them."""
    found = sorted(set(months))
    if not found:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (found[0], found[-1]))
    if last - first >= MONTHS:
        return []
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(first, last + 1)]


def _total(cells: Iterable[Cell]) -> int:
    return sum(cell.records for cell in cells)
