"""What a statement is before it has an id, and a stretch of a report that one voice tells."""

from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span
from onrecord.record import Basis, Stance, StatementKind


@dataclass(frozen=True, eq=False, slots=True)
class Draft:
    """A statement whose ``parent``, the statement in which it is told, is still a draft itself."""

    source: str | None
    source_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    kind: StatementKind
    stance: Stance
    basis: Basis
    said: str | None
    method: str
    parent: "Draft | None" = None

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(s.start for s in (self.source_span, self.cue, *self.content) if s is not None)


@dataclass(frozen=True, slots=True)
class Voice:
    """Stretches of a report that one source tells by itself: answers, testimony, a letter, a release.

    ``source`` is an entity id and ``source_span`` the words that name it; ``asked`` says that the stretches
    are questions, which tell nothing. In testimony and answers others are quoted *within* the voice
    (``holds``); a release quotes them beside it, as a newspaper does.
    """

    kind: Literal["answer", "question", "testimony", "letter", "release"]
    source: str | None
    source_span: Span | None
    stretches: tuple[Span, ...]

    @property
    def asked(self) -> bool:
        """Whether it asks rather than tells."""
        return self.kind == "question"

    @property
    def holds(self) -> bool:
        """Whether what others say in it is told by it."""
        return self.kind != "release"
