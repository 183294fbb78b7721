"""What the pictures of a ledger are drawn from: events counted by time, place, parties, code and month.

Only what is said to have happened, or may or will, is counted here. What is said not to have happened is
told apart (`not_happened`): a denial is no event.
"""

from collections import Counter
from dataclasses import dataclass, replace

import sqlalchemy as sa

from onrecord.archive.days import Precision
from onrecord.archive.documents import Document
from onrecord.archive.filters import Filters, conditions
from onrecord.archive.tables import documents, entries, forms, parties, spots
from onrecord.protection.levels import Level
from onrecord.record import Certainty

CERTAINTIES: tuple[Certainty, ...] = ("reported", "alleged", "possible", "planned")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Events that may lie anywhere between two days, the first and the last; None is an open end."""

    since: str | None
    until: str | None
    precision: Precision
    certainty: Certainty
    records: int


@dataclass(frozen=True, slots=True)
class Somewhere:
    """Events at one place of the gazetteer. ``key`` names it in the filters of the ledger.

    ``feature`` and ``precision_km`` say how large the place is; nothing is known more exactly than that.
    """

    key: str
    name: str
    feature: str | None
    lat: float | None
    lon: float | None
    precision_km: float | None
    region: str | None
    country: str | None
    certainty: Certainty
    records: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Events in which one party acts on another, each by the key and the name of its filter.

    ``document`` is the report where one of the two is only described (`is_name`), None where both have names.
    """

    actor: str
    actor_name: str
    target: str
    target_name: str
    certainty: Certainty
    records: int
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Events of one code in one month of one country.

    ``month`` is EDTF: a month, a year where only that is known, None where neither is. ``country`` is None
    where it is not known.
    """

    code: str
    country: str | None
    month: str | None
    certainty: Certainty
    records: int


def is_name(words: str) -> bool:
    """Whether words name somebody whom another report may name too: "Hun Sen", "UNHCR" and "the Army", but
    not "police", "They" or "four masked men", who are whoever one report means by it. A capital that only
    begins the words says nothing; letters without capitals are taken at their word.
    """
    return any(each.isupper() for each in words[1:]) or words.upper() == words.lower()


def stretches(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> tuple[Stretch, ...]:
    """Events by when they may have been, the earliest first."""
    columns = (entries.c.since, entries.c.until, entries.c.precision, entries.c.certainty)
    select = sa.select(*columns, sa.func.count()).where(*_happened(connection, filters, ceiling))
    rows = connection.execute(select.group_by(*columns))
    found = [Stretch(*row) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.since or "", each.until or "")))


def somewhere(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> tuple[Somewhere, ...]:
    """Events by place, those of places that no gazetteer knows left out."""
    per_spot = (
        sa.select(entries.c.spot, entries.c.certainty, sa.func.count().label("records"))
        .where(*_happened(connection, filters, ceiling), entries.c.spot.is_not(None))
        .group_by(entries.c.spot, entries.c.certainty)
        .subquery()
    )
    rows = connection.execute(
        sa.select(per_spot, spots)
        .join(spots, spots.c.id == per_spot.c.spot)
        .order_by(spots.c.precision_km.desc(), spots.c.name)
    )
    return tuple(
        Somewhere(
            row.ref, row.name, row.feature, row.lat, row.lon, row.precision_km, row.region, row.country,
            row.certainty, row.records,
        )
        for row in rows
    )  # fmt: skip


def unplaced(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> int:
    """How many events have no place that could be on a map."""
    select = sa.select(sa.func.count()).where(
        *_happened(connection, filters, ceiling), entries.c.spot.is_(None)
    )
    return connection.execute(select).scalar_one()


def ties(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> tuple[Tie, ...]:
    """Who acts on whom, the most frequent first; whoever is only described, report by report."""
    of_them = (
        sa.select(entries.c.id, entries.c.document, entries.c.certainty)
        .where(*_happened(connection, filters, ceiling))
        .subquery()
    )
    doing, done = parties.alias(), parties.alias()
    pairs = (
        sa.select(doing.c.form, done.c.form.label("to"), of_them.c.certainty, sa.func.count().label("n"))
        .select_from(of_them)
        .join(doing, sa.and_(doing.c.entry == of_them.c.id, doing.c.role == "actor"))
        .join(done, sa.and_(done.c.entry == of_them.c.id, done.c.role == "target"))
        .group_by(doing.c.form, done.c.form, of_them.c.certainty)
    )
    rows = connection.execute(pairs).all()
    used = {form for row in rows for form in (row.form, row.to)}
    who = {
        row.id: row
        for row in connection.execute(sa.select(forms.c.id, forms.c.key, forms.c.name))
        if row.id in used
    }
    described = {form for form, row in who.items() if not is_name(row.name)}
    found: Counter[Tie] = Counter()

    def count(row: sa.Row[tuple[int, int, Certainty, int]], document: str | None) -> None:
        one, other = who[row.form], who[row.to]
        found[Tie(one.key, one.name, other.key, other.name, row.certainty, 0, document)] += row.n

    for row in rows:
        if described.isdisjoint((row.form, row.to)):
            count(row, None)
    if described:
        some: sa.BindParameter[list[int]] = sa.bindparam(
            "described", sorted(described), expanding=True, literal_execute=True
        )
        apart = (
            pairs.add_columns(of_them.c.document)
            .where(sa.or_(doing.c.form.in_(some), done.c.form.in_(some)))
            .group_by(of_them.c.document)
        )
        of = {
            row.id: Document(row.id, row.original, row.position).name
            for row in connection.execute(sa.select(documents))
        }
        for row in connection.execute(apart):
            count(row, of[row.document])
    ordered = sorted(found, key=lambda tie: (-found[tie], tie.actor, tie.target, tie.document or ""))
    return tuple(replace(tie, records=found[tie]) for tie in ordered)


def cells(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> tuple[Cell, ...]:
    """Events by code, country and month."""
    exact = entries.c.precision.in_(("day", "month"))
    month = sa.case(
        (exact, sa.func.substr(entries.c.since, 1, 7)),
        (entries.c.precision == "year", sa.func.substr(entries.c.since, 1, 4)),
        else_=None,
    )
    records = sa.func.count().label("n")
    counted = (
        sa.select(entries.c.code, entries.c.spot, month.label("month"), entries.c.certainty, records)
        .where(*_happened(connection, filters, ceiling))
        .group_by(entries.c.code, entries.c.spot, month, entries.c.certainty)
        .subquery()
    )
    columns = (counted.c.code, spots.c.country, counted.c.month, counted.c.certainty)
    rows = connection.execute(
        sa.select(*columns, sa.func.sum(counted.c.n))
        .select_from(counted)
        .outerjoin(spots, spots.c.id == counted.c.spot)
        .group_by(*columns)
    )
    return tuple(Cell(*row[:4], int(row[4])) for row in rows)


def not_happened(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> int:
    """How many events are said not to have happened."""
    wanted = conditions(connection, replace(filters, kinds=("event",)), ceiling, "polarities")
    select = sa.select(sa.func.count()).where(*wanted, entries.c.polarity == "did-not-happen")
    return connection.execute(select).scalar_one()


def _happened(
    connection: sa.Connection, filters: Filters, ceiling: Level | None
) -> list[sa.ColumnElement[bool]]:
    events = replace(filters, kinds=("event",))
    return [*conditions(connection, events, ceiling, "polarities"), entries.c.polarity == "happened"]
