"""Who was taken and has not been seen since has disappeared: the taking is told as that."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.record import Event, Reason

_TAKEN, _GONE, _FREED = "liberty.arrest", "liberty.disappear", "liberty.release"
_BY_LAW = re.compile(r"arrest|detain|custody|charge", re.IGNORECASE)
_UNSEEN = re.compile(r"\b(?:seen|saw|see|heard|hear)\b", re.IGNORECASE)
_NEAR = 300
"""Characters from the taking to the words that nobody saw him again, at most."""


def as_disappeared(drafts: Sequence[Event]) -> list[Event]:
    """The drafts, a taking told as a disappearance where the next sentence says that nobody saw him since."""
    unseen = [e for e in drafts if e.type == _GONE and _UNSEEN.search(e.trigger.text)]
    return [next((_gone(e, other) for other in unseen if _is_end_of(e, other, drafts)), e) for e in drafts]


def _is_end_of(taking: Event, unseen: Event, drafts: Sequence[Event]) -> bool:
    """Whether the words that nobody saw somebody again are said of a taking that no law is named for."""
    if taking.type != _TAKEN or taking.polarity != "happened" or _BY_LAW.search(taking.trigger.text):
        return False
    if not 0 < unseen.trigger.start - taking.trigger.end < _NEAR or not _people(taking) & _people(unseen):
        return False
    between = [e for e in drafts if taking.trigger.end <= e.trigger.start < unseen.trigger.start]
    return not any(e.type == _FREED and _people(e) & _people(taking) for e in between)


def _people(event: Event) -> set[str]:
    return {p.entity for p in event.targets if p.entity is not None}


def _gone(taking: Event, unseen: Event) -> Event:
    reasons = tuple(
        Reason("type", r.step, "unseen since", unseen.trigger) if r.field == "type" else r
        for r in taking.reasons
    )
    return replace(taking, type=_GONE, reasons=reasons)
