"""Entries for names that the gazetteer spells otherwise: another romanisation of one nearby."""

from collections.abc import Sequence

from onrecord.reading.places.fold import likeness, rough
from onrecord.reading.places.gazetteer import Atlas, Entry, Sense
from onrecord.reading.places.model import Found

_ALIKE = 88
"""Likeness, 0 to 100, from which an unknown name is another romanisation of a known one nearby."""
_MOST_REGIONS = 6
"""Regions in which an unknown name is sought."""
_LARGEST = 5000
"""Places in a region in which an unknown name is sought; the largest countries have more."""
_SHORTEST_ALIKE = 5
_MOST_UNKNOWN = 50
"""Unknown names of a report that are sought by their sound."""


def by_likeness(
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
