"""By what the ledger can be narrowed, and what that asks of the rows of the index."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from onrecord.archive.days import Precision
from onrecord.archive.index import PartyRole
from onrecord.archive.search import dated, holding
from onrecord.archive.tables import documents, entries, forms, parties, sketches, spots
from onrecord.archive.views import in_view
from onrecord.protection.levels import Level
from onrecord.record import Certainty, Polarity, Status

Kind = Literal["statement", "event"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the ledger is looked at; what is empty lets everything through.

    Several values of one field are alternatives; fields narrow one another. ``codes`` are event codes or
    beginnings of them (``liberty``), or stances of statements. ``actors``, ``targets``, ``sources`` and
    ``places`` are folded names; ``regions`` and ``countries`` are called as the gazetteer calls them,
    ``spots`` are its entries, and "" is for what has none. ``date`` is EDTF: whatever may lie in it;
    ``extent`` is exactly what may lie between two days ("2017-11-01/2017-11-30", an open end is empty).
    ``accounts`` is the least number of independent accounts that tell of the same code, day and place. What
    was rejected is left out unless ``statuses`` names it.
    """

    words: str = ""
    kinds: tuple[Kind, ...] = ()
    codes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    spots: tuple[str, ...] = ()
    date: str | None = None
    extent: str | None = None
    precisions: tuple[Precision, ...] = ()
    certainties: tuple[Certainty, ...] = ()
    polarities: tuple[Polarity, ...] = ()
    statuses: tuple[Status, ...] = ()
    disputed: bool = False
    accounts: int = 0
    document: str | None = None


PARTIES: Mapping[str, PartyRole] = {
    "actors": "actor", "targets": "target", "sources": "source", "places": "place",
}  # fmt: skip
"""The filters by who stands where in a record, and the roles that they mean."""
_COLUMNS: Mapping[str, sa.Column[str]] = {
    "kinds": entries.c.kind, "precisions": entries.c.precision, "certainties": entries.c.certainty,
    "polarities": entries.c.polarity, "statuses": entries.c.status,
}  # fmt: skip


def account_of(document: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """The account of a document that is joined with its sketch: reprints share one, others have their own."""
    return sa.func.coalesce(sketches.c.account, document)


def conditions(
    connection: sa.Connection, filters: Filters, ceiling: Level | None, but: str | None = None
) -> list[sa.ColumnElement[bool]]:
    """What a row of the index must be to pass ``filters``, leaving out the filter named ``but``.

    Raises:
        ArchiveError: when the words or the date mean nothing.
    """
    sqlite = connection.dialect.name == "sqlite"
    kinds = filters.kinds if but != "kinds" and filters.kinds else ("statement", "event")
    wanted: list[sa.ColumnElement[bool]] = [entries.c.kind.in_(kinds), in_view(ceiling)]
    if "rejected" not in filters.statuses:
        wanted.append(entries.c.current)
    wanted += [
        column.in_(getattr(filters, name))
        for name, column in _COLUMNS.items()
        if name not in {but, "kinds"} and getattr(filters, name)
    ]
    if filters.codes and but != "codes":
        wanted.append(sa.or_(*map(_code, filters.codes)))
    for name, role in PARTIES.items():
        if getattr(filters, name) and name != but:
            wanted.append(entries.c.id.in_(_with(role, getattr(filters, name))))
    if filters.date and but != "date":
        wanted.append(dated(filters.date))
    if filters.extent:
        first, _, last = filters.extent.partition("/")
        wanted += [_is(entries.c.since, first), _is(entries.c.until, last)]
    for name, column in (("regions", spots.c.region), ("countries", spots.c.country), ("spots", spots.c.ref)):
        if getattr(filters, name) and name != but:
            wanted.append(_within(column, getattr(filters, name)))
    if filters.disputed and but != "disputed":
        wanted.append(entries.c.disputed)
    if filters.accounts > 1 and but != "accounts":
        wanted.append(entries.c.echo.in_(_told_by(filters.accounts, ceiling)))
    if filters.document is not None:
        start, _, place = filters.document.partition(".")
        named = documents.c.original.startswith(start, autoescape=True)
        at = documents.c.position == (int(place) if place.isdecimal() else 0)
        wanted.append(entries.c.document.in_(sa.select(documents.c.id).where(named, at)))
    if filters.words.strip():
        wanted.append(holding(filters.words, sqlite=sqlite))
    return wanted


def _code(code: str) -> sa.ColumnElement[bool]:
    return sa.or_(entries.c.code == code, entries.c.code.startswith(f"{code}.", autoescape=True))


def _with(role: PartyRole, keys: Collection[str]) -> sa.Select[tuple[int]]:
    these = sa.select(forms.c.id).where(forms.c.key.in_(keys))
    return sa.select(parties.c.entry).where(parties.c.role == role, parties.c.form.in_(these))


def _is(column: sa.Column[str | None], day: str) -> sa.ColumnElement[bool]:
    return column == day if day else column.is_(None)


def _within(column: sa.Column[str], values: Sequence[str]) -> sa.ColumnElement[bool]:
    named = [value for value in values if value]
    these = entries.c.spot.in_(sa.select(spots.c.id).where(column.in_(named)))
    if "" not in values:
        return these
    nowhere = entries.c.spot.in_(sa.select(spots.c.id).where(column.is_(None)))
    return sa.or_(these, sa.and_(entries.c.kind == "event", sa.or_(nowhere, entries.c.spot.is_(None))))


def _told_by(accounts: int, ceiling: Level | None) -> sa.Select[tuple[str]]:
    """Echoes that at least so many accounts share."""
    return (
        sa.select(entries.c.echo)
        .outerjoin(sketches, sketches.c.document == entries.c.document)
        .where(entries.c.echo.is_not(None), entries.c.current, in_view(ceiling))
        .group_by(entries.c.echo)
        .having(sa.func.count(account_of(entries.c.document).distinct()) >= accounts)
    )
