"""Who is who, as a person corrects it: two made one, words given to another, one taken away."""

from collections.abc import Callable
from dataclasses import replace

from onrecord.evidence import Span
from onrecord.record import Entity, Participant, PlaceReference, Reading

Redirect = Callable[[str, Span | None], str | None]
"""Where a reference to an entity goes: from its id and the words that point at it, to an id or nobody."""


def merged(reading: Reading, one: Entity, other: Entity) -> Reading:
    """``one`` becomes part of ``other``: its names, roles and mentions, and everything that points at it."""
    forms = dict.fromkeys((*other.aliases, one.name, *one.aliases))
    forms.pop(other.name, None)
    whole = replace(
        other,
        aliases=tuple(forms),
        roles=tuple(dict.fromkeys((*other.roles, *one.roles))),
        mentions=tuple(sorted({*other.mentions, *one.mentions})),
        gazetteer=other.gazetteer or one.gazetteer,
    )
    left = tuple(whole if e.id == whole.id else e for e in reading.entities if e.id != one.id)
    return repointed(replace(reading, entities=left), lambda e, _: whole.id if e == one.id else e)


def with_mentions(reading: Reading, entity: Entity, before: tuple[Span, ...]) -> Reading:
    """``reading`` after ``entity``, which is in it, got its mentions in the place of ``before``.

    Words stand for one entity: what it gained is taken from the others, and what points at another by these
    words points at it now; what pointed at it by words that it lost points at nobody.
    """
    gained = [span for span in entity.mentions if span not in before]
    lost = [span for span in before if span not in entity.mentions]

    def redirect(target: str, words: Span | None) -> str | None:
        if words is None:
            return target
        if target != entity.id:
            return entity.id if target in donors and _any_overlaps(gained, words) else target
        kept = _any_overlaps(entity.mentions, words)
        return None if _any_overlaps(lost, words) and not kept else target

    donors = {e.id for e in reading.entities if e.id != entity.id and any(s in e.mentions for s in gained)}
    left = tuple(
        replace(e, mentions=tuple(span for span in e.mentions if span not in gained)) if e.id in donors else e
        for e in reading.entities
    )
    return repointed(replace(reading, entities=left), redirect)


def without(reading: Reading, records: frozenset[str]) -> Reading:
    """``reading`` without these statements, events and entities; what pointed at them points at nobody."""
    if not records:
        return reading
    left = repointed(reading, lambda entity, _: None if entity in records else entity)
    return replace(
        left,
        entities=tuple(entity for entity in left.entities if entity.id not in records),
        statements=tuple(
            replace(statement, within=None) if statement.within in records else statement
            for statement in left.statements
            if statement.id not in records
        ),
        events=tuple(
            replace(
                event,
                according_to=tuple(each for each in event.according_to if each not in records),
                disputed_by=tuple(each for each in event.disputed_by if each not in records),
            )
            for event in left.events
            if event.id not in records
        ),
    )


def repointed(reading: Reading, redirect: Redirect) -> Reading:
    """``reading`` with every reference to an entity sent where ``redirect`` says."""

    def to(entity: str | None, words: Span | None) -> str | None:
        return None if entity is None else redirect(entity, words)

    def people(participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
        return tuple(replace(p, entity=to(p.entity, p.span)) for p in participants)

    def place(reference: PlaceReference | None) -> PlaceReference | None:
        return replace(reference, entity=to(reference.entity, reference.span)) if reference else None

    return replace(
        reading,
        entities=tuple(
            replace(
                entity,
                roles=tuple(
                    replace(role, organization=to(role.organization, None), place=to(role.place, None))
                    for role in entity.roles
                ),
            )
            for entity in reading.entities
        ),
        statements=tuple(
            replace(statement, source=to(statement.source, statement.source_span))
            for statement in reading.statements
        ),
        events=tuple(
            replace(
                event, actors=people(event.actors), targets=people(event.targets), place=place(event.place)
            )
            for event in reading.events
        ),
    )


def _any_overlaps(spans: list[Span] | tuple[Span, ...], words: Span) -> bool:
    return any(span.overlaps(words) for span in spans)
