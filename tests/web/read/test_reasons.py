"""Why a draft says what it says, in words that need no manual."""

from pathlib import Path

import pytest

from onrecord.protection.levels import LEVELS
from onrecord.protection.roles import Role, may
from onrecord.web.read.reasons import in_words
from onrecord.web.words import WORDS
from onrecord.workbench import Request, Unread, open_reader, read_file

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="module")
def rules() -> set[str]:
    """Every rule that drafted something of the samples."""
    request = Request()
    reader = open_reader(request)
    found: set[str] = set()
    for sample in ("adre-interview.txt", "almaty-press-release.eml", "kampala-newspaper-page.txt"):
        for reading in read_file(SAMPLES / sample, request, reader):
            assert not isinstance(reading, Unread)
            found |= {reason.rule for event in reading.events for reason in event.reasons}
            found |= {statement.method for statement in reading.statements if statement.method}
    return found


def test_every_rule_that_drafts_the_samples_is_told_in_words(rules: set[str]) -> None:
    assert len(rules) > 20
    assert [rule for rule in sorted(rules) if in_words(rule) is None] == []


def test_a_rule_that_nobody_wrote_about_is_told_by_its_name() -> None:
    assert in_words("a rule of tomorrow") is None


def test_who_sees_a_level_is_told_as_the_table_of_roles_has_it() -> None:
    roles: tuple[Role, ...] = ("reader", "coder", "reviewer", "keeper")
    sees = {level: [may(role, "read", level) for role in roles] for level in LEVELS}
    assert sees["public"] == sees["internal"] == [True, True, True, True], WORDS["seen by"]["internal"]
    assert sees["confidential"] == [False, True, True, True], WORDS["seen by"]["confidential"]
    assert sees["sealed"] == [False, False, False, True], WORDS["seen by"]["sealed"]
