"""What a place name in a report is, before it becomes an entity."""

from dataclasses import dataclass

from onrecord.evidence import Span
from onrecord.record import Gazetteer


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place where it stands in the text, resolved to a gazetteer entry or left a name.

    ``sure`` says that the words are a place whatever else a name recogniser took them for. ``demonym`` marks
    an adjective or a people ("Thai", "Cambodians"): it names a country but is no place where something
    happened. ``method`` is the rule that decided.
    """

    span: Span
    gazetteer: Gazetteer | None
    sure: bool
    demonym: bool
    method: str
