"""Persons, bodies and groups across an archive, by the names that reports give them.

That two reports name somebody alike does not make them one: a figure here is a name, and the reports that
use it. Descriptions ("her sister") are nobody's name and are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from onrecord.archive.documents import Document
from onrecord.archive.fold import fold
from onrecord.archive.index import PartyRole
from onrecord.archive.tables import documents, entries, figures, forms, parties
from onrecord.archive.views import in_view
from onrecord.protection.levels import Level
from onrecord.protection.words import tokens, vocabulary


@dataclass(frozen=True, slots=True)
class Figure:
    """A name and how many documents use it. ``kinds`` are what they hold it for, the most frequent first."""

    key: str
    name: str
    kinds: tuple[str, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """One document that uses a name, and the entities of its record that bear it."""

    document: Document
    entities: tuple[str, ...]


def all_figures(
    connection: sa.Connection,
    ceiling: Level | None,
    words: str = "",
    kinds: Collection[str] = ("person", "organization"),
) -> tuple[Figure, ...]:
    """The names that somebody may see who may read up to ``ceiling``, those that most documents use first.

    ``words`` must all be in a name, or begin a word of it.
    """
    of_these = (in_view(ceiling, figures), figures.c.kind.in_(kinds))
    rows = connection.execute(
        sa.select(forms.c.key, forms.c.name, figures.c.kind, sa.func.count())
        .join(forms, forms.c.id == figures.c.form)
        .where(*of_these)
        .group_by(forms.c.key, forms.c.name, figures.c.kind)
    )
    names: dict[str, Counter[str]] = defaultdict(Counter)
    held_for: dict[str, Counter[str]] = defaultdict(Counter)
    wanted = fold(words).split()
    for key, name, kind, count in rows:
        if all(f" {word}" in f" {key}" for word in wanted):
            held_for[key][kind] += count
            if _is_name(name) and key not in vocabulary().pronouns:
                names[key][name] += count
    counted = connection.execute(
        sa.select(forms.c.key, sa.func.count(figures.c.document.distinct()))
        .join(forms, forms.c.id == figures.c.form)
        .where(*of_these)
        .group_by(forms.c.key)
    )
    reports = {row[0]: row[1] for row in counted}
    found = [
        Figure(
            key,
            written.most_common(1)[0][0],
            tuple(kind for kind, _ in held_for[key].most_common()),
            reports[key],
        )
        for key, written in names.items()
    ]
    return tuple(sorted(found, key=lambda figure: (-figure.documents, figure.key)))


def _is_name(text: str) -> bool:
    """Whether a word of it has a capital ("Aung San", "al-Said", "van der Berg"), or its script has none."""
    return any(token.capital for token in tokens(text)) or text.upper() == text.lower()


def appearances(connection: sa.Connection, ceiling: Level | None, key: str) -> tuple[Appearance, ...]:
    """The documents that use a name, the newest first."""
    rows = connection.execute(
        sa.select(documents, figures.c.entity)
        .join(figures, figures.c.document == documents.c.id)
        .join(forms, forms.c.id == figures.c.form)
        .where(forms.c.key == key, in_view(ceiling, figures))
        .order_by(documents.c.id.desc(), figures.c.entity)
    )
    found: dict[Document, list[str]] = defaultdict(list)
    for row in rows:
        found[Document(row.id, row.original, row.position)].append(row.entity)
    return tuple(Appearance(document, tuple(entities)) for document, entities in found.items())


def parts(
    connection: sa.Connection, ceiling: Level | None, keys: Collection[str]
) -> Mapping[str, Mapping[PartyRole, int]]:
    """How many records have each of these names in each role, without what is said not to have happened."""
    rows = connection.execute(
        sa.select(forms.c.key, parties.c.role, sa.func.count(entries.c.id.distinct()))
        .join(parties, parties.c.form == forms.c.id)
        .join(entries, entries.c.id == parties.c.entry)
        .where(
            forms.c.key.in_(keys),
            entries.c.current,
            in_view(ceiling),
            entries.c.polarity != "did-not-happen",
            sa.or_(parties.c.role != "source", entries.c.kind == "statement"),
        )
        .group_by(forms.c.key, parties.c.role)
    )
    found: dict[str, dict[PartyRole, int]] = {key: {} for key in keys}
    for key, role, count in rows:
        found[key][role] = count
    return found


def other_forms(connection: sa.Connection, ceiling: Level | None, key: str) -> Iterator[str]:
    """How reports write a name."""
    rows = connection.execute(
        sa.select(forms.c.name)
        .join(figures, figures.c.form == forms.c.id)
        .where(forms.c.key == key, in_view(ceiling, figures))
        .distinct()
        .order_by(forms.c.name)
    )
    return (row.name for row in rows)
