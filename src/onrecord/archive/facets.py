"""Facets: by what the ledger can be narrowed further, and how many records each choice would leave."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields

import sqlalchemy as sa

from onrecord.archive.filters import PARTIES, Filters, account_of, conditions
from onrecord.archive.tables import entries, forms, parties, sketches, spots
from onrecord.archive.views import in_view
from onrecord.protection.levels import Level

LONGEST = 12
"""Names in a facet: the most frequent, and those that are chosen."""
_YEARS_AT_MOST = 60
"""A stretch longer than this is counted in no single year."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: what the filter is to be, what people call it, how many records it leaves."""

    value: str
    name: str
    records: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices by one field of `Filters`; ``hidden`` is how many more there are that are not listed."""

    field: str
    choices: tuple[Choice, ...]
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class _Group:
    """Records that are alike in all that is counted at once."""

    kinds: str
    codes: str
    certainties: str
    polarities: str
    statuses: str
    precisions: str
    disputed: bool
    first: str | None
    last: str | None
    spot: int | None
    records: int


def facets(
    connection: sa.Connection, filters: Filters, ceiling: Level | None, wanted: Iterable[str]
) -> dict[str, Facet]:
    """The facets named in ``wanted``, by their field.

    A facet counts what the other filters let through, so that its choices are alternatives to one another.
    """
    places = {row.id: row for row in connection.execute(sa.select(spots))}
    cubes: dict[str | None, tuple[_Group, ...]] = {}

    def cube(field: str) -> tuple[_Group, ...]:
        but = field if _chosen(filters, field) else None
        if but not in cubes:
            cubes[but] = _cube(connection, filters, ceiling, but)
        return cubes[but]

    made: dict[str, Facet] = {}
    for field in wanted:
        chosen = _chosen(filters, field)
        if field in PARTIES:
            made[field] = _named(connection, filters, ceiling, field)
        elif field == "codes":
            made[field] = _facet(field, _by_code(cube(field)), chosen, longest=None)
        elif field == "date":
            years = _by_year(cube(field))
            if filters.date and filters.date not in years:  # a period of one's own
                passing = sa.select(sa.func.count()).where(*conditions(connection, filters, ceiling))
                years[filters.date] = connection.execute(passing).scalar_one()
            made[field] = _facet(field, years, chosen, longest=None)
        elif field in {"regions", "countries"}:
            column = "region" if field == "regions" else "country"
            made[field] = _facet(field, _by_place(cube(field), places, column), chosen)
        elif field == "accounts":
            made[field] = _facet(field, _by_accounts(connection, filters, ceiling), chosen, longest=None)
        elif field == "disputed":
            count = sum(group.records for group in cube(field) if group.disputed)
            made[field] = _facet(field, Counter({"yes": count}), chosen)
        else:
            made[field] = _facet(field, _by(cube(field), field), chosen, longest=None)
    return made


def _chosen(filters: Filters, field: str) -> tuple[str, ...]:
    value = getattr(filters, field)
    if isinstance(value, tuple):
        return value
    if field == "disputed":
        return ("yes",) if value else ()
    return (str(value),) if value else ()


def _facet(
    field: str,
    counts: Mapping[str, int],
    chosen: tuple[str, ...],
    names: Mapping[str, str] | None = None,
    longest: int | None = LONGEST,
) -> Facet:
    names = names or {}
    listed = [value for value, count in counts.items() if count and value not in chosen]
    listed.sort(key=lambda value: (-counts[value], value))
    choices = [
        Choice(value, names.get(value, value), counts.get(value, 0), value in chosen)
        for value in (*chosen, *listed[:longest])
    ]
    if longest is None:  # few and fixed: each keeps its place
        choices.sort(key=lambda choice: choice.value)
    return Facet(field, tuple(choices), max(0, len(listed) - longest) if longest is not None else 0)


def _cube(
    connection: sa.Connection, filters: Filters, ceiling: Level | None, but: str | None
) -> tuple[_Group, ...]:
    """One look at the index counts everything that is not a name."""
    columns = (
        entries.c.kind,
        entries.c.code,
        entries.c.certainty,
        entries.c.polarity,
        entries.c.status,
        entries.c.precision,
        entries.c.disputed,
        sa.func.substr(entries.c.since, 1, 4),
        sa.func.substr(entries.c.until, 1, 4),
        entries.c.spot,
    )
    select = sa.select(*columns, sa.func.count()).where(*conditions(connection, filters, ceiling, but))
    return tuple(_Group(*row) for row in connection.execute(select.group_by(*columns)))


def _by(groups: Iterable[_Group], field: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in groups:
        value = getattr(group, field)
        if value:
            counts[value] += group.records
    return counts


def _by_code(groups: Iterable[_Group]) -> Counter[str]:
    """Codes and their beginnings: what is ``liberty.arrest`` is ``liberty`` too."""
    counts: Counter[str] = Counter()
    for code, records in _by(groups, "codes").items():
        steps = code.split(".")
        counts.update({".".join(steps[: n + 1]): records for n in range(len(steps))})
    return counts


def _by_year(groups: Iterable[_Group]) -> Counter[str]:
    """A record is counted in every year in which it may lie."""
    counts: Counter[str] = Counter()
    for group in groups:
        first, last = group.first or group.last, group.last or group.first
        if first and last and int(last) - int(first) < _YEARS_AT_MOST:
            counts.update({f"{year:04}": group.records for year in range(int(first), int(last) + 1)})
    return counts


def _by_place(
    groups: Iterable[_Group], places: Mapping[int, sa.Row[tuple[object, ...]]], column: str
) -> Counter[str]:
    counts: Counter[str] = Counter()
    for group in groups:
        place = places.get(group.spot) if group.spot is not None else None
        name = getattr(place, column) if place else None
        if group.kinds == "event":
            counts[name or ""] += group.records
    return counts


def _by_accounts(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> Counter[str]:
    """How many records are told by at least two, three and five independent accounts."""
    told = (
        sa.select(entries.c.echo, sa.func.count(account_of(entries.c.document).distinct()).label("accounts"))
        .outerjoin(sketches, sketches.c.document == entries.c.document)
        .where(entries.c.echo.is_not(None), entries.c.current, in_view(ceiling))
        .group_by(entries.c.echo)
        .having(sa.func.count(account_of(entries.c.document).distinct()) > 1)
        .subquery()
    )
    rows = connection.execute(
        sa.select(told.c.accounts, sa.func.count())
        .join(entries, entries.c.echo == told.c.echo)
        .where(*conditions(connection, filters, ceiling, "accounts"))
        .group_by(told.c.accounts)
    ).all()
    return Counter({str(least): sum(row[1] for row in rows if row[0] >= least) for least in (2, 3, 5)})


def _named(connection: sa.Connection, filters: Filters, ceiling: Level | None, field: str) -> Facet:
    """Names in a role; those that are the same when folded are one choice."""
    chosen = _chosen(filters, field)
    rows = connection.execute(
        sa.select(parties.c.form, sa.func.count())
        .join(entries, entries.c.id == parties.c.entry)
        .where(parties.c.role == PARTIES[field], *conditions(connection, filters, ceiling, field))
        .group_by(parties.c.form)
    ).all()
    counts, names = Counter[str](), dict[str, str]()
    written = _written(connection, [row[0] for row in sorted(rows, key=lambda row: -row[1])])
    for form, records in sorted(rows, key=lambda row: -row[1]):
        key, name = written[form]
        counts[key] += records
        names.setdefault(key, name)
    return _facet(field, counts, chosen, names)


def _written(connection: sa.Connection, ids: list[int]) -> dict[int, tuple[str, str]]:
    if len(ids) > 500:  # most of all there are: one look is quicker than many questions
        rows: Iterator[sa.Row[tuple[int, str, str]]] = iter(connection.execute(sa.select(forms)))
    else:
        rows = iter(connection.execute(sa.select(forms).where(forms.c.id.in_(ids))))
    return {row.id: (row.key, row.name) for row in rows}


FIELDS = tuple(each.name for each in fields(Filters))
