import pytest

from onrecord.errors import OnRecordError
from onrecord.measure.expected import score
from tests.readings import READING

TOOK = {"at": "soldiers took her sister", "types": ["liberty.disappear"]}


def test_an_event_answers_where_its_code_and_words_agree() -> None:
    result = score({"events": [TOOK]}, READING)
    assert result.found["event"] == 1
    assert result.right["event"] == 1
    assert result.given["event"] == 2
    assert any("harm.assault" in fault for fault in result.faults)


def test_a_code_that_was_not_expected_there_is_no_answer() -> None:
    assert score({"events": [TOOK | {"types": ["harm.kill"]}]}, READING).found["event"] == 0


def test_what_is_tolerated_is_neither_asked_for_nor_wrong() -> None:
    result = score({"events": [TOOK | {"tolerated": True}]}, READING)
    assert result.wanted["event"] == 0
    assert result.right["event"] == 1


def test_fields_are_held_against_names_of_the_entity_and_words_of_the_event() -> None:
    wanted = TOOK | {
        "actors": [["soldiers"]],
        "targets": [["the teacher"]],
        "place": ["Basra"],
        "date": [None],
        "by": ["Amal Tawfiq"],
    }
    result = score({"events": [wanted]}, READING)
    held = {
        field for field in ("actors", "targets", "place", "date", "according to") if result.recall(field) == 1
    }
    assert held == {"actors", "place", "date", "according to"}
    assert result.precision("targets") == 0
    assert result.f1("actors") == 1


def test_what_may_never_be_drafted_counts_as_a_fault_when_it_is() -> None:
    never = {"at": "They hit her twice", "why": "denied"}
    assert score({"never": [never]}, READING).found["never"] == 0
    assert score({"never": [never | {"certainty": ["reported"]}]}, READING).found["never"] == 1


def test_a_statement_is_held_against_source_kind_and_stance() -> None:
    wanted = {
        "at": "soldiers took her sister",
        "source": ["Amal Tawfiq"],
        "kind": ["indirect"],
        "stance": ["denies"],
    }
    result = score({"statements": [wanted]}, READING)
    assert result.found["statement source"] == 1
    assert result.found["statement kind"] == 1
    assert result.found["statement stance"] == 0


def test_a_phrase_that_is_not_in_the_report_is_told() -> None:
    with pytest.raises(OnRecordError, match="not in the report"):
        score({"events": [TOOK | {"at": "a sentence of another report"}]}, READING)
