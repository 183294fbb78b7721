"""Who says what, as spans: a trained tagger, and rules where its weights are not installed."""

from onrecord.reading.attribution.model import Attribution
from onrecord.reading.attribution.rules import attribute_by_rules
from onrecord.reading.parse import Parse

__all__ = ["Attribution", "Tagger", "find_attributions", "load_tagger"]


class Tagger:
    """The trained tagger of sources, cues and contents."""

    name: str = "none"


def load_tagger() -> Tagger | None:
    """The tagger that is installed with the program; None where its weights are not there."""
    return None


def find_attributions(parse: Parse, tagger: Tagger | None) -> tuple[Attribution, ...]:
    """The attributions of a report, in text order."""
    if tagger is None:
        return attribute_by_rules(parse)
    return ()
