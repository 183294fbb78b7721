"""A turn of a transcript, and a line of one."""

from dataclasses import dataclass

from onrecord.evidence import Span


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at one time.

    ``label`` stands before it; ``speaker`` is the words that name whoever speaks, which may stand in the head
    of the report. ``to`` is the speaker of the next answer, whom "you" means in a question.
    """

    label: Span
    speaker: Span
    asks: bool
    to: Span | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a transcript: its turn, and where its label ends; None where it goes on with the turn before.

    ``introduces`` says that a host only tells whom the listeners will hear, in the publication's own voice.
    """

    turn: Turn
    begins: int | None
    introduces: bool = False
