from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.days import days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2017-11-16", "2017-11-16", "2017-11-16"),
        ("2017-11", "2017-11-01", "2017-11-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-11~", "2017-11-01", "2017-11-30"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2017-XX-16", "2017-01-01", "2017-12-31"),
        ("2017-11-16/2017-11-26", "2017-11-16", "2017-11-26"),
        ("2017-11-16/..", "2017-11-16", None),
        ("/2017-11", None, "2017-11-30"),
        ("XXXX-11-16", None, None),
        ("soon", None, None),
        ("2017-13", None, None),
        (None, None, None),
    ],
)
def test_a_date_is_the_days_that_it_may_mean(edtf: str | None, first: str | None, last: str | None) -> None:
    assert days(edtf) == (first, last)


@given(st.dates(date(1, 1, 1)))
def test_every_day_lies_in_its_month_and_its_year(day: date) -> None:
    text = day.isoformat()
    for wider in (text, text[:7], text[:4]):
        first, last = days(wider)
        assert first is not None
        assert last is not None
        assert first <= text <= last
