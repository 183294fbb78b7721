"""A template before it is decided whether the task wants it, and what the models go by to decide."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.measure.muc4.circumstances import Option, best, days, spots
from onrecord.measure.muc4.incidents import TYPES, VIOLENT, Incident, find_incidents
from onrecord.measure.muc4.models import Models
from onrecord.measure.muc4.phrases import governors
from onrecord.measure.muc4.scene import Mention, Scene
from onrecord.measure.muc4.signs import act_signs, age, bucket, classes
from onrecord.measure.muc4.slots import STRINGS, Filler, body_name, chosen, find_fillers
from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.reading.dates import TimeExpression

CONFIDENCES = (
    "REPORTED AS FACT",
    "SUSPECTED OR ACCUSED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "CLAIMED OR ADMITTED",
    "POSSIBLE",
)
_STEPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


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
    return tuple(fill(incident, scene, dates, models) for incident in find_incidents(scene, models))


def fill(incident: Incident, scene: Scene, dates: Sequence[TimeExpression], models: Models) -> Draft:
    """What fills the template of ``incident``."""
    fillers = find_fillers(incident, scene, models)
    return Draft(
        incident,
        fillers,
        {slot: chosen(fillers[slot], slot, models.thresholds[slot]) for slot in STRINGS},
        likeliest("day", tuple(days(incident.acts, scene, dates)), models),
        likeliest("spot", tuple(spots(incident.acts, scene)), models),
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
    yield from _steps("likeliest", incident.chance)
    yield from _steps("mean", sum(incident.chances) / len(incident.chances))
    yield from _steps("text", max(other.incident.chance for other in among))
    for slot in STRINGS:
        yield from _steps(slot, max((filler.chance for filler in draft.fillers[slot]), default=0.0))
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


def _steps(name: str, chance: float) -> Iterator[str]:
    for step in _STEPS:
        if chance > step:
            yield f"{name} > {step}"


def confidence_signs(mention: Mention, draft: Draft, scene: Scene) -> Iterator[str]:
    """What tells how sure the text is that a body did it."""
    words, text = vocabulary(), scene.reading.report.text
    name = body_name(mention)
    mentions = [m for m in scene.mentions if m.who == mention.who or body_name(m) == name]
    sentences = {m.sentence for m in mentions}
    told = {act.sentence for act in draft.incident.acts}
    for m in mentions:
        near = "here" if m.sentence in told else "elsewhere"
        yield from (f"{near} {sign}" for sign in governors(m.head))
        sentence = m.head.sent.text
        yield f"{near} claimed {sentence in words.claimed}"
        yield f"{near} accused {sentence in words.accused}"
        if near == "here":
            yield from (
                f"near {t.lemma_.lower()}"
                for t in m.head.sent
                if t.pos_ in {"VERB", "ADJ", "ADV", "NOUN", "AUX"}
            )
    yield f"together {bool(sentences & told)}"
    for act in draft.incident.acts:
        yield f"certainty {act.event.certainty}"
        yield f"told by {min(len(act.event.according_to), 2)}"
        yield f"actors {bool(act.event.actors)}"
    yield f"name {name}"
    yield f"clandestine {text.startswith('CLANDESTINE')}"
    for name in classes(mention.text):
        yield f"in {name}"
