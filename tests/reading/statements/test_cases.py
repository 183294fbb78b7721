"""The labelled cases: reports with what a careful coder would record of who says what."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake import take_in
from onrecord.reading.attribution import find_attributions, load_tagger
from onrecord.reading.parse import load_parser, parse
from onrecord.record import Report, Statement
from tests.reading.statements.told import Told, statements_of

CASES = Path(__file__).parents[2] / "cases" / "statements"


def labelled(part: str) -> list[Any]:
    return [
        pytest.param(folder, fact, id=f"{folder.name}: {fact['at'][:40]}")
        for folder in sorted(CASES.iterdir())
        for fact in json.loads((folder / "expected.json").read_text(encoding="utf-8")).get(part, [])
    ]


@cache
def read(folder: Path, with_tagger: bool = False) -> Told:
    (report,) = take_in(folder / "report.txt")
    assert isinstance(report, Report)
    facts = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    published = facts.get("document", {}).get("published")
    parsed = parse(replace(report, published=published), load_parser())
    tagger = load_tagger() if with_tagger else None
    return statements_of(parsed, find_attributions(parsed, tagger).attributions)


def called(told: Told, statement: Statement, names: list[str]) -> bool:
    have = [" ".join(n.casefold().replace("’", "'").split()) for n in told.names(statement)]
    return any(f" {n.casefold().replace('’', chr(39))} " in f" {h} " for n in names for h in have)


def test_there_are_at_least_sixty_labelled_statements() -> None:
    assert len(labelled("statements")) >= 60


def hold_against(told: Told, fact: dict[str, Any]) -> None:
    """Raises AssertionError with what is missing or wrong."""
    found = told.over(fact["at"])
    assert found, "nobody says it"
    if "source" in fact:
        found = [s for s in found if called(told, s, fact["source"])]
        assert found, f"it is not given to {fact['source'][0]}"
    if fact.get("sourceless"):
        found = [s for s in found if s.source is None and s.source_span is None]
        assert found, "it is given to somebody"
    if "within" in fact:
        found = [s for s in found if (w := told.within(s)) is not None and called(told, w, fact["within"])]
        assert found, f"it is not told by {fact['within'][0]}"
    for field in ("kind", "stance", "basis"):
        if field in fact:
            assert {getattr(s, field) for s in found} & set(fact[field])
    if "said" in fact:
        assert fact["said"] in [s.said for s in found]


@pytest.mark.parametrize(("folder", "fact"), labelled("statements"))
def test_the_rules_read_a_statement_as_a_careful_coder_would(folder: Path, fact: dict[str, Any]) -> None:
    hold_against(read(folder), fact)


@pytest.mark.skipif(load_tagger() is None, reason="the tagger's weights are not installed")
def test_with_the_tagger_nineteen_in_twenty_statements_are_read_so() -> None:
    wrong = []
    cases = [case.values for case in labelled("statements")]
    for folder, fact in cases:
        try:
            hold_against(read(folder, with_tagger=True), fact)
        except AssertionError as error:
            wrong.append(f"{fact['at']}: {error}")
    assert len(wrong) * 20 <= len(cases), wrong


@pytest.mark.parametrize(("folder", "fact"), labelled("unsaid"))
def test_what_nobody_says_is_no_statement(folder: Path, fact: dict[str, Any]) -> None:
    assert not read(folder).over(fact["at"]), fact["why"]


@pytest.mark.parametrize("folder", sorted(CASES.iterdir()), ids=lambda folder: folder.name)
def test_every_span_is_its_words_and_every_statement_has_some(folder: Path) -> None:
    told = read(folder)
    ids = [s.id for s in told.statements]
    assert ids == [f"s{number}" for number in range(1, len(ids) + 1)]
    for statement in told.statements:
        spans = [s for s in (statement.source_span, statement.cue, *statement.content) if s is not None]
        assert spans
        assert all(told.report.text[s.start : s.end] == s.text for s in spans)
        assert statement.content or statement.kind == "no-comment"
