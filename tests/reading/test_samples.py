"""Snapshots of what is read from the samples: a change of reading shows as a change of these words.

``pytest tests/reading/test_samples.py --snapshot-update`` takes new ones; look at the difference first.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from onrecord.record import Event, Reading, Statement
from onrecord.workbench import Request, open_reader, read_file

SAMPLES = sorted(
    p for p in (Path(__file__).parents[2] / "samples").iterdir() if p.is_file() and p.suffix != ".md"
)


def _statement(statement: Statement, names: dict[str, str]) -> str:
    content = " … ".join(piece.text for piece in statement.content)
    source = names.get(statement.source or "", "nobody")
    return f"{statement.id} {source} | {statement.kind} {statement.stance} {statement.basis} | {content}"


def _event(event: Event, names: dict[str, str]) -> str:
    who, whom = (
        ", ".join(names.get(p.entity or "", p.span.text) for p in people) or "-"
        for people in (event.actors, event.targets)
    )
    place = event.place.span.text if event.place else "-"
    when = (event.date.edtf or event.date.span.text) if event.date else "-"
    standing = f"{event.polarity} {event.certainty} {' '.join(event.according_to) or '-'}"
    return f"{event.id} {event.type} {event.trigger.text!r} | {who} > {whom} | {place} | {when} | {standing}"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_reading_of_a_sample(sample: Path, snapshot: SnapshotAssertion) -> None:
    request = Request()
    for reading in read_file(sample, request, open_reader(request)):
        assert isinstance(reading, Reading)
        names = {entity.id: entity.name for entity in reading.entities}
        lines = [_statement(s, names) for s in reading.statements] + [
            _event(e, names) for e in reading.events
        ]
        assert "\n".join(lines) == snapshot


def test_every_span_of_a_reading_reproduces_its_words() -> None:
    from onrecord.record import reading_from_json, reading_to_json  # noqa: PLC0415

    request = Request()
    for sample in SAMPLES:
        for reading in read_file(sample, request, open_reader(request)):
            assert isinstance(reading, Reading)
            reading_from_json(reading_to_json(reading))  # refuses a span that is not its words
