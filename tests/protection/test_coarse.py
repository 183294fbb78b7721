"""Places and days are told less exactly, never wrongly."""

import pytest

from onrecord.protection.coarse import PlaceDetail, coarse_dates, coarse_edtf, coarse_place
from onrecord.protection.edit import apply
from onrecord.record import Entity, Gazetteer


def place(name: str, feature: str, *within: str) -> Entity:
    return Entity("e1", "place", name, ("alias",), gazetteer=Gazetteer("g:1", 1.5, 2.5, within, 3.0, feature))


@pytest.mark.parametrize(
    ("detail", "name"),
    [("exact", "Mukono"), ("district", "Mukono"), ("province", "Central"), ("country", "Uganda")],
)
def test_a_town_gives_way_to_the_region_that_holds_it(detail: PlaceDetail, name: str) -> None:
    town = place("Mukono", "town", "Mukono", "Central", "Uganda")
    told = coarse_place(town, detail, names=True)
    assert told.name == name
    if detail != "exact":
        assert told.gazetteer is not None
        assert (told.gazetteer.lat, told.gazetteer.lon, told.aliases) == (None, None, ())
        assert "g:1" not in told.gazetteer.id


def test_a_town_is_no_region_even_when_the_gazetteer_knows_no_smaller_one() -> None:
    assert coarse_place(place("Jaffna", "town", "Northern", "Sri Lanka"), "district", True).name == "Northern"


def test_a_region_that_is_coarse_enough_stays() -> None:
    region = place("Central", "region", "Uganda")
    assert coarse_place(region, "province", names=True) == region
    assert coarse_place(region, "country", names=True).name == "Uganda"


def test_a_place_that_is_not_known_is_withheld_unless_it_is_only_described() -> None:
    unknown = Entity("e1", "place", "Shukri")
    assert coarse_place(unknown, "country", names=True).name == "[place withheld]"
    described = Entity("e1", "place", "the market")
    assert coarse_place(described, "country", names=False) == described


@pytest.mark.parametrize(
    ("edtf", "month", "year"),
    [
        ("2017-11-30", "2017-11", "2017"),
        ("2017-11-30~", "2017-11~", "2017~"),
        ("2017-11-30/2017-11-30", "2017-11", "2017"),
        ("2017-11-30/2018-01-02", "2017-11/2018-01", "2017/2018"),
        ("XXXX-06-14", "XXXX-06", "XXXX"),
        ("2017-11-30T12:00:00Z", "2017-11", "2017"),
        ("2017-21", "2017-21", "2017"),
        ("../2017-11-30", "../2017-11", "../2017"),
        ("nonsense", "XXXX", "XXXX"),
        (None, None, None),
    ],
)
def test_dates_lose_their_days_and_months(edtf: str | None, month: str | None, year: str | None) -> None:
    assert coarse_edtf(edtf, "day") == edtf
    assert coarse_edtf(edtf, "month") == month
    assert coarse_edtf(edtf, "year") == year


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("On 16 November 2017 he left", "In November 2017 he left"),
        ("on November 16, 2017, he left", "in November 2017, he left"),
        ("the fifteenth of June", "June"),
        ("on the twenty-first of June", "in June"),
        ("16-18 November and Nov. 19", "November and Nov."),
        ("by 2017-11-16 or 16/11/2017", "by 2017-11 or 11/2017"),
        ("on 3/4/2017", "on 2017"),
        ("arrested on Monday night", "arrested on [day]"),
        ("in May 2017, 16 people may march", "in May 2017, 16 people may march"),
    ],
)
def test_days_in_the_text_become_months(text: str, month: str) -> None:
    assert apply(text, coarse_dates(text, "month")).text == month


def test_months_become_years_where_only_the_year_may_be_told() -> None:
    text = "In March 2017 and last April; on 5 May 2018 they may march"
    assert apply(text, coarse_dates(text, "year")).text == "In 2017 and last [month]; in 2018 they may march"
