"""Dates that bound a stretch: "from Monday to Wednesday", "between A and B", "since June"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.dates.model import TimeExpression

_JOINED = re.compile(r"\s*(?:,\s*)?(?:to|and|until|till|through|[-–—])\s*")
_OPENS = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|ever since)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up to)\s+(?:the\s+)?$", re.IGNORECASE)
_LOOK_BACK = 14


def with_intervals(text: str, expressions: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions, each with the interval that it opens or closes, where the words around it say so."""
    found = list(expressions)
    for i, one in enumerate(found):
        if one.edtf is None or "/" in one.edtf or one.interval is not None:
            continue
        before = text[max(0, one.span.start - _LOOK_BACK) : one.span.start]
        after = found[i + 1] if i + 1 < len(found) else None
        if after is not None and after.edtf is not None and "/" not in after.edtf and _OPENS.search(before):
            between = text[one.span.end : after.span.start]
            if _JOINED.fullmatch(between) and _ordered(one.edtf, after.edtf):
                interval = f"{one.edtf}/{after.edtf}"
                found[i], found[i + 1] = replace(one, interval=interval), replace(after, interval=interval)
                continue
        if _SINCE.search(before):
            found[i] = replace(one, interval=f"{one.edtf}/..")
        elif _UNTIL.search(before):
            found[i] = replace(one, interval=f"../{one.edtf}")
    return tuple(found)


def _ordered(first: str, second: str) -> bool:
    size = min(len(first), len(second), 10)
    return first[:size] <= second[:size]
