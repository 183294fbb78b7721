"""Which words of a report may be names of places: capitalised words that the gazetteer knows, gated by context.

A name in the gazetteer is no place by itself: "Lincoln" is a surname, "Nice" a word, "Kentucky State Police"
a body. So every hit is held against the words around it and against what the name recogniser took it for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places.fold import fold
from onrecord.reading.places.gazetteer import Atlas, Sense
from onrecord.reading.places.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

_LONGEST = 6
"""Tokens of a name."""
_WITHIN = frozenset(
    "of the de la le du del des da do di das dos el al on upon and y - – ' ’ 's . ez ash".split()
)
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_DATELINE = re.compile(r"(?:,[^,.()]{2,30})?\s*(?:\([^()]{2,40}\)\s*)?(?:--|—|–|-\s)")


@dataclass(frozen=True)
class Found:
    """A name where it stands: tokens ``first`` up to ``last`` of a passage, and what it may stand for.

    ``sort`` is the feature that a noun beside the name says it is ("district"), "" for a noun that fits any,
    None without one. ``within`` is the region that the words name as holding it ("Springfield, Ill.").
    ``rule`` says why it is held to be a place; ``sure`` that no name recogniser need be asked.
    """

    passage: Passage
    first: int
    last: int
    key: str
    senses: tuple[Sense, ...]
    rule: str
    sure: bool
    sort: str | None = None
    within: tuple[Sense, ...] = ()

    @property
    def tokens(self) -> "Tokens":
        """The tokens of the name."""
        return self.passage.doc[self.first : self.last]

    @property
    def demonym(self) -> bool:
        """Whether the word names a people or is an adjective, not a place."""
        return all(s.kind == "demonym" for s in self.senses) and bool(self.senses)


def find_names(parse: Parse, atlas: Atlas) -> tuple[Found, ...]:
    """The names of places in a report, in text order, none within another."""
    hits = [_grams(passage.doc) for passage in parse.passages]
    known = atlas.named(key for grams in hits for _, _, key in grams)
    report = _Report(known, _surnames(parse), _written_small(parse))
    found: list[Found] = []
    doubtful: list[Found] = []
    for passage, grams in zip(parse.passages, hits, strict=True):
        taken = 0
        for first, last, key in _longest(grams, known):
            if first < taken:
                continue
            name = _Place(passage, first, last, key, report).judged()
            if name is None:
                continue
            (found if name.rule else doubtful).append(name)
            taken = last
        found.extend(_unknown(passage, found, atlas))
    keys = {name.key for name in found}
    found += [replace(name, rule="named before") for name in doubtful if name.key in keys]
    return tuple(sorted(found, key=lambda n: (n.passage.start, n.first)))


@dataclass(frozen=True)
class _Report:
    """What the whole report says about a word: entries by key, surnames, words also written small."""

    known: dict[str, tuple[Sense, ...]]
    surnames: frozenset[str]
    small: frozenset[str]


@dataclass(frozen=True)
class _Place:
    """One hit in the gazetteer and the words around it."""

    passage: Passage
    first: int
    last: int
    key: str
    report: _Report

    def judged(self) -> Found | None:
        """The hit as a name: with its rule, with none where it counts only if it is a place elsewhere."""
        senses = self._fitting()
        if not senses:
            return None
        sort, within = self._sort(), self._within(senses)
        name = Found(self.passage, self.first, self.last, self.key, senses, "", False, sort, within)
        if name.demonym:
            return replace(name, rule="people or adjective", sure=True) if self._propers() else None
        if sort is not None:
            return replace(name, rule="sort of place beside it", sure=True)
        if within:
            return replace(name, rule="region beside it", sure=True)
        if self._person():
            return None
        label, whole = self._label()
        great = any(_is_great(s) for s in senses)
        if self._dateline():
            return replace(name, rule="dateline", sure=True)
        if great and self._propers():
            return replace(name, rule="country or region by name", sure=label in _PLACE_LABELS or not label)
        if self._word_of_every_day():
            return None
        if label in _PLACE_LABELS:
            return replace(name, rule="name recogniser and gazetteer", sure=whole)
        if label in ("ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW") and not whole:
            return name
        if self._before() and self._propers():
            return replace(name, rule="preposition of place")
        return name if self._propers() else None

    def _fitting(self) -> tuple[Sense, ...]:
        """The senses that the letters allow: "US" is no pronoun, "Calif." is no word without its point."""
        senses = self.report.known[self.key]
        words = self.passage.doc[self.first : self.last].text
        pointed = "." in words or self._text(self.last) == "."
        if len(self.key) <= 3 and not (words.replace(".", "").isupper() or pointed):
            return tuple(s for s in senses if s.kind == "main" and len(self.key) == 3)
        if words.isupper() and len(self.key) <= 4 and "." in words:
            senses = tuple(s for s in senses if s.kind == "short") or senses
        if not pointed and not words.isupper():
            senses = tuple(s for s in senses if s.kind != "short" or len(self.key) > 4)
        return senses

    def _sort(self) -> str | None:
        """What a noun right after the name, or before it with "of", says that it is."""
        sorts = vocabulary().sorts
        after = self._text(self.last).lower()
        if after in sorts and self._text(self.last + 1).lower() not in ("council", "court", "police"):
            return sorts[after]
        if self._text(self.first - 1).lower() == "of":
            return sorts.get(self._text(self.first - 2).lower())
        return None

    def _within(self, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
        """The region that is named after a comma ("Springfield, Ill."), or before as an owner."""
        doc, known = self.passage.doc, self.report.known
        above: tuple[Sense, ...] = ()
        if self._text(self.last) == ",":
            for end in range(min(len(doc), self.last + 5), self.last + 1, -1):
                above = known.get(fold(doc[self.last + 1 : end].text), ())
                if above:
                    break
        elif self._text(self.first - 1) in ("'s", "’s", "’", "'"):
            for start in range(max(0, self.first - 5), self.first - 1):
                above = known.get(fold(doc[start : self.first - 1].text), ())
                if above:
                    break
        return tuple(
            a
            for a in above
            if a.kind != "demonym"
            and a.entry.last > a.entry.id
            and any(a.entry.holds(s.entry) and a.entry.id != s.entry.id for s in senses)
        )

    def _person(self) -> bool:
        """Whether the words around make it somebody's name."""
        words = vocabulary()
        before, after = self._text(self.first - 1), self.passage.doc[self.last : self.last + 1]
        first = self.passage.doc[self.first]
        if before.lower() in words.titles and before[:1].isupper():
            return True
        if self.key in self.report.surnames and not self._before():
            return True
        follows = bool(len(after)) and after[0].text[:1].isupper() and after[0].pos_ == "PROPN"
        if follows and self.key in words.given:
            return True
        span = _entity(self.passage.doc, self.first)
        if span is not None and span.label_ == "PERSON":
            if span.start < self.first or span.end > self.last:
                return True
            return not self._before() and not any(_is_great(s) for s in self.report.known[self.key])
        return first.text[:1].islower()

    def _label(self) -> tuple[str, bool]:
        """What the name recogniser took the words for, and whether it took just them."""
        span = _entity(self.passage.doc, self.first)
        if span is None:
            return "", False
        start = span.start + (span[0].lower_ in ("the", *vocabulary().directions))
        return span.label_, start >= self.first and span.end <= self.last + 1

    def _dateline(self) -> bool:
        doc = self.passage.doc
        if self.first > 0 or any(not c.isupper() for c in doc[0].text[:1]):
            return False
        rest = doc.text[doc[self.last - 1].idx + len(doc[self.last - 1]) :][:60]
        return _DATELINE.match(rest) is not None

    def _before(self) -> bool:
        """Whether a word of place stands before, "the" and directions aside."""
        words, at = vocabulary(), self.first - 1
        while at >= 0 and self._text(at).lower() in (words.directions | {"the", "-"}):
            at -= 1
        return self._text(at).lower() in words.before

    def _word_of_every_day(self) -> bool:
        return self.key in vocabulary().common or self.key in self.report.small

    def _propers(self) -> bool:
        return all(
            t.text[:1].isupper() or t.text.lower() in _WITHIN
            for t in self.passage.doc[self.first : self.last]
            if not t.is_punct
        ) and any(t.pos_ in ("PROPN", "ADJ") or t.ent_type_ for t in self.passage.doc[self.first : self.last])

    def _text(self, at: int) -> str:
        doc = self.passage.doc
        return doc[at].text if 0 <= at < len(doc) else ""


