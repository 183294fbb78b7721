"""What one report says of somebody: roles, what they said, what was done to them and by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.archive.documents import Document
from onrecord.protection.guard import Guarded
from onrecord.protection.levels import Level
from onrecord.record import Entity, Event, Participant, Reading, Role, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """An event with the names that its ids stand for: all that a line about it needs."""

    event: Event
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: str | None
    according_to: tuple[str, ...]
    disputed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sketch:
    """One entity of one report. ``level`` is how well it is guarded there, None when it is not.

    ``own_voice`` is the report's publisher: what is reported and no source tells is said by it.
    """

    document: Document
    title: str
    published: str | None
    own_voice: str | None
    entity: Entity
    roles: tuple[Role, ...]
    said: tuple[Statement, ...]
    done_to: tuple[Told, ...]
    done_by: tuple[Told, ...]
    level: Level | None


def sketch_of(document: Document, reading: Reading, entity: Entity, guards: Guarded) -> Sketch:
    """What ``reading`` says of ``entity``."""
    names = {each.id: each.name for each in reading.entities}
    sources = {each.id: _source(each, names) for each in reading.statements}

    def told(event: Event) -> Told:
        return Told(
            event,
            _called(event.actors, names),
            _called(event.targets, names),
            names.get(event.place.entity or "", event.place.span.text) if event.place else None,
            _named(event.according_to, sources),
            _named(event.disputed_by, sources),
        )

    def part(participants: Sequence[Participant]) -> bool:
        return any(each.entity == entity.id for each in participants)

    levels = [person.level for person in guards.persons if entity.id in person.records]
    return Sketch(
        document=document,
        title=reading.report.title or reading.report.text.strip().partition("\n")[0][:200],
        published=reading.report.published,
        own_voice=reading.report.publisher,
        entity=entity,
        roles=entity.roles,
        said=tuple(each for each in reading.statements if each.source == entity.id),
        done_to=tuple(told(each) for each in reading.events if part(each.targets)),
        done_by=tuple(told(each) for each in reading.events if part(each.actors)),
        level=levels[0] if levels else None,
    )


def _called(participants: Sequence[Participant], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(each.entity or "", each.span.text) for each in participants))


def _source(statement: Statement, names: Mapping[str, str]) -> str | None:
    """Who makes a statement, None where the report names nobody."""
    written = statement.source_span.text if statement.source_span else None
    return names.get(statement.source or "", written)


def _named(ids: Sequence[str], sources: Mapping[str, str | None]) -> tuple[str, ...]:
    """The sources of these statements; "" stands for one that the report does not name."""
    return tuple(dict.fromkeys(sources.get(id_) or "" for id_ in ids))
