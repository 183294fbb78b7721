"""The file of places that the program ships."""

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.reading.places.gazetteer import open_atlas


def _file() -> Path:
    return Path(str(files("onrecord.reading.places").joinpath("gazetteer.sqlite")))


def test_it_stays_small_enough_to_ship() -> None:
    assert _file().stat().st_size < 30_000_000


def test_it_is_never_written() -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        open_atlas()._base.execute("DELETE FROM place")


def test_what_lies_within_a_region_is_numbered_after_it() -> None:
    atlas = open_atlas()
    senses = atlas.named(["aek phnum", "battambang", "cambodia", "thailand"])
    district = next(s.entry for s in senses["aek phnum"] if s.entry.feature == "district")
    province = next(s.entry for s in senses["battambang"] if s.entry.feature == "region")
    assert province.holds(district)
    assert senses["cambodia"][0].entry.holds(province)
    assert not senses["thailand"][0].entry.holds(province)
    assert [e.name for e in atlas.above(district)] == ["Battambang", "Cambodia"]


def test_unknown_names_are_left_out() -> None:
    assert open_atlas().named(["qorbanistagh"]) == {}


def test_every_entry_has_an_id_and_a_name_of_its_source() -> None:
    with sqlite3.connect(f"file:{_file()}?mode=ro&immutable=1", uri=True) as base:
        nameless = "SELECT count(*) FROM place WHERE (geonames IS NULL AND ref IS NULL) OR name = ''"
        assert base.execute(nameless).fetchone() == (0,)
        pointless = "SELECT count(*) FROM place WHERE lat IS NOT NULL AND (lon IS NULL OR radius IS NULL)"
        assert base.execute(pointless).fetchone() == (0,)
    base.close()


@pytest.mark.parametrize(
    ("key", "iso"), [("thai", "TH"), ("cambodians", "KH"), ("british", "GB"), ("iraqi", "IQ")]
)
def test_peoples_belong_to_their_country(key: str, iso: str) -> None:
    sense = next(s for s in open_atlas().named([key])[key] if s.kind == "demonym")
    assert sense.entry.country == iso
    assert sense.entry.feature == "country"
