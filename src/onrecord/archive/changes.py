"""What a newer reading says that an older one of the same document did not, and the other way round."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from onrecord.evidence import Span
from onrecord.record import Event, Reading, Statement

Change = Literal["gone", "new", "changed"]
Kind = Literal["text", "statement", "event"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement or event that two readings see differently.

    ``old`` and ``new`` are its ids in the two readings, None where it is not in one. ``fields`` are the names
    of what differs, empty where it is gone or new. ``words`` are those it was read from.
    """

    change: Change
    kind: Kind
    old: str | None
    new: str | None
    fields: tuple[str, ...]
    words: str


def differences(old: Reading, new: Reading) -> Iterator[Difference]:
    """How ``new`` differs from ``old``, in the order of the text.

    Ids are not compared, as each reading counts anew: an event is the same when its trigger stands in the
    same place, a statement when its cue (or what is said, where it has none) does. Where a newer intake made
    another text of the same bytes, that is told first, and the same words in the same order count as the same
    place.
    """
    same_text = old.report.text == new.report.text
    if not same_text:
        yield Difference("changed", "text", None, None, (), "")
    before, after = _by_place(old, same_text), _by_place(new, same_text)
    for place in sorted(before.keys() | after.keys()):
        earlier, later = before.get(place, ()), after.get(place, ())
        for one, other in zip_longest(earlier, later):
            if one is None or other is None:
                change: Change = "gone" if other is None else "new"
                ids = (one.id if one else None, other.id if other else None)
                yield Difference(change, place.kind, *ids, (), place.words)
            elif fields := _differing(_plain(one, old), _plain(other, new)):
                yield Difference("changed", place.kind, one.id, other.id, fields, place.words)


@dataclass(frozen=True, slots=True, order=True)
class _Place:
    start: int
    end: int
    kind: Kind
    words: str


def _by_place(reading: Reading, offsets: bool) -> dict[_Place, tuple[Statement | Event, ...]]:
    """The records by where they stand, or by their words alone where offsets do not mean the same."""

    def of(kind: Kind, span: Span) -> _Place:
        return _Place(span.start if offsets else 0, span.end if offsets else 0, kind, span.text)

    found: dict[_Place, tuple[Statement | Event, ...]] = {}
    for event in reading.events:
        place = of("event", event.trigger)
        found[place] = (*found.get(place, ()), event)
    for statement in reading.statements:
        span = statement.cue or next(iter(statement.content), statement.source_span)
        if span is not None:
            place = of("statement", span)
            found[place] = (*found.get(place, ()), statement)
    return found


def _plain(record: Statement | Event, reading: Reading) -> dict[str, object]:
    """The record's fields, with names in the place of ids, which count anew in every reading."""
    names = {entity.id: entity.name for entity in reading.entities}
    cues = {each.id: each.cue or each.source_span for each in reading.statements}
    if isinstance(record, Statement):
        return {
            "source": names.get(record.source or ""),
            "source_span": record.source_span,
            "content": record.content,
            "kind": record.kind,
            "stance": record.stance,
            "basis": record.basis,
            "said": record.said,
        }
    return {
        "type": record.type,
        "actors": [(names.get(p.entity or ""), p.span) for p in record.actors],
        "targets": [(names.get(p.entity or ""), p.span) for p in record.targets],
        "place": (names.get(record.place.entity or ""), record.place.span) if record.place else None,
        "date": record.date,
        "amount": record.amount,
        "count": record.count,
        "polarity": record.polarity,
        "certainty": record.certainty,
        "according_to": [cues.get(each) for each in record.according_to],
        "disputed_by": [cues.get(each) for each in record.disputed_by],
    }


def _differing(one: dict[str, object], other: dict[str, object]) -> tuple[str, ...]:
    return tuple(name for name in one if one[name] != other[name])
