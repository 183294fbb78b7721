"""The query string of the ledger is all that a view is."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.days import PRECISIONS
from onrecord.archive.filters import Filters, Kind
from onrecord.archive.ledger import ORDERS
from onrecord.archive.pictures import CERTAINTIES
from onrecord.errors import OnRecordError
from onrecord.record import Polarity, Status
from onrecord.web.ledger.query import View, view_from

WORDS = st.text(min_size=1, max_size=20).map(str.strip).filter(bool)


def some(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(values, max_size=3, unique=True).map(tuple)


FILTERS = st.builds(
    Filters,
    words=st.one_of(st.just(""), WORDS),
    kinds=some(st.sampled_from(get_args(Kind))),
    codes=some(WORDS),
    actors=some(WORDS),
    countries=some(st.one_of(st.just(""), WORDS)),
    date=st.one_of(st.none(), WORDS),
    extent=st.one_of(st.none(), WORDS),
    precisions=some(st.sampled_from(PRECISIONS)),
    certainties=some(st.sampled_from(CERTAINTIES)),
    polarities=some(st.sampled_from(get_args(Polarity))),
    statuses=some(st.sampled_from(get_args(Status))),
    disputed=st.booleans(),
    accounts=st.integers(0, 9999),
)


@given(FILTERS, st.sampled_from(ORDERS))
def test_a_view_comes_back_from_its_address(filters: Filters, order: str) -> None:
    view = View(filters, order)  # type: ignore[arg-type]
    assert view_from(view.query) == view
    assert view_from(view.page("2017-11-16~7")).after == "2017-11-16~7"


@given(FILTERS)
def test_a_filter_that_is_taken_off_is_gone_and_the_others_stay(filters: Filters) -> None:
    for code in filters.codes:
        rest = View(filters).without("codes", code).filters
        assert code not in rest.codes
        assert rest.actors == filters.actors
    assert View(filters).without("date").filters.date is None


@pytest.mark.parametrize("query", ["certainty=sure", "order=random", "known=exactly", "kind=document"])
def test_an_address_that_means_nothing_is_refused_rather_than_shown_wider(query: str) -> None:
    with pytest.raises(OnRecordError, match="clear the filters"):
        view_from(query)


def test_empty_fields_of_a_form_are_no_filters() -> None:
    assert view_from("words=&date=&accounts=&code=&order=added") == View()


def test_a_period_that_is_typed_goes_before_a_year_that_was_chosen() -> None:
    assert view_from("date=2017&period=2016-05/2016-07").filters.date == "2016-05/2016-07"
    assert view_from("date=2017&period=").filters.date == "2017"
