"""The ledger: all statements and events of an archive, narrowed by what they say, a page at a time."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import sqlalchemy as sa

from onrecord.archive.days import Precision
from onrecord.archive.documents import Document
from onrecord.archive.filters import PARTIES, Filters, Kind, account_of, conditions
from onrecord.archive.index import PartyRole
from onrecord.archive.tables import documents, entries, forms, parties, sketches
from onrecord.archive.views import LEAVING, in_view
from onrecord.errors import ArchiveError
from onrecord.protection.levels import Level

Order = Literal["added", "date", "-date", "code", "certainty", "status"]
ORDERS: tuple[Order, ...] = ("added", "date", "-date", "code", "certainty", "status")
"""The ledger's orders: the report added last first, the earliest or the latest date first, by a column."""
_LAST, _FIRST = "9999-99-99", ""
"""Beside dates as text: after and before all of them. What has no date comes last either way."""
_NUMBER = re.compile(r"[0-9]{1,18}")


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
    key, falling, rows_fall = _ordering(order)
    select = sa.select(entries, key.label("key"), documents.c.original, documents.c.position).join(
        documents, documents.c.id == entries.c.document
    )
    select = select.where(*conditions(connection, filters, ceiling))
    if after is not None:
        select = select.where(_beyond(key, falling, rows_fall, after))
    ends = (key.desc() if falling else key, entries.c.id.desc() if rows_fall else entries.c.id)
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


def _ordering(order: Order) -> tuple[sa.ColumnElement[str] | sa.ColumnElement[int], bool, bool]:
    """What the ledger is ordered by, whether from the last to the first, and whether equal rows are too.

    Unless asked otherwise, the report added last comes first, and in each its events as it tells them, then
    its statements.
    """
    match order:
        case "date":
            return sa.func.coalesce(entries.c.since, entries.c.until, _LAST), False, False
        case "-date":
            return sa.func.coalesce(entries.c.until, entries.c.since, _FIRST), True, True
        case "code" | "certainty" | "status":
            return entries.c[order], False, False
        case "added":
            events_first = sa.case((entries.c.kind == "event", 1), else_=0)
            return entries.c.document * 2 + events_first, True, False


def _beyond(
    key: sa.ColumnElement[str] | sa.ColumnElement[int], falling: bool, rows_fall: bool, mark: str
) -> sa.ColumnElement[bool]:
    given, _, number = mark.rpartition("~")
    numbered = isinstance(key.type, sa.Integer)
    if not all(_NUMBER.fullmatch(each) for each in ((given, number) if numbered else (number,))):
        raise ArchiveError("this page is not there", remedy="go back to the first")
    value, id_ = int(given) if numbered else given, int(number)
    after = entries.c.id < id_ if rows_fall else entries.c.id > id_
    return sa.or_(key < value if falling else key > value, sa.and_(key == value, after))


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


def may_leave(
    connection: sa.Connection, filters: Filters, ceiling: Level | None
) -> tuple[dict[Document, set[str]], int]:
    """The ids of the records that ``filters`` let through, by document, of those that may leave; and how many
    documents hold others, being too well guarded for that.
    """
    rows = connection.execute(
        sa.select(entries.c.record, documents)
        .join(documents, documents.c.id == entries.c.document)
        .where(*conditions(connection, filters, ceiling))
        .order_by(documents.c.id, entries.c.id)
    ).all()
    leaving = sa.select(entries.c.document).where(entries.c.kind == "document", in_view(LEAVING))
    open_ones = set(connection.scalars(leaving))
    chosen: dict[Document, set[str]] = defaultdict(set)
    for row in rows:
        if row.id in open_ones:
            chosen[Document(row.id, row.original, row.position)].add(row.record)
    return dict(chosen), len({row.id for row in rows} - open_ones)
