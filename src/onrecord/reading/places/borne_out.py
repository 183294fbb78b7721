"""What the whole report makes of a name that its own words leave in doubt.

It is a place where the report has it as one elsewhere, where it is a region of a country that is named, or
a town of a country that the report tells of, after a word of place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.places.fold import fold
from onrecord.reading.places.gazetteer import Sense
from onrecord.reading.places.model import Found
from onrecord.reading.places.vocabulary import vocabulary

OF_BODY = "people or body of a place"
_GREAT_TOWN = 1_000_000
_GREAT_REGION = 500_000
_LARGE_TOWN = 50_000
_KNOWN_TOWN = 5_000
"""People. The name of a smaller one after "to" or "from" may be anybody's."""
_SEVERAL = 3
"""Names that may lie in one country, from which a report is held to tell of it."""
_PLACED = frozenset({"preposition of place", "town of the country told of"})


@dataclass(frozen=True)
class Report:
    """What the whole report says about a word: entries by key, parts of persons' names, words in small."""

    known: Mapping[str, tuple[Sense, ...]]
    surnames: frozenset[str]
    given: frozenset[str]
    small: frozenset[str]


def for_another_reason(found: Sequence[Found], doubtful: Sequence[Found], report: Report) -> Iterator[Found]:
    """Names in doubt that are places elsewhere in the report, regions of a country that it names, or towns of
    a country of which it tells, after a word of place ("had gone to Bafoussam").
    """
    keys = {name.key for name in found}
    countries = {s.entry.country for name in found for s in name.senses if s.entry.feature == "country"}
    lands = _lands([*found, *(n for n in doubtful if _is_placed(n) and not _is_of_person(n, report))])
    for name in doubtful:
        if name.key in keys:
            yield replace(name, rule="named before")
        elif any(
            s.kind == "main" and s.entry.feature == "region" and s.entry.country in countries
            for s in name.senses
        ):
            yield replace(name, rule="region of a country that is named", sort="region")
        elif _is_placed(name) and _is_known_town(name, lands) and not _is_of_person(name, report):
            yield replace(name, rule="town of the country told of")


def _lands(found: Sequence[Found]) -> frozenset[str]:
    """The countries of which a report tells: where sure names can only lie, or several may."""
    sure: set[str] = set()
    named: dict[str, set[str]] = {}
    for name in found:
        lands = {s.entry.country for s in name.senses if s.entry.country}
        known = {s.entry.country for s in name.senses if is_great(s) and s.entry.country}
        if name.sure and len(lands) > 1 and any(s.entry.feature == "country" for s in name.senses):
            lands = known  # "Mexico", which is a town in many a country; "Georgia" stays two
        if len(lands) == 1 and name.sure:
            sure |= lands
        for land in {s.entry.country for s in name.senses if s.kind == "main" and s.entry.country}:
            named.setdefault(land, set()).add(name.key)
    return frozenset(sure | {land for land, keys in named.items() if len(keys) >= _SEVERAL})


def borne_out(found: Sequence[Found], report: Report) -> Iterator[Found]:
    """The names, a doubtful one sure where it opens the story or lies in a land or a region told of."""
    lands = _lands(found)
    keys = {
        name.key
        for name in found
        if name.rule in ("dateline", "region beside it")
        or (
            any(s.kind != "demonym" and s.entry.country in lands for s in name.senses)
            and not _is_of_person(name, report)
            and (
                name.rule in _PLACED
                or (name.rule == OF_BODY and (_is_in_named_region(name, found) or _is_one_towns(name)))
            )
        )
    }
    for name in found:
        yield replace(name, sure=True) if name.key in keys else name


def _is_placed(name: Found) -> bool:
    """Whether a word of place leads to a name, and no name goes on behind it."""
    doc = name.passage.doc
    goes_on = name.last < len(doc) and doc[name.last].text[:1].isupper()
    return (
        name.first > 0
        and not goes_on
        and doc[name.first - 1].lower_ in vocabulary().before | {"below", "above"}
    )


def _is_known_town(name: Found, lands: frozenset[str]) -> bool:
    """Whether it may be a town of these countries that many know."""
    return any(
        s.kind == "main"
        and s.entry.feature == "town"
        and s.entry.population > _KNOWN_TOWN
        and s.entry.country in lands
        for s in name.senses
    )


def _is_of_person(name: Found, report: Report) -> bool:
    words = [fold(token.text) for token in name.tokens]
    return len(words) == 1 and bool({*words} & (report.surnames | report.given | vocabulary().given))


def _is_in_named_region(name: Found, found: Sequence[Found]) -> bool:
    """Whether a region that the report names holds a town of the name: Kitale, beside "Trans Nzoia"."""
    regions = [
        s.entry
        for n in found
        if n.key != name.key
        for s in n.senses
        if s.entry.feature in ("region", "district")
    ]
    return any(
        s.kind == "main" and s.entry.feature == "town" and any(r.holds(s.entry) for r in regions)
        for s in name.senses
    )


def _is_one_towns(name: Found) -> bool:
    """Whether a name is a large town's of one country and of no other's: "the agency's Kisumu office"."""
    return len({s.entry.country for s in name.senses}) == 1 and any(
        s.kind == "main" and s.entry.feature == "town" and s.entry.population > _LARGE_TOWN
        for s in name.senses
    )


def is_great(sense: Sense) -> bool:
    """Whether everybody knows it: a country, a part of the world, a region or a city of many people."""
    entry = sense.entry
    if entry.feature == "town":
        return sense.kind != "alternate" and entry.population > _GREAT_TOWN
    if entry.feature in ("region", "district", "commune"):
        return sense.kind != "alternate" and entry.feature == "region" and entry.population > _GREAT_REGION
    return True
