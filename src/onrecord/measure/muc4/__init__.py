"""Events as MUC-4 templates: one for each terrorist incident of a text (MUC-4 Proceedings, 1992).

A text is read by the same steps as any report, with the codebook book ``muc4``. Its events are the acts of
the task; small models, trained on the task's development texts, say which of them are one incident, which
phrases fill its slots, and whether the keys want it: they leave out the old, the vague and the fights between
armed forces.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from onrecord.codebook import Codebook, packaged
from onrecord.intake import read_text
from onrecord.measure.muc4.confidence import CONFIDENCES, confidence_signs
from onrecord.measure.muc4.drafts import Draft, drafts, incident_type, relevance_signs
from onrecord.measure.muc4.models import Models, load_models
from onrecord.measure.muc4.scene import Scene, scene
from onrecord.measure.muc4.slots import body_name, is_named
from onrecord.reading.dates import TimeExpression, find_dates
from onrecord.reading.parse import parse

if TYPE_CHECKING:
    from onrecord.reading import Reader

__all__ = ["predict_muc4", "templates"]


@cache
def book() -> Codebook:
    """The codebook of the task."""
    return packaged("muc4")


def predict_muc4(line: Mapping[str, Any], reader: "Reader") -> dict[str, Any]:
    """The templates of one text; the models weigh doubtful acts themselves."""
    from onrecord.reading import read  # noqa: PLC0415 - the steps load with the reader

    report = read_text(line["text"], line["id"])
    reading = read(report, replace(reader, codebook=book()).by_rules())
    parsed = parse(report, reader.nlp)
    found = templates(scene(reading, parsed), find_dates(parsed), load_models())
    return {"id": line["id"], "templates": list(found)}


def templates(told: Scene, dates: Sequence[TimeExpression], models: Models) -> Iterator[dict[str, Any]]:
    """The templates of one text that the task is likely to want."""
    among = drafts(told, dates, models)
    for draft in among:
        chance = models.chance("relevant", relevance_signs(draft, among, told))
        if chance > models.thresholds["relevant"]:
            yield template(draft, told, models)


def template(draft: Draft, told: Scene, models: Models) -> dict[str, Any]:
    """A draft in the form of the keys."""
    slots = draft.slots
    persons = slots["human_target"]
    bodies = {body_name(mention): mention for mention in slots["perp_org"]}
    return {
        "incident_type": incident_type(draft, told, models),
        "stage": "ACCOMPLISHED",
        "date": draft.day,
        "location": draft.spot,
        "perp_individual": [mention.text for mention in slots["perp_individual"]],
        "perp_org": list(bodies),
        "perp_confidence": [
            {"value": _confidence(tuple(confidence_signs(mention, draft, told)), models), "of": name}
            for name, mention in bodies.items()
        ],
        "hum_target_name": [mention.text for mention in persons if is_named(mention)],
        "hum_target_description": [mention.text for mention in persons if not is_named(mention)],
        "phys_target": [mention.text for mention in slots["phys_target"]],
        "instrument": [],
    }


def _confidence(signs: Sequence[str], models: Models) -> str:
    return max(CONFIDENCES, key=lambda confidence: models.chance(confidence, signs))
