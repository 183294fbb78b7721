"""From a report to a reading, one step after another.

Each step is a function with its own frozen types, in its own file or folder; `read` on this page is the
whole flow. Nothing flows back: a step sees what the steps before it made and the report's text, no more.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord import __version__
from onrecord.codebook import Codebook
from onrecord.reading.amounts import find_money, find_quantities
from onrecord.reading.attribution import Tagger, find_attributions, load_tagger
from onrecord.reading.dates import find_dates
from onrecord.reading.events import find_events
from onrecord.reading.identity import find_mentions, identify
from onrecord.reading.parse import load_parser, parse
from onrecord.reading.places import find_places
from onrecord.reading.statements import find_statements
from onrecord.record import Reading, Report, is_english

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Reader", "load_reader", "read"]


@dataclass(frozen=True)
class Reader:
    """What reading needs and loads only once. ``tagger`` is None where its weights are not installed."""

    nlp: "Language"
    codebook: Codebook
    tagger: Tagger | None

    @property
    def name(self) -> str:
        """What a reading says it was read by."""
        tagger = self.tagger.name if self.tagger else "rules"
        return f"onrecord {__version__}; statements: {tagger}; codebook: {self.codebook.name}"

    def by_rules(self) -> "Reader":
        """The same reader without the head that doubts acts."""
        return replace(self, tagger=replace(self.tagger, head=None) if self.tagger else None)


def load_reader(codebook: Codebook) -> Reader:
    """A reader with the models that are installed with the program."""
    return Reader(nlp=load_parser(), codebook=codebook, tagger=load_tagger())


def read(report: Report, reader: Reader) -> Reading:
    """The reading of ``report``: a draft, for a person to confirm or correct.

    The steps know English alone. From a report in another language nothing is drafted: grammar that is not
    its own would put wrong names beside crimes. One whose language is not known is read.
    """
    if report.language is not None and not is_english(report.language):
        return Reading(report=report, reader=reader.name)
    parsed = parse(report, reader.nlp)
    tagged = find_attributions(parsed, reader.tagger)
    places = find_places(parsed)
    dates = find_dates(parsed)
    money = find_money(parsed, places)
    quantities = find_quantities(parsed)
    mentions = find_mentions(parsed, places)
    identity = identify(parsed, mentions, places, tagged.attributions)
    statements = find_statements(parsed, tagged.attributions, identity, dates)
    events = find_events(
        parsed, reader.codebook, identity, statements, places, dates, money, quantities, tagged.factuality
    )
    return Reading(
        report=report, entities=identity.entities, statements=statements, events=events, reader=reader.name
    )
