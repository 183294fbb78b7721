"""One table says who may do what."""

from pathlib import Path

from onrecord.protection.levels import LEVELS
from onrecord.protection.roles import ACTIONS, ROLES, ceiling, may

GUIDE = Path(__file__).parents[2] / "docs" / "protection.md"


def test_a_later_role_may_do_all_that_an_earlier_one_may() -> None:
    for action in ACTIONS:
        for level in LEVELS:
            allowed = [may(role, action, level) for role in ROLES]
            assert allowed == sorted(allowed), (action, level)


def test_who_may_do_something_with_a_level_may_do_it_with_every_lower_one() -> None:
    for action in ACTIONS:
        for role in ROLES:
            allowed = [may(role, action, level) for level in LEVELS]
            assert allowed == sorted(allowed, reverse=True), (role, action)


def test_only_a_keeper_sees_what_is_sealed() -> None:
    assert [role for role in ROLES if may(role, "read", "sealed")] == ["keeper"]


def test_a_reader_reads_and_does_nothing_else() -> None:
    assert [action for action in ACTIONS if may("reader", action, "public")] == ["read"]
    assert ceiling("reader", "read") == "internal"


def test_whoever_marks_something_can_always_raise_it_but_not_lower_what_is_sealed() -> None:
    assert may("coder", "protect", "sealed")
    assert not may("coder", "lower", "internal")
    assert not may("reviewer", "lower", "sealed")


def test_nobody_releases_what_is_sealed() -> None:
    assert not any(may(role, "release", "sealed") for role in ROLES)


def test_the_guide_prints_the_table_as_it_is() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    for action in ACTIONS:
        cells = " | ".join(ceiling(role, action) or "—" for role in ROLES)
        assert f"| {ACTIONS[action]} | {cells} |" in guide, action
