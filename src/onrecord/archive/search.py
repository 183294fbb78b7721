"""Searching: full text and filters over documents, statements and events, the same on both databases."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.database import Database
from onrecord.archive.days import asked
from onrecord.archive.documents import Document
from onrecord.archive.fold import fold
from onrecord.archive.index import EntryKind
from onrecord.archive.tables import documents, entries, named, names
from onrecord.archive.views import in_view
from onrecord.errors import ArchiveError
from onrecord.protection.levels import Level

MANY = 2000
"""Matches above which the newest come first."""
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_WORDS = sa.table("entries_words", sa.column("rowid", sa.Integer), sa.column("rank", sa.Float))


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; a filter that is None or empty lets everything through.

    ``words``: all must be there, ``"in this order"``, ``begin*``, ``-not``. ``code`` is an event code or the
    beginning of one (``liberty``), or a statement's stance. ``person``, ``place`` and ``source`` are names or
    words of names. ``date`` is EDTF: whatever may lie in it is found. What was rejected is found only by its
    ``status``. ``needs`` is ``second`` or ``agreement``: what a judged record waits for. ``ceiling`` is the
    level up to which whoever asks may read: what is above it is not there for them, names neither.
    """

    words: str = ""
    kinds: tuple[EntryKind, ...] = ()
    code: str | None = None
    person: str | None = None
    place: str | None = None
    source: str | None = None
    date: str | None = None
    certainty: str | None = None
    status: str | None = None
    needs: str | None = None
    document: int | None = None
    limit: int = 20
    ceiling: Level | None = "sealed"


@dataclass(frozen=True, slots=True)
class Found:
    """One document, statement or event that answers a query; ``record`` is its id within the reading."""

    document: Document
    reading: int
    kind: EntryKind
    record: str
    code: str
    certainty: str
    status: str
    since: str | None
    until: str | None
    shown: str


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]
    begins: bool
    unwanted: bool


def search(database: Database, query: Query) -> tuple[Found, ...]:
    """What answers ``query``: the best match first; the newest first without words, or where there are more
    than `MANY` matches, which no ranking tells apart and which would take long to rank.

    Raises:
        ArchiveError: when the query's words or its date mean nothing.
    """
    terms = _terms(query.words)
    with database.reading() as connection:
        select = _filtered(query)
        if not terms:
            select = select.order_by(entries.c.id.desc())
        elif database.is_sqlite:
            matches = sa.literal_column("entries_words").op("MATCH")(_fts5(terms))
            many = _many(connection, sa.select(_WORDS.c.rowid).where(matches))
            select = select.join(_WORDS, _WORDS.c.rowid == entries.c.id).where(matches)
            select = select.order_by(_WORDS.c.rowid.desc() if many else _WORDS.c.rank)
        else:
            vector = sa.func.to_tsvector(sa.literal_column("'simple'"), entries.c.words)
            wanted = sa.func.to_tsquery(sa.literal_column("'simple'"), _tsquery(terms))
            matches = vector.op("@@")(wanted)
            many = _many(connection, sa.select(entries.c.id).where(matches))
            rank = () if many else (sa.func.ts_rank(vector, wanted).desc(),)
            select = select.where(matches).order_by(*rank, entries.c.id.desc())
        rows = connection.execute(select.limit(query.limit)).all()
    return tuple(
        Found(
            document=Document(row.document, row.original, row.position),
            reading=row.reading,
            kind=row.kind,
            record=row.record,
            code=row.code,
            certainty=row.certainty,
            status=row.status,
            since=row.since,
            until=row.until,
            shown=row.shown,
        )
        for row in rows
    )


