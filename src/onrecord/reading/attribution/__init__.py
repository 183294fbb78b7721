"""Who says what, as spans: a trained tagger, and rules where its weights are not installed."""

from onrecord.reading.attribution.model import Attribution
from onrecord.reading.attribution.rules import attribute_by_rules
from onrecord.reading.attribution.tagger import Tagger, load_tagger, tag_attributions
from onrecord.reading.parse import Parse

__all__ = ["Attribution", "Tagger", "find_attributions", "load_tagger", "tag_attributions"]


def find_attributions(parse: Parse, tagger: Tagger | None) -> tuple[Attribution, ...]:
    """The attributions of a report, in text order."""
    if tagger is None:
        return attribute_by_rules(parse)
    return tag_attributions(
        tagger, parse.report.text, [(passage.start, passage.end) for passage in parse.telling]
    )
