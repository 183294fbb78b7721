"""Which entry a name stands for: one for each name of a report, chosen by all of its names together.

Every name starts with all entries that bear it; `belief.py` says how likely each is. What is left to decide
is how sure is sure enough, and which answers the other names of the report speak against.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.reading.places.belief import Name, Numbers, believe
from onrecord.reading.places.gazetteer import Atlas, Entry, Sense
from onrecord.reading.places.likeness import by_likeness
from onrecord.reading.places.model import Found

_SUREST = 0.4
"""Share of belief below which a name stays a name; on resolved news reports two in three were wrong there."""
_SAME_PLACE = 50.0
"""Kilometres between two middles of what bears one name, below which it is a place and its surroundings."""
_SMALL_TOWN = 50_000
_MANY = 3
"""Names in another country that make a small town alone in its own a stray."""
_MOST_SENSES = 30
"""Entries of one name that are weighed, the most populous ones; fewer where a report has many names."""
_MOST_NAMES = 150
"""Names that are resolved together; a report with more, such as a list of towns, is cut."""
_MOST_AT_ONCE = 1000


def resolve(found: Sequence[Found], atlas: Atlas) -> tuple[Entry | None, ...]:
    """The entry of each mention; None where the gazetteer has none, or none that is likely enough."""
    entries: list[Entry | None] = [None] * len(found)
    names = _names_of(found)
    for start in range(0, len(names), _MOST_NAMES):
        some = _fewer_senses(names[start : start + _MOST_NAMES])
        belief = believe(some)
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
        return by_likeness(found, entries, atlas)
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


def _names_of(found: Sequence[Found]) -> list[Name]:
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
