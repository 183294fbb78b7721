"""Sums of money and numbers of persons."""

from dataclasses import dataclass

from onrecord.evidence import Span
from onrecord.reading.parse import Parse


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as the report gives it; ``currency`` is an ISO 4217 code where it is clear."""

    span: Span
    value: float
    currency: str | None
    each: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts things or persons: "at least four", "some 200", "dozens" (at least 24).

    ``span`` is the numeral with its bounding words; ``head`` the counted noun's word, where one stands there.
    """

    span: Span
    value: int
    at_least: bool
    at_most: bool
    head: Span | None


def find_money(parse: Parse) -> tuple[Money, ...]:
    """The sums of money in a report, in text order."""
    return ()


def find_quantities(parse: Parse) -> tuple[Quantity, ...]:
    """The numbers that count persons or things, in text order."""
    return ()
