"""A template before it is decided whether the task wants it, and what the models go by to decide."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.measure.muc4.circumstances import Option, best, days, spots
from onrecord.measure.muc4.incidents import TYPES, VIOLENT, Incident, find_incidents
from onrecord.measure.muc4.models import Models
from onrecord.measure.muc4.rivals import second_look
from onrecord.measure.muc4.scene import Mention, Scene
from onrecord.measure.muc4.signs import act_signs, age, bucket, classes, steps
from onrecord.measure.muc4.slots import STRINGS, Filler, chosen
from onrecord.reading.dates import TimeExpression


@dataclass(frozen=True, eq=False)
class Draft:
    """An incident with all that may fill its template."""

    incident: Incident
    fillers: Mapping[str, tuple[Filler, ...]]
    slots: Mapping[str, tuple[Mention, ...]]
    day: str | None
    spot: str | None


def drafts(scene: Scene, dates: Sequence[TimeExpression], models: Models) -> tuple[Draft, ...]:
    """A draft for each incident of a text."""
    incidents = find_incidents(scene, models)
    fillers = second_look(incidents, scene, models)
    return tuple(
        Draft(
            incident,
            found,
            {slot: chosen(found[slot], slot, models.thresholds[slot]) for slot in STRINGS},
            likeliest("day", tuple(days(incident.acts, scene, dates)), models),
            likeliest("spot", tuple(spots(incident.acts, scene)), models),
        )
        for incident, found in zip(incidents, fillers, strict=True)
    )


def likeliest(model: str, options: Sequence[Option], models: Models) -> str | None:
    """The likeliest of the days or places; None where there is none."""
    return best(options, [models.chance(model, option.signs) for option in options])


def incident_type(draft: Draft, scene: Scene, models: Models) -> str:
    """The task's type of an incident; between attack, bombing and arson a model decides."""
    kind = draft.incident.family
    if kind not in VIOLENT:
        return TYPES[kind]
    signs = tuple(type_signs(draft, scene))
    return TYPES[max(VIOLENT, key=lambda violent: models.chance(violent, signs))]


def type_signs(draft: Draft, scene: Scene) -> Iterator[str]:
    """What tells an attack from a bombing and an arson."""
    acts = draft.incident.acts
    counts = Counter(act.family for act in acts)
    yield f"first {acts[0].family}"
    likeliest = max(zip(draft.incident.chances, range(len(acts)), strict=True))[1]
    yield f"likeliest {acts[likeliest].family}"
    for violent in VIOLENT:
        yield f"{violent} {bucket(counts[violent])}"
        yield f"{violent} share {round(4 * counts[violent] / len(acts))}"
    for act in acts:
        yield f"code {act.event.type}"
        yield f"lemma {act.trigger.lemma_.lower()}"
        yield from (f"word {t.lemma_.lower()}" for t in act.trigger.sent if t.pos_ in {"NOUN", "VERB"})
    for slot in STRINGS:
        yield f"{slot} {min(len(draft.slots[slot]), 2)}"
    for mention in draft.slots["phys_target"]:
        yield f"thing {mention.head.lemma_.lower()}"


def relevance_signs(draft: Draft, among: Sequence[Draft], scene: Scene) -> Iterator[str]:
    """What tells whether the keys want an incident, one ``among`` those of its text."""
    incident, text = draft.incident, scene.reading.report.text
    yield f"family {incident.family}"
    yield f"acts {bucket(len(incident.acts))}"
    yield from steps("likeliest", incident.chance)
    yield from steps("mean", sum(incident.chances) / len(incident.chances))
    yield from steps("text", max(other.incident.chance for other in among))
    for slot in STRINGS:
        yield from steps(slot, max((filler.chance for filler in draft.fillers[slot]), default=0.0))
        yield f"{slot} {min(len(draft.slots[slot]), 3)}"
        for mention in draft.slots[slot]:
            if not (mention.entity and mention.entity.kind == "person"):
                yield f"{slot} head {mention.head.lemma_.lower()}"
            for name in classes(mention.text):
                yield f"{slot} in {name}"
    stronger = [other for other in among if other.incident.chance > incident.chance]
    yield f"rank {min(len(stronger), 3)} of {min(len(among), 4)}"
    yield f"incidents {bucket(len(among))}"
    siblings = [other for other in among if other is not draft and other.incident.family == incident.family]
    yield f"siblings {min(len(siblings), 3)}"
    yield f"stronger sibling {any(other in stronger for other in siblings)}"
    victims = {m.who for m in draft.slots["human_target"]}
    yield f"a rival's victims {any(victims & {m.who for m in o.slots['human_target']} for o in stronger)}"
    for when in {age(act, scene.reading.report.published) for act in incident.acts}:
        yield f"age {when}"
    yield f"paragraph {min(incident.acts[0].paragraph, 5)}"
    yield f"day {draft.day is not None and draft.day[0] == '-'}"
    yield f"spot {':' in (draft.spot or '')}"
    yield f"country {(draft.spot or '').partition(':')[0]}"
    yield f"station {text[:40].partition(',')[0]}"
    for word in re.findall(r"\[([A-Z ]+)\]", text[:300])[:3]:
        yield f"heading {word}"
    yield f"length {len(text) // 1000}"
    top = max(zip(incident.chances, range(len(incident.acts)), strict=True))[1]
    yield from (f"act {sign}" for sign in act_signs(incident.acts[top], scene))
