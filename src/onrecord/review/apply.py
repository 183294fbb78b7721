"""One judgement applied to a reading: another reading comes out, or a sentence that says why none can."""

import re
from dataclasses import replace
from typing import TypeVar, cast, get_args

from onrecord.errors import ReviewError
from onrecord.record import Entity, Event, Judgement, Reading, Statement, Verdict
from onrecord.review.entities import merged, with_mentions
from onrecord.review.values import (
    SAME_AS,
    Record,
    RecordKind,
    a,
    field_value,
    kind_of,
    records_of,
    whole_record,
)

WHOLE = "reading"
"""What a judgement about the reading as a whole names as its record: it can be confirmed and noted upon."""
_OWN_ID = re.compile(r"p[1-9][0-9]{0,8}")
_Kind = TypeVar("_Kind", bound=Record)
_KINDS = ("statement", "event", "entity")


def applied(reading: Reading, judgement: Judgement) -> Reading:
    """``reading`` as it is after ``judgement``; verdicts that change no field leave it as it is.

    Raises:
        ReviewError: when the record is not there, or its field cannot be what the judgement says.
    """
    _check_shape(judgement)
    if judgement.verdict == "draft":
        return _drafted(reading, judgement)
    if judgement.record == WHOLE and judgement.verdict in {"confirm", "note"}:
        return reading
    record = find_record(reading, judgement.record)
    return _amended(reading, record, judgement) if judgement.verdict == "amend" else reading


def find_record(reading: Reading, record: str) -> Record:
    """The statement, event or entity with this id.

    Raises:
        ReviewError: when there is none.
    """
    for each in records_of(reading):
        if each.id == record:
            return each
    raise ReviewError("there is no such record in this reading", where=record)


def next_id(reading: Reading, judgements: tuple[Judgement, ...]) -> str:
    """An id for a record that a person starts, which nothing has had yet, not even what was taken back."""
    taken = [each.record for each in judgements if _OWN_ID.fullmatch(each.record)]
    return f"p{max((int(record[1:]) for record in taken), default=0) + 1}"


def _check_shape(judgement: Judgement) -> None:
    if judgement.verdict not in get_args(Verdict):
        raise ReviewError("there is no such verdict", where=judgement.record)
    needs_field = judgement.verdict in {"amend", "draft"}
    if needs_field != (judgement.field is not None):
        raise ReviewError(
            f"'{judgement.verdict}' {'needs a' if needs_field else 'has no'} field", where=judgement.record
        )
    if judgement.value is not None and not (needs_field or judgement.verdict == "undo"):
        raise ReviewError(f"'{judgement.verdict}' has no value", where=judgement.record)


def _amended(reading: Reading, record: Record, judgement: Judgement) -> Reading:
    field = judgement.field or ""
    if isinstance(record, Entity) and field == SAME_AS:
        return merged(reading, record, _other(reading, record, judgement.value))
    value = field_value(kind_of(record), field, judgement.value, reading)
    if field == "within" and record.id in _told_in(reading, value):
        raise ReviewError("a statement cannot be told within itself", where=record.id)
    amended = replace(record, **{field: value})
    if isinstance(amended, Event):  # the reader's reasons are for the reader's value
        amended = replace(amended, reasons=tuple(each for each in amended.reasons if each.field != field))
    return _with(reading, amended, record)


def _told_in(reading: Reading, statement: str | None) -> frozenset[str]:
    """``statement`` and all those in which it is told."""
    within = {each.id: each.within for each in reading.statements}
    found: set[str] = set()
    while statement is not None and statement not in found:
        found.add(statement)
        statement = within.get(statement)
    return frozenset(found)


def _other(reading: Reading, entity: Entity, id_: object) -> Entity:
    for other in reading.entities:
        if other.id == id_ and other.id != entity.id:
            return other
    raise ReviewError("there is no other entity of this id to be one with", where=entity.id)


def _drafted(reading: Reading, judgement: Judgement) -> Reading:
    if judgement.field not in _KINDS:
        raise ReviewError("a draft is of a statement, an event or an entity", where=judgement.record)
    kind = cast(RecordKind, judgement.field)
    before = next((each for each in records_of(reading) if each.id == judgement.record), None)
    if before is None and not _OWN_ID.fullmatch(judgement.record):
        raise ReviewError("a record of one's own is called p1, p2 and so on", where=judgement.record)
    if before is not None and kind_of(before) != kind:
        raise ReviewError(f"this record is {a(kind_of(before))}, not {a(kind)}", where=judgement.record)
    return _with(reading, whole_record(kind, judgement.record, judgement.value, reading), before)


def _with(reading: Reading, record: Record, before: Record | None) -> Reading:
    """``reading`` with ``record`` in the place of ``before``, at the end of its kind where there was none."""
    match record:
        case Statement():
            return replace(reading, statements=_put(reading.statements, record))
        case Event():
            return replace(reading, events=_put(reading.events, record))
        case Entity():
            mentions = before.mentions if isinstance(before, Entity) else ()
            return with_mentions(replace(reading, entities=_put(reading.entities, record)), record, mentions)


def _put(records: tuple[_Kind, ...], record: _Kind) -> tuple[_Kind, ...]:
    if any(each.id == record.id for each in records):
        return tuple(record if each.id == record.id else each for each in records)
    return (*records, record)
