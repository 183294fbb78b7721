"""The ledger: all statements and events of an archive, narrowed by what they say, a page at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from onrecord.archive.days import Precision, days
from onrecord.archive.documents import Document
from onrecord.archive.index import PartyRole
from onrecord.archive.search import holding
from onrecord.archive.tables import documents, entries, forms, parties, sketches, spots
from onrecord.archive.views import in_view
from onrecord.errors import ArchiveError
from onrecord.protection.levels import Level
from onrecord.record import Certainty, Polarity, Status

Kind = Literal["statement", "event"]
Order = Literal["added", "date", "-date", "code", "certainty", "status"]
ORDERS: tuple[Order, ...] = ("added", "date", "-date", "code", "certainty", "status")
"""How the ledger can be ordered: the last added first, the earliest or the latest date first, by a column."""
_LAST, _FIRST = "9999-99-99", ""
"""Beside dates as text: after and before all of them. What has no date comes last either way."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the ledger is looked at; what is empty lets everything through.

    Several values of one field are alternatives; fields narrow one another. ``codes`` are event codes or
    beginnings of them (``liberty``), or stances of statements. ``actors``, ``targets``, ``sources`` and
    ``places`` are folded names; ``regions`` and ``countries`` are called as the gazetteer calls them, and ""
    is for what has none. ``date`` is EDTF: whatever may lie in it. ``accounts`` is the least number of
    independent accounts that tell of the same code, day and place. What was rejected is left out unless
    ``statuses`` names it.
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
    date: str | None = None
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


