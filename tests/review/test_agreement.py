"""How far two people code alike."""

import pytest

from onrecord.review.agreement import VERDICT, Agreement, agreement, coded
from tests.readings import READING
from tests.review.making import NOOR, RIMA, Desk, at

krippendorff = pytest.importorskip("krippendorff")
"""The reference that our figures are held against; it is under the GPL, and the program does without it."""


def by_field(desk: Desk) -> dict[tuple[str, str], Agreement]:
    return {each.field: each for each in agreement(tuple(coded("doc", READING, desk.given)))}


def test_who_confirms_what_the_other_confirmed_agrees_on_every_field() -> None:
    desk = Desk()
    for record in ("v1", "v2"):
        for who in (RIMA, NOOR):
            desk.judge(record, "confirm", who)
    found = by_field(desk)
    assert found["event", "type"] == Agreement(("event", "type"), 2, 1.0, 1.0)
    assert found["event", "polarity"].alpha is None
    assert all(each.same == 1.0 for each in found.values())


def test_who_corrects_a_colleague_disagrees_on_that_field_alone() -> None:
    desk = Desk()
    for record in ("v1", "v2"):
        desk.judge(record, "confirm", RIMA)
        desk.judge(record, "amend", NOOR, field="certainty", value="possible")
    found = by_field(desk)
    assert found["event", "certainty"].same == 0
    assert found["event", "type"].same == 1


def test_who_confirms_the_correction_agrees_with_it() -> None:
    desk = Desk()
    desk.judge("v1", "confirm", RIMA)
    desk.judge("v1", "amend", NOOR, field="certainty", value="possible")
    desk.judge("v1", "confirm", RIMA)
    assert by_field(desk)["event", "certainty"].same == 1


def test_what_only_one_has_judged_counts_nowhere() -> None:
    desk = Desk()
    desk.judge("v1", "confirm", RIMA)
    desk.judge("v2", "confirm", NOOR)
    assert by_field(desk) == {}


def test_a_field_with_several_things_forgives_what_is_only_left_out() -> None:
    desk = Desk()
    both = [{"entity": "e3", "span": at("her sister", 1)}, {"entity": "e1", "span": at("Amal Tawfiq")}]
    desk.judge("v1", "amend", RIMA, field="targets", value=both)
    desk.judge("v1", "amend", NOOR, field="targets", value=both[:1])
    for who in (RIMA, NOOR):
        desk.judge("v2", "amend", who, field="targets", value=[{"entity": "e4", "span": at("The army")}])
    alpha = by_field(desk)["event", "targets"].alpha
    all_or_nothing = krippendorff.alpha(value_counts=[[1, 1, 0], [0, 0, 2]], level_of_measurement="nominal")
    assert alpha is not None
    assert all_or_nothing < alpha < 1


def test_alpha_is_what_another_program_computes() -> None:
    desk = Desk()
    for record, one, other in (
        ("v1", "confirm", "confirm"), ("v2", "confirm", "reject"), ("s1", "reject", "reject"),
        ("s2", "confirm", "confirm"), ("s3", "reject", "confirm"),
    ):  # fmt: skip
        desk.judge(record, one, RIMA)  # type: ignore[arg-type]
        desk.judge(record, other, NOOR)  # type: ignore[arg-type]
    found = by_field(desk)
    statements = krippendorff.alpha(value_counts=[[0, 2], [2, 0], [1, 1]], level_of_measurement="nominal")
    assert found["statement", VERDICT].alpha == pytest.approx(statements)
    events = krippendorff.alpha(value_counts=[[2, 0], [1, 1]], level_of_measurement="nominal")
    assert found["event", VERDICT].alpha == pytest.approx(events)


def test_entities_that_were_made_one_are_the_same_person() -> None:
    desk = Desk()
    desk.judge("s3", "amend", RIMA, field="source", value="e2")
    desk.judge("s3", "amend", NOOR, field="source", value="e4")
    assert by_field(desk)["statement", "source"].same == 0
    desk.judge("e4", "amend", NOOR, field="same_as", value="e2")
    assert by_field(desk)["statement", "source"].same == 1
