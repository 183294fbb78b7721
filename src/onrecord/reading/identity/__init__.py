"""Who exactly: the words that stand for persons and bodies, and which of them stand for the same one."""

from onrecord.reading.attribution import Attribution
from onrecord.reading.identity.model import Identity, Mention
from onrecord.reading.parse import Parse
from onrecord.reading.places import PlaceName

__all__ = ["Identity", "Mention", "find_mentions", "identify"]


def find_mentions(parse: Parse, places: tuple[PlaceName, ...]) -> tuple[Mention, ...]:
    """The words of a report that stand for somebody or something, in text order."""
    return ()


def identify(
    parse: Parse,
    mentions: tuple[Mention, ...],
    places: tuple[PlaceName, ...],
    attributions: tuple[Attribution, ...],
) -> Identity:
    """One entity for each person, body, group, place or document that the mentions stand for."""
    return Identity((), (), {})
