"""The gazetteer that is installed with the program: an SQLite file, only read, never loaded whole.

`training/gazetteer` makes it. Places are numbered so that whatever lies within a region has a number from
the region's ``id`` to its ``last``; a name is found by its key (`fold`).
"""

import math
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from onrecord.reading.places.fold import rough
from onrecord.record import Gazetteer

NameKind = Literal["main", "alternate", "demonym", "short"]

_KINDS: tuple[NameKind, ...] = ("main", "alternate", "demonym", "short")
_AT_ONCE = 500
"""Keys in one query; SQLite takes 999 parameters in its oldest builds."""
_COLUMNS = (
    "place.id, coalesce(last, place.id), parent, place.name, feature.name, country, region, geonames, ref, "
    "lat, lon, radius, population"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: coordinates in WGS 84 degrees, ``radius`` in kilometres around them, how many live there."""

    id: int
    last: int
    parent: int | None
    name: str
    feature: str
    country: str | None
    region: int | None
    ref: str
    lat: float | None
    lon: float | None
    radius: float
    population: int

    def holds(self, other: "Entry") -> bool:
        """Whether ``other`` is this place or lies within it."""
        return self.id <= other.id <= self.last

    def distance(self, other: "Entry") -> float:
        """Kilometres between the two middles; infinite where one is not known."""
        if self.lat is None or self.lon is None or other.lat is None or other.lon is None:
            return math.inf
        la, lo, lb, lp = map(math.radians, (self.lat, self.lon, other.lat, other.lon))
        h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((lp - lo) / 2) ** 2
        return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


@dataclass(frozen=True, slots=True)
class Sense:
    """An entry that a name may stand for, and what kind of name of it that is."""

    entry: Entry
    kind: NameKind


class Atlas:
    """Look-ups in the gazetteer file; safe to share, since it is never written."""

    def __init__(self, path: str) -> None:
        self._base = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._parts: dict[int, tuple[tuple[Entry, str], ...]] = {}

    def named(self, keys: Iterable[str]) -> dict[str, tuple[Sense, ...]]:
        """All entries that bear each of the names, by key; names that no entry bears are left out."""
        found: dict[str, list[Sense]] = {}
        wanted = sorted(set(keys))
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = (
                f"SELECT key, kind, {_COLUMNS} FROM name JOIN place ON place.id = name.place "  # noqa: S608 - marks only
                f"JOIN feature ON feature.id = place.feature WHERE key IN ({marks}) ORDER BY key, place.id"
            )
            for key, kind, *row in self._base.execute(query, some):
                found.setdefault(key, []).append(Sense(_entry(row), _KINDS[kind]))
        return {key: tuple(senses) for key, senses in found.items()}

    def above(self, entry: Entry) -> tuple[Entry, ...]:
        """The regions that hold an entry, the smallest first, the country last."""
        chain: list[Entry] = []
        while entry.parent is not None:
            entry = self._by_id(entry.parent)
            chain.append(entry)
        return tuple(chain)

    def parts(self, region: Entry) -> tuple[tuple[Entry, str], ...]:
        """Every place within a region, with the rough key of each of its names."""
        if region.id not in self._parts:
            query = (
                f"SELECT also, {_COLUMNS} FROM place JOIN feature ON feature.id = place.feature "  # noqa: S608
                "WHERE place.id > ? AND place.id <= ?"
            )
            rows = self._base.execute(query, (region.id, region.last))
            named = ((_entry(row), also) for also, *row in rows)
            pairs = ((e, rough(n)) for e, also in named for n in (e.name, *(also.split("|") if also else ())))
            self._parts[region.id] = tuple(pairs)
        return self._parts[region.id]

    def record(self, entry: Entry) -> Gazetteer:
        """What a reading says of an entry."""
        return Gazetteer(
            id=entry.ref,
            lat=entry.lat,
            lon=entry.lon,
            within=tuple(e.name for e in self.above(entry)),
            precision_km=entry.radius,
            feature=entry.feature,
        )

    def _by_id(self, number: int) -> Entry:
        query = f"SELECT {_COLUMNS} FROM place JOIN feature ON feature.id = place.feature WHERE place.id = ?"  # noqa: S608
        return _entry(self._base.execute(query, (number,)).fetchone())


@cache
def open_atlas() -> Atlas:
    """The gazetteer that is installed with the program."""
    return Atlas(str(files("onrecord.reading.places").joinpath("gazetteer.sqlite")))


def _entry(row: Sequence[Any]) -> Entry:
    number, last, parent, name, feature, country, region, geonames, ref, lat, lon, radius, population = row
    return Entry(
        id=number,
        last=last,
        parent=parent,
        name=name,
        feature=feature,
        country=country,
        region=region,
        ref=f"geonames:{geonames}" if geonames else ref,
        lat=None if lat is None else lat / 10_000,
        lon=None if lon is None else lon / 10_000,
        radius=float(radius or 0),
        population=population or 0,
    )
