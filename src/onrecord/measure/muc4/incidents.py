"""Which acts of a text are one incident of the task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.measure.muc4.models import Models
from onrecord.measure.muc4.scene import Act, Scene
from onrecord.measure.muc4.signs import act_signs, pair_signs

TYPES = {
    "attack": "ATTACK",
    "bombing": "BOMBING",
    "arson": "ARSON",
    "kidnapping": "KIDNAPPING",
    "robbery": "ROBBERY",
    "stoppage": "FORCED WORK STOPPAGE",
}
"""The task's type for each family of the codebook's codes."""
VIOLENT = ("attack", "bombing", "arson")
"""Families that may tell of one incident: a bomb goes off, and somebody is killed."""


@dataclass(frozen=True, eq=False)
class Incident:
    """The acts of one incident in text order, and of each the chance that the task wants it."""

    acts: tuple[Act, ...]
    chances: tuple[float, ...]

    @cached_property
    def family(self) -> str:
        """The family of its acts: the first that is no mere attack, else attack."""
        return family(self.acts)

    @property
    def chance(self) -> float:
        """The chance of its likeliest act."""
        return max(self.chances)


def family(acts: Sequence[Act]) -> str:
    """The family of ``acts``: the first that is no mere attack, else attack."""
    return next((act.family for act in acts if act.family != "attack"), "attack")


def find_incidents(scene: Scene, models: Models) -> tuple[Incident, ...]:
    """The incidents of a text: its acts that may be wanted, joined by what they have in common."""
    wanted = {act: models.chance("act", act_signs(act, scene)) for act in scene.acts}
    alike = {
        (one, other): models.chance("pair", pair_signs(one, other, scene, wanted))
        for i, one in enumerate(scene.acts)
        for other in scene.acts[i + 1 :]
        if may_join((one,), (other,))
    }
    return join(scene.acts, wanted, alike, models.thresholds)


def may_join(some: Sequence[Act], others: Sequence[Act]) -> bool:
    """Whether acts of these families can be of one incident."""
    families = {act.family for act in (*some, *others)}
    return len(families) == 1 or (families <= set(VIOLENT) and not families >= {"bombing", "arson"})


def join(
    acts: Sequence[Act],
    wanted: Mapping[Act, float],
    alike: Mapping[tuple[Act, Act], float],
    thresholds: Mapping[str, float],
) -> tuple[Incident, ...]:
    """Clusters of the acts by average linkage, in text order; an act that is hardly wanted is left out."""
    order = {act: number for number, act in enumerate(acts)}
    clusters = [[act] for act in acts if wanted[act] > thresholds["act"]]

    def likeness(some: list[Act], others: list[Act]) -> float:
        pairs = [alike.get((a, b) if order[a] < order[b] else (b, a), 0.0) for a in some for b in others]
        return sum(pairs) / len(pairs) if may_join(some, others) else 0.0

    while True:
        best, one, other = max(
            ((likeness(a, b), i, j) for i, a in enumerate(clusters) for j, b in enumerate(clusters) if i < j),
            default=(0.0, 0, 0),
        )
        if best < thresholds["pair"] or not best:
            break
        clusters[one] = sorted(clusters[one] + clusters.pop(other), key=order.__getitem__)
    return tuple(
        Incident(tuple(cluster), tuple(wanted[act] for act in cluster))
        for cluster in sorted(clusters, key=lambda cluster: order[cluster[0]])
    )
