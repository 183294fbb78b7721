"""A record as the fields of a form and back: nothing is lost, nothing gets in that is not in the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ReviewError
from onrecord.evidence import cut
from onrecord.record import Amount, Count, Date, Event
from onrecord.review import RecordKind, kind_of, plain
from onrecord.web.read import form
from tests.readings import READING, TEXT, words

EVERY = (*READING.statements, *READING.events, *READING.entities)
FULL = Event(
    "v9",
    "harm.assault",
    words("hit"),
    (words("They hit her twice"),),
    date=Date("2017-11-27", words("on Monday")),
    count=Count(2, words("twice"), at_least=True),
    amount=Amount(1000000.0, "KHR", words("twice"), each=True, count=4),
)


@pytest.mark.parametrize("record", [*EVERY, FULL], ids=lambda record: record.id)
def test_a_record_comes_back_from_its_form_as_it_was(record: Event) -> None:
    kind, value = kind_of(record), plain(record)
    back = form.value_of(kind, form.fields_of(kind, value), TEXT)
    assert {name: _tupled(each) for name, each in back.items()} == {
        name: _tupled(value[name]) for name in form.EDITED[kind]
    }


def _tupled(value: object) -> object:
    return tuple(map(_tupled, value)) if isinstance(value, list | tuple) else value


@given(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_words_between_two_offsets_are_the_reports_or_refused(start: int, end: int) -> None:
    try:
        span = form.span_at(TEXT, str(start), str(end))
    except ReviewError:
        assert not TEXT[start:end].strip()
        return
    assert span == cut(TEXT, span.start, span.end)
    assert span.text == TEXT[start:end].strip()


@pytest.mark.parametrize(
    ("start", "end"), [("-1", "3"), ("3", "1"), ("0", "99999"), ("a", "b"), ("", ""), ("²", "9")]
)
def test_offsets_that_are_none_are_refused(start: str, end: str) -> None:
    with pytest.raises(ReviewError):
        form.span_at(TEXT, start, end)


@given(
    st.sampled_from(["statement", "event", "entity"]),
    st.lists(
        st.tuples(st.from_regex(r"[a-z_]{1,9}(\.[a-z0-9_]{1,6}){0,2}", fullmatch=True), st.text(max_size=20))
    ),
)
def test_a_form_of_somebody_elses_making_is_refused_or_read_and_never_fails(
    kind: RecordKind, pairs: list[tuple[str, str]]
) -> None:
    try:
        value = form.value_of(kind, form.own_fields(pairs), TEXT)
    except ReviewError:
        return
    assert value.keys() == set(form.EDITED[kind])


def test_words_that_name_somebody_bring_who_it_is() -> None:
    fields = form.anchored((), "actors.0.span", words("The army"), READING)
    assert dict(fields) == {
        "actors.0.span": f"{words('The army').start}-{words('The army').end}",
        "actors.0.entity": "e4",
    }


def test_a_line_is_taken_away_with_all_its_fields() -> None:
    fields = (("actors.0.span", "1-2"), ("actors.0.entity", "e1"), ("actors.10.span", "3-4"))
    assert form.without(fields, "actors.0") == (("actors.10.span", "3-4"),)


def test_a_new_event_begins_with_its_words_and_their_sentence_and_claims_nothing() -> None:
    value = form.value_of("event", form.new_record("event", words("hit"), READING), TEXT)
    assert value["trigger"]["text"] == "hit"
    assert value["evidence"][0]["text"] == "“They hit her twice,” she said."
    assert (value["certainty"], value["type"], value["actors"]) == ("alleged", None, [])


def test_words_in_quotation_marks_begin_a_direct_statement() -> None:
    quoted = form.value_of("statement", form.new_record("statement", words("They hit her"), READING), TEXT)
    told = form.value_of("statement", form.new_record("statement", words("soldiers took"), READING), TEXT)
    assert (quoted["kind"], told["kind"]) == ("direct", "indirect")


def test_a_number_that_is_none_is_refused_in_words() -> None:
    fields = (("count.span", "1-2"), ("count.value", "many"))
    with pytest.raises(ReviewError, match="needs a number"):
        form.value_of("event", fields, TEXT)
