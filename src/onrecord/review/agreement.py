"""How far two people code alike: Krippendorff's alpha, field by field.

A unit is a record that both have judged, and a person's value is what the field was when they last confirmed,
amended or wrote the record: so who corrects a colleague disagrees with them, and who confirms the correction
agrees. Alpha is 1 where all agree and 0 where they agree as much as chance would have it (K. Krippendorff,
"Content Analysis", ch. 12; computed by NLTK). A field that holds several things (actors, evidence) counts as
apart by the MASI distance (R. Passonneau, LREC 2006), which forgives what is only left out.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nltk.metrics import binary_distance, masi_distance
from nltk.metrics.agreement import AnnotationTask

from onrecord.evidence import Span
from onrecord.record import Amount, Count, Date, Judgement, Participant, PlaceReference, Reading
from onrecord.review.apply import WHOLE, applied, find_record
from onrecord.review.standing import in_force, person
from onrecord.review.values import FIELDS, SAME_AS, Record, RecordKind, kind_of

Field = tuple[RecordKind, str]
VERDICT = "kept"
"""The field that stands for the decision itself: was the record kept or rejected?"""
_LAST_WORDS = frozenset({"confirm", "amend", "draft", "reject"})


@dataclass(frozen=True, slots=True)
class Coded:
    """What one person's last word makes a field of a record; ``unit`` is the document and the record."""

    who: str
    unit: str
    field: Field
    value: Hashable


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the coders agree on a field: ``units`` that at least two have coded, the share of them on which
    all agree, and alpha. ``alpha`` is None where nobody ever used a second value: chance has no measure then.
    """

    field: Field
    units: int
    same: float
    alpha: float | None


def coded(document: str, reading: Reading, judgements: Sequence[Judgement]) -> Iterator[Coded]:
    """Everything that people's last words make of the records of one document.

    Raises:
        ReviewError: when a judgement does not fit the reading.
    """
    held = in_force(judgements)
    last = {
        (each.record, person(each.who)): each.id
        for each in held
        if each.verdict in _LAST_WORDS and each.record != WHOLE and each.field != SAME_AS
    }
    one_with = {each.record: str(each.value) for each in held if each.field == SAME_AS}
    for judgement in held:
        before, reading = reading, applied(reading, judgement)
        who = person(judgement.who)
        if last.get((judgement.record, who)) != judgement.id:
            continue
        rejected = judgement.verdict == "reject"
        record = find_record(before if rejected else reading, judgement.record)
        kind, unit = kind_of(record), f"{document} {record.id}"
        yield Coded(who, unit, (kind, VERDICT), not rejected)
        if not rejected:
            for field in FIELDS[kind]:
                if field != SAME_AS:
                    yield Coded(who, unit, (kind, field), _comparable(record, field, one_with))


def agreement(values: Sequence[Coded]) -> tuple[Agreement, ...]:
    """How far the coders agree, for each field that at least two of them have coded in some record."""
    by_field: dict[Field, dict[str, list[Coded]]] = defaultdict(lambda: defaultdict(list))
    for each in values:
        by_field[each.field][each.unit].append(each)
    found = []
    for field in _in_order(by_field):
        units = [given for given in by_field[field].values() if len(given) > 1]
        if units:
            same = sum(len({each.value for each in given}) == 1 for given in units) / len(units)
            found.append(
                Agreement(field, len(units), same, _alpha([each for given in units for each in given]))
            )
    return tuple(found)


def _alpha(values: Sequence[Coded]) -> float | None:
    if len({each.value for each in values}) == 1:
        return None
    sets = all(isinstance(each.value, frozenset) for each in values)
    distance: Callable[[Any, Any], float] = _masi if sets else binary_distance
    task = AnnotationTask([(each.who, each.unit, each.value) for each in values], distance=distance)
    return float(task.alpha())


def _masi(one: frozenset[Any], other: frozenset[Any]) -> float:
    """Two empty sets are the same; NLTK would divide by their size."""
    return 0.0 if one == other else float(masi_distance(one, other))


def _in_order(by_field: Mapping[Field, object]) -> Iterator[Field]:
    for kind, fields in FIELDS.items():
        for name in (VERDICT, *fields):
            if (kind, name) in by_field:
                yield (kind, name)


def _comparable(record: Record, field: str, one_with: Mapping[str, str]) -> Hashable:
    """A field's value so that two are equal when they mean the same: people by who they are, words by where
    they stand.
    """

    def plain(value: Any) -> Hashable:
        match value:
            case tuple():
                return frozenset(plain(each) for each in value)
            case Span():
                return (value.start, value.end)
            case str() if field in {"source", "within"}:
                return who(value)
            case Participant() | PlaceReference():
                return who(value.entity) if value.entity else plain(value.span)
            case Date():
                return value.edtf or plain(value.span)
            case Amount():
                return (value.value, value.currency)
            case Count():
                return value.value
        known: Hashable = value
        return known

    def who(entity: str) -> str:
        seen = set()
        while entity in one_with and entity not in seen:
            seen.add(entity)
            entity = one_with[entity]
        return entity

    return plain(getattr(record, field))
