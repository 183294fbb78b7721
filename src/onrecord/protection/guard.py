"""What is guarded in a document, for whom, and what that means for what they see of it.

Decisions are about documents, persons and statements of some reading; here they meet the reading in force. A
person is found by names, a statement by its words, so that a newer reading with other ids loses nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.protection.coarse import DateDetail, PlaceDetail
from onrecord.protection.levels import Level, Protection, above, level_of_document, pseudonym
from onrecord.protection.names import Finder
from onrecord.protection.rules import Masked, Rules
from onrecord.protection.withhold import SHORTEST_REPEAT
from onrecord.protection.words import same_name, tokens
from onrecord.record import Entity, Reading, Statement


@dataclass(frozen=True, slots=True)
class GuardedPerson:
    """A protected person: the pseudonym, all names that are known, the entities of a reading that it is."""

    pseudonym: str
    names: tuple[str, ...]
    records: frozenset[str]
    level: Level


@dataclass(frozen=True, slots=True)
class Guarded:
    """What is guarded in one document. ``words`` are those of protected statements, by their level."""

    document: Level
    persons: tuple[GuardedPerson, ...]
    statements: Mapping[str, Level]
    words: tuple[tuple[str, Level], ...]

    def anything(self, ceiling: Level | None) -> bool:
        """Whether something is guarded more than ``ceiling`` lets somebody see."""
        levels = (
            self.document,
            *(person.level for person in self.persons),
            *(level for _, level in self.words),
        )
        return any(above(level, ceiling) for level in (*levels, *self.statements.values()))


def guarded(reading: Reading, document: str, decisions: Sequence[Protection]) -> Guarded:
    """What ``decisions`` guard in ``reading``, the reading of the document with this full name."""
    statements: dict[str, Level] = {}
    words: list[tuple[str, Level]] = []
    for decision in _newest_statements(decisions, document):
        words += [(text, decision.level) for text in decision.names]
        statements.update(
            (statement.id, decision.level) for statement in reading.statements if _is_it(statement, decision)
        )
    known = protected_persons(decisions, document)
    named = _named(reading, known)
    persons = tuple(
        replace(person, records=records)
        for person in known
        if (records := _records(reading, document, person, decisions)) or person.pseudonym in named
    )
    return Guarded(level_of_document(decisions, document), persons, statements, tuple(words))


def _named(reading: Reading, persons: Sequence[GuardedPerson]) -> frozenset[str]:
    """The pseudonyms of those of ``persons`` whose names may stand anywhere in ``reading``."""
    if not persons:
        return frozenset()
    report = reading.report
    finder = Finder({person.pseudonym: person.names for person in persons})
    strings = {
        report.text, report.title, report.publisher, report.origin, *report.notes,
        *(credit.name for credit in report.credits),
        *(string for lead in report.leads for string in (lead.rail, lead.title, lead.teaser)),
        *(string for entity in reading.entities for string in (entity.name, *entity.aliases)),
        *(role.title for entity in reading.entities for role in entity.roles),
    }  # fmt: skip
    return frozenset(
        label for string in strings if string for match in finder.find(string) for label in match.labels
    )


def _records(
    reading: Reading, document: str, person: GuardedPerson, decisions: Sequence[Protection]
) -> frozenset[str]:
    return frozenset(
        entity.id
        for entity in reading.entities
        if _is_still(entity, document, person, decisions) or _is_called(entity, person)
    )


def _is_called(entity: Entity, person: GuardedPerson) -> bool:
    forms = (entity.name, *entity.aliases)
    return entity.kind == "person" and any(same_name(form, name) for form in forms for name in person.names)


def protected_persons(
    decisions: Iterable[Protection], document: str | None = None
) -> tuple[GuardedPerson, ...]:
    """The persons who are protected in a document, by their pseudonyms; None for all, in whatever document.

    The newest decision about a person gives the level; all of them give names.
    """
    found: dict[int, list[Protection]] = {}
    for decision in sorted(decisions, key=_number):
        here = document is None or decision.document in {None, document}
        if decision.kind == "person" and decision.pseudonym is not None and here:
            found.setdefault(decision.pseudonym, []).append(decision)
    return tuple(
        GuardedPerson(
            pseudonym(number),
            tuple(dict.fromkeys(name for decision in about for name in decision.names)),
            frozenset(),
            about[-1].level,
        )
        for number, about in sorted(found.items())
    )


def rules(
    guards: Guarded,
    ceiling: Level | None,
    *,
    places: PlaceDetail = "exact",
    dates: DateDetail = "day",
    outside: str | None = None,
) -> Rules:
    """How a reading is to be redacted for somebody who may see up to ``ceiling``.

    Contacts are masked for whoever does not see everything.
    """
    persons = tuple(
        Masked(person.pseudonym, person.names, person.records, thorough=person.level == "sealed")
        for person in guards.persons
        if above(person.level, ceiling)
    )
    withheld = frozenset(record for record, level in guards.statements.items() if above(level, ceiling))
    words = tuple(text for text, level in guards.words if above(level, ceiling))
    hidden = bool(persons or withheld or words or outside is not None)
    return Rules(
        persons=persons,
        withheld=withheld,
        words=words,
        places=places,
        dates=dates,
        contacts=hidden,
        outside=outside,
    )


def _number(decision: Protection) -> int:
    return decision.id


def _newest_statements(decisions: Iterable[Protection], document: str | None) -> list[Protection]:
    newest: dict[tuple[str | None, tuple[str, ...]], Protection] = {}
    for decision in sorted(decisions, key=_number):
        if decision.kind == "statement" and decision.document == document:
            newest[decision.record, decision.names] = decision
    return list(newest.values())


def _is_it(statement: Statement, decision: Protection) -> bool:
    spans = statement.content or tuple(filter(None, (statement.cue, statement.source_span)))
    same = statement.id == decision.record
    return any(
        _plain(span.text) == _plain(text) if same else _is_long(text) and _share(span.text, text)
        for span in spans
        for text in decision.names
    )


def _is_long(text: str) -> bool:
    """Whether words are enough to know a statement by them."""
    return len(tokens(text)) >= SHORTEST_REPEAT


def _share(one: str, other: str) -> bool:
    """Whether the words of one stand in the other, in their order."""
    short, long = sorted((_plain(one), _plain(other)), key=len)
    return bool(short.strip()) and short in long


def _plain(text: str) -> str:
    return f" {' '.join(token.text for token in tokens(text))} "


def _is_still(entity: Entity, document: str, person: GuardedPerson, decisions: Iterable[Protection]) -> bool:
    """Whether an entity is the one that was protected by its id: ids count anew in a newer reading."""
    forms = (entity.name, *entity.aliases)
    words = {token.text for form in forms for token in tokens(form)}
    return entity.kind in {"person", "group"} and any(
        (decision.document, decision.record) == (document, entity.id)
        and decision.kind == "person"
        and decision.pseudonym is not None
        and pseudonym(decision.pseudonym) == person.pseudonym
        and (
            any(same_name(form, name) for form in forms for name in decision.names)
            or any(
                token.text in words
                for name in decision.names
                for token in tokens(name)
                if len(token.text) > 2
            )
        )
        for decision in decisions
    )
