import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app

TEXT = (
    "LIMA, 3 Mar 90 -- Gunmen killed two policemen in Ayacucho on Friday, a spokesman said. "
    "He said that the mayor of Huanta had been kidnapped on 1 March 1990."
)
ANSWERS = ("source", "target", "templates", "timex", "toponyms", "attributions")


def _measure(task: str, folder: Path, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    source, out = folder / "in.jsonl.gz", folder / "out.jsonl"
    with gzip.open(source, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    done = CliRunner().invoke(app, ["measure", task, str(source), "--out", str(out)])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("statements", "attributions"),
        ("events-plover", "event"),
        ("events-muc4", "templates"),
        ("places", "toponyms"),
        ("dates", "timex"),
    ],
)
def test_each_task_answers_in_the_words_of_its_scorer(task: str, answer: str, tmp_path: Path) -> None:
    (line,) = _measure(task, tmp_path, [{"id": "a", "text": TEXT, "dct": "1990-03-03"}])
    assert line["id"] == "a"
    assert line[answer]


@pytest.mark.parametrize("task", ["statements", "events-plover", "events-muc4", "places", "dates"])
def test_the_answers_in_a_benchmark_file_are_never_looked_at(task: str, tmp_path: Path) -> None:
    bare = {"id": "a", "text": TEXT, "dct": "1990-03-03"}
    with_answers = bare | {name: [{"event": "AID", "value": "1789"}] for name in ANSWERS}
    assert _measure(task, tmp_path, [with_answers]) == _measure(task, tmp_path, [bare])


def test_spans_point_into_the_text_as_it_was_given(tmp_path: Path) -> None:
    text = "\r\n  Headline of the day\r\n\r\n" + TEXT
    (line,) = _measure("dates", tmp_path, [{"id": "a", "text": text, "dct": "1990-03-03"}])
    assert "1 March 1990" in {text[t["start"] : t["end"]] for t in line["timex"]}


def test_a_line_that_is_no_json_is_told_with_its_number(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "text": "x"}\nnonsense\n', encoding="utf-8")
    done = CliRunner().invoke(app, ["measure", "dates", str(source), "--out", str(tmp_path / "out")])
    assert done.exit_code != 0
    assert f"{source}:2" in str(done.exception)
    assert not (tmp_path / "out").exists()
