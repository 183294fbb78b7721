"""Overlapping spans as a row of segments: the text is cut wherever a highlight begins or ends."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.evidence import Span
from onrecord.record import Event, Reading, Statement


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch to highlight: its words, what it is there for, and the id of the record it belongs to."""

    span: Span
    role: str
    record: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Words under one set of highlights. ``opens`` are the records whose first words these are."""

    text: str
    layers: tuple[Layer, ...]
    opens: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """What the words are there for, each once."""
        return tuple(dict.fromkeys(layer.role for layer in self.layers))

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of the records that the words belong to, each once."""
        return tuple(dict.fromkeys(layer.record for layer in self.layers))


_ANCHORS = frozenset({"content", "trigger"})
"""The roles whose first words a card's link leads to; a statement without content is led to by its cue."""


def first_words(record: Statement | Event) -> Span:
    """Where a record stands in the reading order: its trigger, or the first of its words."""
    if isinstance(record, Event):
        return record.trigger
    return min(s for s in (*record.content, record.cue, record.source_span) if s is not None)


def layers_of(reading: Reading) -> Iterator[Layer]:
    """Every stretch to highlight, and the record that it belongs to."""
    for entity in reading.entities:
        yield from (Layer(mention, entity.kind, entity.id) for mention in entity.mentions)
    for statement in reading.statements:
        yield from (Layer(piece, "content", statement.id) for piece in statement.content)
        if statement.cue:
            yield Layer(statement.cue, "cue", statement.id)
        if statement.source_span:
            yield Layer(statement.source_span, "source", statement.id)
    for event in reading.events:
        yield Layer(event.trigger, "trigger", event.id)
        yield from (Layer(p.span, "actor", event.id) for p in event.actors)
        yield from (Layer(p.span, "target", event.id) for p in event.targets)
        for field, name in (
            (event.place, "where"),
            (event.date, "when"),
            (event.amount, "amount"),
            (event.count, "count"),
        ):
            if field is not None:
                yield Layer(field.span, name, event.id)


def segments(
    text: str, parts: Sequence[tuple[int, int]], layers: Sequence[Layer]
) -> list[tuple[Segment, ...]]:
    """The segments of each part ``[start, end)`` of ``text``, in order; together they are that part's text.

    Parts are in text order and do not overlap. A layer that reaches over several parts is cut at their edges.
    """
    starts = [start for start, _ in parts]
    over: list[list[Layer]] = [[] for _ in parts]
    for layer in layers:
        index = max(bisect_right(starts, layer.span.start) - 1, 0)
        while index < len(parts) and starts[index] < layer.span.end:
            if layer.span.start < parts[index][1]:
                over[index].append(layer)
            index += 1
    anchors = _anchors(layers)
    return [
        tuple(_cut(text, start, end, here, anchors)) for (start, end), here in zip(parts, over, strict=True)
    ]


def _cut(
    text: str, start: int, end: int, layers: Sequence[Layer], anchors: dict[str, int]
) -> Iterator[Segment]:
    spans = [(max(layer.span.start, start), min(layer.span.end, end), layer) for layer in layers]
    edges = sorted({start, end, *(edge for left, right, _ in spans for edge in (left, right))})
    for left, right in pairwise(edges):
        over = tuple(layer for first, last, layer in spans if first <= left and right <= last)
        opens = dict.fromkeys(layer.record for layer in over if anchors.get(layer.record) == left)
        yield Segment(text[left:right], over, tuple(opens))


def _anchors(layers: Sequence[Layer]) -> dict[str, int]:
    """Where each record's first words stand: its content's or trigger's, else its cue's or source's."""
    anchors: dict[str, int] = {}
    for roles in (_ANCHORS, frozenset({"cue", "source"})):
        found: dict[str, int] = {}
        for layer in layers:
            if layer.role in roles:
                found[layer.record] = min(found.get(layer.record, layer.span.start), layer.span.start)
        anchors = found | anchors
    return anchors