@dataclass(frozen=True, slots=True)
class Row:
    """One statement or event as the ledger shows it.

    ``parties`` are names as the report writes them, by role. ``title`` is the document's. ``reprints`` is how
    many documents share its document's account, 1 when it is alone; ``accounts`` how many independent
    accounts tell of the same code, day and place, 0 where that cannot be said. ``mark`` is where the next
    page goes on.
    """

    document: Document
    title: str
    kind: Kind
    record: str
    code: str
    certainty: str
    polarity: str
    disputed: bool
    status: str
    needs: str | None
    date: str | None
    precision: Precision
    shown: str
    parties: Mapping[PartyRole, tuple[str, ...]]
    reprints: int
    accounts: int
    mark: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the ledger, and the mark of the page after them, None after the last."""

    rows: tuple[Row, ...]
    following: str | None


@dataclass(frozen=True, slots=True)
class Total:
    """How many records there are, in how many documents and independent accounts."""

    records: int
    documents: int
    accounts: int


def page(
    connection: sa.Connection,
    filters: Filters,
    ceiling: Level | None,
    order: Order = "added",
    after: str | None = None,
    size: int = 50,
) -> Page:
    """A page of the ledger as somebody sees it who may read up to ``ceiling``; ``after`` is a row's mark.

    Raises:
        ArchiveError: when a filter or the mark means nothing.
    """
    key, falling = _ordering(order)
    select = sa.select(entries, key.label("key"), documents.c.original, documents.c.position).join(
        documents, documents.c.id == entries.c.document
    )
    select = select.where(*conditions(connection, filters, ceiling))
    if after is not None:
        select = select.where(_beyond(key, falling, after))
    ends = (key.desc(), entries.c.id.desc()) if falling else (key, entries.c.id)
    found = connection.execute(select.order_by(*ends).limit(size + 1)).all()
    rows = _rows(connection, found[:size], ceiling)
    return Page(rows, rows[-1].mark if len(found) > size else None)


def total(connection: sa.Connection, filters: Filters, ceiling: Level | None) -> Total:
    """How much of the ledger ``filters`` let through."""
    per_document = (
        sa.select(entries.c.document, sa.func.count().label("records"))
        .where(*conditions(connection, filters, ceiling))
        .group_by(entries.c.document)
        .subquery()
    )
    counted = connection.execute(
        sa.select(
            sa.func.coalesce(sa.func.sum(per_document.c.records), 0),
            sa.func.count(),
            sa.func.count(account_of(per_document.c.document).distinct()),
        )
        .select_from(per_document)
        .outerjoin(sketches, sketches.c.document == per_document.c.document)
    ).one()
    return Total(*counted)


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
        wanted.append(_dated(filters.date))
    for name, column in (("regions", spots.c.region), ("countries", spots.c.country)):
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


def _within(column: sa.Column[str], values: Sequence[str]) -> sa.ColumnElement[bool]:
    named = [value for value in values if value]
    these = entries.c.spot.in_(sa.select(spots.c.id).where(column.in_(named)))
    if "" not in values:
        return these
    nowhere = entries.c.spot.in_(sa.select(spots.c.id).where(column.is_(None)))
    return sa.or_(these, nowhere, entries.c.spot.is_(None))


def _dated(date: str) -> sa.ColumnElement[bool]:
    since, until = days(date)
    if since is None and until is None:
        raise ArchiveError("this is not a date", where=date, remedy="2017, 2017-11, 2017-11-30 or 2016/2018")
    begins = sa.or_(entries.c.since <= until, entries.c.since.is_(None)) if until else sa.true()
    ends = sa.or_(entries.c.until >= since, entries.c.until.is_(None)) if since else sa.true()
    return sa.and_(sa.or_(entries.c.since.is_not(None), entries.c.until.is_not(None)), begins, ends)


def _told_by(accounts: int, ceiling: Level | None) -> sa.Select[tuple[str]]:
    """Echoes that at least so many accounts share."""
    return (
        sa.select(entries.c.echo)
        .outerjoin(sketches, sketches.c.document == entries.c.document)
        .where(entries.c.echo.is_not(None), entries.c.current, in_view(ceiling))
        .group_by(entries.c.echo)
        .having(sa.func.count(account_of(entries.c.document).distinct()) >= accounts)
    )


def _ordering(order: Order) -> tuple[sa.ColumnElement[str], bool]:
    """What the ledger is ordered by, and whether from the last to the first."""
    match order:
        case "date":
            return sa.func.coalesce(entries.c.since, entries.c.until, _LAST), False
        case "-date":
            return sa.func.coalesce(entries.c.until, entries.c.since, _FIRST), True
        case "code" | "certainty" | "status":
            return entries.c[order], False
        case "added":
            return sa.literal(""), True


def _beyond(key: sa.ColumnElement[str], falling: bool, mark: str) -> sa.ColumnElement[bool]:
    value, _, number = mark.rpartition("~")
    if not number.isdecimal():
        raise ArchiveError("this page is not there", remedy="go back to the first")
    id_ = int(number)
    if falling:
        return sa.or_(key < value, sa.and_(key == value, entries.c.id < id_))
    return sa.or_(key > value, sa.and_(key == value, entries.c.id > id_))


def _rows(
    connection: sa.Connection, found: Sequence[sa.Row[tuple[object, ...]]], ceiling: Level | None
) -> tuple[Row, ...]:
    ids, of_these = [row.id for row in found], {row.document for row in found}
    names = _parties(connection, ids)
    titles = {
        row.document: row.shown
        for row in connection.execute(
            sa.select(entries.c.document, entries.c.shown).where(
                entries.c.document.in_(of_these), entries.c.kind == "document", in_view(ceiling)
            )
        )
    }
    reprints = _reprints(connection, of_these)
    echoes = _echoes(connection, {row.echo for row in found if row.echo}, ceiling)
    return tuple(
        Row(
            document=Document(row.document, row.original, row.position),
            title=titles.get(row.document, ""),
            kind=row.kind,
            record=row.record,
            code=row.code,
            certainty=row.certainty,
            polarity=row.polarity,
            disputed=row.disputed,
            status=row.status,
            needs=row.needs,
            date=row.date,
            precision=row.precision,
            shown=row.shown,
            parties={role: names[row.id].get(role, ()) for role in PARTIES.values()},
            reprints=reprints.get(row.document, 1),
            accounts=echoes.get(row.echo, 0),
            mark=f"{row.key}~{row.id}",
        )
        for row in found
    )


def _parties(connection: sa.Connection, ids: Sequence[int]) -> dict[int, dict[PartyRole, tuple[str, ...]]]:
    names: dict[int, dict[PartyRole, tuple[str, ...]]] = defaultdict(dict)
    rows = connection.execute(
        sa.select(parties.c.entry, parties.c.role, forms.c.name)
        .join(forms, forms.c.id == parties.c.form)
        .where(parties.c.entry.in_(ids))
        .order_by(forms.c.name)
    )
    for row in rows:
        names[row.entry][row.role] = (*names[row.entry].get(row.role, ()), row.name)
    return names


def _reprints(connection: sa.Connection, of_these: Collection[int]) -> dict[int, int]:
    mine, theirs = sketches.alias(), sketches.alias()
    rows = connection.execute(
        sa.select(mine.c.document, sa.func.count())
        .join(theirs, theirs.c.account == mine.c.account)
        .where(mine.c.document.in_(of_these))
        .group_by(mine.c.document)
    )
    return {row[0]: row[1] for row in rows}


def _echoes(connection: sa.Connection, echoes: Collection[str], ceiling: Level | None) -> dict[str, int]:
    rows = connection.execute(
        sa.select(entries.c.echo, sa.func.count(account_of(entries.c.document).distinct()))
        .outerjoin(sketches, sketches.c.document == entries.c.document)
        .where(entries.c.echo.in_(echoes), entries.c.current, in_view(ceiling))
        .group_by(entries.c.echo)
    )
    return {row[0]: row[1] for row in rows}
