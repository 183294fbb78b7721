from dataclasses import replace

from onrecord.archive.changes import Difference, differences
from onrecord.record import Date, Participant
from tests.readings import READING, words


def test_two_readings_that_say_the_same_do_not_differ_whatever_they_count() -> None:
    renamed = replace(READING, events=tuple(replace(e, id=f"x{e.id}") for e in READING.events))
    assert list(differences(READING, renamed)) == []


def test_what_is_gone_and_what_is_new_is_told_with_its_words() -> None:
    first, second = READING.events
    assert list(differences(READING, replace(READING, events=(first,)))) == [
        Difference("gone", "event", second.id, None, (), "hit")
    ]
    told = replace(READING, events=())
    assert list(differences(replace(told, statements=told.statements[:2]), told)) == [
        Difference("new", "statement", None, "s3", (), "denied")
    ]


def test_a_field_that_changed_is_named() -> None:
    first, second = READING.events
    dated = replace(first, date=Date("2017-11-27", words("on Monday")), certainty="reported")
    assert list(differences(READING, replace(READING, events=(dated, second)))) == [
        Difference("changed", "event", "v1", "v1", ("date", "certainty"), "took")
    ]


def test_another_person_behind_the_same_words_is_a_change() -> None:
    first, second = READING.events
    other = replace(second, targets=(Participant("e1", second.targets[0].span),))
    (found,) = differences(READING, replace(READING, events=(first, other)))
    assert found.fields == ("targets",)


def test_a_field_of_a_statement_that_changed_is_named() -> None:
    first, *others = READING.statements
    changed = replace(READING, statements=(replace(first, stance="believes", source=None), *others))
    (found,) = differences(READING, changed)
    assert (found.kind, found.fields) == ("statement", ("source", "stance"))
