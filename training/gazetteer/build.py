"""From the sources to one tree of places, and from the tree to one SQLite file.

Places are numbered so that all that lies within a region follows it: whatever has a number from ``id`` to
``last`` is inside. A region of which no source knows the middle has the mean of its towns. A radius
(``precision_km``) is the distance within which nineteen in twenty of a region's towns lie, or where it has
too few, that of a circle of its area or of the region above it; for a town it follows from its population.
"""

import math
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.reading.places.fold import fold

from . import sources

MAIN, ALTERNATE, DEMONYM, SHORT = range(4)
"""Kinds of names: what the entry is called, what it is called too, its people, how the press shortens it."""

_LATIN = re.compile(r"[A-ZÀ-ÞŁŠŽĐĀĂĄĆĈĊČĎĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŃŅŇŌŎŐŔŖŘŚŜŞŢŤŦŨŪŬŮŰŲŴŶŸŹŻȘȚḀ-ỹƏ‘’ʻ']")
_CODE = re.compile(r"[A-Z0-9]{1,4}")
_TRANSLITERATED = re.compile(r"[a-z]'[a-z]")
_OTHER_NAMES_FROM = 3000
"""Below this population only the main name of a town is kept."""


@dataclass
class Place:
    """One entry while the tree is being made."""

    name: str
    feature: str
    country: str | None
    geonames: int | None = None
    ref: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius: float | None = None
    population: int = 0
    names: dict[str, int] = field(default_factory=dict)
    parts: list["Place"] = field(default_factory=list)
    id: int = 0
    last: int = 0

    def call(self, name: str, kind: int) -> None:
        """Let the place be found by ``name``; the first kind that a key was given stays."""
        key = fold(name)
        if key:
            self.names.setdefault(key, kind)

    def towns(self) -> Iterable["Place"]:
        """All towns within, however deep."""
        for part in self.parts:
            if part.feature == "town":
                yield part
            else:
                yield from part.towns()


def tree() -> list[Place]:
    """The places without a place above them: countries, seas, parts of the world."""
    ours = sources.our_regions()
    tops, country_of = _countries()
    by_row, by_iso, by_code = _divisions(country_of, ours["sorts"])
    _cambodian_names(by_code)
    _towns(country_of, by_row, ours["towns"])
    _communes(by_code)
    for code, also in ours["short"].items():
        for name in also:
            by_iso[code].call(name, SHORT)
    regions = _our_rows(ours["rows"])
    for owner, also in ours["demonyms"].items():
        place = by_iso.get(owner) or regions[owner]
        for name in also:
            place.call(name, DEMONYM)
    centres = sources.centres()
    for iso, place in by_iso.items():
        if iso in centres:
            place.lat, place.lon = centres[iso]
    for top in tops:
        _measure(top, None)
        for part in top.parts:
            if part.feature == "region":
                _press_name(part)
    return [*regions.values(), *tops]


def _countries() -> tuple[list[Place], dict[str, Place]]:
    facts, long_names = sources.countries(), sources.long_names()
    found: dict[str, Place] = {}
    for iso, row in sources.our_countries().items():
        fact = facts[iso]
        place = Place(row["name"], "country", iso, geonames=fact["geonameid"] or None, ref=None)
        place.ref = None if place.geonames else f"iso3166:{iso}"
        place.lat, place.lon = row["centre"]
        place.population = fact["population"]
        place.radius = math.sqrt((fact["areakm2"] or 1) / math.pi)
        place.call(row["name"], MAIN)
        for name in row.get("also", ()):
            place.call(name, SHORT if len(fold(name)) <= 4 else MAIN)
        for name in row.get("demonyms", ()):
            place.call(name, DEMONYM)
        for name in (fact["name"], *long_names.get(iso, ())):
            if _worth_keeping(name):
                place.call(name, ALTERNATE)
        found[iso] = place
    return list(found.values()), found


