"""Statements: who says what, how they put it, and how they stand to what they tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span

StatementKind = Literal["direct", "indirect", "mixed", "no-comment"]
Stance = Literal["asserts", "denies", "declines", "asks", "believes"]
Basis = Literal["witness", "hearsay", "party", "expert", "unknown"]
MANNERS: Mapping[Stance, str] = {
    "asserts": "says",
    "denies": "denies",
    "declines": "declines to say",
    "asks": "asks for",
    "believes": "believes",
}
"""A stance as a reader says it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, or pointedly not said, by one source.

    ``source`` is an entity id, None where the report names nobody ("is accused of", "reportedly").
    ``content`` is what was said, in one or more pieces, quotation marks outside; empty for "could not be
    reached". ``said`` is an EDTF date. ``within`` is the id of the statement in which this one is told, where
    a source tells what another told. ``method`` names what found it: the tagger or a rule.
    """

    id: str
    source: str | None
    source_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    stance: Stance
    basis: Basis = "unknown"
    said: str | None = None
    within: str | None = None
    method: str | None = None

    def holds(self, span: Span) -> bool:
        """Whether ``span`` stands in what is said."""
        return any(piece.contains(span) for piece in self.content)
