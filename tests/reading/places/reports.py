"""Reports made by hand from their paragraphs, and the places found in them."""

from onrecord.reading.parse import Parse, load_parser, parse
from onrecord.reading.places import PlaceName, find_places
from onrecord.record import Part, Report


def parsed(*paragraphs: str) -> Parse:
    """The parse of a report whose parts are ``paragraphs``."""
    text, parts = "", []
    for paragraph in paragraphs:
        start = len(text)
        text += paragraph + "\n\n"
        parts.append(Part("paragraph", start, start + len(paragraph)))
    return parse(Report("0" * 64, "text/plain", text, parts=tuple(parts)), load_parser())


def places(*paragraphs: str) -> dict[str, PlaceName]:
    """The places of a report by their words; the last one where words come twice."""
    return {p.span.text: p for p in find_places(parsed(*paragraphs))}


def country(place: PlaceName) -> str | None:
    """The country that a place was resolved to lie in; None for a name without an entry."""
    return place.gazetteer.within[-1] if place.gazetteer and place.gazetteer.within else None
