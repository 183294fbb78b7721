"""The words around a name: what a passage's tokens say about whether it is a place, a person or a word.

Read once from the parse into plain lists, since every name asks for its neighbours many times.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.case import is_everyday
from onrecord.reading.parse import Passage
from onrecord.reading.places.fold import fold
from onrecord.reading.places.gazetteer import Sense
from onrecord.reading.places.vocabulary import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""What the name recogniser calls countries and towns, lands and waters, buildings and roads."""
LONGEST = 6
"""Tokens of a name."""
_LONG_WORD = 3
_LONGEST_DATELINE = 20
"""Tokens, from the town to the dash."""
_OWNER = frozenset(("'s", "’s", "’", "'"))
_RESTS = frozenset(("south", "north", "east", "west", "central", "city", "town"))
_DASHES = frozenset(("-", "--", "—", "–"))


@dataclass(frozen=True)
class Entity:
    """What the name recogniser found: tokens ``first`` up to ``last``."""

    label: str
    first: int
    last: int


@dataclass(frozen=True)
class Words:
    """The tokens of one passage; outside of it every word is the empty one.

    ``proper`` says that a token was parsed as a name or an adjective, ``noun`` as a name and nothing else.
    """

    passage: Passage
    texts: tuple[str, ...]
    proper: tuple[bool, ...]
    noun: tuple[bool, ...]
    entities: tuple[Entity | None, ...]
    sentence_starts: frozenset[int]
    opens: bool
    """Whether the report's story begins with this passage."""

    def text(self, at: int) -> str:
        """The token at a place."""
        return self.texts[at] if 0 <= at < len(self.texts) else ""

    def key(self, first: int, last: int) -> str:
        """The key of tokens ``first`` up to ``last``."""
        return fold(self.passage.doc[first:last].text)

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital, or has one after an article ("d'Ivoire", "al-Assad")."""
        text = self.text(at)
        return text[:1].isupper() or (len(text) > 3 and any(c.isupper() for c in text[1:4]))

    def grams(self) -> list[tuple[int, int, str]]:
        """Runs of tokens that may be a name: from one capital to another, small words of names between."""
        grams = []
        for first, text in enumerate(self.texts):
            if not text[:1].isupper():
                continue
            for last in range(first + 1, min(first + LONGEST, len(self.texts)) + 1):
                if self.capital(last - 1) or (self.texts[last - 1][:1].isdigit() and last > first + 1):
                    if key := self.key(first, last):
                        grams.append((first, last, key))
                elif self.texts[last - 1].lower() not in vocabulary().inner:
                    break
        return grams

    def sort(self, first: int, last: int) -> str | None:
        """What a noun right after a name, or before it with "of", says that it is; None without one."""
        sorts = vocabulary().sorts
        noun = self.text(last)
        if noun in sorts:
            return sorts[noun]
        if noun.lower() in sorts and noun != "Department" and not self.capital(last + 1):
            return sorts[noun.lower()]
        if self.text(first - 1).lower() == "of":
            return sorts.get(self.text(first - 2).lower())
        if self.text(last).lower() in ("and", "or", ",") and self.capital(last + 1):
            for at in range(last + 2, min(last + 12, len(self.texts))):
                if self.texts[at] in sorts and self.texts[at].endswith("s"):
                    return sorts[self.texts[at]]
                if not self.capital(at) and self.texts[at] not in ("and", "or", ","):
                    break
        return None

    def longer(self, first: int, last: int) -> bool:
        """Whether a noun of place beside them names more than the words: "Phnom" in "Ek Phnom district",
        "Caño" in "the hamlet of Caño Hondo".
        """
        before = self.text(first - 1)
        of_a_sort = before == "of" and self.text(first - 2) in vocabulary().sorts
        if of_a_sort and self.capital(last) and self.noun[last] and self.text(last) != "City":
            dated = self.entities[last]
            return self.text(last).isalpha() and (dated is None or dated.label not in ("DATE", "TIME"))
        return (
            self.text(last) in vocabulary().sorts
            and self.capital(first - 1)
            and self.noun[first - 1]
            and before.isalpha()
            and before.lower() not in vocabulary().directions
        )

    def owner(self, first: int) -> int | None:
        """Where a possessor right before a name ends: "Battambang's Ek Phnom"."""
        return first - 1 if self.text(first - 1) in _OWNER else None

    def placed(self, first: int) -> bool:
        """Whether a word of place stands before a name, "the" and directions aside."""
        words, at = vocabulary(), first - 1
        while at >= 0 and self.texts[at].lower() in (words.directions | {"the", "-"}):
            at -= 1
        return self.text(at).lower() in words.before

    def inside(self, first: int) -> bool:
        """Whether a word stands before that goes with places and not with persons: "in", "near"."""
        return self.text(first - 1).lower() in vocabulary().inside

    def reaches(self, entity: Entity, last: int) -> bool:
        """Whether what the name recogniser found ends with a name, or with a word that is no name's own."""
        more = self.text(last)
        return entity.last <= last or (
            entity.last == last + 1
            and (not self.capital(last) or more in vocabulary().sorts or more.lower() in _RESTS)
        )

    def money(self, first: int, last: int) -> bool:
        """Whether the words say of which country the dollars are."""
        return "$" in self.text(first - 1) + self.text(last)[:1] + self.text(last - 1)

    def titled(self, first: int) -> bool:
        """Whether a person's title stands before a name."""
        before = self.text(first - 1)
        return before[:1].isupper() and before.lower() in vocabulary().titles

    def dateline(self, first: int, last: int) -> bool:
        """Whether a name opens a story: "ISLAMABAD, Pakistan (AP) —", "Homs –", "KARACHI:", "MBALE."."""
        if self.headed(first, last):
            return True
        if first and first not in self.sentence_starts:
            return False
        if first and not all(t.isupper() for t in self.texts[first:last]):
            return False
        for at in range(last, min(last + _LONGEST_DATELINE, len(self.texts))):
            if self.texts[at] in _DASHES:
                return at == last or first == 0 or self.texts[last] in (",", "(")
            if not (
                self.texts[at] in (",", "(", ")", ".", "/") or self.capital(at) or self.texts[at].isdigit()
            ):
                return False
        return first == 0 and self.texts[0].isupper() and self.passage.end < self.passage.part.end

    def led_on(self, first: int, last: int) -> bool:
        """Whether the story goes on in a place that was come to: "were driven to N'Djamena, *where* …"."""
        return (
            self.text(first - 1).lower() in ("to", "in", "at", "from", "near")
            and self.text(last) == ","
            and self.text(last + 1).lower() == "where"
        )

    def headed(self, first: int, last: int) -> bool:
        """Whether a name in capitals stands before the first sentence of a story, with a stop or a colon."""
        return (
            self.opens
            and first == 0
            and self.text(last) in (".", ":")
            and self.capital(last + 1)
            and all(t.isupper() and len(t) > 1 for t in self.texts[:last])
        )

    def all_proper(self, first: int, last: int) -> bool:
        """Whether the words are written as a name and at least one of them was parsed as one.

        The parse may take a rare name for a common noun: "on the road to *Hlotse*".
        """
        if (
            last - first == 1
            and first in self.sentence_starts
            and not (self.noun[first] or self.entities[first])
        ):
            return False
        rare = self.placed(first) and first not in self.sentence_starts and not self._is_title_case()
        rare = rare and not any(is_everyday(t.lower()) for t in self.texts[first:last])
        return (rare or any(self.proper[first:last])) and all(
            self.capital(at) or self.texts[at].lower() in vocabulary().inner or not self.texts[at].isalpha()
            for at in range(first, last)
        )

    def _is_title_case(self) -> bool:
        """Whether the words of the passage have capitals as those of a headline have."""
        long = [t for t in self.texts if len(t) > _LONG_WORD and t.isalpha()]
        return not self.passage.tells or sum(t[0].isupper() for t in long) > len(long) / 2


