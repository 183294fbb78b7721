"""How likely each entry is the one that a name stands for, by all the names of a report together.

What speaks for an entry is written down as a row of numbers (`_EVIDENCE`): how many people live there,
whether a region that the report names holds it, how near the other names lie, whether it is in a country of
the others. The weighted sum makes a share of belief for every entry; the shares of the other names count in
the next round, so that names that are sure decide those that are not. The weights are round numbers set by
hand; fitting them to resolved news reports by maximum likelihood moved none of them far and gained nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.places.fold import fold
from onrecord.reading.places.gazetteer import Entry, Sense

Numbers = NDArray[np.float64]

_EVIDENCE = (
    "people",  # log10 of the population
    "country",  # a country or a part of the world
    "region",
    "district",
    "namesake",  # a region or district whose own town bears the name too: the bare name is the town's
    "other",  # a sea, a river, an island, a territory
    "alternate",  # the name is not the one it is known by
    "sort",  # it is what the noun beside the name says
    "not_sort",  # it is something else
    "beside",  # it lies in the region that the words name beside it
    "in_district",  # a district that the report names holds it
    "in_region",
    "in_country",
    "holds",  # it holds another place of the report
    "near",  # other places of the report are within some ten kilometres
    "far",  # the same within some hundred
    "same_region",
    "same_country",
)
_WEIGHTS: dict[str, float] = {
    "people": 0.8, "country": 6.0, "region": 1.5, "district": -1.0, "namesake": -4.0, "other": 4.0,
    "alternate": -2.0, "sort": 3.0, "not_sort": -2.0, "beside": 8.0, "in_district": 3.0, "in_region": 3.0,
    "in_country": 2.0, "holds": 2.0, "near": 1.0, "far": 2.0, "same_region": 1.5, "same_country": 2.0,
}  # fmt: skip
_ALONE = _EVIDENCE.index("in_district")
"""How much of the evidence concerns an entry by itself; the rest is how it lies to the other names."""
_ROUNDS = 3
_UNCOUNTED = 10_000
"""People of a district whose number nobody knows."""
_NAMED_AFTER = 120.0
"""Kilometres to the middle of a division that is named after a town outside it."""


@dataclass(frozen=True)
class Name:
    """One name of a report with all its mentions (their numbers): they stand for one entry."""

    key: str
    mentions: tuple[int, ...]
    senses: tuple[Sense, ...]
    sort: str | None
    within: tuple[Sense, ...]


def believe(names: Sequence[Name]) -> Numbers:
    """The belief in every sense of every name, in their order; those of one name sum to one."""
    weights = np.array([_WEIGHTS[e] for e in _EVIDENCE])
    rows = np.zeros((sum(len(name.senses) for name in names), len(_EVIDENCE)))
    rows[:, :_ALONE] = [_by_itself(sense, name) for name in names for sense in name.senses]
    sizes = [len(name.senses) for name in names]
    starts = np.cumsum([0, *sizes[:-1]])
    relations = _relations(
        [s.entry for name in names for s in name.senses], np.repeat(np.arange(len(names)), sizes)
    )
    belief = _shares(rows @ weights, starts)
    for _ in range(_ROUNDS):
        rows[:, _ALONE:] = _seen_with(relations, belief, starts)
        belief = _shares(rows @ weights, starts)
    return belief


def _by_itself(sense: Sense, name: Name) -> list[float]:
    entry = sense.entry
    small = entry.feature in ("town", "commune")
    division = entry.feature in ("region", "district")
    fits = name.sort in (entry.feature, *(("town", "district") if name.sort == "region" and division else ()))
    return [
        np.log10((entry.population or (_UNCOUNTED if entry.feature == "district" else 0)) + 10),
        float(entry.feature in ("country", "continent", "part of the world")),
        float(entry.feature == "region"),
        float(entry.feature == "district"),
        float(division and not name.sort and any(_is_its_town(o.entry, entry) for o in name.senses)),
        float(
            not small and not division and entry.feature not in ("country", "continent", "part of the world")
        ),
        _is_alternate(sense, name),
        float(bool(name.sort) and entry.feature == name.sort),
        float(bool(name.sort) and not fits),
        float(any(a.entry.holds(entry) and a.entry.id != entry.id for a in name.within)),
    ]


def _is_its_town(town: Entry, division: Entry) -> bool:
    """Whether a town lies in a division of its name, or beside one named after it: Lima, and the region."""
    if town.feature != "town":
        return False
    beside = town.country == division.country and town.population > division.population
    return division.holds(town) or (beside and town.distance(division) < _NAMED_AFTER)


def _is_alternate(sense: Sense, name: Name) -> float:
    """Whether a name is not the one an entry is known by; half where it is what that opens with.

    Khairpur in short is the city that maps call Khairpur Mir’s.
    """
    if sense.kind != "alternate":
        return 0.0
    opens = sense.entry.feature == "town" and fold(sense.entry.name).startswith(f"{name.key} ")
    return 0.5 if opens else 1.0


def _relations(entries: Sequence[Entry], owner: NDArray[np.int64]) -> list[Numbers]:
    """How the entries of a report lie to those of its other names: one table for each relation."""
    ids = np.array([e.id for e in entries])
    lasts = np.array([e.last for e in entries])
    features = np.array([e.feature for e in entries])
    regions = np.array([e.region or -1 for e in entries])
    countries = np.array([e.country or "" for e in entries])
    other = owner[:, None] != owner[None, :]
    inside = (ids[None, :] < ids[:, None]) & (ids[:, None] <= lasts[None, :]) & other
    distance = _distances(entries)
    tables = (
        inside & (features == "district"),
        inside & (features == "region"),
        inside & (features == "country"),
        inside.T,
        np.exp(-distance / 15.0) * other,
        np.exp(-distance / 120.0) * other,
        (regions[:, None] == regions[None, :]) & (regions[:, None] > 0) & other,
        (countries[:, None] == countries[None, :]) & (countries[:, None] != "") & other,
    )
    return [table.astype(np.float64) for table in tables]


def _seen_with(relations: Sequence[Numbers], belief: Numbers, starts: NDArray[np.int64]) -> Numbers:
    """Each relation to the likeliest entry of every other name: counted and levelled off, or as a share."""
    columns = []
    for name, table in zip(_EVIDENCE[_ALONE:], relations, strict=True):
        total = np.maximum.reduceat(table * belief[None, :], starts, axis=1).sum(axis=1)
        columns.append(total / max(1, len(starts) - 1) if name.startswith("same") else np.log1p(total))
    return np.stack(columns, axis=1)


def _distances(entries: Sequence[Entry]) -> Numbers:
    """Kilometres between all pairs; far where a middle is not known."""
    known = np.array([e.lat is not None and e.lon is not None for e in entries])
    lat = np.radians([e.lat or 0.0 for e in entries])
    lon = np.radians([e.lon or 0.0 for e in entries])
    at = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    distance: Numbers = 6371.0088 * np.arccos(np.clip(at @ at.T, -1.0, 1.0))
    distance[~known, :] = distance[:, ~known] = 20_000.0
    return distance


def _shares(scores: Numbers, starts: NDArray[np.int64]) -> Numbers:
    """The softmax of the scores of each name."""
    sizes = np.diff(np.append(starts, len(scores)))
    powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    shares: Numbers = powers / np.repeat(np.add.reduceat(powers, starts), sizes)
    return shares
