"""What a sum and a count are."""

from dataclasses import dataclass

from onrecord.evidence import Span


@dataclass(frozen=True, slots=True)
class Money:
    """A sum as the report gives it; ``currency`` is an ISO 4217 code where it is clear.

    ``each`` says that the sum was given to, or taken from, every one of several.
    """

    span: Span
    value: float
    currency: str | None
    each: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts things or persons: "at least four", "some 200", "dozens" (at least 24).

    ``span`` is the numeral with its bounding words; ``head`` the counted noun's word, where one stands there.
    A range ("between 30 and 40") is its lower bound with ``at_least``.
    """

    span: Span
    value: int
    at_least: bool
    at_most: bool
    head: Span | None
