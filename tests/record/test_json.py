import json
from typing import Any

import pytest

from onrecord.errors import RecordError
from onrecord.record import reading_from_json, reading_to_json
from tests.readings import READING


def _json() -> Any:
    return json.loads(json.dumps(reading_to_json(READING)))


def test_a_reading_comes_back_from_its_json_as_it_was() -> None:
    assert reading_from_json(_json()) == READING


def test_the_json_has_the_names_of_the_contract() -> None:
    data = _json()
    assert list(data) == ["schema", "reader", "document", "leads", "entities", "statements", "events"]
    assert data["schema"] == "onrecord/1"
    assert data["events"][0]["actors"] == [
        {"entity": "e2", "span": {"start": 95, "end": 103, "text": "soldiers"}}
    ]
    assert data["events"][0]["date"] == {"edtf": None, "span": {"start": 80, "end": 89, "text": "on Monday"}}
    assert data["leads"][0]["truncated"] is True


def test_a_span_that_is_not_its_words_is_refused() -> None:
    data = _json()
    data["events"][0]["trigger"]["start"] += 1
    with pytest.raises(RecordError, match="not the words that it claims"):
        reading_from_json(data)


def test_another_schema_is_refused() -> None:
    with pytest.raises(RecordError, match="onrecord/1"):
        reading_from_json(_json() | {"schema": "onrecord/0"})


@pytest.mark.parametrize("broken", [{"statements": [{"id": "s1"}]}, {"document": {}}, {"events": "none"}])
def test_a_reading_with_a_field_missing_is_refused_in_one_line(broken: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match="not well formed") as refused:
        reading_from_json(_json() | broken)
    assert "\n" not in str(refused.value)
