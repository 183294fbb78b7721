"""What there is to do: documents by what they wait for, reprints of one account together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from onrecord.archive.documents import Document
from onrecord.archive.tables import acquisitions, documents, entries, sketches
from onrecord.archive.views import WHOLE, in_view, number
from onrecord.protection.levels import Level

Section = Literal["all", "new", "begun", "unsure", "disputed", "second", "sensitive", "done"]
SECTIONS: Mapping[Section, str] = {
    "all": "every document",
    "new": "nobody has judged a draft of it",
    "begun": "some of its drafts are judged",
    "unsure": "an event that nobody has judged is only possible",
    "disputed": "people disagree about a record, or a source denies an event that nobody has judged",
    "second": "a record waits for a second person",
    "sensitive": "something in it is protected",
    "done": "nothing of it waits for anybody",
}
"""What the documents of a section have in common; a document may be in several."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document and what there is to do with it.

    ``drafts`` counts its statements and events, ``judged`` those of them that somebody decided on, the
    others are parts of these: see `SECTIONS`. ``at`` is when it came, RFC 3339 in UTC.
    """

    document: Document
    title: str
    published: str | None
    origin: str
    at: str
    drafts: int
    judged: int
    unsure: int
    disputed: int
    second: int
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Documents that are reprints of one another; one alone where it has none. The newest is at the front."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a section. ``counts`` says how many accounts are in each section; pages count from 1."""

    accounts: tuple[Account, ...]
    counts: Mapping[Section, int]
    page: int
    pages: int


def queue(connection: sa.Connection, ceiling: Level | None, section: Section, page: int, size: int) -> Page:
    """One page of the accounts in ``section``, the newest first, as those see them who read up to
    ``ceiling``. A page beyond the last is the last.
    """
    work = _work(ceiling)
    conditions = _conditions(work)
    counted = connection.execute(
        sa.select(
            *(
                sa.func.count(sa.distinct(sa.case((condition, work.c.account)))).label(name)
                for name, condition in conditions.items()
            )
        )
    ).one()
    counts: dict[Section, int] = {name: counted._mapping[name] for name in conditions}
    pages = max(1, -(-counts[section] // size))
    page = min(max(1, page), pages)
    newest = sa.func.max(work.c.document)
    accounts = connection.scalars(
        sa.select(work.c.account)
        .where(conditions[section])
        .group_by(work.c.account)
        .order_by(newest.desc())
        .limit(size)
        .offset((page - 1) * size)
    ).all()
    return Page(_accounts(connection, ceiling, work, accounts), counts, page, pages)


def _work(ceiling: Level | None) -> sa.Subquery:
    """What there is to do in each document, and the account that it belongs to."""
    draft = entries.c.kind != "document"
    open_ = sa.and_(draft, entries.c.current, entries.c.status == "drafted")
    guarded = sa.or_(entries.c.floor >= number("confidential"), entries.c.top < WHOLE)
    sums = {
        "drafts": draft,
        "judged": sa.and_(draft, entries.c.status != "drafted"),
        "unsure": sa.and_(open_, entries.c.kind == "event", entries.c.certainty == "possible"),
        "disputed": sa.or_(entries.c.needs == "agreement", sa.and_(open_, entries.c.disputed)),
        "second": entries.c.needs == "second",
        "guarded": guarded,
    }
    return (
        sa.select(
            entries.c.document,
            sa.func.coalesce(sa.func.min(sketches.c.account), entries.c.document).label("account"),
            *(sa.func.sum(sa.case((condition, 1), else_=0)).label(name) for name, condition in sums.items()),
        )
        .outerjoin(sketches, sketches.c.document == entries.c.document)
        .where(in_view(ceiling))
        .group_by(entries.c.document)
        .subquery()
    )


def _conditions(work: sa.Subquery) -> dict[Section, sa.ColumnElement[bool]]:
    drafts, judged, disputed, second = work.c.drafts, work.c.judged, work.c.disputed, work.c.second
    return {
        "all": sa.true(),
        "new": sa.and_(judged == 0, drafts > 0),
        "begun": sa.and_(judged > 0, judged < drafts),
        "unsure": work.c.unsure > 0,
        "disputed": disputed > 0,
        "second": second > 0,
        "sensitive": work.c.guarded > 0,
        "done": sa.and_(judged == drafts, disputed == 0, second == 0),
    }


def _accounts(
    connection: sa.Connection, ceiling: Level | None, work: sa.Subquery, accounts: Sequence[int]
) -> tuple[Account, ...]:
    each = acquisitions.alias()
    first = sa.select(sa.func.min(each.c.id)).where(each.c.original == documents.c.original).scalar_subquery()
    rows = connection.execute(
        sa.select(
            work, documents.c.original, documents.c.position, entries.c.shown, entries.c.since,
            acquisitions.c.origin, acquisitions.c.at,
        )
        .join(documents, documents.c.id == work.c.document)
        .join(entries, sa.and_(entries.c.document == documents.c.id, entries.c.kind == "document"))
        .join(acquisitions, acquisitions.c.id == first)
        .where(work.c.account.in_(accounts), entries.c.current, in_view(ceiling))
        .order_by(documents.c.id.desc())
    ).all()  # fmt: skip
    by_account: dict[int, list[Task]] = {account: [] for account in accounts}
    for row in rows:
        by_account[row.account].append(_task(row))
    return tuple(Account(tuple(tasks)) for tasks in by_account.values())


def _task(row: sa.Row[Any]) -> Task:
    return Task(
        document=Document(row.document, row.original, row.position),
        title=row.shown,
        published=row.since,
        origin=row.origin,
        at=row.at,
        drafts=row.drafts,
        judged=row.judged,
        unsure=row.unsure,
        disputed=row.disputed,
        second=row.second,
        sensitive=row.guarded > 0,
    )
