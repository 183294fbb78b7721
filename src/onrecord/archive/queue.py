"""What there is to do: documents by what they wait for, reprints of one account together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from onrecord.archive.documents import Document
from onrecord.archive.tables import acquisitions, documents, entries, sketches
from onrecord.archive.views import WHOLE, in_view, number
from onrecord.protection.levels import Level

Section = Literal["all", "new", "begun", "unsure", "disputed", "second", "sensitive", "empty", "done"]
SECTIONS: Mapping[Section, str] = {
    "all": "every document",
    "new": "nobody has judged a draft of it",
    "begun": "some of its drafts are judged",
    "unsure": "an event that nobody has judged is only possible",
    "disputed": "people disagree about a record, or a source denies an event that nobody has judged",
    "second": "a record waits for a second person",
    "sensitive": "something in it is protected",
    "empty": "nothing was drafted from it: it is for a person to read",
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


@dataclass(frozen=True, slots=True)
class _Work:
    """What there is to do in one document, and the account that it belongs to."""

    document: int
    account: int
    drafts: int
    judged: int
    unsure: int
    disputed: int
    second: int
    guarded: int

    @property
    def sections(self) -> Iterator[Section]:
        """Where it stands; see `SECTIONS`."""
        yield "all"
        if self.drafts and not self.judged:
            yield "new"
        if 0 < self.judged < self.drafts:
            yield "begun"
        if self.unsure:
            yield "unsure"
        if self.disputed:
            yield "disputed"
        if self.second:
            yield "second"
        if self.guarded:
            yield "sensitive"
        if not self.drafts:
            yield "empty"
        elif self.judged == self.drafts and not self.disputed and not self.second:
            yield "done"


def queue(connection: sa.Connection, ceiling: Level | None, section: Section, page: int, size: int) -> Page:
    """One page of the accounts in ``section``, the newest first, as those see them who read up to
    ``ceiling``. A page beyond the last is the last.
    """
    found: dict[Section, dict[int, list[_Work]]] = {name: {} for name in SECTIONS}
    for work in _works(connection, ceiling):
        for name in work.sections:
            found[name].setdefault(work.account, []).append(work)
    accounts = list(found[section].values())
    pages = max(1, -(-len(accounts) // size))
    page = min(max(1, page), pages)
    shown = accounts[(page - 1) * size : page * size]
    counts = {name: len(within) for name, within in found.items()}
    return Page(_accounts(connection, ceiling, shown), counts, page, pages)


def _works(connection: sa.Connection, ceiling: Level | None) -> Iterator[_Work]:
    """What there is to do, the newest document first."""
    draft = entries.c.kind != "document"
    open_ = sa.and_(draft, entries.c.current, entries.c.status == "drafted")
    sums = {
        "drafts": draft,
        "judged": sa.and_(draft, entries.c.status != "drafted"),
        "unsure": sa.and_(open_, entries.c.kind == "event", entries.c.certainty == "possible"),
        "disputed": sa.or_(entries.c.needs == "agreement", sa.and_(open_, entries.c.disputed)),
        "second": entries.c.needs == "second",
        "guarded": sa.or_(entries.c.floor >= number("confidential"), entries.c.top < WHOLE),
    }
    counted = (
        sa.select(
            entries.c.document,
            *(sa.func.sum(sa.case((condition, 1), else_=0)).label(name) for name, condition in sums.items()),
        )
        .where(in_view(ceiling))
        .group_by(entries.c.document)
        .subquery()
    )
    account = sa.func.coalesce(sketches.c.account, counted.c.document).label("account")
    rows = connection.execute(
        sa.select(counted, account)
        .outerjoin(sketches, sketches.c.document == counted.c.document)
        .order_by(counted.c.document.desc())
    )
    return (_Work(**row._mapping) for row in rows)


def _accounts(
    connection: sa.Connection, ceiling: Level | None, shown: Sequence[Sequence[_Work]]
) -> tuple[Account, ...]:
    each = acquisitions.alias()
    first = sa.select(sa.func.min(each.c.id)).where(each.c.original == documents.c.original).scalar_subquery()
    rows = connection.execute(
        sa.select(documents, entries.c.shown, entries.c.since, acquisitions.c.origin, acquisitions.c.at)
        .join(entries, sa.and_(entries.c.document == documents.c.id, entries.c.kind == "document"))
        .join(acquisitions, acquisitions.c.id == first)
        .where(
            documents.c.id.in_([work.document for account in shown for work in account]),
            entries.c.current,
            in_view(ceiling),
        )
    )
    told = {row.id: row for row in rows}
    return tuple(Account(tuple(_task(told[work.document], work) for work in account)) for account in shown)


def _task(row: sa.Row[Any], work: _Work) -> Task:
    return Task(
        document=Document(row.id, row.original, row.position),
        title=row.shown,
        published=row.since,
        origin=row.origin,
        at=row.at,
        drafts=work.drafts,
        judged=work.judged,
        unsure=work.unsure,
        disputed=work.disputed,
        second=work.second,
        sensitive=work.guarded > 0,
    )
