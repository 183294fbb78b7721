"""What there is to judge, and in which order."""

import pytest

from onrecord.review import judged
from onrecord.review.queue import Wanted, is_unsure, queue
from tests.readings import READING
from tests.review.making import NOOR, RIMA, Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


def ids(desk: Desk, wanted: Wanted, reviewers: int = 1) -> list[str]:
    return list(queue(judged(READING, desk.given, reviewers), wanted))


def test_records_come_in_the_order_of_the_text(desk: Desk) -> None:
    assert ids(desk, Wanted()) == ["s1", "v1", "v2", "s2", "s3"]
    assert ids(desk, Wanted(kinds=("entity",))) == ["e1", "e2", "e3", "e5", "e4"]


def test_filters_let_through_what_they_name(desk: Desk) -> None:
    desk.judge("v2", "confirm")
    assert ids(desk, Wanted(status="confirmed")) == ["v2"]
    assert ids(desk, Wanted(code="liberty")) == ["v1"]
    assert ids(desk, Wanted(code="lib")) == []
    assert ids(desk, Wanted(code="denies")) == ["s3"]
    assert ids(desk, Wanted(certainty="alleged")) == ["v1", "v2"]
    assert ids(desk, Wanted(certainty="possible")) == []


def test_unsure_is_a_draft_in_which_something_was_not_settled(desk: Desk) -> None:
    assert is_unsure(READING.events[0])  # "on Monday" has no date
    assert not is_unsure(READING.events[1])
    assert ids(desk, Wanted(unsure=True)) == ["v1", "s2", "s3"]


def test_what_needs_me_is_what_i_have_not_judged_and_what_is_not_settled(desk: Desk) -> None:
    desk.judge("v1", "confirm", RIMA)
    assert "v1" not in ids(desk, Wanted(needed_by=RIMA), 2)
    assert "v1" in ids(desk, Wanted(needed_by=NOOR), 2)
    assert "v1" not in ids(desk, Wanted(needed_by=NOOR), 1)


def test_a_disagreement_needs_everybody(desk: Desk) -> None:
    desk.judge("v1", "confirm", RIMA)
    desk.judge("v1", "reject", NOOR)
    for who in (RIMA, NOOR, "Sok"):
        assert "v1" in ids(desk, Wanted(needed_by=who))


def test_what_was_rejected_and_what_was_merged_is_not_asked_about_again(desk: Desk) -> None:
    desk.judge("s1", "reject")
    desk.judge("e4", "amend", field="same_as", value="e2")
    assert "s1" not in ids(desk, Wanted(needed_by=NOOR))
    assert "s1" in ids(desk, Wanted(status="rejected"))
    assert "e4" not in ids(desk, Wanted(kinds=("entity",)))
