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


@pytest.mark.parametrize(("asked", "meant"), _FAMILIES, ids=[asked[:45] for asked, _ in _FAMILIES])
def test_what_is_nobodys_plan_is_not_drafted_and_what_somebody_means_to_do_is(asked: str, meant: str) -> None:
    acts = {
        "arrest",
        "arrested",
        "deported",
        "burn",
        "jailed",
        "suspended",
        "release",
        "dismiss",
        "dismissed",
    }
    assert acts.isdisjoint(draft.trigger.text for draft in told(asked).reading.events)
    planned = [
        draft for draft in told(meant).reading.events if not acts.isdisjoint(draft.trigger.text.split())
    ]
    assert [draft.certainty for draft in planned] == ["planned"]


def test_what_is_feared_to_have_been_done_may_be_so() -> None:
    assert told("The editor is feared to have been arrested.")["liberty.arrest"].certainty == "possible"


def test_what_police_want_to_do_is_their_plan() -> None:
    assert told("Police want to question him.")["pressure.summon"].certainty == "planned"
