"""Where: place names, and the gazetteer entries that they stand for."""

from onrecord.reading.parse import Parse
from onrecord.reading.places.model import PlaceName

__all__ = ["PlaceName", "find_places"]


def find_places(parse: Parse) -> tuple[PlaceName, ...]:
    """The place names of a report, in text order."""
    return ()
