"""A coder adds a code without touching Python."""

from pathlib import Path

from onrecord.codebook import load_codebook
from tests.reading.events.told import actors, told


def test_a_code_that_a_coder_wrote_is_drafted(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        'extends = "default"\n[[code]]\ncode = "land.fence"\ndefinition = "Land is fenced in."\n'
        'plover = "COERCE/seize"\n[[code.cue]]\nverbs = ["fence off", "put up fence"]\n',
        encoding="utf-8",
    )
    found = told("Company guards fenced off the pasture.", codebook=load_codebook(tmp_path / "ours.toml"))
    assert actors(found["land.fence"]) == ["Company guards"]


def test_a_coder_writes_what_the_words_of_a_code_do_not_mean(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(
        'extends = "default"\n[[code]]\ncode = "land.fence"\ndefinition = "Land is fenced in."\n'
        'plover = "COERCE/seize"\n[[code.cue]]\nverbs = ["fence off"]\n'
        '[[code.unless]]\nverbs = ["fence"]\nneeds = { clause = ["question"] }\n',
        encoding="utf-8",
    )
    book = load_codebook(tmp_path / "ours.toml")
    assert told("The company fenced off the pasture.", codebook=book).codes == ["land.fence"]
    assert told("The company fenced off the question.", codebook=book).codes == []
