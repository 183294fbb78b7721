"""Who says what, as spans: a trained tagger, and rules where its weights are not installed."""

from onrecord.reading.attribution.model import Attribution
from onrecord.reading.attribution.rules import attribute_by_rules
from onrecord.reading.attribution.tagger import Tagged, Tagger, load_tagger, tag
from onrecord.reading.parse import Parse

__all__ = ["Attribution", "Tagged", "Tagger", "find_attributions", "load_tagger", "tag"]


def find_attributions(parse: Parse, tagger: Tagger | None) -> Tagged:
    """The attributions of a report; with a tagger, how sure its acts are besides."""
    if tagger is None:
        return Tagged(attribute_by_rules(parse), factuality=None)
    return tag(tagger, parse.report.text, [(passage.start, passage.end) for passage in parse.telling])
