"""The development cases, read for real: what may never be drafted is not, and the drafts answer the facts."""

from pathlib import Path

import pytest

from bench.cases import score_case
from onrecord.measure.expected import Score

DEVELOPMENT = sorted(path for path in (Path(__file__).parent / "development").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {folder.name: score_case(folder) for folder in DEVELOPMENT}


def test_nothing_is_drafted_that_was_denied_declined_planned_or_only_asked(scores: dict[str, Score]) -> None:
    wrong = [fault for score in scores.values() for fault in score.faults if fault.startswith("never")]
    assert not wrong


@pytest.mark.parametrize(
    ("field", "at_least"),
    [
        ("statement", 0.975),
        ("statement source", 0.94),
        ("statement kind", 0.95),
        ("statement stance", 0.95),
        ("event", 0.86),
        ("actors", 0.88),
        ("targets", 0.88),
        ("certainty", 0.95),
        ("according to", 0.95),
    ],
)
def test_what_the_cases_expect_is_still_read(scores: dict[str, Score], field: str, at_least: float) -> None:
    total = Score()
    for score in scores.values():
        total.add(score)
    assert total.f1(field) >= at_least
