"""Every labelled passage can be read: its clauses stand in it once, its codes are in the codebook."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.codebook import load_codebook

FILES = sorted(Path(__file__).parent.glob("passages/*/*.jsonl"))
STATUSES = {"told", "denied", "planned", "possible", "not", "called-for", "generic", "figure", "law"}

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def passages(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_there_are_passages_to_work_with_and_passages_to_measure_by() -> None:
    assert {path.parent.name for path in FILES} == {"development", "held-out"}


@each_file
def test_every_clause_stands_in_its_passage_once(path: Path) -> None:
    for passage in passages(path):
        for act in passage["events"]:
            assert passage["text"].count(act["at"]) == 1, act["at"]


@each_file
def test_every_code_is_in_the_codebook_and_every_status_is_known(path: Path) -> None:
    codes = {code.code for code in load_codebook().codes}
    for passage in passages(path):
        for act in passage["events"]:
            assert act["types"] and codes.issuperset(act["types"])
            assert act.get("status", "told") in STATUSES


def test_no_passage_stands_twice() -> None:
    texts = [passage["text"] for path in FILES for passage in passages(path)]
    assert len(texts) == len(set(texts))
