"""Events as MUC-4 templates: one for each terrorist incident of a text (MUC-4 Proceedings, 1992).

A template gathers the events of one report that tell of one incident. What the codebook tells apart and
MUC-4 does not (a killing and a beating are both an ATTACK) is joined; what MUC-4 leaves out (arrests, trials,
threats, fights between guerrillas and soldiers) is dropped.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.intake import read_text
from onrecord.measure.muc4.incidents import find_incidents
from onrecord.measure.muc4.relevance import is_relevant
from onrecord.measure.muc4.slots import country_of, perpetrators, targets, when, where
from onrecord.record import Reading

if TYPE_CHECKING:
    from onrecord.reading import Reader


def predict_muc4(line: Mapping[str, Any], reader: "Reader") -> dict[str, Any]:
    """The templates of one text."""
    from onrecord.reading import read  # noqa: PLC0415 - the steps load with the reader

    reading = read(read_text(line["text"], line["id"]), reader)
    return {"id": line["id"], "templates": list(templates(reading))}


def templates(reading: Reading) -> Iterator[dict[str, Any]]:
    """The templates of one reading."""
    entities = {entity.id: entity for entity in reading.entities}
    country = country_of(reading.report.text)
    for incident in find_incidents(reading):
        persons, things = targets(incident, entities)
        if not (persons or things):
            continue
        individuals, bodies = perpetrators(incident, reading, entities)
        if not is_relevant(incident, reading, entities, persons, things):
            continue
        yield {
            "incident_type": incident.kind,
            "stage": "ACCOMPLISHED",
            "date": when(incident, reading.report.published),
            "location": where(incident, entities, country),
            "perp_individual": individuals,
            "perp_org": [body for body, _ in bodies],
            "perp_confidence": [{"value": confidence, "of": body} for body, confidence in bodies],
            "hum_target_name": persons,
            "hum_target_description": [],
            "phys_target": things,
            "instrument": [],
        }
