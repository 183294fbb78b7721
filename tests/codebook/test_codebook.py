"""A codebook is data: what can be written in it, and what its checker says of mistakes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codebook import PLOVER_TYPES, check_codebook, load_codebook, packaged
from onrecord.errors import CodebookError

CONTRACT = Path(__file__).parents[3] / "shared" / "contract" / "codebook.md"
BOOK = """title = "Ours"
version = "3"
extends = "default"

[words]
hut = ["hut", "shack"]

[[code]]
code = "land.clear"
definition = "Homes are cleared from land."
plover = "COERCE/destroy"

  [[code.cue]]
  verbs = ["clear", "bulldoze"]
  needs = { object = ["<hut>"] }
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_packaged_codebooks_have_no_fault() -> None:
    assert check_codebook(None) == []
    assert packaged("plover").codes


def test_every_code_of_the_contract_can_be_drafted() -> None:
    if not CONTRACT.exists():
        pytest.skip("the contract is not here")
    rows = [line.split("|") for line in CONTRACT.read_text("utf-8").splitlines() if line.startswith("| `")]
    wanted = {row[1].strip().strip("`"): row[3].strip() for row in rows}
    book = load_codebook()
    have = {c.code: f"{c.plover}/{c.mode}" if c.mode else c.plover for c in book.codes}
    assert have == wanted
    assert all(code.cues for code in book.codes)


def test_the_plover_book_has_its_sixteen_types() -> None:
    assert {code.plover for code in packaged("plover").codes} == set(PLOVER_TYPES)


def test_a_codebook_of_ones_own_adds_to_the_default_one(tmp_path: Path) -> None:
    book = load_codebook(written(tmp_path, BOOK))
    assert book["land.clear"].definition == "Homes are cleared from land."
    assert book["liberty.arrest"] == load_codebook()["liberty.arrest"]


def test_a_codebook_of_ones_own_replaces_a_code_of_the_default_one(tmp_path: Path) -> None:
    book = load_codebook(written(tmp_path, BOOK.replace("land.clear", "property.destroy")))
    assert {cue.phrase for cue in book["property.destroy"].cues} == {(("clear",),), (("bulldoze",),)}


def test_without_extending_a_codebook_stands_alone(tmp_path: Path) -> None:
    book = load_codebook(written(tmp_path, BOOK.replace('extends = "default"', "")))
    assert [code.code for code in book.codes] == ["land.clear"]


