"""The development cases, read for real: what may never be drafted is not, and the drafts answer the facts."""

from pathlib import Path

from bench.cases import score_case
from onrecord.measure.expected import Score

DEVELOPMENT = sorted(path for path in (Path(__file__).parent / "development").iterdir() if path.is_dir())


AT_LEAST = {
    "statement": 0.975,
    "statement source": 0.94,
    "statement kind": 0.95,
    "statement stance": 0.95,
    "event": 0.86,
    "actors": 0.88,
    "targets": 0.88,
    "certainty": 0.95,
    "according to": 0.95,
}


def test_what_the_cases_expect_is_read_and_what_they_forbid_is_not_drafted() -> None:
    # one test: the reports are read once, whichever of the suite's processes it falls to
    total = Score()
    for folder in DEVELOPMENT:
        total.add(score_case(folder))
    assert not [fault for fault in total.faults if fault.startswith("never")]
    assert {field: total.f1(field) for field, least in AT_LEAST.items() if total.f1(field) < least} == {}
