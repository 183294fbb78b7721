"""The record shown: what people decided, and nothing else, is what changes it."""

from dataclasses import replace
from typing import Any

import pytest

from onrecord.errors import ReviewError
from onrecord.record import Date, Judgement, Participant, Verdict
from onrecord.review import SAME_AS, WHOLE, check, find_record, judged, next_id
from tests.readings import READING, words
from tests.review.making import NOOR, RIMA, Desk, at


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_without_judgements_the_record_is_what_was_drafted() -> None:
    record = judged(READING, [])
    assert record.reading == record.everything == READING
    assert {standing.status for standing in record.standings.values()} == {"drafted"}


def test_a_confirmed_draft_is_confirmed_and_stays_as_it_is(desk: Desk) -> None:
    desk.judge("v1", "confirm")
    record = judged(READING, desk.given)
    assert record.reading == READING
    assert record.standings["v1"].status == "confirmed"
    assert record.standings["v1"].confirmed_by == (RIMA,)
    assert record.standings["v2"].status == "drafted"


def test_an_amended_field_has_the_persons_value_and_its_words(desk: Desk) -> None:
    desk.judge("v1", "amend", field="date", value={"edtf": "2017-11-27", "span": at("on Monday")})
    desk.judge("v1", "amend", field="targets", value=[{"entity": "e3", "span": at("a teacher")}])
    event = find_record(judged(READING, desk.given).reading, "v1")
    assert event == replace(
        READING.events[0],
        date=Date("2017-11-27", words("on Monday")),
        targets=(Participant("e3", words("a teacher")),),
    )
    standing = judged(READING, desk.given).standings["v1"]
    assert (standing.status, standing.amended) == ("amended", ("date", "targets"))


def test_the_readers_reason_goes_with_the_readers_value(desk: Desk) -> None:
    desk.judge("v1", "amend", field="type", value="liberty.arrest")
    (event, _) = judged(READING, desk.given).reading.events
    assert READING.events[0].reasons
    assert event.reasons == ()


def test_what_is_rejected_is_left_out_and_nothing_points_at_it(desk: Desk) -> None:
    for rejected in ("s1", "v2", "e3"):
        desk.judge(rejected, "reject")
    record = judged(READING, desk.given)
    assert [statement.id for statement in record.reading.statements] == ["s2", "s3"]
    (event,) = record.reading.events
    assert event.according_to == ()
    assert event.certainty == "alleged"
    assert event.targets == (Participant(None, words("her sister", 1)),)
    assert find_record(record.everything, "v2") == READING.events[1]
    assert record.standings["v2"].status == "rejected"


def test_a_record_that_a_person_writes_is_part_of_the_record(desk: Desk) -> None:
    value = {"type": "harm.assault", "trigger": at("hit"), "evidence": [at("hit")], "certainty": "alleged"}
    desk.judge("p1", "draft", field="event", value=value)
    record = judged(READING, desk.given)
    assert record.reading.events[-1].id == "p1"
    assert record.standings["p1"].status == "amended"
    assert record.standings["p1"].confirmed_by == (RIMA,)
    assert next_id(READING, tuple(desk.given)) == "p2"


def test_an_id_that_was_taken_back_is_not_given_again(desk: Desk) -> None:
    value = {"kind": "person", "name": "a teacher", "mentions": [at("a teacher")]}
    drafted = desk.judge("p1", "draft", field="entity", value=value)
    desk.judge("p1", "undo", value=drafted.id)
    assert next_id(READING, tuple(desk.given)) == "p2"
    assert judged(READING, desk.given).reading == READING


def test_two_entities_become_one_with_all_that_points_at_them(desk: Desk) -> None:
    desk.judge("e4", "amend", field=SAME_AS, value="e2")
    record = judged(READING, desk.given)
    (soldiers,) = (entity for entity in record.reading.entities if entity.id == "e2")
    assert soldiers.aliases == ("The army",)
    assert words("The army") in soldiers.mentions
    assert record.reading.statements[2].source == "e2"
    assert "e4" not in {entity.id for entity in record.reading.entities}
    assert record.standings["e4"].into == "e2"


def test_words_given_to_another_entity_take_along_what_points_by_them(desk: Desk) -> None:
    value = {"kind": "group", "name": "They", "mentions": [at("They")]}
    desk.judge("p1", "draft", field="entity", value=value)
    reading = judged(READING, desk.given).reading
    assert reading.events[0].actors[0].entity == "e2"
    assert reading.events[1].actors[0].entity == "p1"
    assert find_record(reading, "e2") == replace(READING.entities[1], mentions=(words("soldiers"),))


def test_words_that_no_longer_stand_for_an_entity_point_at_nobody(desk: Desk) -> None:
    desk.judge("e2", "amend", field="mentions", value=[at("soldiers")])
    reading = judged(READING, desk.given).reading
    assert reading.events[1].actors == (Participant(None, words("They")),)
    assert reading.events[0].actors == READING.events[0].actors


