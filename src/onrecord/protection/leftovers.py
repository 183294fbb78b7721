"""The last look before anything leaves: names of protected persons, near spellings, numbers and addresses.

Redaction should leave none. What this finds is a misspelt name, a form that nobody gave, a number of a kind
that is not known; a person must look at it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz.distance import OSA

from onrecord.protection.contacts import ContactKind, contacts
from onrecord.protection.forms import Forms
from onrecord.protection.names import Finder
from onrecord.protection.rules import Masked
from onrecord.protection.words import tokens, vocabulary

_STAND_IN = re.compile(r"\bPerson (?:[A-Z]+|\d+)\b|\[[a-z -]+\]")
_SHORTEST_INITIALS = 3
_SHORTEST = 4
_SHORTEST_SMALL = 6
"""Letters of the shortest word that is compared, with a capital and without: short ones are all alike. A word
with a capital that stands in small letters too, in the same text, is an ordinary one."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """Words that should not leave: where they stand, and why. The words themselves belong in no message."""

    kind: Literal["name", "near-name"] | ContactKind
    where: str
    start: int
    end: int
    about: str | None
    words: str = field(repr=False)

    def __str__(self) -> str:
        reason = {"name": f"a name of {self.about}", "near-name": f"near to a name of {self.about}"}
        return f"{self.where}, characters {self.start} to {self.end}: {reason.get(self.kind, self.kind)}"


class LeftoverSearch:
    """Looks for what is left of ``persons`` in strings that are about to leave."""

    def __init__(self, persons: Sequence[Masked]) -> None:
        self._finder = Finder({person.pseudonym: person.names for person in persons})
        self._near = {
            part: person.pseudonym
            for person in persons
            for part in Finder({person.pseudonym: person.names}).parts()
            if len(part) >= _SHORTEST and part not in vocabulary().particles
        }
        self._initials = {
            initials: person.pseudonym
            for person in persons
            for initials in Forms({person.pseudonym: person.names}).initials
            if len(initials) >= _SHORTEST_INITIALS
        }
        self._seen: dict[str, str | None] = {}

    def find(self, text: str, where: str) -> Iterator[Leftover]:
        """Everything in ``text`` that somebody must look at; ``where`` names the field that it is."""
        stand_ins = [(found.start(), found.end()) for found in _STAND_IN.finditer(text)]

        def left(start: int, end: int) -> bool:
            return not any(first <= start and end <= last for first, last in stand_ins)

        taken: list[tuple[int, int]] = []
        for match in self._finder.find(text):
            if left(match.start, match.end):
                taken.append((match.start, match.end))
                words = text[match.start : match.end]
                whose = " or ".join(sorted(match.labels))
                yield Leftover("name", where, match.start, match.end, whose, words)
        found = tokens(text)
        small = {token.text for token in found if not token.capital}
        for token in found:
            free = not any(start < token.end and token.start < end for start, end in taken)
            ordinary = token.text in small if token.capital else len(token.text) < _SHORTEST_SMALL
            if (
                free
                and not ordinary
                and left(token.start, token.end)
                and (about := self._near_to(token.text) or self._initials_in(text[token.start : token.end]))
            ):
                words = text[token.start : token.end]
                yield Leftover("near-name", where, token.start, token.end, about, words)
        for contact in contacts(text):
            if left(contact.start, contact.end):
                words = text[contact.start : contact.end]
                yield Leftover(contact.kind, where, contact.start, contact.end, None, words)

    def _near_to(self, word: str) -> str | None:
        if len(word) < _SHORTEST or word in vocabulary().ordinary:
            return None
        if word not in self._seen:
            self._seen[word] = next((about for part, about in self._near.items() if _near(word, part)), None)
        return self._seen[word]

    def _initials_in(self, word: str) -> str | None:
        """Whose initials may be run together: "ATB"; two letters are an abbreviation of too many things."""
        return self._initials.get(word.casefold()) if word.isupper() else None


def leftovers(text: str, persons: Sequence[Masked], where: str = "text") -> tuple[Leftover, ...]:
    """What is left of ``persons`` in ``text``, and every number and address in it, in no certain order."""
    return tuple(LeftoverSearch(persons).find(text, where))


def _near(word: str, part: str) -> bool:
    """One letter otherwise, missing, added or exchanged with its neighbour; two in a long name."""
    most = 1 if len(part) < 8 else 2
    return word != part and OSA.distance(word, part, score_cutoff=most) <= most
