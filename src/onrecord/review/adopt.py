"""Taking one draft of a newer reading into the reading that people have judged, by one judgement."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from onrecord.evidence import Span
from onrecord.record import Entity, Judgement, Reading, Statement
from onrecord.review.apply import find_record
from onrecord.review.values import kind_of, plain


def adoption(
    reading: Reading, newer: Reading, record: str, who: str, *, into: str, why: str | None = None
) -> Judgement:
    """The judgement by which ``record`` of ``newer`` becomes the record ``into`` of ``reading``.

    ``into`` is a record that is there, which is replaced whole, or a new id (`next_id`). Each reading numbers
    its entities and statements anew: those that the draft points at become those of ``reading`` that share
    the most words with them, or nobody where none does; the words in the draft itself stay.

    Raises:
        ReviewError: when ``newer`` has no such record.
    """
    draft = find_record(newer, record)
    ids = {each.id: _same_entity(each, reading) for each in newer.entities}
    ids |= {each.id: _same_statement(each, reading) for each in newer.statements}
    value = {
        each.name: _renamed(getattr(draft, each.name), each.name, ids)
        for each in fields(draft)
        if each.name != "id"
    }
    return Judgement(
        into,
        "draft",
        who,
        "",
        field=kind_of(draft),
        value=plain(value),
        why=why or "as a newer reader drafts it",
    )


_POINTERS = frozenset({"entity", "source", "organization", "place", "within"})
_POINTER_LISTS = frozenset({"according_to", "disputed_by"})


def _renamed(value: Any, field: str, ids: dict[str, str | None]) -> Any:
    """``value`` with the newer reading's ids exchanged for this one's."""
    if isinstance(value, str) and field in _POINTERS:
        return ids.get(value)
    if field in _POINTER_LISTS:
        return tuple(known for each in value if (known := ids.get(each)) is not None)
    if isinstance(value, tuple):
        return tuple(_renamed(each, "", ids) for each in value)
    if is_dataclass(value) and not isinstance(value, Span | type):
        changed = {each.name: _renamed(getattr(value, each.name), each.name, ids) for each in fields(value)}
        return replace(value, **changed)
    return value


def _same_entity(entity: Entity, reading: Reading) -> str | None:
    shared = {other.id: len({*entity.mentions} & {*other.mentions}) for other in reading.entities}
    best = max(shared, key=lambda each: shared[each], default=None)
    return best if best is not None and shared[best] else None


def _same_statement(statement: Statement, reading: Reading) -> str | None:
    """The statement with the same cue, or the same words said where there is none."""
    wanted = (statement.cue, None if statement.cue else statement.content)
    for other in reading.statements:
        if (other.cue, None if other.cue else other.content) == wanted:
            return other.id
    return None
