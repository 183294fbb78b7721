"""A span: a stretch of a report's text, together with its words.

Offsets are half-open ``[start, end)`` counts of Unicode code points, as in the Web Annotation data model's
``TextPositionSelector``. ``text[start:end] == span.text`` holds for every span of every record; `cut` is the
only way the program makes one.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a report: where they stand and what they are."""

    start: int
    end: int
    text: str

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end


def cut(text: str, start: int, end: int) -> Span:
    """The span of ``text`` from ``start`` to ``end``.

    Raises:
        ValueError: when the offsets are not within the text or are in the wrong order.
    """
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no span [{start}, {end}) in a text of {len(text)} characters")
    return Span(start, end, text[start:end])


def trim(text: str, start: int, end: int, strip: str | None = None) -> Span:
    """The span without white space at its edges, or without the characters of ``strip``; it may be empty."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(strip))
    return cut(text, start, start + len(words.strip(strip)))


def cover(text: str, spans: Iterable[Span]) -> Span:
    """The smallest span of ``text`` that reaches over all ``spans``.

    Raises:
        ValueError: when there are no spans.
    """
    spans = tuple(spans)
    if not spans:
        raise ValueError("no spans to cover")
    return cut(text, min(s.start for s in spans), max(s.end for s in spans))
