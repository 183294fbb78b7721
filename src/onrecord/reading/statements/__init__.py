"""Who says what: attributions with their source known, their kind, stance and basis."""

from onrecord.reading.attribution import Attribution
from onrecord.reading.dates import TimeExpression
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse
from onrecord.record import Statement

__all__ = ["find_statements"]


def find_statements(
    parse: Parse, attributions: tuple[Attribution, ...], identity: Identity, dates: tuple[TimeExpression, ...]
) -> tuple[Statement, ...]:
    """The statements of a report, in text order."""
    return ()
