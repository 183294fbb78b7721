"""Everybody whom a report has spoken of so far, and which words stood for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.namesakes import name_words
from onrecord.reading.identity.vocabulary import Gender, Vocabulary
from onrecord.record import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token


NARRATOR = "narrator"
"""The key of somebody who tells a report and is not named."""


@dataclass
class Cast:
    """The drafts of a report as its reader meets them, in text order.

    ``spoken`` holds every reference that has been linked, in the order of linking; ``left_open`` the pronouns
    that could not be, ``texts`` the words of each passage. ``told_of`` is whose testimony it is, where
    somebody else tells it.
    """

    words: Vocabulary
    told_of: Draft | None = None
    drafts: list[Draft] = field(default_factory=list)
    spoken: list[tuple[Reference, Draft]] = field(default_factory=list)
    left_open: list[Reference] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    _by_noun: dict[str, dict[int, Draft]] = field(default_factory=dict)
    _by_key: dict[str, Draft] = field(default_factory=dict)
    _by_reference: dict[Reference, Draft] = field(default_factory=dict)
    _by_offset: dict[int, Reference] = field(default_factory=dict)

    def meet(self, references: Iterable[Reference]) -> None:
        """Know where every reference stands, linked or not."""
        for reference in references:
            self.texts[reference.number] = reference.text
            named = reference.mention.form == "name"
            words = reference.mention.span if named else reference.mention.head
            for offset in range(words.start, words.end):
                self._by_offset.setdefault(offset, reference)

    def reference_of(self, reference: Reference, token: "Token") -> Reference | None:
        """The reference whose head is ``token`` of the passage in which ``reference`` stands."""
        return self._by_offset.get(reference.passage.start + token.idx)

    def draft_of(self, reference: Reference | None) -> Draft | None:
        """Whom a reference has been linked to."""
        return self._by_reference.get(reference) if reference else None

    def draft_at(self, reference: Reference, token: "Token") -> Draft | None:
        """Whom ``token``, in the passage of ``reference``, has been linked to."""
        return self.draft_of(self.reference_of(reference, token))

    def at(self, offset: int) -> Reference | None:
        """The reference whose head holds the character at ``offset``."""
        return self._by_offset.get(offset)

    def create(self, kind: EntityKind, *, plural: bool, key: str | None = None) -> Draft:
        """A draft of somebody new."""
        draft = Draft(kind, plural, key=key)
        self.drafts.append(draft)
        if key:
            self._by_key[key] = draft
        return draft

    def know_as(self, key: str, draft: Draft) -> None:
        """Let ``key`` mean somebody who has a name: "my son" once "my son, Sher Jan" has been read."""
        self._by_key.setdefault(key, draft)

    def assign(self, reference: Reference, draft: Draft, gender: Gender | None = None) -> None:
        """Say whose name a reference is, before its place in the text is reached."""
        self._by_reference[reference] = draft
        draft.add(reference, gender)
        nouns: Iterable[str] = ()
        if reference.mention.form == "nominal":
            nouns = (reference.noun,)
        elif reference.mention.form == "name" and draft.kind == "organization":
            nouns = name_words(reference.mention.head.text)
        for noun in nouns:
            self._by_noun.setdefault(noun, {})[id(draft)] = draft

    def speak(self, reference: Reference) -> None:
        """A reference that was assigned before is now reached."""
        self.spoken.append((reference, self._by_reference[reference]))

    def link(self, reference: Reference, draft: Draft, gender: Gender | None = None) -> None:
        """A reference that is reached stands for ``draft``."""
        self.assign(reference, draft, gender)
        self.spoken.append((reference, draft))

    def merge(self, gone: Draft, kept: Draft) -> None:
        """Let everything that stood for ``gone`` stand for ``kept``: the two are one."""
        for reference in gone.references:
            self._by_reference[reference] = kept
        kept.references += gone.references
        kept.nouns |= gone.nouns
        kept.styles |= gone.styles
        kept.forms |= gone.forms
        kept.first = min(kept.first, gone.first)
        for noun, _ in gone.nouns:
            self._by_noun.setdefault(noun, {})[id(kept)] = kept
        kept.gender = kept.gender or gone.gender
        kept.likely = kept.likely or gone.likely
        gone.references.clear()
        self.drafts.remove(gone)
        self._by_key = {key: kept if d is gone else d for key, d in self._by_key.items()}
        self.spoken = [(r, kept if d is gone else d) for r, d in self.spoken]

    def recent(self, number: int, passages: int = 1) -> Iterator[tuple[Reference, Draft]]:
        """What was spoken of in passage ``number`` and up to so many before it, the latest first."""
        for reference, draft in reversed(self.spoken):
            if reference.number < number - passages:
                return
            if reference.number <= number:
                yield reference, draft

    def latest(self, reference: Reference, candidates: list[Draft], passages: int) -> Draft | None:
        """The one candidate of this passage; else the one of those just before; else the only one."""
        for reach in range(passages + 1):
            near = list(
                {id(d): d for _, d in self.recent(reference.number, reach) if d in candidates}.values()
            )
            if near:
                return near[0] if len(near) == 1 else None
        return candidates[0] if len(candidates) == 1 else None

    def called(self, noun: str) -> list[Draft]:
        """Everybody who has been called by a noun, and every body in whose name it stands."""
        return [d for d in self._by_noun.get(noun, {}).values() if d.references]

    def keyed(self, key: str) -> Draft | None:
        """Whom ``key`` means."""
        return self._by_key.get(key)
