"""Which entry a name stands for: one for each name of a report, chosen by all of its names together.

Every name starts with all entries that bear it. What speaks for an entry is written down as a row of numbers
(`EVIDENCE`): how many people live there, whether a region that the report names holds it, how near the
other names lie, whether it is in a country of the others. The weighted sum makes a share of belief for every
entry; the shares of the other names count in the next round, so that names that are sure decide those that
are not. The weights are round numbers set by hand; fitting them to
resolved news reports by maximum likelihood moved none of them far and gained nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.places.fold import fold, likeness, rough
from onrecord.reading.places.gazetteer import Atlas, Entry, Sense
from onrecord.reading.places.model import Found

Numbers = NDArray[np.float64]

EVIDENCE = (
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
WEIGHTS: dict[str, float] = {
    "people": 0.8, "country": 6.0, "region": 1.5, "district": -1.0, "namesake": -4.0, "other": 4.0,
    "alternate": -2.0, "sort": 3.0, "not_sort": -2.0, "beside": 8.0, "in_district": 3.0, "in_region": 3.0,
    "in_country": 2.0, "holds": 2.0, "near": 1.0, "far": 2.0, "same_region": 1.5, "same_country": 2.0,
}  # fmt: skip
_ALONE = EVIDENCE.index("in_district")
"""How much of the evidence concerns an entry by itself; the rest is how it lies to the other names."""
_ROUNDS = 3
_UNCOUNTED = 10_000
"""People of a district whose number nobody knows."""
_SUREST = 0.4
"""Share of belief below which a name stays a name; on resolved news reports two in three were wrong there."""
_ALIKE = 88
"""Likeness, 0 to 100, from which an unknown name is another romanisation of a known one nearby."""
_MOST_REGIONS = 6
"""Regions in which an unknown name is sought."""
_LARGEST = 5000
"""Places in a region in which an unknown name is sought; the largest countries have more."""
_SHORTEST_ALIKE = 5
_SAME_PLACE = 50.0
"""Kilometres between two middles of what bears one name, below which it is a place and its surroundings."""
_NAMED_AFTER = 120.0
"""Kilometres to the middle of a division that is named after a town outside it."""
_SMALL_TOWN = 50_000
_MANY = 3
"""Names in another country that make a small town alone in its own a stray."""
_MOST_SENSES = 30
"""Entries of one name that are weighed, the most populous ones; fewer where a report has many names."""
_MOST_NAMES = 150
"""Names that are resolved together; a report with more, such as a list of towns, is cut."""
_MOST_AT_ONCE = 1000
_MOST_UNKNOWN = 50
"""Unknown names of a report that are sought by their sound."""


@dataclass(frozen=True)
class Name:
    """One name of a report with all its mentions (their numbers): they stand for one entry."""

    key: str
    mentions: tuple[int, ...]
    senses: tuple[Sense, ...]
    sort: str | None
    within: tuple[Sense, ...]


def resolve(found: Sequence[Found], atlas: Atlas) -> tuple[Entry | None, ...]:
    """The entry of each mention; None where the gazetteer has none, or none that is likely enough."""
    entries: list[Entry | None] = [None] * len(found)
    weights = np.array([WEIGHTS[e] for e in EVIDENCE])
    names = names_of(found)
    for start in range(0, len(names), _MOST_NAMES):
        some = _fewer_senses(names[start : start + _MOST_NAMES])
        _, belief = evidence(some, weights)
        at = 0
        for name in some:
            shares = belief[at : at + len(name.senses)]
            at += len(name.senses)
            best = int(np.argmax(shares))
            if _sure(name, shares, best) >= _SUREST:
                for mention in name.mentions:
                    entries[mention] = name.senses[best].entry
    _agree_beside(found, entries)
    _drop_strays(found, entries)
    if any(not m.senses and m.sure for m in found):
        return _by_likeness(found, entries, atlas)
    return tuple(entries)


def _fewer_senses(names: Sequence[Name]) -> list[Name]:
    """The names with so many senses each that all can be held against all in bounded memory."""
    each = min(_MOST_SENSES, _MOST_AT_ONCE // len(names))
    return [replace(name, senses=name.senses[:each]) for name in names]


def _sure(name: Name, shares: Numbers, best: int) -> float:
    """The belief in a sense, with that in the town or region around it: which of them it is matters less."""
    entry = name.senses[best].entry
    alike = (s.entry.distance(entry) < _SAME_PLACE for s in name.senses)
    return float(sum(share for share, same in zip(shares, alike, strict=True) if same))


def _agree_beside(found: Sequence[Found], entries: list[Entry | None]) -> None:
    """Let the region that a town is said to lie in be the one that holds it: Atlanta's Georgia."""
    for at in range(1, len(found)):
        town, region = found[at - 1], found[at]
        entry = entries[at - 1]
        if (
            entry
            and town.within
            and (town.passage.start, town.last + 1) == (region.passage.start, region.first)
        ):
            entries[at] = next((a.entry for a in town.within if a.entry.holds(entry)), entries[at])


