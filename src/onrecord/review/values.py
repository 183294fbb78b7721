"""What a person gave a field, from plain JSON to the record's own types, refused where it cannot be."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

import cattrs
from cattrs.gen import make_dict_structure_fn

from onrecord.errors import ReviewError
from onrecord.evidence import Span
from onrecord.record import Date, Entity, Event, Participant, PlaceReference, Reading, Role, Statement
from onrecord.review.edtf import is_edtf

RecordKind = Literal["statement", "event", "entity"]
Record = Statement | Event | Entity
SAME_AS = "same_as"
"""The field by which an entity is merged: its value is the id of the entity that it is one with."""
_TYPES: Mapping[RecordKind, type[Record]] = {"statement": Statement, "event": Event, "entity": Entity}
_NOT_A_PERSONS = {"id", "reasons", "method"}  # how the reader came to its draft is the reader's to tell


def _amendable(kind: RecordKind) -> dict[str, Any]:
    return {name: hint for name, hint in get_type_hints(_TYPES[kind]).items() if name not in _NOT_A_PERSONS}


_HINTS: Mapping[RecordKind, Mapping[str, Any]] = {kind: _amendable(kind) for kind in _TYPES}
FIELDS: Mapping[RecordKind, tuple[str, ...]] = {
    "statement": tuple(_HINTS["statement"]),
    "event": tuple(_HINTS["event"]),
    "entity": (*_HINTS["entity"], SAME_AS),
}
"""The fields of each kind of record that a person may amend, in the contract's order."""
CERTAINTIES: tuple[str, ...] = get_args(_HINTS["event"]["certainty"])


def kind_of(record: Record) -> RecordKind:
    """What kind of record it is."""
    return next(kind for kind, type_ in _TYPES.items() if type(record) is type_)


def records_of(reading: Reading) -> tuple[Record, ...]:
    """All records of a reading: statements, events, entities."""
    return (*reading.statements, *reading.events, *reading.entities)


def choices(kind: RecordKind, field: str) -> tuple[str, ...]:
    """The values that a field may have, where they are few and fixed; otherwise none."""
    hint = _HINTS[kind].get(field)
    return get_args(hint) if get_origin(hint) is Literal else ()


def plain(value: object) -> Any:
    """A field's value as JSON, in the contract's form."""
    return _converter.unstructure(value)


def field_value(kind: RecordKind, field: str, value: Any, reading: Reading) -> Any:
    """The value for ``field`` in the record's own type.

    Raises:
        ReviewError: when the field is not a person's to amend, or the value is not one for it: another
            shape, a span that is not its words, an id that is not there, a date that is not EDTF.
    """
    if field not in _HINTS[kind]:
        known = ", ".join(FIELDS[kind])
        raise ReviewError(f"{a(kind)} has no field of this name to amend", remedy=f"there are: {known}")
    few = choices(kind, field)
    if few and value not in few:
        raise ReviewError(f"this is no {field} of {a(kind)}", remedy=f"one of {', '.join(few)}")
    try:
        typed = _converter.structure(value, _HINTS[kind][field])
    except (cattrs.BaseValidationError, TypeError, ValueError) as error:
        raise ReviewError(f"this cannot be the {field} of {a(kind)}: it has another form") from error
    _check(field, typed, reading)
    return typed


def whole_record(kind: RecordKind, record: str, value: Any, reading: Reading) -> Record:
    """A whole record that a person wrote, under the id ``record``.

    Raises:
        ReviewError: as `field_value`, or when a field that it cannot be without is missing.
    """
    if not isinstance(value, dict) or value.get("id", record) != record:
        raise ReviewError(f"this is not {a(kind)}: it has another form")
    if kind == "event" and "certainty" not in value:
        # A claim must not become the publication's own word because a person forgot to say whose it is.
        raise ReviewError("an event has to say how sure it is", remedy=f"one of {', '.join(CERTAINTIES)}")
    try:
        typed: Record = _converter.structure({**value, "id": record}, _TYPES[kind])
    except (cattrs.BaseValidationError, TypeError, ValueError) as error:
        raise ReviewError(f"this is not {a(kind)}: a field is missing or has another form") from error
    for each in fields(typed):
        _check(each.name, getattr(typed, each.name), reading)
    match typed:
        case Statement(source_span=None, cue=None, content=()):
            raise ReviewError("a statement needs words of the text", remedy="give a cue or what was said")
        case Entity(mentions=()):
            raise ReviewError("an entity needs words of the text", remedy="give a mention")
    return typed


def a(kind: RecordKind) -> str:
    """The kind of a record with its article, for a sentence."""
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _check(field: str, value: Any, reading: Reading) -> None:
    for span in spans_of(value):
        if not 0 <= span.start < span.end <= len(reading.report.text):
            raise ReviewError(f"the words for {field} do not lie within the text")
        if reading.report.text[span.start : span.end] != span.text:
            raise ReviewError(f"the span for {field} is not the words that it claims")
    if (field == "evidence" and not value) or (field == "name" and not value.strip()):
        raise ReviewError(f"{field} cannot be empty")
    date = value.edtf if isinstance(value, Date) else value if field == "said" else None
    if date is not None and not is_edtf(date):
        raise ReviewError(
            f"the value for {field} is not a date", remedy="EDTF: 2017-11-30, 2017-11, 2016/2018"
        )
    entities = {entity.id for entity in reading.entities}
    statements = {statement.id for statement in reading.statements}
    for wanted, known in (
        (_entities_named(field, value), entities),
        (_statements_named(field, value), statements),
    ):
        if not wanted <= known:
            raise ReviewError(f"{field} names a record that is not there", where=min(wanted - known))


def spans_of(value: object) -> Iterator[Span]:
    """All spans within a value of a record, or within a record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans_of(getattr(value, each.name))


def _entities_named(field: str, value: Any) -> set[str]:
    items = value if isinstance(value, tuple) else (value,)
    named = [item.entity for item in items if isinstance(item, Participant | PlaceReference)]
    for role in items:
        if isinstance(role, Role):
            named += [role.organization, role.place]
    if field == "source":
        named.append(value)
    return {entity for entity in named if entity is not None}


def _statements_named(field: str, value: Any) -> set[str]:
    if field in {"according_to", "disputed_by"}:
        return set(value)
    return {value} if field == "within" and value is not None else set()


def _exactly(type_: type) -> Any:
    def structure(value: Any, _: Any) -> Any:
        if type(value) is not type_:
            raise TypeError(f"not {type_.__name__}")
        return value

    return structure


def _number(value: Any, _: Any) -> float:
    if type(value) not in {int, float} or not math.isfinite(value):
        raise TypeError("not a number")
    return float(value)


def _is_tuple(type_: Any) -> bool:
    return get_origin(type_) is tuple


def _each(value: Any, type_: Any) -> Any:
    if not isinstance(value, list | tuple):
        raise TypeError("not a list")
    return tuple(_converter.structure(item, get_args(type_)[0]) for item in value)


def _by_its_fields(type_: type) -> Any:
    structure: Any = make_dict_structure_fn(type_, _converter, _cattrs_forbid_extra_keys=True)

    def checked(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError("not an object")
        return structure(value, type_)

    return checked


_converter = cattrs.Converter()
_converter.register_structure_hook_factory(is_dataclass, _by_its_fields)
for _type in (str, int, bool):
    _converter.register_structure_hook(_type, _exactly(_type))
_converter.register_structure_hook(float, _number)
_converter.register_structure_hook_func(_is_tuple, _each)
