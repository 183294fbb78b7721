"""Which of two drafts of one sentence tells an act more closely, so that it is told once."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.codebook import Codebook
from onrecord.reading.events.clauses import is_beside, stands_alone
from onrecord.reading.events.match import Candidate
from onrecord.reading.events.subjects import has_auxiliary, own_subject
from onrecord.record import Event

if TYPE_CHECKING:
    from spacy.tokens import Token


def gives_way(
    candidate: Candidate, event: Event, read: Mapping[Candidate, Event], codebook: Codebook
) -> bool:
    """Whether another draft tells this act more closely.

    A plan that another act's words hold is part of that act ("threatened to *arrest* him", "urged it to
    *release* her"); a general code says less than what hangs on it ("ruled to *dissolve* the party").
    """
    trigger = candidate.trigger
    if any(
        other.trigger in trigger.ancestors
        and (
            (
                event.certainty in {"planned", "possible"}
                and other.trigger.i < trigger.i
                and not _is_another(event, trigger, other.trigger)
            )
            or (told.type == event.type and (candidate.cue.spoken or (told.actors and not event.actors)))
        )
        and _no_clause_between(trigger, other.trigger)
        for other, told in read.items()
    ):
        return True
    return codebook[event.type].general and any(
        trigger in other.trigger.ancestors
        and not is_beside(other.trigger, trigger)
        and not _is_ground(other.trigger, trigger)
        and _no_clause_between(other.trigger, trigger)
        for other, told in read.items()
        if told.certainty not in {"planned", "possible"}  # "ordered the eviction" is told by the order
    )


def _is_ground(act: "Token", decision: "Token") -> bool:
    """ "Ruled on their *complaint*", "refused bail to a man *charged* with": what was before the decision."""
    while act != decision:
        told_of = act.dep_ == "acl" and act.tag_ == "VBN" and act.head.dep_ in {"pobj", "appos"}
        if told_of or (act.dep_ == "pobj" and act.head.lower_ in {"on", "over", "after", "following"}):
            return True
        act = act.head
    return False


def _is_another(event: Event, trigger: "Token", other: "Token") -> bool:
    """Whether an act that is only doubted has a verb of its own: "is in their hands and *is questioned*"."""
    return event.certainty == "possible" and has_auxiliary(trigger) and is_beside(trigger, other)


def _no_clause_between(lower: "Token", upper: "Token") -> bool:
    """Whether ``lower`` is a complement of ``upper``, not a part of an adverbial or relative clause."""
    while lower != upper:
        if lower.dep_ in {"relcl", "advcl", "parataxis"} or (lower.dep_ == "conj" and own_subject(lower)):
            return False
        if stands_alone(lower, lower.head):
            return False
        lower = lower.head
    return True
