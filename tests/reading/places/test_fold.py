"""Spellings that are one name, and spellings that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.places.fold import fold, likeness, rough


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("São Tomé", "Sao Tome"),
        ("Saint-Étienne", "St. Etienne"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Łódź", "Lodz"),
        ("D.C.", "DC"),
    ],
)
def test_ways_of_writing_a_name_have_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aek Phnum", "Ek Phnom"),
        ("Saen Sokh", "Sen Sok"),
        ("Kaoh Kong", "Koh Kong"),
        ("Khan Shaykhun", "Khan Sheikhoun"),
        ("Al-Qusayr", "El Qoseir"),
        ("Stueng Traeng", "Stung Treng"),
        ("Mondol Kiri", "Mondulkiri"),
    ],
)
def test_romanisations_of_a_name_are_alike(one: str, other: str) -> None:
    assert likeness(rough(one), rough(other)) == 100


@pytest.mark.parametrize(
    ("one", "other"), [("Greer", "Greeley"), ("Kampot", "Kampong Cham"), ("Homs", "Hama")]
)
def test_different_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(rough(one), rough(other)) < 88


def test_a_name_in_another_script_has_no_key() -> None:
    assert not fold("北京")


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(name: str) -> None:
    assert fold(fold(name)) == fold(name)
