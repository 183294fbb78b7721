"""What a person types, as the value of a field."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ReviewError
from onrecord.record import Judgement
from onrecord.review import FIELDS, check, find_record, kind_of
from onrecord.review.typed import FORMS, as_typed, find_words, typed_value
from onrecord.review.values import choices, field_value, records_of
from tests.readings import READING, TEXT, words
from tests.review.making import RIMA, at

TYPED: tuple[tuple[str, str, str, Any], ...] = (
    ("v1", "date", "2017-11-27 = on Monday", {"edtf": "2017-11-27", "span": at("on Monday")}),
    ("v1", "date", "2017-11-27", {"edtf": "2017-11-27", "span": at("on Monday")}),
    ("v1", "date", "? = on Monday", {"edtf": None, "span": at("on Monday")}),
    ("v1", "date", "", None),
    ("v1", "actors", "e4 = soldiers", [{"entity": "e4", "span": at("soldiers")}]),
    ("v1", "actors", "soldiers | The army", [
        {"entity": "e2", "span": at("soldiers")}, {"entity": "e4", "span": at("The army")},
    ]),
    ("v1", "actors", "", []),
    ("v2", "targets", "e1", [{"entity": "e1", "span": at("she said")}]),
    ("v1", "place", "the school", {"entity": None, "span": at("the school")}),
    ("v1", "amount", "1,000 USD = twice", {"value": 1000.0, "currency": "USD", "span": at("twice")}),
    ("v1", "count", "2 = twice", {"value": 2, "span": at("twice")}),
    ("v1", "according_to", "s1, s2", ["s1", "s2"]),
    ("v1", "certainty", "possible", "possible"),
    ("v1", "evidence", "soldiers took her sister", [at("soldiers took her sister")]),
    ("s1", "source", "The army", "e4"),
    ("s1", "source", "", None),
    ("s1", "content", "her sister | Basra", [at("her sister", 1), at("Basra")]),
    ("s1", "said", "2017-11-27", "2017-11-27"),
    ("e1", "aliases", "Amal | A. T.", ["Amal", "A. T."]),
    ("e1", "roles", "a teacher", [{"title": "a teacher", "span": at("a teacher")}]),
    ("e4", "same_as", "e2", "e2"),
)  # fmt: skip


@pytest.mark.parametrize(("record", "field", "text", "value"), TYPED)
def test_what_is_typed_becomes_the_fields_value(record: str, field: str, text: str, value: Any) -> None:
    typed = typed_value(find_record(READING, record), field, text, READING)
    assert typed == value
    check(READING, [], Judgement(record, "amend", RIMA, "", field=field, value=typed))


@pytest.mark.parametrize(
    ("record", "field", "text", "why"),
    [
        ("v1", "trigger", "nowhere to be found", "not in the text"),
        ("v1", "amount", "50 USD", "words that amount is read from are missing"),
        ("v1", "count", "many = twice", "not a number"),
        ("v1", "count", "1.5 = twice", "no number of persons"),
        ("v1", "actors", "e9 = soldiers", "no entity of this id"),
        ("s1", "source", "twice", "no entity stands behind"),
    ],
)
def test_what_cannot_be_meant_is_said_in_words(record: str, field: str, text: str, why: str) -> None:
    with pytest.raises(ReviewError, match=why):
        typed_value(find_record(READING, record), field, text, READING)


def test_of_the_same_words_in_several_places_the_nearest_to_the_record_is_meant() -> None:
    assert find_words("said", words("They hit"), READING) == words("said", 1)
    assert find_words("said", words("Amal Tawfiq"), READING) == words("said")
    assert find_words("SOLDIERS  took", words("hit"), READING) == words("soldiers took")


@given(st.data())
def test_a_line_begins_with_what_the_field_says_already(data: st.DataObject) -> None:
    """Pressing Enter at once changes nothing, in whatever record and field."""
    record = data.draw(st.sampled_from(records_of(READING)))
    kind = kind_of(record)
    field = data.draw(st.sampled_from([each for each in FIELDS[kind] if each in FORMS and each != "same_as"]))
    value = typed_value(record, field, as_typed(record, field), READING)
    assert field_value(kind, field, value, READING) == getattr(record, field)


def test_every_field_is_typed_or_chosen_and_the_form_is_said() -> None:
    for kind, fields in FIELDS.items():
        for field in fields:
            assert field in FORMS or choices(kind, field) or field == "gazetteer", field


def test_words_broken_over_lines_are_found_as_they_are_read() -> None:
    phrase = "Monday that soldiers"
    assert phrase in TEXT
    assert find_words("Monday\n   that  soldiers", words("took"), READING) == words(phrase)


def test_of_several_places_with_the_same_words_each_stays_where_it_was() -> None:
    given = [at("her sister"), at("her sister", 1), at("her", 3)]
    sister = replace(READING.entities[2], mentions=(words("her sister"), words("her sister", 1)))
    assert typed_value(sister, "mentions", "her sister | her sister | her", READING)[:2] == given[:2]
