"""What is not written down does not leave."""

from dataclasses import fields
from typing import Any

from onrecord.protection.allow import ALLOWED, only_allowed
from onrecord.record import Entity, Event, Report, Statement, reading_to_json
from tests.readings import READING

STAYS = {
    Report: {"origin", "publisher", "credits", "leads", "notes"},
    Entity: set[str](),
    Statement: {"method"},
    Event: {"reasons"},
}
"""Fields of the record that do not leave. Whoever adds one says here or in `allow.py` what becomes of it."""


def test_every_field_of_the_record_leaves_or_stays_because_somebody_said_so() -> None:
    places: dict[type, Any] = {
        Report: "document",
        Entity: "entities",
        Statement: "statements",
        Event: "events",
    }
    for way, spec in ALLOWED.items():
        for kind, place in places.items():
            inner = spec[place]
            assert inner is not None
            known = {field.name for field in fields(kind)}
            assert known - set(inner) == STAYS[kind], (way, kind)


def test_a_field_that_nobody_wrote_down_stays() -> None:
    reading = reading_to_json(READING)
    reading["letter"] = "x"
    reading["document"]["diary"] = "x"
    reading["entities"][0]["address"] = {"street": "x"}
    reading["events"][0]["actors"][0]["passport"] = "x"
    leaving = only_allowed("json", reading)
    assert "letter" not in leaving
    assert "diary" not in leaving["document"]
    assert "origin" not in leaving["document"]
    assert "leads" not in leaving
    assert "address" not in leaving["entities"][0]
    assert leaving["events"][0]["actors"][0].keys() == {"entity", "span"}


def test_nothing_leaves_inside_a_field_that_was_thought_plain() -> None:
    reading = reading_to_json(READING)
    reading["document"]["title"] = {"text": "x", "diary": "x"}
    reading["entities"][0]["aliases"] = ["Amal", {"diary": "x"}]
    leaving = only_allowed("json", reading)
    assert leaving["document"]["title"] is None
    assert leaving["entities"][0]["aliases"] == ["Amal"]


def test_what_may_leave_comes_out_as_it_went_in() -> None:
    reading = reading_to_json(READING)
    leaving = only_allowed("page", reading)
    assert leaving["document"]["text"] == reading["document"]["text"]
    assert leaving["statements"][0]["content"] == [
        dict(piece) for piece in reading["statements"][0]["content"]
    ]
