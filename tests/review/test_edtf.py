"""Dates that a person gives."""

import pytest

from onrecord.review.edtf import is_edtf

DATES = (
    "2017",
    "2017-11",
    "2017-11-30",
    "XXXX-11-26",
    "201X",
    "2017-11~",
    "2017-11-30?",
    "2016/2018",
    "../2017",
)
NO_DATES = (
    "",
    "Monday",
    "30.11.2017",
    "2017-13",
    "2017-02-30",
    "2023-02-29",
    "XXXX-02-30",
    "2018/2016",
    "17",
)


@pytest.mark.parametrize("date", [*DATES, "2017-11-16/2017-11-26", "2017/..", "2024-02-29", "XXXX-02-29"])
def test_a_date_in_edtf_is_one(date: str) -> None:
    assert is_edtf(date)


@pytest.mark.parametrize("date", [*NO_DATES, "2017-11-30T10:00:00", "2017-11-31/2017-12-01", " 2017"])
def test_what_no_calendar_has_is_none(date: str) -> None:
    assert not is_edtf(date)
