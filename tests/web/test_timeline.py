"""A bar of the timeline is as wide as what is known."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.days import days, precision
from onrecord.archive.pictures import CERTAINTIES, Stretch
from onrecord.web.look.timeline import ROWS, Lane, timeline


def stretch(edtf: str | None, records: int = 1) -> Stretch:
    return Stretch(*days(edtf), precision(edtf), "alleged", records)


def lane(stretches: list[Stretch], known: str) -> Lane:
    return next(lane for lane in timeline(stretches).lanes if lane.precision == known)


def test_a_year_is_a_band_and_never_a_point_on_its_first_day() -> None:
    (bar,) = lane([stretch("2017"), stretch("2016-05-05"), stretch("2018-05-05")], "year").bars
    assert (bar.since, bar.until) == (date(2017, 1, 1), date(2017, 12, 31))
    assert bar.width > 0.4


def test_events_that_are_dated_equally_well_share_a_lane_and_others_do_not() -> None:
    drawn = timeline([stretch("2017-05-02"), stretch("2017-05"), stretch("2017"), stretch("2017-05~")])
    assert [lane.precision for lane in drawn.lanes] == ["day", "month", "year", "about"]


def test_an_event_without_a_year_stands_apart() -> None:
    drawn = timeline([stretch("XXXX-11-16", 3), stretch(None, 2), stretch("2017")])
    assert sum(drawn.yearless.values()) == 3
    assert sum(drawn.undated.values()) == 2
    assert [lane.most for lane in drawn.lanes] == [1]


def test_an_open_end_reaches_to_the_edge() -> None:
    (bar,) = lane([stretch("2015-01-01"), stretch("2017-01-01/.."), stretch("2019-01-01")], "stretch").bars
    assert bar.until is None
    assert bar.left + bar.width == 1


def test_stretches_over_one_another_are_stacked_and_what_is_too_much_is_told() -> None:
    many = [stretch(f"2016-01-{day:02}/2018-01-{day:02}") for day in range(1, 21)]
    stacked = lane(many, "stretch")
    assert stacked.rows == ROWS
    assert len(stacked.bars) + len(stacked.beyond) == 20


def test_nothing_dated_draws_nothing() -> None:
    assert timeline([]).lanes == ()
    assert timeline([stretch("soon")]).lanes == ()


_EDTF = st.one_of(
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.dates(date(10, 1, 1)).map(lambda day: f"{day.isoformat()[:3]}X"),
    st.dates().map(lambda day: f"{day.isoformat()[:7]}~"),
    st.dates().map(lambda day: f"{day.isoformat()}/.."),
    st.sampled_from(("XXXX-05-01", "0000", "9999", "9999-24", "2017-02-31", "soon", None)),
)


@given(st.lists(st.tuples(_EDTF, st.integers(1, 50)), max_size=30))
def test_every_event_is_in_one_bar_that_holds_all_the_days_it_may_mean(
    given_: list[tuple[str | None, int]],
) -> None:
    drawn = timeline([stretch(edtf, records) for edtf, records in given_])
    bars = [bar for lane in drawn.lanes for bar in (*lane.bars, *lane.beyond)]
    apart = sum(drawn.undated.values()) + sum(drawn.yearless.values())
    assert sum(bar.total for bar in bars) + apart == sum(records for _, records in given_)
    for bar in bars:
        assert bar.width > 0
        assert -1e-9 <= bar.left <= bar.left + bar.width <= 1 + 1e-9
        assert set(bar.counts) == set(CERTAINTIES)
    for lane in drawn.lanes:
        for row in range(lane.rows if lane.bin is None else 1):
            beside = sorted((bar.left, bar.left + bar.width) for bar in lane.bars if bar.row == row)
            assert all(one[1] <= other[0] + 1e-9 for one, other in pairwise(beside))
