"""Statements of reports made by hand, from the reading's own steps, without the trained tagger."""

from dataclasses import dataclass

from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.rules import attribute_by_rules
from onrecord.reading.dates import find_dates
from onrecord.reading.identity import Identity, find_mentions, identify
from onrecord.reading.parse import Parse, load_parser, parse
from onrecord.reading.places import find_places
from onrecord.reading.statements import find_statements
from onrecord.record import Part, Report, Statement


@dataclass(frozen=True)
class Told:
    """A report's statements, and the entities that their sources are."""

    report: Report
    identity: Identity
    statements: tuple[Statement, ...]

    def over(self, phrase: str) -> list[Statement]:
        """The statements whose content, or whose words for silence, reach over half of ``phrase``."""
        start = self.report.text.index(phrase)
        end = start + len(phrase)
        return [s for s in self.statements if 2 * _shared(s, start, end) >= end - start]

    def names(self, statement: Statement) -> list[str]:
        """What the source is called: the entity's names and the words that stand here."""
        entity = self.identity.by_id.get(statement.source) if statement.source is not None else None
        names = [entity.name, *entity.aliases] if entity is not None else []
        return [*names, *([statement.source_span.text] if statement.source_span is not None else [])]

    def within(self, statement: Statement) -> Statement | None:
        """The statement in which this one is told."""
        return next((s for s in self.statements if s.id == statement.within), None)


def parsed(*paragraphs: str, published: str | None = None) -> Parse:
    """The parse of a report whose parts are ``paragraphs``, all of which tell."""
    text, parts = "", []
    for paragraph in paragraphs:
        parts.append(Part("paragraph", len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return parse(Report("0" * 64, "text/plain", text, published=published, parts=tuple(parts)), load_parser())


def statements_of(parse_: Parse, attributions: tuple[Attribution, ...] | None = None) -> Told:
    """The statements of a parse, from the attributions given, or else from those that the rules find."""
    found = attribute_by_rules(parse_) if attributions is None else attributions
    places = find_places(parse_)
    identity = identify(parse_, find_mentions(parse_, places), places, found)
    return Told(parse_.report, identity, find_statements(parse_, found, identity, find_dates(parse_)))


def told(*paragraphs: str, published: str | None = None) -> Told:
    """The statements of a report made of ``paragraphs``."""
    return statements_of(parsed(*paragraphs, published=published))


def _shared(statement: Statement, start: int, end: int) -> int:
    spans = statement.content or (statement.source_span, statement.cue)
    return sum(max(0, min(s.end, end) - max(s.start, start)) for s in spans if s is not None)
