"""A second look at the phrases that may fill a slot: how each stands beside its rivals.

The first models ask of every phrase by itself. What they say of other mentions of the same person or thing,
of the other phrases for the slot, of the same phrase in other slots and in other incidents of the text says
more; the models of the second look go by that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.measure.muc4.incidents import Incident
from onrecord.measure.muc4.models import Models
from onrecord.measure.muc4.scene import Act, Mention, Scene
from onrecord.measure.muc4.signs import classes, counted, lemma_of, steps
from onrecord.measure.muc4.slots import STRINGS, Filler, distinct, find_fillers, is_named, who

LEAST = 0.03
"""The first chance below which a phrase gets no second look."""
MOST = 10
"""Phrases of a slot that get a second look."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """A phrase with what the first models say of it: for the slot, and of all mentions of the same."""

    mention: Mention
    chance: float
    of_all: tuple[float, ...]


Table = Sequence[Mapping[str, Sequence[Candidate]]]
"""For each incident of a text, for each slot, its candidates, the likeliest first."""


def second_look(
    incidents: Sequence[Incident], scene: Scene, models: Models
) -> tuple[Mapping[str, tuple[Filler, ...]], ...]:
    """For each incident of a text, for each slot, the phrases that may fill it, with their chances."""
    found = [find_fillers(incident, scene, models) for incident in incidents]
    table = [{slot: candidates(fillers[slot], slot) for slot in STRINGS} for fillers in found]

    def again(slot: str, place: int, number: int) -> Filler:
        signs = rival_signs(slot, place, number, incidents, table, scene)
        return Filler(table[number][slot][place].mention, models.chance(f"{slot} beside", signs))

    return tuple(
        {slot: tuple(again(slot, place, number) for place in range(len(slots[slot]))) for slot in STRINGS}
        for number, slots in enumerate(table)
    )


def candidates(fillers: Sequence[Filler], slot: str) -> tuple[Candidate, ...]:
    """The phrases that get a second look, the likeliest first, each person or thing once."""
    by_who: dict[str, list[float]] = {}
    for filler in fillers:
        by_who.setdefault(who(filler.mention, slot), []).append(filler.chance)
    return tuple(
        Candidate(
            filler.mention, filler.chance, tuple(sorted(by_who[who(filler.mention, slot)], reverse=True))
        )
        for filler in distinct(fillers, slot, LEAST)[:MOST]
    )


def rival_signs(
    slot: str, place: int, number: int, incidents: Sequence[Incident], table: Table, scene: Scene
) -> Iterator[str]:
    """What is true of candidate ``place`` for ``slot`` of incident ``number`` beside all others."""
    mine, incident = table[number][slot], incidents[number]
    one, stronger = mine[place], mine[:place]
    mention = one.mention
    yield from steps("chance", one.chance)
    yield from counted("mentions", len(one.of_all))
    yield from steps("second mention", one.of_all[1] if len(one.of_all) > 1 else 0.0)
    yield from steps("all mentions", sum(one.of_all) / 3)
    yield from counted("place", place)
    yield from steps("stronger", sum(rival.chance for rival in stronger) / 3)
    yield from steps("next stronger", stronger[-1].chance if stronger else 0.0)
    yield from steps("strongest", mine[0].chance)
    yield from steps("next weaker", mine[place + 1].chance if place + 1 < len(mine) else 0.0)
    for other in STRINGS:
        there = table[number][other]
        same = [rival.chance for rival in there if rival.mention.who == mention.who]
        yield from steps(f"here in {other}", max(same, default=0.0))
        yield from steps(f"best in {other}", there[0].chance if there else 0.0)
    elsewhere = [
        rival.chance
        for which, slots in enumerate(table)
        if which != number
        for rival in slots[slot]
        if who(rival.mention, slot) == who(mention, slot)
    ]
    yield from steps("elsewhere", max(elsewhere, default=0.0))
    yield from steps("incident", incident.chance)
    yield from steps("text", max(other.chance for other in incidents))
    yield from counted("incidents", len(incidents))
    yield from counted("acts", len(incident.acts))
    yield f"family {incident.family}"
    yield from _of_the_phrase(mention, incident.acts, scene)


def _of_the_phrase(mention: Mention, acts: Sequence[Act], scene: Scene) -> Iterator[str]:
    gap = mention.sentence - acts[0].sentence
    yield from counted("after" if gap > 0 else "before", abs(gap))
    yield from counted("far", min(abs(mention.sentence - act.sentence) for act in acts))
    yield from counted("sentence", mention.sentence)
    yield from counted("words", len(mention.text.split()))
    yield f"named {is_named(mention)}"
    yield f"tag {mention.head.tag_}"
    yield f"kind {mention.entity.kind if mention.entity else None}"
    if not is_named(mention):
        yield f"head {lemma_of(mention.head)}"
    yield from (f"in {name}" for name in classes(mention.text))
    last = mention.text.split()[-1]
    yield from counted("said", sum(other.text.split()[-1] == last for other in scene.mentions))
    if mention.entity is not None:
        yield from counted("entity", len(mention.entity.mentions))
        own = mention.entity.id
        yield f"target {any(own == p.entity for act in acts for p in act.event.targets)}"
        yield f"actor {any(own == p.entity for act in acts for p in act.event.actors)}"
    yield f"acted on {any(act.event.targets for act in acts)}"
    yield f"acted {any(act.event.actors for act in acts)}"
