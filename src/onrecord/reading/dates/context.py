"""What is known where a time expression stands, and what is made of it there."""

import datetime
from dataclasses import dataclass

from onrecord.evidence import Span
from onrecord.reading.dates.meaning import Toward


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the report told before, its words, the paragraph in which it was, and whether beside it.

    ``since``: whether it only tells since when something has gone on.
    """

    value: str
    span: Span
    paragraph: int = 0
    aside: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where an expression stands.

    ``published`` is a TIMEX3 value, ``told`` the dates told before, the latest first, ``paragraph`` the
    number of the expression's own paragraph, ``toward`` the direction in which its clause looks, ``headed``
    the last day that the heading of a report without a publication date names in full.
    """

    published: str | None
    told: tuple[Told, ...] = ()
    paragraph: int = 0
    toward: Toward | None = None
    headed: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A value and the told date it leans on; an unknown one keeps its shape, with X for what is not known."""

    value: str
    anchor: Span | None = None
    how: str = "named"
