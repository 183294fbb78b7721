"""The codebook's vocabulary: how reports say each act, and what the same words say in everyday use."""

import tomllib
from pathlib import Path

import pytest

from onrecord.codebook import load_codebook
from tests.reading.events.told import actors, targets, told

_SENTENCES = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))
_DRAFTS = [(code, *row) for code, rows in _SENTENCES["drafts"].items() for row in rows]


@pytest.mark.parametrize(("code", "text", "who", "whom"), _DRAFTS)
def test_the_act_is_drafted(code: str, text: str, who: str, whom: str) -> None:
    drafted = [event for event in told(text).reading.events if event.type == code]
    assert any(
        (not who or any(who in actor for actor in actors(event)))
        and (not whom or any(whom in target for target in targets(event)))
        for event in drafted
    ), f"{code} by {who or 'anybody'} to {whom or 'anybody'} among {told(text).codes}"


@pytest.mark.parametrize("text", _SENTENCES["nothing"])
def test_the_same_words_in_another_sense_draft_nothing(text: str) -> None:
    assert told(text).codes == []


def test_every_code_of_the_book_is_said_in_some_way() -> None:
    assert {code.code for code in load_codebook().codes} == set(_SENTENCES["drafts"])