def test_undoing_restores_and_undoing_that_brings_it_back(desk: Desk) -> None:
    rejected = desk.judge("v1", "reject")
    undone = desk.judge("v1", "undo", value=rejected.id)
    assert judged(READING, desk.given).reading == READING
    assert judged(READING, desk.given).standings["v1"].status == "drafted"
    desk.judge("v1", "undo", value=undone.id)
    assert judged(READING, desk.given).standings["v1"].status == "rejected"


def test_disputes_and_notes_are_shown_and_change_nothing(desk: Desk) -> None:
    dispute = desk.judge("v1", "dispute", why="the ministry says he was never held")
    note = desk.judge("v1", "note", why="ask the lawyer")
    record = judged(READING, desk.given)
    assert record.reading == READING
    standing = record.standings["v1"]
    assert (standing.status, standing.disputes, standing.notes) == ("drafted", (dispute,), (note,))


def test_a_note_can_be_about_the_reading_as_a_whole(desk: Desk) -> None:
    note = desk.judge(WHOLE, "note", why="translated by the paper")
    assert judged(READING, desk.given).about_all == (note,)


def test_one_confirmation_waits_for_a_second_where_four_eyes_are_asked_for(desk: Desk) -> None:
    desk.judge("v1", "confirm", RIMA)
    assert judged(READING, desk.given, 2).standings["v1"].waiting
    assert not judged(READING, desk.given, 1).standings["v1"].waiting
    desk.judge("v1", "confirm", NOOR)
    standing = judged(READING, desk.given, 2).standings["v1"]
    assert not standing.waiting
    assert standing.confirmed_by == (RIMA, NOOR)


def test_the_same_person_is_not_two(desk: Desk) -> None:
    desk.judge("v1", "confirm", "Rima")
    for again in ("Rima", " rima ", "RIMA"):
        with pytest.raises(ReviewError, match="already"):
            check(READING, desk.given, Judgement("v1", "confirm", again, ""))
    desk.judge("v1", "amend", "rima", field="type", value="liberty.arrest")
    assert judged(READING, desk.given, 2).standings["v1"].waiting


def test_who_confirmed_what_was_changed_since_has_not_confirmed_what_it_is_now(desk: Desk) -> None:
    desk.judge("v1", "confirm", RIMA)
    desk.judge("v1", "amend", NOOR, field="type", value="liberty.arrest")
    standing = judged(READING, desk.given, 2).standings["v1"]
    assert standing.confirmed_by == (NOOR,)
    assert standing.waiting
    assert not standing.disagreement
    check(READING, desk.given, Judgement("v1", "confirm", RIMA, ""))
    desk.judge("v1", "confirm", RIMA)
    assert judged(READING, desk.given, 2).standings["v1"].confirmed_by == (NOOR, RIMA)


def test_a_disagreement_stays_until_one_gives_way(desk: Desk) -> None:
    desk.judge("v1", "confirm", RIMA)
    desk.judge("v1", "reject", NOOR)
    record = judged(READING, desk.given, 2)
    assert record.standings["v1"].disagreement
    assert record.standings["v1"].status == "drafted"
    assert record.reading == READING
    desk.judge("v1", "confirm", NOOR)
    standing = judged(READING, desk.given, 2).standings["v1"]
    assert (standing.status, standing.disagreement, standing.waiting) == ("confirmed", False, False)


def test_two_values_for_one_field_are_contested_until_the_first_comes_round(desk: Desk) -> None:
    desk.judge("v1", "amend", RIMA, field="type", value="liberty.arrest")
    desk.judge("v1", "amend", NOOR, field="type", value="liberty.detain")
    standing = judged(READING, desk.given, 2).standings["v1"]
    assert (standing.contested, standing.disagreement) == (("type",), True)
    desk.judge("v1", "confirm", RIMA)
    assert not judged(READING, desk.given, 2).standings["v1"].disagreement