def _grams(doc: "Doc") -> list[tuple[int, int, str]]:
    """Runs of tokens that may be a name: from one capital to another, small words of names between."""
    grams = []
    for first, token in enumerate(doc):
        if not token.text[:1].isupper():
            continue
        for last in range(first + 1, min(first + _LONGEST, len(doc)) + 1):
            end = doc[last - 1]
            if end.text[:1].isupper() or (end.text[:1].isdigit() and last > first + 1):
                key = fold(doc[first:last].text)
                if key:
                    grams.append((first, last, key))
            elif end.lower_ not in _WITHIN:
                break
    return grams


def _longest(
    grams: list[tuple[int, int, str]], known: dict[str, tuple[Sense, ...]]
) -> Iterator[tuple[int, int, str]]:
    """The hits, from left to right and the longest first where several begin at one token."""
    yield from sorted((g for g in grams if g[2] in known), key=lambda g: (g[0], -g[1]))


def _unknown(passage: Passage, found: list[Found], atlas: Atlas) -> Iterator[Found]:
    """Names that the gazetteer lacks: before a noun that says what they are, or by the name recogniser."""
    doc, sorts = passage.doc, vocabulary().sorts
    taken = {at for name in found if name.passage is passage for at in range(name.first, name.last)}
    for noun in doc:
        if noun.lower_ not in sorts or noun.i == 0 or noun.i - 1 in taken:
            continue
        first = noun.i
        while first > 0 and doc[first - 1].text[:1].isupper() and doc[first - 1].pos_ == "PROPN":
            first -= 1
        if first == noun.i or noun.text[:1].isupper() or any(at in taken for at in range(first, noun.i)):
            continue
        key = fold(doc[first : noun.i].text)
        if key and key not in vocabulary().common:
            taken.update(range(first, noun.i))
            yield Found(passage, first, noun.i, key, (), "sort of place beside it", True, sorts[noun.lower_])
    for span in doc.ents:
        first = span.start + (span[0].lower_ in ("the", *vocabulary().directions))
        if span.label_ not in _PLACE_LABELS or first >= span.end or any(t.i in taken for t in span):
            continue
        key = fold(doc[first : span.end].text)
        if key and doc[first].text[:1].isupper() and key not in vocabulary().common:
            taken.update(range(first, span.end))
            yield Found(passage, first, span.end, key, (), "name recogniser", False)


def _surnames(parse: Parse) -> frozenset[str]:
    """The last words of persons' names of two words or more."""
    return frozenset(
        fold(span[-1].text if span[-1].lower_ not in ("'s", "’s") else span[-2].text)
        for passage in parse.passages
        for span in passage.doc.ents
        if span.label_ == "PERSON" and len(span) > 1
    )


def _written_small(parse: Parse) -> frozenset[str]:
    """Words that the report also writes with a small letter."""
    return frozenset(
        token.text for passage in parse.passages for token in passage.doc if token.is_alpha and token.is_lower
    )


def _entity(doc: "Doc", at: int) -> "Tokens | None":
    """What the name recogniser found at a token."""
    if not doc[at].ent_type_:
        return None
    return next((span for span in doc.ents if span.start <= at < span.end), None)


def _is_great(sense: Sense) -> bool:
    """Whether everybody knows the place: a country, a part of the world, a region or a city of millions."""
    entry = sense.entry
    if sense.kind == "alternate" and entry.feature in ("region", "town", "district"):
        return False
    return entry.feature not in ("region", "district", "commune", "town") or entry.population > (
        1_000_000 if entry.feature == "town" else 500_000
    )