def _divisions(
    countries: dict[str, Place], sorts: list[str]
) -> tuple[dict[int, Place], dict[str, Place], dict[str, Place]]:
    by_row: dict[int, Place] = {}
    by_iso: dict[str, Place] = {}
    by_code: dict[str, Place] = {}
    words = "|".join(sorts)
    of_sort = re.compile(rf"^(?:{words})(?: of| de| do| du)? (?=\w)|(?<=\w) (?:{words})$")
    rows = [d for d in sources.divisions() if d.country in countries]
    for division in rows:
        if division.geonames is None and not division.iso:
            continue
        place = Place(division.name, "region" if division.level < 2 else "district", division.country)
        place.geonames = division.geonames
        place.ref = None if division.geonames else f"iso3166-2:{division.iso}"
        place.call(division.name, MAIN)
        for name in division.also:
            if _worth_keeping(name):
                place.call(name, ALTERNATE)
        for key in list(place.names):
            bare = of_sort.sub("", key)
            place.names.setdefault(bare, ALTERNATE)
        by_row[division.row] = place
        if division.iso:
            by_iso[division.iso] = place
        if division.geonames_code:
            by_code[division.geonames_code] = place
    for division in rows:
        if division.row in by_row:
            above = by_row.get(division.parent) if division.parent else None
            (above or countries[division.country]).parts.append(by_row[division.row])
    return by_row, by_iso, by_code


def _cambodian_names(by_code: dict[str, Place]) -> None:
    """GeoNames codes Cambodia's districts as the state does, so that the official names can be joined."""
    official = sources.cambodian_districts()
    for code, place in by_code.items():
        country, _, district = code.partition(".")
        district = district.rpartition(".")[2]
        if country == "KH" and district in official:
            place.name = official[district]
            place.names = {fold(place.name): MAIN} | place.names


def _communes(by_code: dict[str, Place]) -> None:
    districts = {c.rpartition(".")[2]: p for c, p in by_code.items() if c.startswith("KH.")}
    for commune in sources.cambodian_communes():
        district = districts.get(commune.code[:4])
        if district is None:
            continue
        place = Place(commune.name, "commune", "KH", ref=f"ncdd:{commune.code}")
        place.call(commune.name, MAIN)
        district.parts.append(place)


def _towns(countries: dict[str, Place], by_row: dict[int, Place], short: dict[str, list[str]]) -> None:
    for town in sources.towns():
        if town.country not in countries:
            continue
        place = Place(town.name, "town", town.country, geonames=town.geonames, population=town.population)
        place.lat, place.lon = town.lat, town.lon
        place.radius = max(1.0, math.sqrt(max(town.population, 1) / 2000 / math.pi) * 1.5)
        place.call(town.name, MAIN)
        for name in short.get(str(town.geonames), ()):
            place.call(name, SHORT)
        if town.population >= _OTHER_NAMES_FROM:
            for name in town.also:
                if _worth_keeping(name):
                    place.call(name, ALTERNATE)
        above = next(
            (by_row[r] for r in reversed(_by_level(town.divisions, by_row))), countries[town.country]
        )
        above.parts.append(place)


def _by_level(rows: tuple[int, ...], by_row: dict[int, Place]) -> list[int]:
    """The divisions that are known, regions before districts."""
    return sorted((r for r in rows if r in by_row), key=lambda r: (by_row[r].feature != "region", r))


def _press_name(region: Place) -> None:
    """Call a region as its chief town is called, where it bears that name too: Pursat, not Pousaat."""
    for town in sorted(region.towns(), key=lambda t: -t.population)[:20]:
        key = fold(town.name)
        if key in region.names:
            if region.names[key] == ALTERNATE:
                region.name = town.name
                region.names[key] = MAIN
            return