def words_of(passage: Passage, *, opens: bool = False) -> Words:
    """The words of a passage; ``opens`` says that the story begins with it."""
    doc = passage.doc
    entities: list[Entity | None] = [None] * len(doc)
    for span in doc.ents:
        if span.label_ == "PERSON" and any(_is_preposition(token) for token in span):
            continue  # "A. To Khartoum", the answer of somebody asked
        first = span.start
        while first + 1 < span.end and doc[first].lower_ in vocabulary().directions | {"the"}:
            first += 1
        entities[span.start : span.end] = [Entity(span.label_, first, span.end)] * len(span)
    return Words(
        passage,
        tuple(token.text for token in doc),
        tuple(token.pos_ in ("PROPN", "ADJ") or bool(token.ent_type) for token in doc),
        tuple(token.pos_ == "PROPN" for token in doc),
        tuple(entities),
        frozenset(sentence.start for sentence in doc.sents),
        opens,
    )


def _is_preposition(token: "Token") -> bool:
    return token.tag_ in ("IN", "TO") and token.lower_ in vocabulary().before


def beside(words: Words, first: int, last: int, known: Mapping[str, tuple[Sense, ...]]) -> tuple[Sense, ...]:
    """The region that is named after a comma ("Springfield, Ill."), or before as an owner."""
    above: tuple[Sense, ...] = ()
    owner = words.owner(first)
    if words.text(last) == ",":
        ends = range(min(len(words.texts), last + 5), last + 1, -1)
        above = next((known[key] for end in ends if (key := words.key(last + 1, end)) in known), ())
    elif owner is not None:
        starts = range(max(0, owner - 4), owner)
        above = next((known[key] for start in starts if (key := words.key(start, owner)) in known), ())
    return tuple(a for a in above if a.kind != "demonym" and a.entry.last > a.entry.id)
