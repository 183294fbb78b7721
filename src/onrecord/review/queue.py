"""What there is to judge: the records of a reading in the order of its text, those that are wanted."""

from dataclasses import dataclass

from onrecord.evidence import Span
from onrecord.record import Certainty, Entity, Event, Statement, Status
from onrecord.review.judged import Judged
from onrecord.review.standing import Standing, person
from onrecord.review.values import Record, RecordKind, records_of, spans_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records; a filter that is None lets everything through.

    ``code`` is an event code, or the beginning of one ("liberty"), or a stance. ``unsure`` are the drafts in
    which something could not be settled; see `is_unsure`. ``needed_by`` are those on which this person's word
    is still missing.
    """

    kinds: tuple[RecordKind, ...] = ("statement", "event")
    status: Status | None = None
    code: str | None = None
    certainty: Certainty | None = None
    unsure: bool = False
    needed_by: str | None = None


def queue(record: Judged, wanted: Wanted) -> tuple[str, ...]:
    """The ids of what is wanted, in the order in which a reader comes upon it."""
    found = [each for each in records_of(record.everything) if _fits(each, record.standings[each.id], wanted)]
    return tuple(each.id for each in sorted(found, key=lambda each: (anchor(each).start, each.id)))


def anchor(record: Record) -> Span:
    """The words at which a record stands in its text; an entity without any stands at the beginning."""
    match record:
        case Event():
            return record.trigger
        case Statement():
            span = record.cue or next(iter(record.content), record.source_span)
        case Entity():
            span = min(record.mentions, default=None)
    return span or next(spans_of(record), Span(0, 0, ""))


def is_unsure(record: Record) -> bool:
    """Whether something in a draft could not be settled: it is only possible, or nobody stands behind the
    source, an actor or a target, or when or where it was could not be resolved.
    """
    match record:
        case Statement():
            return record.source is None or record.basis == "unknown"
        case Event():
            people = (*record.actors, *record.targets)
            return (
                record.certainty == "possible"
                or not people
                or any(each.entity is None for each in people)
                or (record.date is not None and record.date.edtf is None)
                or (record.place is not None and record.place.entity is None)
            )
        case Entity():
            return record.kind == "place" and record.gazetteer is None


def needed(standing: Standing, who: str) -> bool:
    """Whether ``who`` still has to say something about a record."""
    spoken = {person(each) for each in (*standing.confirmed_by, *standing.rejected_by)}
    if standing.disagreement or person(who) not in spoken:
        return standing.disagreement or standing.waiting or standing.status == "drafted"
    return False


def _fits(record: Record, standing: Standing, wanted: Wanted) -> bool:
    code = (
        record.type if isinstance(record, Event) else record.stance if isinstance(record, Statement) else ""
    )
    return (
        standing.kind in wanted.kinds
        and wanted.status in {None, standing.status}
        and (wanted.code is None or code == wanted.code or code.startswith(wanted.code + "."))
        and (wanted.certainty is None or (isinstance(record, Event) and record.certainty == wanted.certainty))
        and (not wanted.unsure or is_unsure(record))
        and (wanted.needed_by is None or needed(standing, wanted.needed_by))
    )