def _drop_strays(found: Sequence[Found], entries: list[Entry | None]) -> None:
    """Take back small towns far from all else: Pale in Bosnia, in a report of three towns of Myanmar.

    The place meant is one that the gazetteer lacks; a false point on the map is worse than none.
    """
    lands: dict[str, set[str]] = {}
    for name, entry in zip(found, entries, strict=True):
        if entry is not None and entry.country:
            lands.setdefault(entry.country, set()).add(name.key)
    for at, (name, entry) in enumerate(zip(found, entries, strict=True)):
        if entry is None or entry.country is None or entry.feature != "town" or name.within:
            continue
        small = entry.population < _SMALL_TOWN and name.rule != "dateline"
        if small and len(lands[entry.country]) == 1 and max(map(len, lands.values())) >= _MANY:
            entries[at] = None


def names_of(found: Sequence[Found]) -> list[Name]:
    """The mentions by name; a name with two regions or two nouns of place beside it is two names."""
    beside: dict[str, tuple[Sense, ...]] = {}
    for mention in found:
        if mention.within:
            beside.setdefault(mention.key, mention.within)
    groups: dict[tuple[str, tuple[Sense, ...], str | None], list[int]] = {}
    for number, mention in enumerate(found):
        if mention.senses:
            within = mention.within or beside.get(mention.key, ())
            groups.setdefault((mention.key, within, mention.sort or None), []).append(number)
    names = []
    for (key, within, sort), mentions in groups.items():
        senses = {s.entry.id: s for m in mentions for s in found[m].senses}.values()
        likeliest = sorted(
            senses,
            key=lambda s: (not any(a.entry.holds(s.entry) for a in within), -s.entry.population, s.entry.id),
        )
        names.append(Name(key, tuple(mentions), tuple(likeliest), sort, within))
    return names


def evidence(names: Sequence[Name], weights: Numbers) -> tuple[Numbers, Numbers]:
    """What speaks for every sense of every name, one row each, and the belief in each in the end."""
    rows = np.zeros((sum(len(name.senses) for name in names), len(EVIDENCE)))
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
    return rows, belief


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
    for name, table in zip(EVIDENCE[_ALONE:], relations, strict=True):
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


def _by_likeness(
    found: Sequence[Found], entries: Sequence[Entry | None], atlas: Atlas
) -> tuple[Entry | None, ...]:
    """Entries for names that the gazetteer spells otherwise, sought only in regions that the report names."""
    seen = {e.id: e for e in entries if e is not None}
    regions = [e for e in seen.values() if e.feature == "region"]
    regions += [
        a for e in seen.values() for a in atlas.above(e) if a.feature == "region" and a.id not in seen
    ]
    regions = list({r.id: r for r in regions}.values())[:_MOST_REGIONS]
    result = list(entries)
    sought: dict[tuple[str, str | None, tuple[Sense, ...]], Entry | None] = {}
    for number, mention in enumerate(found):
        if mention.senses or not mention.sure or len(mention.key) < _SHORTEST_ALIKE:
            continue
        name = (mention.key, mention.sort, mention.within)
        if name not in sought and len(sought) < _MOST_UNKNOWN:
            beside = [a.entry for a in mention.within if a.entry.last - a.entry.id < _LARGEST]
            sought[name] = _alike(mention, beside or regions, atlas)
        result[number] = sought.get(name)
    return tuple(result)


def _alike(mention: Found, regions: Sequence[Entry], atlas: Atlas) -> Entry | None:
    """The entry in one of the regions whose name sounds like the mention's, best of the sort that is said."""
    wanted = rough(mention.key)
    best: tuple[float, int, Entry] | None = None
    for region in regions:
        for entry, spelling in atlas.parts(region):
            fits = not mention.sort or entry.feature == mention.sort
            score = likeness(wanted, spelling) - (0 if fits else 5)
            if score >= _ALIKE and (best is None or (score, -entry.id) > best[:2]):
                best = (score, -entry.id, entry)
    return best[2] if best else None
