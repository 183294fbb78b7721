"""A draft of a newer reading, taken into the one that was judged."""

from dataclasses import replace

from onrecord.record import Participant, Reading
from onrecord.review import check, find_record, judged
from onrecord.review.adopt import adoption
from tests.readings import READING, words
from tests.review.making import RIMA

NEW_IDS = {"e1": "e5", "e2": "e4", "e3": "e3", "e4": "e2", "e5": "e1"}


def newer() -> Reading:
    """The same report read by a later reader: it counts entities the other way round, and sees more."""
    entities = [replace(each, id=NEW_IDS[each.id]) for each in READING.entities]
    first = READING.events[0]
    event = replace(
        first,
        id="v7",
        type="liberty.arrest",
        actors=(Participant("e4", words("soldiers")),),
        targets=(Participant("e3", words("a teacher")), Participant("e9", words("the school"))),
        place=None,
        according_to=("s8",),
        disputed_by=("s9",),
    )
    statement = replace(READING.statements[0], id="s8", source="e5")
    return replace(READING, entities=tuple(entities), statements=(statement,), events=(event,))


def test_an_adopted_draft_points_at_the_same_people_and_statements_by_their_ids_here() -> None:
    taken = adoption(READING, newer(), "v7", RIMA, into="v1")
    check(READING, [], taken)
    record = judged(READING, [replace(taken, id=1)])
    event = find_record(record.reading, "v1")
    assert event == replace(
        READING.events[0],
        type="liberty.arrest",
        targets=(Participant("e3", words("a teacher")), Participant(None, words("the school"))),
        place=None,
        disputed_by=(),
    )
    assert record.standings["v1"].status == "amended"


def test_a_draft_that_is_only_in_the_newer_reading_becomes_one_more() -> None:
    taken = adoption(READING, newer(), "v7", RIMA, into="p1")
    check(READING, [], taken)
    record = judged(READING, [replace(taken, id=1)])
    assert [event.id for event in record.reading.events] == ["v1", "v2", "p1"]
    assert record.reading.events[:2] == READING.events
