"""Quotations under a line that only names who speaks."""

import pytest

from tests.reading.statements.told import told

_STORY = "Dockers blocked the port on Monday, and the police came at noon."
_WORDS = "“They took him from the house and they beat him.”"


@pytest.mark.parametrize("line", ["Rosa Auma, sister of detainee", "Rosa Auma", "Fisherman", "A resident"])
def test_a_line_that_names_somebody_says_whose_the_quotation_below_it_is(line: str) -> None:
    read = told(_STORY, line, _WORDS)
    (statement,) = read.over(_WORDS[1:-1])
    assert line.split(",", maxsplit=1)[0] in read.names(statement)
    assert (statement.kind, statement.stance) == ("direct", "asserts")


@pytest.mark.parametrize("line", ["A night of fear", "Rosa Auma was there", "Port Harbour", "Residents"])
def test_any_other_line_names_nobody_who_speaks(line: str) -> None:
    assert not told(_STORY, line, _WORDS).over(_WORDS[1:-1])


def test_a_quotation_with_its_own_speaker_is_not_of_the_line_above() -> None:
    read = told(_STORY, "Rosa Auma", f"{_WORDS[:-1]},” said Ali Juma.")
    (statement,) = read.over(_WORDS[1:-1])
    assert "Ali Juma" in read.names(statement)
