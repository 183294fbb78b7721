"""A spreadsheet opens a table as words and numbers."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.tables import as_csv


def back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =cmd|' /C calc'!A0",
        "＝1",
        "\u00a0=1",
        "=\u202e1",
    ],
)
def test_words_that_would_calculate_do_not(words: str) -> None:
    ((_,), (cell,)) = back(as_csv(["a"], [{"a": words}]))
    assert cell.startswith("'")


def test_numbers_stay_numbers_and_nothing_stays_empty() -> None:
    assert back(as_csv(["a", "b", "c"], [{"a": -3, "b": 1.5, "d": "x"}])) == [
        ["a", "b", "c"],
        ["-3", "1.5", ""],
    ]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_whatever_the_words_a_cell_stays_a_cell(words: list[str]) -> None:
    columns = [str(number) for number in range(len(words))]
    header, row = back(as_csv(columns, [dict(zip(columns, words, strict=True))]))
    assert len(header) == len(row) == len(words)
    assert not [cell for cell in row if cell[:1] in set("=+-@\t\r")]


def test_what_no_cell_can_hold_is_replaced() -> None:
    assert "\ufffd\ufffd" in as_csv(["a"], [{"a": "x\x00\ud800y"}])
