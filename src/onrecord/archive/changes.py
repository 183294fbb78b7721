"""What a newer reading says that an older one of the same document did not, and the other way round."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.record import Event, Reading, Statement

Change = Literal["gone", "new", "changed"]
_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement or event that two readings see differently.

    ``old`` and ``new`` are its ids in the two readings, None where it is not in one. ``fields`` are the names
    of what differs, empty where it is gone or new. ``words`` are those it was read from.
    """

    change: Change
    kind: Literal["statement", "event"]
    old: str | None
    new: str | None
    fields: tuple[str, ...]
    words: str


def differences(old: Reading, new: Reading) -> Iterator[Difference]:
    """How ``new`` differs from ``old``, in the order of the text.

    Ids are not compared, as each reading counts anew: an event is the same when its trigger stands in the
    same place, a statement when its cue (or what is said, where it has none) does.
    """
    before, after = _by_place(old), _by_place(new)
    for place in sorted(before.keys() | after.keys(), key=lambda place: (place[1], place[2], place[0])):
        earlier, later = before.get(place, ()), after.get(place, ())
        for i in range(max(len(earlier), len(later))):
            one = earlier[i] if i < len(earlier) else None
            other = later[i] if i < len(later) else None
            fields = _differing(_plain(one, old), _plain(other, new)) if one and other else ()
            if one and other and not fields:
                continue
            words = new.report.text[place[1] : place[2]]
            kind: Literal["statement", "event"] = "event" if place[0] == "event" else "statement"
            change: Change = "changed" if one and other else "new" if other else "gone"
            yield Difference(
                change, kind, one.id if one else None, other.id if other else None, fields, words
            )


def _by_place(reading: Reading) -> dict[_Place, tuple[Statement | Event, ...]]:
    found: dict[_Place, tuple[Statement | Event, ...]] = {}
    for event in reading.events:
        place = ("event", event.trigger.start, event.trigger.end)
        found[place] = (*found.get(place, ()), event)
    for statement in reading.statements:
        span = statement.cue or next(iter(statement.content), statement.source_span)
        if span is not None:
            place = ("statement", span.start, span.end)
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
