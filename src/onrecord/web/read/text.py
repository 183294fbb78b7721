"""The report's text as the reading room shows it: paragraphs, cut where highlights begin and end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from onrecord.export.page import shown
from onrecord.export.segments import Segment, layers_of, segments
from onrecord.record import Reading

KINDS = 8
"""Speakers are told apart by this many colours and patterns; after that they begin again."""
_SHOWN_AS = {
    "content": "said", "source": "source", "cue": "cue", "trigger": "event", "where": "place", "when": "date",
    "person": "person", "organization": "person", "group": "person", "place": "place",
    "document": "person", "actor": "party", "target": "party", "amount": "number", "count": "number",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under one set of highlights: the classes that draw them and the ids of the records.

    ``opens`` are the records whose first words these are.
    """

    text: str
    classes: str
    records: str
    opens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A part of the report. Its pieces, put together, are ``text[start:end]`` and nothing else."""

    start: int
    kind: str
    pieces: tuple[Piece, ...]


def exact(text: str) -> Markup:
    """``text`` for a page, character for character: a browser would make a line feed of a carriage return."""
    return escape(shown(text)).replace("\r", Markup("&#13;"))


def paragraphs(
    reading: Reading, speakers: Mapping[str, int], rejected: frozenset[str]
) -> tuple[Paragraph, ...]:
    """The report of ``reading`` with its highlights; ``speakers`` numbers whoever makes each statement.

    What was rejected is no longer highlighted, but its words still know their card.
    """
    report = reading.report
    ranges = list(_ranges(reading))
    cut = segments(report.text, [(start, end) for _, start, end in ranges], tuple(layers_of(reading)))
    return tuple(
        Paragraph(start, kind, tuple(_piece(segment, speakers, rejected) for segment in pieces))
        for (kind, start, _), pieces in zip(ranges, cut, strict=True)
    )


def _ranges(reading: Reading) -> Iterator[tuple[str, int, int]]:
    """The report's parts, and whatever words stand between them: no word of a report is out of sight."""
    text, at = reading.report.text, 0
    for part in reading.report.parts:
        if text[at : part.start].strip():
            yield "furniture", at, part.start
        if part.start < part.end:
            yield part.kind, part.start, part.end
        at = max(at, part.end)
    if text[at:].strip():
        yield ("furniture" if at else "paragraph"), at, len(text)


def _piece(segment: Segment, speakers: Mapping[str, int], rejected: frozenset[str]) -> Piece:
    held = [layer for layer in segment.layers if layer.record not in rejected]
    classes = dict.fromkeys(_SHOWN_AS[layer.role] for layer in held)
    told = [layer for layer in held if layer.role == "content"]
    if told:  # words told within told words have the colour of who says them first
        inner = min(told, key=lambda layer: len(layer.span))
        classes[f"k{speakers[inner.record] % KINDS}"] = None
    return Piece(segment.text, " ".join(classes), " ".join(segment.records), segment.opens)
