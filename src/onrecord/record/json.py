"""The reading's JSON: the contract that every export, benchmark and acceptance check starts from."""

from collections.abc import Iterator
from typing import Any

import cattrs

from onrecord.errors import RecordError
from onrecord.evidence import Span
from onrecord.record.entity import Entity
from onrecord.record.event import Event
from onrecord.record.reading import Reading
from onrecord.record.report import Report
from onrecord.record.statement import Statement

SCHEMA = "onrecord/1"

_converter = cattrs.Converter(forbid_extra_keys=False)


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain JSON values, in the contract's names and order."""
    document = _converter.unstructure(reading.report)
    leads = document.pop("leads")
    return {
        "schema": SCHEMA,
        "reader": reading.reader,
        "document": document,
        "leads": leads,
        "entities": _converter.unstructure(reading.entities),
        "statements": _converter.unstructure(reading.statements),
        "events": _converter.unstructure(reading.events),
    }


def reading_from_json(data: dict[str, Any]) -> Reading:
    """The reading that `reading_to_json` wrote.

    Raises:
        RecordError: when the schema is another one, a field is missing or of the wrong type, or a span does
            not reproduce its words.
    """
    if data.get("schema") != SCHEMA:
        raise RecordError(f"this is not a reading of schema {SCHEMA}")
    try:
        report = _converter.structure({**data["document"], "leads": data["leads"]}, Report)
        reading = Reading(
            report=report,
            entities=_converter.structure(data["entities"], tuple[Entity, ...]),
            statements=_converter.structure(data["statements"], tuple[Statement, ...]),
            events=_converter.structure(data["events"], tuple[Event, ...]),
            reader=data.get("reader"),
        )
    except (cattrs.BaseValidationError, KeyError) as error:
        problems = cattrs.transform_error(error) if isinstance(error, cattrs.BaseValidationError) else [error]
        raise RecordError(f"the reading is not well formed ({problems[0]})") from error
    for span in _spans(data):
        if report.text[span.start : span.end] != span.text:
            raise RecordError(f"the span [{span.start}, {span.end}) is not the words that it claims")
    return reading


def _spans(item: Any) -> Iterator[Span]:
    if isinstance(item, dict):
        if item.keys() == {"start", "end", "text"}:
            yield Span(item["start"], item["end"], item["text"])
        for value in item.values():
            yield from _spans(value)
    elif isinstance(item, list | tuple):
        for value in item:
            yield from _spans(value)
