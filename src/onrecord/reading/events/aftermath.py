"""What only an act before it makes an act: "He was beaten. He *died* the next day".

A cue of the codebook may ask for it (`onrecord.codebook.Cue.after`): the same person must have been the
target of an act of such a code, told before and said to have happened. An act that is done by whom it was
done to ("They offered her a post. She *refused*") must stand near it.
"""

from collections.abc import Mapping, Sequence

from onrecord.evidence import Span
from onrecord.reading.events.once import persons
from onrecord.record import Event, Participant

_ANSWER = 300
"""Characters behind an act within which somebody answers it."""


def without_loose_ends(
    drafts: Sequence[Event], earlier: Sequence[Event], after: Mapping[tuple[Span, str], str]
) -> list[Event]:
    """The drafts of a passage without those whose act before is told neither here nor ``earlier``.

    ``after`` says by trigger and code which code that act must have.
    """
    told = (*earlier, *drafts)
    return [
        event
        for event in drafts
        if (code := after.get((event.trigger, event.type))) is None
        or any(_leads_to(before, event, code) for before in told)
    ]


def _leads_to(before: Event, event: Event, code: str) -> bool:
    happened = before.polarity == "happened" and before.is_told
    if not happened or before.trigger.start >= event.trigger.start or not before.type.startswith(code):
        return False
    if event.targets:
        return bool(persons(before.targets) & persons(event.targets))
    near = event.trigger.start - before.trigger.end < _ANSWER
    return near and _may_be(before.targets, event.actors) and not _are(before.actors, event.actors)


def _may_be(done_to: tuple[Participant, ...], doers: tuple[Participant, ...]) -> bool:
    """Whether whom it was done to may be who answers it; where a name is on both sides, it is the same."""
    return bool(doers) and (not persons(done_to) or not persons(doers) or _are(done_to, doers))


def _are(some: tuple[Participant, ...], others: tuple[Participant, ...]) -> bool:
    return bool(persons(some) & persons(others))
