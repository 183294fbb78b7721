"""The record shown: a pure function of the drafts and of what people decided about them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from onrecord.errors import ReviewError
from onrecord.record import Judgement, Reading
from onrecord.review.apply import WHOLE, applied
from onrecord.review.entities import without
from onrecord.review.standing import Standing, in_force, person, standing, undone_by
from onrecord.review.values import SAME_AS, kind_of, records_of


@dataclass(frozen=True, slots=True)
class Judged:
    """A reading as people judged it.

    ``reading`` is what the record says: amended, with what people added, without what they rejected.
    ``everything`` still holds what was rejected, for those who review. ``standings`` tells of every record,
    rejected and merged ones too, by its id. ``about_all`` are the judgements in force about the reading as a
    whole.
    """

    reading: Reading
    everything: Reading
    standings: Mapping[str, Standing]
    about_all: tuple[Judgement, ...] = ()


def judged(reading: Reading, judgements: Sequence[Judgement], reviewers: int = 1) -> Judged:
    """``reading`` after ``judgements``, whatever the order they are handed in: their numbers order them.

    ``reviewers`` is how many persons have to judge a record before it is settled.

    Raises:
        ReviewError: when a judgement does not fit the reading; `check` keeps such from being stored.
    """
    for judgement in judgements:
        if judgement.verdict == "undo":
            _check_undo([each for each in judgements if each.id < judgement.id], judgement)
    held = in_force(judgements)
    everything = _folded(reading, held)
    about: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        about[judgement.record].append(judgement)
    into = {each.record: each.value for each in held if each.field == SAME_AS}
    kinds = {each.id: kind_of(each) for each in (*records_of(reading), *records_of(everything))}
    standings = {
        record: standing(record, kind, about[record], reviewers, into.get(record))
        for record, kind in kinds.items()
    }
    rejected = frozenset(record for record, each in standings.items() if each.status == "rejected")
    return Judged(
        reading=without(everything, rejected),
        everything=everything,
        standings=MappingProxyType(standings),
        about_all=tuple(each for each in held if each.record == WHOLE),
    )


def check(
    reading: Reading, judgements: Sequence[Judgement], new: Judgement, codes: Collection[str] | None = None
) -> None:
    """Refuse ``new`` when it means nothing after ``judgements``, or would take the ground from one of them.

    ``codes`` are the event codes of the codebook in use; without them, any code passes.

    Raises:
        ReviewError: that says in words what is wrong.
    """
    if not new.who.strip():
        raise ReviewError("a judgement needs the name of who gives it", where=new.record)
    if new.verdict in {"dispute", "note"} and not (new.why or "").strip():
        raise ReviewError(f"a {new.verdict} needs words", where=new.record, remedy="say why")
    new = replace(new, id=max((each.id for each in judgements), default=0) + 1)
    if new.verdict == "undo":
        _check_undo(judgements, new)
    else:
        _check_repeat(judgements, new)
    _folded(reading, in_force((*judgements, new)), new)
    if codes is not None:
        _check_code(reading, new, codes)


def _folded(reading: Reading, held: Sequence[Judgement], new: Judgement | None = None) -> Reading:
    for judgement in held:
        try:
            reading = applied(reading, judgement)
        except ReviewError as error:
            if new is None or judgement is new:
                raise
            raise ReviewError(
                f"judgement {judgement.id} about {judgement.record} rests on this",
                where=new.record,
                remedy="undo that one first",
            ) from error
    return reading


def _check_code(reading: Reading, new: Judgement, codes: Collection[str]) -> None:
    code = None
    if new.verdict == "amend" and new.field == "type":
        code = new.value
    elif new.verdict == "draft" and new.field == "event":
        code = new.value["type"]
    drafted = {event.type for event in reading.events}
    if code is not None and code not in codes and code not in drafted:
        raise ReviewError(
            "the codebook has no such code", where=new.record, remedy="see 'onrecord codebook show'"
        )


def _check_undo(judgements: Sequence[Judgement], new: Judgement) -> None:
    undone = undone_by(judgements)
    if type(new.value) is not int or not any(
        each.id == new.value and each.record == new.record for each in judgements
    ):
        raise ReviewError("there is no judgement of this number about this record", where=new.record)
    if new.value in undone:
        raise ReviewError(f"judgement {new.value} has been undone already", where=new.record)


def _check_repeat(judgements: Sequence[Judgement], new: Judgement) -> None:
    """A person counts once: a second pair of eyes is another person's."""
    if new.verdict not in {"confirm", "reject"}:
        return
    decided = [
        each
        for each in in_force(judgements)
        if each.record == new.record and each.verdict in {"confirm", "reject", "amend", "draft"}
    ]
    changed = max((each.id for each in decided if each.verdict in {"amend", "draft"}), default=0)
    own = [each for each in decided if person(each.who) == person(new.who)]
    if own and own[-1].verdict == new.verdict and (own[-1].id > changed or new.verdict == "reject"):
        raise ReviewError(f"you have {new.verdict}ed this already", where=new.record)
