"""When it was said: the time expression that hangs on the cue, not on what is told."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.dates import TimeExpression
from onrecord.reading.parse import Parse
from onrecord.reading.statements.stances import cue_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_said(
    parse: Parse,
    cue: Sequence[Span],
    source: Span | None,
    content: Sequence[Span],
    dates: Sequence[TimeExpression],
) -> str | None:
    """The EDTF date of the telling; None where the cue's clause gives none or it leans on an unknown date."""
    passage = parse.passage_at(cue[0].start) if cue else None
    cues = {t.i for t in cue_tokens(parse, cue)}
    if passage is None or not cues:
        return None
    for when in dates:
        if when.edtf is None or when.type not in {"DATE", "TIME"}:
            continue
        if not passage.start <= when.span.start < passage.end:
            continue
        if any(when.span.overlaps(s) for s in (*content, *([source] if source else []))):
            continue
        tokens = parse.tokens(when.span.start, when.span.end)
        if tokens is not None and _hangs_on(tokens.root, cues):
            return when.edtf.split("T")[0]
    return None


def _hangs_on(token: "Token", cues: set[int]) -> bool:
    """Whether the words lead up to a word of the cue without another verb between."""
    while token.head.i != token.i:
        token = token.head
        if token.i in cues:
            return True
        if token.pos_ == "VERB" or token.dep_ == "relcl":
            return False
    return token.i in cues
