"""What is known of one person, body, group, place or document while a report is read."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.reading.identity.model import Mention
from onrecord.reading.identity.namesakes import fold, name_words
from onrecord.reading.identity.phrases import modifiers
from onrecord.reading.identity.vocabulary import Gender
from onrecord.reading.parse import Passage
from onrecord.record import EntityKind, Gazetteer, Role

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, eq=False)
class Reference:
    """A mention where it stands: its passage, the syntactic head of its words, and whether it is quoted."""

    mention: Mention
    passage: Passage
    text: str
    """The words of the passage."""
    number: int
    """Of the passage, counted among all that are read."""
    root: "Token"
    cased: str
    """The head of the mention as it was parsed: in a wire's capitals, with the case of a book."""
    sentence: int
    """Of the passage, where the mention begins."""
    quoted: bool

    @property
    def start(self) -> int:
        """Where the head of the mention begins in the report."""
        return self.mention.head.start

    @property
    def noun(self) -> str:
        """The head noun in lower case and singular."""
        return str(self.root.lemma_.lower())

    @property
    def modifiers(self) -> frozenset[str]:
        """What stands before the head noun, as lower-case lemmas."""
        return modifiers(self.root)


@dataclass(eq=False)
class Draft:
    """One entity in the making. ``references`` are in the order in which they were linked."""

    kind: EntityKind
    plural: bool
    references: list[Reference] = field(default_factory=list)
    gender: Gender | None = None
    """As the report tells it."""
    likely: Gender | None = None
    """As the name or a spouse makes it likely."""
    gazetteer: Gazetteer | None = None
    roles: list[Role] = field(default_factory=list)
    nouns: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    """What it has been called: head nouns with their modifiers."""
    styles: set[frozenset[str]] = field(default_factory=set)
    """For a body, all words of each way in which it has been named or called, folded."""
    forms: dict[str, Reference] = field(default_factory=dict)
    """Each spelling of its name, and where it stands first."""
    key: str | None = None
    """For what has no name of its own: what makes it the same one again ("police", "his brother")."""

    first: int = sys.maxsize
    """Where it is spoken of first."""

    def names(self) -> Iterator[Reference]:
        """Every spelling of its name, where it stands first."""
        return iter(self.forms.values())

    @property
    def full_name(self) -> str:
        """The longest name by words, then by letters; "" for what is not named."""
        return max(self.forms, key=lambda n: (len(name_words(n)), len(n)), default="")

    @property
    def sex(self) -> Gender | None:
        """The gender that is told, or else the likely one."""
        return self.gender or self.likely

    def add(self, reference: Reference, gender: Gender | None = None) -> None:
        """Let the words stand for this entity."""
        self.references.append(reference)
        self.first = min(self.first, reference.start)
        self.gender = self.gender or gender
        form, head = reference.mention.form, reference.mention.head
        if form == "pronoun":
            return
        if form == "nominal":
            self.nouns.add((reference.noun, reference.modifiers))
        else:
            self.forms.setdefault(head.text, reference)
        if self.kind == "organization":
            words = frozenset(fold(m) for m in reference.modifiers)
            self.styles.add(words.union(name_words(head.text) if form == "name" else {reference.noun}))
