"""Arithmetic on values: what is known stays known, what is not is not made up."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.dates.calendar import coarsen, extent, from_calendar, holiday, move, weekday_near

DAYS = st.dates(min_value=datetime.date(1700, 1, 1), max_value=datetime.date(2300, 12, 31))


@given(DAYS, st.integers(-4000, 4000))
def test_a_day_moved_and_moved_back_is_the_day(day: datetime.date, steps: int) -> None:
    moved = move(day.isoformat(), "D", steps)
    assert moved is not None
    assert move(moved, "D", -steps) == day.isoformat()


@given(DAYS, st.integers(-300, 300))
def test_months_move_as_they_are_counted(day: datetime.date, steps: int) -> None:
    moved = move(f"{day:%Y-%m}", "M", steps)
    assert moved is not None
    assert (int(moved[:4]) - day.year) * 12 + int(moved[5:7]) - day.month == steps


@pytest.mark.parametrize(
    ("value", "unit", "steps", "expected"),
    [
        ("XXXX-11-17", "D", 1, "XXXX-11-18"),
        ("XXXX-12-31", "D", 1, "XXXX-01-01"),
        ("XXXX-02-28", "D", 1, None),
        ("XXXX-11", "M", 2, "XXXX-01"),
        ("2017-11", "D", 1, None),
        ("1989-Q3", "Y", -1, "1988-Q3"),
        ("1989-Q4", "Q", 1, "1990-Q1"),
        ("2016-02-29", "Y", 1, "2017-02-28"),
        ("1998-W01", "W", -1, "1997-W52"),
        ("197", "DE", 1, "198"),
    ],
)
def test_a_value_moves_as_far_as_it_is_known(value: str, unit: str, steps: int, expected: str | None) -> None:
    assert move(value, unit, steps) == expected


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y", "DE"]))
def test_a_day_lies_in_every_stretch_that_it_is_coarsened_to(day: datetime.date, unit: str) -> None:
    value = coarsen(day.isoformat(), unit)
    assert value is not None
    stretch = extent(value)
    assert stretch is not None
    assert stretch[0] <= day <= stretch[1]


@given(DAYS, st.integers(1, 7), st.sampled_from([-1, 1]))
def test_the_nearest_weekday_is_within_a_week(day: datetime.date, weekday: int, toward: int) -> None:
    found = weekday_near(day, weekday, toward, today=False)
    assert found is not None
    assert found.isoweekday() == weekday
    assert 0 < (found - day).days * toward <= 7


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2000, (4, 23)),
        ("easter", 2024, (3, 31)),
        ("good friday", 2018, (3, 30)),
        ("thanksgiving", 1999, (11, 25)),
    ],
)
def test_movable_holidays_fall_where_they_fell(name: str, year: int, day: tuple[int, int]) -> None:
    assert holiday(name, year) == datetime.date(year, *day)


def test_a_day_that_a_calendar_does_not_have_is_none() -> None:
    assert from_calendar("persian", 1400, 13, 1) is None