REFUSED: tuple[tuple[str, Verdict, dict[str, Any], str], ...] = (
    ("v9", "confirm", {}, "no such record"),
    ("v1", "amend", {"field": "reasons", "value": []}, "no field of this name"),
    ("v1", "amend", {"field": "id", "value": "v2"}, "no field of this name"),
    ("v1", "amend", {"value": "x"}, "needs a field"),
    ("v1", "confirm", {"field": "type"}, "has no field"),
    ("v1", "confirm", {"value": 1}, "has no value"),
    ("v1", "amend", {"field": "type", "value": 7}, "another form"),
    ("v1", "amend", {"field": "type", "value": "no.such.code"}, "no such code"),
    ("v1", "amend", {"field": "certainty", "value": "sure"}, "one of reported"),
    ("v1", "amend", {"field": "trigger", "value": {"start": 0, "end": 3, "text": "took"}}, "not the words"),
    ("v1", "amend", {"field": "trigger", "value": {"start": 9, "end": 9, "text": ""}}, "within the text"),
    (
        "v1",
        "amend",
        {"field": "trigger", "value": {"start": -4, "end": -1, "text": "the"}},
        "within the text",
    ),
    ("v1", "amend", {"field": "evidence", "value": []}, "cannot be empty"),
    (
        "v1",
        "amend",
        {"field": "date", "value": {"edtf": "2017-02-30", "span": at("on Monday")}},
        "not a date",
    ),
    ("v1", "amend", {"field": "date", "value": {"edtf": "Monday", "span": at("on Monday")}}, "not a date"),
    ("v1", "amend", {"field": "date", "value": {"edtf": "2017"}}, "another form"),
    ("v1", "amend", {"field": "actors", "value": [{"entity": "e9", "span": at("They")}]}, "e9.*not there"),
    ("v1", "amend", {"field": "actors", "value": {"entity": "e1", "span": at("They")}}, "another form"),
    ("v1", "amend", {"field": "according_to", "value": ["s9"]}, "s9.*not there"),
    ("s1", "amend", {"field": "said", "value": "yesterday"}, "not a date"),
    ("s1", "amend", {"field": "source", "value": "s2"}, "not there"),
    ("s1", "amend", {"field": "within", "value": "s1"}, "within itself"),
    ("e1", "amend", {"field": "name", "value": " "}, "cannot be empty"),
    ("e1", "amend", {"field": "aliases", "value": "Amal"}, "another form"),
    ("e1", "amend", {"field": SAME_AS, "value": "e1"}, "no other entity"),
    ("v1", "dispute", {}, "needs words"),
    ("v1", "note", {"why": "  "}, "needs words"),
    ("v1", "undo", {"value": 99}, "no judgement of this number"),
    ("v1", "undo", {"value": True}, "no judgement of this number"),
    ("x1", "draft", {"field": "event", "value": {}}, "called p1"),
    ("p1", "draft", {"field": "report", "value": {}}, "a statement, an event or an entity"),
    ("p1", "draft", {"field": "entity", "value": {"kind": "person", "name": "X"}}, "needs words"),
    ("p1", "draft", {"field": "entity", "value": ["a person"]}, "another form"),
    ("p1", "draft", {"field": "event", "value": {"type": "harm.assault"}}, "how sure"),
    ("s1", "draft", {"field": "event", "value": {"certainty": "alleged"}}, "is a statement"),
    ("p1", "draft", {"field": "statement", "value": {"id": "p2"}}, "another form"),
)


@pytest.mark.parametrize(("record", "verdict", "more", "why"), REFUSED)
def test_a_judgement_that_means_nothing_is_refused_in_words(
    record: str, verdict: Verdict, more: dict[str, Any], why: str
) -> None:
    with pytest.raises(ReviewError, match=why) as error:
        check(READING, [], Judgement(record, verdict, RIMA, "", **more), codes={"harm.assault"})
    assert "Amal" not in str(error.value)


def test_a_judgement_is_somebodys() -> None:
    with pytest.raises(ReviewError, match="name"):
        check(READING, [], Judgement("v1", "confirm", "  ", ""))


def test_what_others_rest_on_is_not_taken_away(desk: Desk) -> None:
    value = {"kind": "person", "name": "a teacher", "mentions": [at("a teacher")]}
    drafted = desk.judge("p1", "draft", field="entity", value=value)
    leaning = desk.judge("v1", "amend", field="targets", value=[{"entity": "p1", "span": at("a teacher")}])
    undo = Judgement("p1", "undo", RIMA, "", value=drafted.id)
    with pytest.raises(ReviewError, match=f"judgement {leaning.id} about v1 rests on this"):
        check(READING, desk.given, undo)
    desk.judge("v1", "undo", value=leaning.id)
    check(READING, desk.given, undo)


def test_an_entity_that_is_part_of_another_is_judged_no_more(desk: Desk) -> None:
    desk.judge("e4", "amend", field=SAME_AS, value="e2")
    for field, value in (("name", "X"), (SAME_AS, "e1")):
        with pytest.raises(ReviewError, match="no such record"):
            check(READING, desk.given, Judgement("e4", "amend", RIMA, "", field=field, value=value))
    with pytest.raises(ReviewError, match="no other entity"):
        check(READING, desk.given, Judgement("e2", "amend", RIMA, "", field=SAME_AS, value="e4"))


def test_nothing_is_undone_twice(desk: Desk) -> None:
    confirmed = desk.judge("v1", "confirm")
    desk.judge("v1", "undo", value=confirmed.id)
    with pytest.raises(ReviewError, match="already"):
        check(READING, desk.given, Judgement("v1", "undo", RIMA, "", value=confirmed.id))
