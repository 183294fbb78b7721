"""Whose plan it is: what somebody means to do is drafted, what is only asked, feared or laid down is not."""

import pytest

from tests.reading.events.told import told

_FAMILIES = [
    # feared and worried about, beside announced
    (
        "We fear that police will arrest the organisers.",
        "Police plan to arrest the organisers.",
    ),
    ("Her sister is afraid that she will be deported.", "The ministry said that she will be deported."),
    # bound to something else
    (
        "He was told that otherwise soldiers would burn the village.",
        "Soldiers intended to burn the village.",
    ),
    (
        "An officer told her that if she spoke she would be jailed.",
        "An officer vowed to have her jailed.",
    ),
    # a rule, beside a promise
    (
        "An officer who beats a prisoner shall be suspended.",
        "The minister promised that the officer will be suspended.",
    ),
    ("No teacher shall be dismissed; the rest shall be arrested.", "We shall arrest the rest."),
    # asked for, beside decided
    (
        "A constable asked the family for money to release the boy.",
        "The constable agreed to release the boy.",
    ),
    ("The ministry pressed the station to dismiss her.", "The station decided to dismiss her."),
    ("They threatened to burn the market.", "They planned to burn the market."),
    ("The union demands that the owner release them.", "The owner plans to release them."),
]


_ACTS = {"arrest", "arrested", "deported", "burn", "jailed", "suspended", "release", "dismiss", "dismissed"}


@pytest.mark.parametrize(("asked", "meant"), _FAMILIES, ids=[asked[:45] for asked, _ in _FAMILIES])
def test_a_plan_is_drafted_only_where_somebody_has_it(asked: str, meant: str) -> None:
    assert _ACTS.isdisjoint(event.trigger.text for event in told(asked).reading.events)
    planned = [e for e in told(meant).reading.events if not _ACTS.isdisjoint(e.trigger.text.split())]
    assert [event.certainty for event in planned] == ["planned"]


def test_what_is_feared_to_have_been_done_may_be_so() -> None:
    assert told("The editor is feared to have been arrested.")["liberty.arrest"].certainty == "possible"


def test_what_police_want_to_do_is_their_plan() -> None:
    assert told("Police want to question him.")["pressure.summon"].certainty == "planned"
