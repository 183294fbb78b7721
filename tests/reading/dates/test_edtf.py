"""EDTF that other programs can read."""

import datetime

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.dates.edtf import published_value, to_edtf

FORMS = ("%Y-%m-%d", "%Y-%m", "%Y", "%G-W%V", "%G-W%V-WE", "XXXX-%m-%d", "%Y-%m-%dT19:15", "%Y-%m-%dTNI")
DAYS = st.dates(min_value=datetime.date(1000, 1, 1), max_value=datetime.date(2999, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        ["%Y-%m-%d", "%Y-%m", "%Y", "%G-W%V", "%G-W%V-WE", "XXXX-%m-%d", "%Y-%m-%dT19:15", "%Y-%m-%dTNI"]
    ),
    st.sampled_from([None, "APPROX", "START", "LESS_THAN"]),
)
@settings(deadline=None)
def test_what_is_written_is_valid(day: datetime.date, form: str, mod: str | None) -> None:
    written = to_edtf(day.strftime(form), mod)
    assert written is not None
    assert str(parse_edtf(written)) == written


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("1998-SU", "1998-22"),
        ("1998-Q1", "1998-01/1998-03"),
        ("1998-H2", "1998-07/1998-12"),
        ("1998-W05-WE", "1998-01-31/1998-02-01"),
        ("197", "197X"),
        ("19", "19XX"),
        ("XXXX-11", "XXXX-11"),
        ("2017-XX-XX", "2017-XX-XX"),
        ("PAST_REF", None),
        ("P3D", None),
        ("XXXX-WXX-2", None),
        ("XXXX", None),
        ("2017-02-30", None),
    ],
)
def test_each_kind_of_value_has_its_edtf_or_none(value: str, edtf: str | None) -> None:
    assert to_edtf(value) == edtf


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2017-11-30", "2017-11-30"),
        ("2017-11~", "2017-11"),
        ("1998-02-13T14:26:00", "1998-02-13"),
        ("XXXX-11-30", None),
        (None, None),
        ("soon", None),
    ],
)
def test_a_publication_date_counts_as_far_as_its_year_is_known(
    published: str | None, value: str | None
) -> None:
    assert published_value(published) == value