def test_a_folder_of_files_is_one_codebook(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(BOOK.replace('extends = "default"', ""), encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        '[[code]]\ncode = "land.sell"\ndefinition = "Sold."\nplover = "SANCTION"\n'
        '[[code.cue]]\nverbs = ["sell"]\nneeds = { object = ["<hut>"] }\n',
        encoding="utf-8",
    )
    assert [code.code for code in load_codebook(tmp_path).codes] == ["land.clear", "land.sell"]


def test_the_name_of_a_codebook_changes_with_its_content(tmp_path: Path) -> None:
    first = load_codebook(written(tmp_path, BOOK)).name
    assert first.startswith("Ours 3 (")
    assert load_codebook(written(tmp_path, BOOK.replace("shack", "cabin"))).name != first


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('plover = "COERCE/destroy"', 'plover = "CORCE"', 11, "no PLOVER type"),
        ('plover = "COERCE/destroy"', 'plover = "COERCE/"', 11, "PLOVER mode"),
        ('definition = "Homes are cleared from land."', "", 8, "no definition"),
        ('code = "land.clear"', 'code = "Land Clear"', 9, "small letters"),
        ('verbs = ["clear", "bulldoze"]', "verbs = []", 14, "empty cue"),
        ('verbs = ["clear", "bulldoze"]', 'verbs = ["Clear"]', 14, "can never match"),
        ('verbs = ["clear", "bulldoze"]', 'verbs = ["<hut> clear"]', 14, "first word is the trigger"),
        ('verbs = ["clear", "bulldoze"]', 'verbs = ["clear <tent>"]', 14, "no word class <tent>"),
        ('verbs = ["clear", "bulldoze"]', 'verbs = ["clear", "clear"]', 14, "stands twice"),
        (
            'verbs = ["clear", "bulldoze"]',
            'verbs = ["clear"]\n  actor = ["boss"]',
            15,
            "unknown frame word 'boss'",
        ),
        (
            'verbs = ["clear", "bulldoze"]',
            'verbs = ["clear"]\n  actor = ["clause"]',
            15,
            "needs and forbids only",
        ),
        ('verbs = ["clear", "bulldoze"]', 'verbs = ["clear"]\n  verb = "x"', 15, "unknown key 'verb'"),
        ('verbs = ["clear", "bulldoze"]', 'verbs = ["clear"]\n  negated = "no"', 15, "true or false"),
        ("object = [", "objekt = [", 15, "unknown frame word 'objekt'"),
        ('["<hut>"]', '["<tent>"]', 15, "no word class <tent>"),
        ('hut = ["hut", "shack"]', "hut = []", 6, "not empty"),
        ('title = "Ours"', 'titel = "Ours"', 1, "unknown key 'titel'"),
        ('extends = "default"', 'extends = "other"', 3, "only the default codebook"),
        ('version = "3"', 'version = "3', 2, "not TOML"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    path = written(tmp_path, BOOK.replace(old, new))
    problems = check_codebook(path)
    assert any(p.line == line and what in p.what and p.file == str(path) for p in problems), problems
    with pytest.raises(CodebookError, match=r"ours\.toml:\d+: "):
        load_codebook(path)


def test_a_code_that_stands_twice_is_told_at_the_second(tmp_path: Path) -> None:
    twice = BOOK + BOOK[BOOK.index("[[code]]") :]
    (problem,) = check_codebook(written(tmp_path, twice))
    assert (problem.line, problem.what) == (17, "code land.clear stands twice")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, BOOK.replace("COERCE", "CORCE").replace('["<hut>"]', '["<tent>"]'))
    assert [problem.line for problem in check_codebook(path)] == [11, 15]


def test_what_cannot_be_read_is_an_error_of_one_line(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        load_codebook(tmp_path / "nowhere.toml")
    (tmp_path / "latin.toml").write_bytes(b'title = "caf\xe9"\n')
    with pytest.raises(CodebookError, match=r"latin\.toml:1: not UTF-8"):
        load_codebook(tmp_path / "latin.toml")


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet='abc[]="{}<>.,\n #codeuvrbs', max_size=200)
    | st.lists(st.sampled_from(BOOK.splitlines()), max_size=20).map("\n".join)
)
def test_whatever_is_in_the_file_the_checker_answers(text: str) -> None:
    import tempfile  # noqa: PLC0415 - Hypothesis calls this many times within one tmp_path

    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), text)
        problems = check_codebook(path)
        if not problems:
            assert load_codebook(path).codes


def test_a_codebook_has_the_same_name_in_every_process() -> None:
    command = [
        sys.executable,
        "-c",
        "from onrecord.codebook import load_codebook; print(load_codebook().name)",
    ]
    names = {
        subprocess.run(
            command, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(names) == 1


def test_what_a_code_does_not_mean_is_read_and_checked_like_its_cues(tmp_path: Path) -> None:
    other = '\n  [[code.unless]]\n  verbs = ["clear of debt"]\n  forbids = { subject = ["<hut>"] }\n'
    code = load_codebook(written(tmp_path, BOOK + other))["land.clear"]
    assert [cue.phrase for cue in code.unless] == [(("clear",), ("of",), ("debt",))]
    assert len(code.cues) == 2

    wrong = BOOK + '\n  [[code.unless]]\n  verbs = ["clear"]\n  target = ["object"]\n'
    [problem] = check_codebook(written(tmp_path, wrong))
    assert "unknown key 'target'" in problem.what
    assert wrong.splitlines()[problem.line - 1].strip() == 'target = ["object"]'