def dated(date: str) -> sa.ColumnElement[bool]:
    """The condition that an entry may lie in ``date``: that the days of the two overlap.

    An end that is open or not known lies beyond every day; an entry that has neither end has no date.

    Raises:
        ArchiveError: when the date means nothing.
    """
    since, until = asked(date)
    begins = sa.or_(entries.c.since <= until, entries.c.since.is_(None)) if until else sa.true()
    ends = sa.or_(entries.c.until >= since, entries.c.until.is_(None)) if since else sa.true()
    return sa.and_(sa.or_(entries.c.since.is_not(None), entries.c.until.is_not(None)), begins, ends)


def holding(words: str, *, sqlite: bool) -> sa.ColumnElement[bool]:
    """The condition that an entry holds ``words``, which are put as in a `Query`; no words, every entry.

    Raises:
        ArchiveError: when the words mean nothing.
    """
    terms = _terms(words)
    if not terms:
        return sa.true()
    if sqlite:
        matches = sa.literal_column("entries_words").op("MATCH")(_fts5(terms))
        return entries.c.id.in_(sa.select(_WORDS.c.rowid).where(matches))
    vector = sa.func.to_tsvector(sa.literal_column("'simple'"), entries.c.words)
    return vector.op("@@")(sa.func.to_tsquery(sa.literal_column("'simple'"), _tsquery(terms)))


def _many(connection: sa.Connection, matches: sa.Select[tuple[int]]) -> bool:
    some = matches.limit(MANY + 1).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one() > MANY


def _filtered(query: Query) -> sa.Select[tuple[object, ...]]:
    select = (
        sa.select(entries, documents.c.original, documents.c.position)
        .join(documents, documents.c.id == entries.c.document)
        .where(sa.true() if query.status == "rejected" else entries.c.current, in_view(query.ceiling))
    )
    if query.kinds:
        select = select.where(entries.c.kind.in_(query.kinds))
    if query.code:
        below = entries.c.code.startswith(query.code + ".", autoescape=True)
        select = select.where(sa.or_(entries.c.code == query.code, below))
    if query.certainty:
        select = select.where(entries.c.certainty == query.certainty)
    if query.status:
        select = select.where(entries.c.status == query.status)
    if query.needs:
        select = select.where(entries.c.needs == query.needs)
    if query.document is not None:
        select = select.where(entries.c.document == query.document)
    if query.date:
        select = select.where(dated(query.date))
    for role, name in (("person", query.person), ("place", query.place), ("source", query.source)):
        if name and (folded := fold(name)):
            whole_words = (sa.literal(" ") + names.c.name + " ").contains(f" {folded} ", autoescape=True)
            these = sa.select(names.c.id).where(names.c.role == role, whole_words)
            select = select.where(entries.c.id.in_(sa.select(named.c.entry).where(named.c.name.in_(these))))
    return select


def _terms(words: str) -> Sequence[_Term]:
    terms = tuple(_each_term(words))
    if words.strip() and all(term.unwanted for term in terms):
        raise ArchiveError("there is no word to look for", remedy="give at least one that must be there")
    return terms


def _each_term(words: str) -> Iterator[_Term]:
    for unwanted, phrase, word in _TERM.findall(words):
        folded = tuple(fold(phrase or word).split())
        if folded:
            yield _Term(folded, begins=word.endswith("*"), unwanted=bool(unwanted))


def _fts5(terms: Sequence[_Term]) -> str:
    """FTS5's own query syntax; folded words hold letters and digits only, so nothing needs an escape."""

    def one(term: _Term) -> str:
        return f'"{" ".join(term.words)}"{"*" if term.begins else ""}'

    wanted = " AND ".join(one(term) for term in terms if not term.unwanted)
    unwanted = " OR ".join(one(term) for term in terms if term.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def _tsquery(terms: Sequence[_Term]) -> str:
    """PostgreSQL's own query syntax for the same terms."""

    def one(term: _Term) -> str:
        *first, last = (f"'{word}'" for word in term.words)
        phrase = " <-> ".join([*first, last + (":*" if term.begins else "")])
        return f"{'!' if term.unwanted else ''}({phrase})"

    return " & ".join(one(term) for term in terms)
