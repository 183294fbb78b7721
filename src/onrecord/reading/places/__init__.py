"""Where: place names, and the gazetteer entries that they stand for.

Two steps. `recognise` finds words that are names of places, by the gazetteer, the words around them and the
name recogniser; `resolve` chooses the entry that each stands for, all names of a report together.
"""

from onrecord.reading.parse import Parse
from onrecord.reading.places.fold import fold
from onrecord.reading.places.gazetteer import open_atlas
from onrecord.reading.places.model import PlaceName
from onrecord.reading.places.recognise import find_names
from onrecord.reading.places.resolve import resolve

__all__ = ["PlaceName", "find_places", "names_a_people"]


def names_a_people(word: str) -> bool:
    """Whether a word is one for the people of a country, or its adjective: "Congolese"."""
    return any(s.kind == "demonym" for s in open_atlas().named([fold(word)]).get(fold(word), ()))


def find_places(parse: Parse) -> tuple[PlaceName, ...]:
    """The place names of a report, in text order, none within another.

    A name that the gazetteer does not hold, or of which it is unclear which place it is, has no entry.
    """
    atlas = open_atlas()
    found = find_names(parse, atlas)
    return tuple(
        PlaceName(
            span=parse.span(name.passage, name.tokens),
            gazetteer=atlas.record(entry) if entry else None,
            sure=name.sure,
            demonym=name.demonym,
            method=name.rule,
        )
        for name, entry in zip(found, resolve(found, atlas), strict=True)
    )
