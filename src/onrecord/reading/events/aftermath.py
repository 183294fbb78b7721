"""What only an act before it makes an act: "He was beaten. He *died* the next day".

A cue of the codebook may ask for it (`onrecord.codebook.Cue.after`): the same person must have been the
target of an act of such a code, told before and said to have happened.
"""

from collections.abc import Mapping, Sequence

from onrecord.evidence import Span
from onrecord.reading.events.once import persons
from onrecord.record import Event


def without_loose_ends(
    drafts: Sequence[Event], earlier: Sequence[Event], after: Mapping[Span, str]
) -> list[Event]:
    """The drafts of a passage without those whose act before is told neither here nor ``earlier``.

    ``after`` says by trigger which code that act must have.
    """
    told = (*earlier, *drafts)
    return [
        event
        for event in drafts
        if event.trigger not in after
        or any(_leads_to(before, event, after[event.trigger]) for before in told)
    ]


def _leads_to(before: Event, event: Event, code: str) -> bool:
    happened = before.polarity == "happened" and before.is_told
    if not happened or before.trigger.start >= event.trigger.start or not before.type.startswith(code):
        return False
    return bool(persons(before.targets) & persons(event.targets))
