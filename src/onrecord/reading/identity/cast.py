"""Everybody whom a report has spoken of so far, and which words stood for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.vocabulary import Gender, Vocabulary
from onrecord.record import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass
class Cast:
    """The drafts of a report as its reader meets them, in text order.

    ``spoken`` holds every reference that has been linked, in the order of linking; ``at_token`` finds the
    reference whose head holds a character.
    """

    words: Vocabulary
    drafts: list[Draft] = field(default_factory=list)
    spoken: list[tuple[Reference, Draft]] = field(default_factory=list)
    _by_reference: dict[Reference, Draft] = field(default_factory=dict)
    _by_offset: dict[int, Reference] = field(default_factory=dict)

    def meet(self, references: Iterable[Reference]) -> None:
        """Know where every reference stands, linked or not."""
        for reference in references:
            for offset in range(reference.mention.head.start, reference.mention.head.end):
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
        return draft

    def assign(self, reference: Reference, draft: Draft, gender: Gender | None = None) -> None:
        """Say whose name a reference is, before its place in the text is reached."""
        self._by_reference[reference] = draft
        draft.add(reference, gender)

    def speak(self, reference: Reference) -> None:
        """A reference that was assigned before is now reached."""
        self.spoken.append((reference, self._by_reference[reference]))

    def link(self, reference: Reference, draft: Draft, gender: Gender | None = None) -> None:
        """A reference that is reached stands for ``draft``."""
        self.assign(reference, draft, gender)
        self.spoken.append((reference, draft))

    def recent(self, number: int, passages: int = 1) -> Iterator[tuple[Reference, Draft]]:
        """What was spoken of in passage ``number`` and up to so many before it, the latest first."""
        for reference, draft in reversed(self.spoken):
            if reference.number < number - passages:
                return
            if reference.number <= number:
                yield reference, draft

    def keyed(self, key: str) -> Draft | None:
        """The draft that was created with ``key``."""
        return next((d for d in self.drafts if d.key == key), None)
