"""Place names with coordinates, in the format of the toponym benchmarks' scorer."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from onrecord.intake import read_text
from onrecord.reading.parse import parse
from onrecord.reading.places import find_places

if TYPE_CHECKING:
    from onrecord.reading import Reader


def predict_places(line: Mapping[str, Any], reader: "Reader") -> dict[str, Any]:
    """The toponyms of one document; a name without an entry has no coordinates.

    Demonyms ("Thai") are given too. Of the three corpora that the scorer was written for, LGL and TR-News
    annotate them and GeoVirus does not; a program that is told nothing but a text cannot know which it
    reads, so it follows the two.
    """
    report = read_text(line["text"], line["id"])
    return {
        "id": line["id"],
        "toponyms": [
            {
                "start": place.span.start,
                "end": place.span.end,
                "lat": place.gazetteer.lat if place.gazetteer else None,
                "lon": place.gazetteer.lon if place.gazetteer else None,
            }
            for place in find_places(parse(report, reader.nlp))
        ],
    }
