"""What a time expression is: TimeML's TIMEX3, and its EDTF."""

from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell when, how long or how often.

    ``value`` is the TIMEX3 value ("1998-SU", "PAST_REF", "P3D"), ``edtf`` the same as EDTF level 1 where it
    is a point or stretch of the calendar, None where it is a duration or leans on an unknown date.
    ``anchor`` is the span of the expression that a relative one was resolved against; None for the
    publication date or an absolute date. ``method`` is the rule that decided. ``interval`` is the EDTF
    interval that it opens or closes, where it does: "from Monday to Wednesday", "since June" ("2017-06/..").
    """

    span: Span
    type: TimexType
    value: str
    edtf: str | None
    method: str
    mod: str | None = None
    anchor: Span | None = None
    interval: str | None = None
