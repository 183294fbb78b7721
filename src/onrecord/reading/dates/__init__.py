"""When: time expressions, and the calendar dates that they stand for."""

from onrecord.reading.dates.model import TimeExpression
from onrecord.reading.parse import Parse

__all__ = ["TimeExpression", "find_dates"]


def find_dates(parse: Parse) -> tuple[TimeExpression, ...]:
    """The time expressions of a report, in text order."""
    return ()
