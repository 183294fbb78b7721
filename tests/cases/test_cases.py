"""Every case can be read: its phrases stand in its report, its fields are ones the checker knows."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.codebook import load_codebook

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/expected.json"))

PARTS = {
    "document": {"title", "publisher", "published", "language"},
    "entities": {"name", "aliases", "roles", "gazetteer"},
    "statements": {"at", "source", "sourceless", "kind", "stance", "basis", "said", "within"},
    "unsaid": {"at", "why"},
    "events": {
        "at",
        "types",
        "actors",
        "targets",
        "place",
        "date",
        "amount",
        "certainty",
        "polarity",
        "by",
        "tolerated",
    },
    "never": {"at", "types", "certainty", "why"},
}
WORDS = {
    "kind": {"direct", "indirect", "mixed", "no-comment"},
    "stance": {"asserts", "denies", "declines", "asks", "believes"},
    "basis": {"witness", "hearsay", "party", "expert", "unknown"},
    "certainty": {"reported", "alleged", "possible", "planned"},
    "polarity": {"happened", "did-not-happen"},
}

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")


def expected(case: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return facts


def facts_with_a_phrase(case: Path) -> list[dict[str, Any]]:
    facts = expected(case)
    return [fact for part in ("statements", "unsaid", "events", "never") for fact in facts.get(part, [])]


def test_there_are_cases_to_read() -> None:
    assert CASES


@each_case
def test_every_phrase_stands_in_the_report(case: Path) -> None:
    report = (case / "report.txt").read_text(encoding="utf-8")
    missing = [fact["at"] for fact in facts_with_a_phrase(case) if fact["at"] not in report]
    assert not missing


@each_case
def test_every_field_is_one_that_is_checked(case: Path) -> None:
    facts = expected(case)
    unknown = set(facts) - PARTS.keys() - {"credits", "leads"}
    for part, fields in PARTS.items():
        entries = [facts.get(part, {})] if part == "document" else facts.get(part, [])
        unknown |= {f"{part}: {field}" for entry in entries for field in entry.keys() - fields}
    assert not unknown


@each_case
def test_every_word_of_the_record_is_spelt_as_the_record_spells_it(case: Path) -> None:
    wrong = [
        (fact["at"], field, value)
        for fact in facts_with_a_phrase(case)
        for field, known in WORDS.items()
        for value in fact.get(field, [])
        if value not in known
    ]
    assert not wrong


def test_every_code_is_one_of_the_codebook() -> None:
    codes = {code.code for code in load_codebook().codes}
    unknown = {
        case.name: wrong
        for case in CASES
        if (wrong := {c for fact in facts_with_a_phrase(case) for c in fact.get("types", [])} - codes)
    }
    assert not unknown