def _our_rows(rows: list[list[object]]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for name, feature, lat, lon, radius, also, *geonames in rows:
        assert isinstance(name, str) and isinstance(feature, str) and isinstance(also, list)
        place = Place(name, feature, None)
        place.lat, place.lon, place.radius = float(str(lat)), float(str(lon)), float(str(radius))
        if geonames:
            place.geonames = int(str(geonames[0]))
        else:
            place.ref = f"onrecord:{fold(name).replace(' ', '-')}"
        place.call(name, MAIN)
        for other in also:
            place.call(other, SHORT if len(fold(other)) <= 3 else MAIN)
        found[name] = place
    return found


def _worth_keeping(name: str) -> bool:
    """Whether an alternate name may stand in an English report: Latin letters, a capital first, no code.

    GeoNames holds machine transliterations beside names; those are in lower case or have an apostrophe
    within a word.
    """
    return (
        _LATIN.match(name) is not None
        and not _CODE.fullmatch(name)
        and not _TRANSLITERATED.search(name)
        and len(fold(name)) > 2
        and name.isprintable()
        and "," not in name
        and len(name) < 50
    )


def _measure(place: Place, above: Place | None) -> None:
    """Give every region a middle, a radius and a population, from its towns or from the region above."""
    if place.feature == "town":
        return
    towns = list(place.towns())
    if place.lat is None and towns:
        place.lat = sum(t.lat or 0 for t in towns) / len(towns)
        place.lon = sum(t.lon or 0 for t in towns) / len(towns)
    if place.lat is None and above is not None:
        place.lat, place.lon, place.radius = above.lat, above.lon, above.radius
    if len(towns) >= 5 and place.lat is not None:
        far = sorted(distance(place, t) for t in towns)
        place.radius = max(place.radius or 0.0, far[int(0.95 * (len(far) - 1))])
    if place.radius is None:
        size = 25.0 if place.feature == "district" else 60.0
        far = sorted(distance(place, t) for t in towns)
        place.radius = max(size, far[-1] if far else 0.0)
    if not place.population:
        place.population = sum(t.population for t in towns)
    for part in place.parts:
        _measure(part, place)


def distance(a: Place, b: Place) -> float:
    """Kilometres between two places."""
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
    la, lo, lb, lp = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, last INTEGER, parent INTEGER, name TEXT NOT NULL, feature INTEGER NOT NULL,
  country TEXT, region INTEGER, geonames INTEGER, ref TEXT, lat INTEGER, lon INTEGER, radius INTEGER,
  population INTEGER, also TEXT
);
CREATE TABLE name (key TEXT, place INTEGER, kind INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE feature (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
"""


def _also(place: Place) -> str | None:
    """The other keys of a division, for seeking a name that sounds like one of them."""
    if place.feature not in ("region", "district"):
        return None
    main = fold(place.name)
    return "|".join(k for k, kind in place.names.items() if kind <= ALTERNATE and k != main) or None


def write(tops: list[Place], path: Path) -> int:
    """Write the file at ``path`` anew; how many places it holds."""
    path.unlink(missing_ok=True)
    features: dict[str, int] = {}
    rows: list[tuple[object, ...]] = []
    names: list[tuple[str, int, int]] = []

    def lay(place: Place, parent: int | None, region: int | None) -> None:
        place.id = len(rows) + 1
        region = region or (place.id if place.feature == "region" else None)
        rows.append(())
        order = defaultdict(lambda: 9, region=0, district=1, commune=2, town=3)
        for part in sorted(
            place.parts, key=lambda p: (order[p.feature], p.name, p.geonames or 0, p.ref or "")
        ):
            lay(part, place.id, region)
        place.last = len(rows)
        rows[place.id - 1] = (
            place.id,
            place.last if place.last > place.id else None,
            parent,
            place.name,
            features.setdefault(place.feature, len(features)),
            place.country,
            region,
            place.geonames,
            place.ref,
            None if place.lat is None else round(place.lat * 10_000),
            None if place.lon is None else round(place.lon * 10_000),
            None if place.radius is None else max(1, math.ceil(place.radius)),
            place.population or None,
            None
            if place.feature == "town"
            else "|".join(k for k, kind in place.names.items() if kind <= ALTERNATE),
        )
        names.extend((key, place.id, kind) for key, kind in place.names.items())

    for top in tops:
        lay(top, None, None)
    with sqlite3.connect(path) as base:
        base.executescript("PRAGMA page_size = 8192; PRAGMA encoding = 'UTF-8';" + _SCHEMA)
        base.executemany(f"INSERT INTO place VALUES ({','.join('?' * 14)})", rows)  # noqa: S608 - no input in it
        base.executemany("INSERT INTO name VALUES (?, ?, ?)", sorted(names))
        base.executemany("INSERT INTO feature VALUES (?, ?)", [(i, f) for f, i in features.items()])
    base.execute("VACUUM")
    base.close()
    return len(rows)
