"""What holds for any judgements: spans reproduce their words, undoing restores, what is apart stays apart."""

import random
from contextlib import suppress
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import ReviewError
from onrecord.evidence import Span, cut
from onrecord.record import Judgement, Reading, Verdict, reading_from_json, reading_to_json
from onrecord.review import FIELDS, SAME_AS, check, find_record, judged, kind_of, plain, undone_by
from onrecord.review.values import records_of, spans_of
from tests.readings import READING, TEXT

RECORDS = tuple(each.id for each in records_of(READING))
SIMPLE: tuple[Verdict, ...] = ("confirm", "reject", "dispute", "note")
who = st.sampled_from(["Rima", "Noor", "Sok"])


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return cut(TEXT, start, draw(st.integers(start + 1, min(len(TEXT), start + 40))))


def values(field: str) -> st.SearchStrategy[Any]:
    """Values for ``field``, most of which it can have."""
    words = spans().map(plain)
    entity = st.sampled_from([None, *(each.id for each in READING.entities)])
    participant = st.fixed_dictionaries({"entity": entity, "span": words})
    statements = st.lists(st.sampled_from([each.id for each in READING.statements]), max_size=2)
    known: dict[str, st.SearchStrategy[Any]] = {
        "type": st.sampled_from(["liberty.arrest", "harm.assault"]),
        "certainty": st.sampled_from(["reported", "alleged", "possible"]),
        "polarity": st.sampled_from(["happened", "did-not-happen"]),
        "stance": st.sampled_from(["asserts", "denies"]),
        "actors": st.lists(participant, max_size=2),
        "targets": st.lists(participant, max_size=2),
        "place": st.none() | participant,
        "date": st.none() | st.fixed_dictionaries({"edtf": st.sampled_from(["2017", None]), "span": words}),
        "evidence": st.lists(words, min_size=1, max_size=2),
        "mentions": st.lists(words, max_size=3),
        "content": st.lists(words, max_size=2),
        "according_to": statements,
        "disputed_by": statements,
        "source": entity,
        "name": st.sampled_from(["Amal", "The Army", "N. T."]),
        SAME_AS: entity,
    }
    return known.get(field, words | st.text(max_size=4) | st.none())


@st.composite
def histories(draw: st.DrawFn) -> list[Judgement]:
    """Judgements as an archive would have taken them, one after the other, with some of them undone."""
    kept: list[Judgement] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        record = draw(st.sampled_from(RECORDS))
        verdict = draw(st.sampled_from([*SIMPLE, "amend", "amend", "amend", "undo"]))
        judgement = Judgement(record, verdict, draw(who), "", id=number, why="so")
        if verdict == "amend":
            field = draw(st.sampled_from(FIELDS[kind_of(find_record(READING, record))]))
            judgement = replace(judgement, field=field, value=draw(values(field)))
        elif verdict == "undo" and kept:
            undone = draw(st.sampled_from(kept))
            judgement = replace(judgement, record=undone.record, value=undone.id)
        try:
            check(READING, kept, judgement)
        except ReviewError:
            continue
        kept.append(judgement)
    return kept


def spans_reproduce(reading: Reading) -> bool:
    text = reading.report.text
    return all(
        text[span.start : span.end] == span.text and span.text
        for record in records_of(reading)
        for span in spans_of(record)
    )


@given(histories())
@settings(deadline=None)
def test_every_span_of_every_record_is_its_words_and_the_record_is_a_reading(
    history: list[Judgement],
) -> None:
    record = judged(READING, history, 2)
    for reading in (record.reading, record.everything):
        assert spans_reproduce(reading)
        assert reading_from_json(reading_to_json(reading)) == reading


@given(histories())
@settings(deadline=None)
def test_nothing_points_at_what_is_not_there(history: list[Judgement]) -> None:
    reading = judged(READING, history).reading
    there = {each.id for each in records_of(reading)} | {None}
    for statement in reading.statements:
        assert {statement.source, statement.within} <= there
    for event in reading.events:
        named = {each.entity for each in (*event.actors, *event.targets)} | {*event.according_to}
        assert named | {*event.disputed_by} | ({event.place.entity} if event.place else set()) <= there


@given(histories(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_record_depends_on_what_was_judged_and_not_on_how_it_is_handed_in(
    history: list[Judgement], chance: random.Random
) -> None:
    shuffled = chance.sample(history, len(history))
    assert judged(READING, shuffled, 2) == judged(READING, history, 2)
    assert judged(READING, history, 2) == judged(READING, history, 2)


@given(histories(), st.data())
@settings(deadline=None)
def test_what_is_judged_and_undone_leaves_the_record_as_it_was(
    history: list[Judgement], data: st.DataObject
) -> None:
    before = judged(READING, history, 2)
    number = max((each.id for each in history), default=0) + 1
    record = data.draw(st.sampled_from(RECORDS))
    one = Judgement(record, data.draw(st.sampled_from(SIMPLE)), "Dara", "", why="so", id=number)
    try:
        check(READING, history, one)
    except ReviewError:
        return
    undo = Judgement(record, "undo", "Noor", "", value=number, id=number + 1)
    check(READING, [*history, one], undo)
    after = judged(READING, [*history, one, undo], 2)
    assert (after.reading, after.everything) == (before.reading, before.everything)
    for key, standing in after.standings.items():
        was = before.standings[key]
        assert replace(standing, history=was.history, undone=was.undone) == was


@given(histories(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_judgements_about_different_statements_and_events_do_not_depend_on_each_others_order(
    history: list[Judgement], chance: random.Random
) -> None:
    """Entities are left out: they are what statements and events share."""
    undone = undone_by(history)
    apart = [
        each for each in history if each.record[0] != "e" and each.verdict != "undo" and each.id not in undone
    ]
    by_record = {record: [each for each in apart if each.record == record] for record in RECORDS}
    order = [each.record for each in apart]
    chance.shuffle(order)
    mixed = [replace(by_record[record].pop(0), id=number) for number, record in enumerate(order, 1)]
    one, other = judged(READING, apart, 2), judged(READING, mixed, 2)
    assert one.reading == other.reading
    assert [each.status for each in one.standings.values()] == [
        each.status for each in other.standings.values()
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
every_field = sorted(
    {field for fields in FIELDS.values() for field in fields} | {"event", "entity", "statement"}
)


@given(
    st.sampled_from([*RECORDS, "p1", "reading", "v99", ""]),
    st.sampled_from([*SIMPLE, "amend", "draft", "undo", "approve"]),
    st.sampled_from([None, *every_field, "id"]),
    json_values,
)
@settings(deadline=None)
def test_whatever_somebody_hands_in_is_taken_or_refused_in_words(
    record: str, verdict: Any, field: str | None, value: Any
) -> None:
    judgement = Judgement(record, verdict, "Rima", "", field=field, value=value, why="so", id=1)
    try:
        check(READING, [], judgement, {"liberty.arrest"})
    except ReviewError as refused:
        assert str(refused)
        with suppress(ReviewError):  # an archive that was tampered with holds it all the same
            judged(READING, [judgement])
    else:
        assert spans_reproduce(judged(READING, [judgement]).everything)
