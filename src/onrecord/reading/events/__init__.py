"""Who did what to whom: events of the codebook, with their participants and how sure the report is."""

from onrecord.codebook import Codebook
from onrecord.reading.amounts import Money, Quantity
from onrecord.reading.dates import TimeExpression
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse
from onrecord.reading.places import PlaceName
from onrecord.record import Event, Statement

__all__ = ["find_events"]


def find_events(
    parse: Parse,
    codebook: Codebook,
    identity: Identity,
    statements: tuple[Statement, ...],
    places: tuple[PlaceName, ...],
    dates: tuple[TimeExpression, ...],
    money: tuple[Money, ...],
    quantities: tuple[Quantity, ...],
) -> tuple[Event, ...]:
    """The events of a report, in text order."""
    return ()
