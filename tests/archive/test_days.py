from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.days import PRECISIONS, asked, days, precision
from onrecord.errors import ArchiveError


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
        ("2017-22", "2017-01-01", "2017-12-31"),
        ("2015-24", "2015-01-01", "2016-02-29"),
        ("soon", None, None),
        ("2017-13", None, None),
        ("2017-11-31", None, None),
        (None, None, None),
    ],
)
def test_a_date_is_the_days_that_it_may_mean(edtf: str | None, first: str | None, last: str | None) -> None:
    assert days(edtf) == (first, last)


@pytest.mark.parametrize("date", ["soon", "/", "", "2017-11-31", "2017/soon", "2018/2016", "2017/2018/2019"])
def test_what_is_no_date_is_not_looked_for(date: str) -> None:
    with pytest.raises(ArchiveError, match="not a date"):
        asked(date)


@given(st.dates(date(1, 1, 1)))
def test_every_day_lies_in_its_month_and_its_year(day: date) -> None:
    text = day.isoformat()
    for wider in (text, text[:7], text[:4]):
        first, last = days(wider)
        assert first is not None
        assert last is not None
        assert first <= text <= last


@pytest.mark.parametrize(
    ("edtf", "known"),
    [
        ("2017-11-16", "day"),
        ("2017-11-16/2017-11-16", "day"),
        ("2017-11", "month"),
        ("2017-11-XX", "month"),
        ("2017", "year"),
        ("2017-XX-16", "year"),
        ("201X", "stretch"),
        ("2015-24", "stretch"),
        ("2017-11-16/2017-11-26", "stretch"),
        ("2017-11-16/..", "stretch"),
        ("2017-11~", "about"),
        ("2017-11-16?/2017-12", "about"),
        ("XXXX-11-16", "no-year"),
        ("XXXX-11", "no-year"),
        ("soon", "none"),
        (None, "none"),
    ],
)
def test_how_exactly_a_date_is_known(edtf: str | None, known: str) -> None:
    assert precision(edtf) == known


_PARTS = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.dates(date(10, 1, 1)).map(lambda day: f"{day.isoformat()[:3]}X"),
    st.builds("{:04}-{}".format, st.integers(1, 9999), st.integers(21, 24)),
)


@given(_PARTS, _PARTS, st.sampled_from(("", "~", "?", "%")))
def test_a_band_is_as_wide_as_what_is_known(first: str, last: str, doubt: str) -> None:
    since, until = days(first + doubt)
    assert since is not None
    assert until is not None
    assert date.fromisoformat(since) <= date.fromisoformat(until)
    assert precision(first + doubt) in PRECISIONS
    assert (precision(first) == "day") == (since == until)
    assert (precision(first + doubt) == "about") == bool(doubt)
    assert days(f"{first}/{last}") == (since, days(last)[1])
