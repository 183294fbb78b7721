"""What an attribution is, before anybody asks who the source is: three roles and their words."""

from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content (PolNeAR's roles; Newell, Margolin and Ruths 2018), each in pieces.

    ``source`` and ``cue`` may be empty, ``content`` never is. ``score`` is the tagger's confidence from 0 to
    1, None where a rule found it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float | None
    method: Literal["tagger", "rules"]
