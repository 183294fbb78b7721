"""What MUC-4's keys say of an act, of an incident, of a phrase, of a template."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.measure.muc4.incidents import TYPES, Incident
from onrecord.measure.muc4.rivals import Candidate
from onrecord.measure.muc4.scene import Act, Mention, Scene
from onrecord.measure.muc4.slots import body_name
from onrecord.record import Participant
from training.events.muc4_texts import Text

FITS = {
    "attack": {"ATTACK", "BOMBING", "ARSON"},
    "bombing": {"BOMBING", "ATTACK"},
    "arson": {"ARSON", "ATTACK", "BOMBING"},
}
"""The types of the keys that acts of a family may be of, where not its own alone."""


def keys_of(act: Act, text: Text) -> frozenset[int]:
    """The templates of the key that an act is of: the type fits, and a target (else an actor) matches."""
    fits = FITS.get(act.family, {TYPES[act.family]})
    aimed = [words for p in act.event.targets for words in _wordings(p, text.scene)]
    acting = [words for p in act.event.actors for words in _wordings(p, text.scene)]
    return frozenset(
        number
        for number, view in enumerate(text.views)
        if fits & {*view["incident_type_any"], view["incident_type"]}
        and (
            _any(aimed, view, ("human_target", "phys_target"), text)
            or (not aimed and _any(acting, view, ("perp_individual", "perp_org"), text))
        )
    )


def _any(words: Iterable[str], view: Any, slots: Iterable[str], text: Text) -> bool:
    return any(
        text.scorer.smatch(word, aliases, "contain")
        for word in words
        for slot in slots
        for aliases, _ in view[slot]
    )


def fills(mention: Mention, text: Text, key: int, slot: str) -> bool:
    """Whether a phrase, by its head word, is a filler of the key."""
    own = set(text.scorer.norm(mention.head.text))
    return any(
        text.scorer.smatch(mention.text, aliases, "contain")
        and (mention.by_name or any(own & set(text.scorer.norm(alias)) for alias in aliases))
        for aliases, _ in text.views[key][slot]
    )


def key_of(incident: Incident, text: Text) -> int | None:
    """The template of the key that most acts of an incident are of; None where no act is of any."""
    counts = Counter(key for act in incident.acts for key in keys_of(act, text))
    kind = TYPES[incident.family]
    return max(
        counts,
        key=lambda key: (counts[key] + 0.5 * (kind in text.views[key]["incident_type_any"]), -key),
        default=None,
    )


def first_of_its_fill(among: Sequence[Candidate], text: Text, key: int | None, slot: str) -> list[int | None]:
    """Which candidates fill the slot of the key, where a likelier one has not told the same fill."""
    if key is None:
        return [None] * len(among)
    left = [aliases for aliases, _ in text.views[key][slot]]
    values: list[int | None] = []
    for one in among:
        words = body_name(one.mention) if slot == "perp_org" else one.mention.text
        fill = next((a for a in left if text.scorer.smatch(words, a, "contain")), None)
        if fill is not None:
            left.remove(fill)
        values.append(int(fill is not None))
    return values


def _wordings(participant: Participant, told: Scene) -> list[str]:
    entity = told.entities.get(participant.entity or "")
    return [participant.span.text, *([entity.name] if entity and entity.kind == "person" else [])]


def in_the_keys(made: Sequence[Mapping[str, Any]], text: Text) -> set[int]:
    """Which templates the scorer pairs with a key: the type fits, and a perpetrator or a target matches."""
    scorer = text.scorer

    def credit(mine: Any, key: Any) -> float:
        slots = scorer.compare(mine, key, "contain")
        fits = mine["incident_type"] in {*key["incident_type_any"], "ATTACK"}
        linked = any(slots[slot][0] for slot in scorer.LINK)
        return float(sum(slot[0] for slot in slots.values())) if fits and linked else 0.0

    gains = [[credit(scorer.view(one), key) for key in text.views] for one in made]
    return {i for i, j in scorer.hungarian(gains) if gains[i][j] > 0}
