"""Attributions in the format of the scorer for PolNeAR: sources, cues and contents as offsets."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from onrecord.intake import read_text
from onrecord.reading.attribution import Attribution, find_attributions
from onrecord.reading.parse import parse

if TYPE_CHECKING:
    from onrecord.reading import Reader


def predict_statements(line: Mapping[str, Any], reader: "Reader") -> dict[str, Any]:
    """The attributions of one article, as the first step of every report's statements finds them."""
    report = read_text(line["text"], line["id"])
    found = find_attributions(parse(report, reader.nlp), reader.tagger).attributions
    return {"id": line["id"], "attributions": [_roles(attribution) for attribution in found]}


def _roles(attribution: Attribution) -> dict[str, list[list[int]]]:
    """The pieces of each role as ``[start, end)`` pairs; an empty source stays empty."""
    return {
        role: [[span.start, span.end] for span in getattr(attribution, role)]
        for role in ("source", "cue", "content")
    }
