"""Names of places that the gazetteer lacks, or spells otherwise.

They stay names unless `resolve` finds one that sounds like them in a region that the report names.
"""

from collections.abc import Iterator, Mapping, Sequence

from onrecord.reading.places.context import LONGEST, Words, beside
from onrecord.reading.places.gazetteer import Sense
from onrecord.reading.places.model import Found
from onrecord.reading.places.vocabulary import vocabulary

_Known = Mapping[str, tuple[Sense, ...]]


def unknown_names(words: Words, names: Sequence[Found], known: _Known) -> Iterator[Found]:
    """Capitalised words of a passage, beside those already found, that must be a place's name."""
    taken = {at for name in names for at in range(name.first, name.last)}
    for name in (*_of_a_sort(words, known), *_recognised(words)):
        span = range(name.first, name.last)
        if (
            name.key
            and len(span) <= LONGEST
            and name.key not in vocabulary().common
            and not taken.intersection(span)
        ):
            taken.update(span)
            yield name


def _of_a_sort(words: Words, known: _Known) -> Iterator[Found]:
    """Names that a noun says the sort of: "Ek Phnom district", "the village of Kampungu"."""
    for at, noun in enumerate(words.texts):
        if noun not in vocabulary().sorts:
            continue
        first = last = at
        while first > 0 and words.capital(first - 1) and words.noun[first - 1]:
            first -= 1
        if first == at and words.text(at + 1) == "of":
            first = last = at + 2
            while words.capital(last) and words.noun[last]:
                last += 1
        acronym = all(t.isupper() for t in words.texts[first:last])
        if last > first and not acronym and not words.titled(first):
            within = beside(words, first, last, known) or beside(words, first, at + 1, known)
            sort = vocabulary().sorts[noun]
            key = words.key(first, last)
            yield Found(words.passage, first, last, key, (), "sort of place beside it", True, sort, within)


def _recognised(words: Words) -> Iterator[Found]:
    """What the name recogniser takes for a place and a word of place or a noun in the name agrees."""
    for entity in dict.fromkeys(e for e in words.entities if e is not None and e.label in ("GPE", "LOC")):
        texts = words.texts[entity.first : entity.last]
        placed = words.placed(entity.first) or (len(texts) > 1 and texts[-1].lower() in vocabulary().sorts)
        if placed and words.capital(entity.first) and not all(t.isupper() for t in texts):
            key = words.key(entity.first, entity.last)
            yield Found(words.passage, entity.first, entity.last, key, (), "name recogniser", False)
