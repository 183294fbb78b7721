"""How a record stands: what became of it, who stands by it, and all that was decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import Judgement, Status
from onrecord.review.values import RecordKind

_STANDS_BY = frozenset({"confirm", "amend", "draft"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How one record stands.

    ``status``: ``amended`` when a person gave a field its value or wrote the record, ``confirmed`` when
    somebody stands by it as it was drafted, ``rejected`` when somebody rejects it and nobody stands by it.

    ``confirmed_by`` are those who stand by it *as it is now*: they confirmed it, changed it or wrote it, and
    nobody has changed it since. ``rejected_by`` are those whose last word is that it is wrong. Both are in
    the order of their last word. ``waiting`` says that the archive wants a second person's judgement and only
    one has given theirs. ``disagreement`` says that one rejects what another stands by, or that two gave a
    field (``contested``) different values and the earlier one has not confirmed the later: it stays until one
    of them gives way. ``amended`` are the fields with a person's value; ``into`` is the entity that an entity
    was merged into. ``history`` is everything that was judged, undone or not; ``undone`` the numbers of what
    is no longer in force.
    """

    record: str
    kind: RecordKind
    status: Status
    confirmed_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    waiting: bool = False
    disagreement: bool = False
    contested: tuple[str, ...] = ()
    amended: tuple[str, ...] = ()
    into: str | None = None
    disputes: tuple[Judgement, ...] = ()
    notes: tuple[Judgement, ...] = ()
    history: tuple[Judgement, ...] = ()
    undone: frozenset[int] = frozenset()


def undone_by(judgements: Sequence[Judgement]) -> frozenset[int]:
    """The numbers of the judgements that are no longer in force. What undoes can itself be undone."""
    undone: set[int] = set()
    for judgement in sorted(judgements, key=lambda each: each.id, reverse=True):
        if judgement.verdict == "undo" and judgement.id not in undone and type(judgement.value) is int:
            undone.add(judgement.value)
    return frozenset(undone)


def in_force(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold, in the order in which they were given, without those that undo others."""
    undone = undone_by(judgements)
    held = (each for each in judgements if each.verdict != "undo" and each.id not in undone)
    return tuple(sorted(held, key=lambda each: each.id))


def person(who: str) -> str:
    """What makes two names the same person: letters, not their case or the blanks around them."""
    return " ".join(who.split()).casefold()


def standing(
    record: str, kind: RecordKind, history: Sequence[Judgement], reviewers: int, into: str | None = None
) -> Standing:
    """How a record stands after all the judgements that were ever given about it."""
    if not history:
        return Standing(record, kind, "drafted", into=into)
    held = in_force(history)
    decided = [each for each in held if each.verdict in _STANDS_BY or each.verdict == "reject"]
    changed = [each for each in held if each.verdict in {"amend", "draft"}]
    last_word = {person(each.who): each for each in decided}
    since = changed[-1].id if changed else 0
    last = sorted(last_word.values(), key=lambda each: each.id)
    confirmed = tuple(each.who for each in last if each.verdict in _STANDS_BY and each.id >= since)
    rejected = tuple(each.who for each in last if each.verdict == "reject")
    contested = _contested(changed, last_word)
    status: Status = "drafted"
    if rejected and not confirmed:
        status = "rejected"
    elif changed:
        status = "amended"
    elif confirmed and not rejected:
        status = "confirmed"
    return Standing(
        record=record,
        kind=kind,
        status=status,
        confirmed_by=confirmed,
        rejected_by=rejected,
        waiting=status != "drafted" and max(len(confirmed), len(rejected)) < reviewers,
        disagreement=bool(contested) or bool(confirmed and rejected),
        contested=contested,
        amended=tuple(
            dict.fromkeys(each.field for each in changed if each.verdict == "amend" and each.field)
        ),
        into=into,
        disputes=tuple(each for each in held if each.verdict == "dispute"),
        notes=tuple(each for each in held if each.verdict == "note"),
        history=tuple(sorted(history, key=lambda each: each.id)),
        undone=undone_by(history),
    )


def _contested(changed: Sequence[Judgement], last_word: dict[str, Judgement]) -> tuple[str, ...]:
    """The fields to which somebody gave another value than they have now, and has not come round since."""
    now = {each.field: each for each in changed if each.verdict == "amend"}
    theirs = {(person(each.who), each.field): each for each in changed if each.verdict == "amend"}
    return tuple(
        dict.fromkeys(
            field
            for (who, field), each in theirs.items()
            if field is not None and each.value != now[field].value and last_word[who].id < now[field].id
        )
    )
