"""The parts of an attribution that may differ in what their source does with them.

"Told us that nobody was beaten, that the report was “a fiction” and that the man had died": three clauses,
of which the first denies. "“We paid nobody,” she said. “He came by himself.”": two quotations.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cover, trim
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.quotes import MARKS, quotes_in
from onrecord.reading.parse import Parse
from onrecord.reading.statements.contents import EDGES
from onrecord.reading.statements.stances import cue_tokens

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = frozenset({"and", "but", "or", ",", ";"})


def apart(parse: Parse, attribution: Attribution) -> Sequence[Span]:
    """The content clause by clause; no parts where one of them would tell nothing."""
    parts = [part for piece in attribution.content for part in _parts(parse, attribution, piece)]
    return parts if all(_tells(parse, part) for part in parts) else ()


def _tells(parse: Parse, part: Span) -> bool:
    """Whether it has a subject and a verb: not "the men", of "the men, he said, had never been beaten"."""
    tokens = parse.tokens(part.start, part.end) or ()
    verbs = [t for t in tokens if t.pos_ in {"VERB", "AUX"}]
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c in tokens for v in verbs for c in v.children)


def join(parse: Parse, attribution: Attribution, parts: Sequence[Span]) -> tuple[Span, ...]:
    """The parts, those of one piece of the content as one again."""
    pieces = ([part for part in parts if piece.overlaps(part)] for piece in attribution.content)
    return tuple(cover(parse.report.text, piece) for piece in pieces if piece)


def _parts(parse: Parse, attribution: Attribution, piece: Span) -> Iterator[Span]:
    tokens = parse.tokens(piece.start, piece.end)
    passage = parse.passage_at(piece.start)
    if tokens is None or passage is None:
        yield piece
        return
    quotes = [(q.span.start, q.span.end) for q in quotes_in(parse.report.text, passage.start, passage.end)]
    cue = cue_tokens(parse, attribution.cue)
    cuts = []
    for token in tokens[1:]:
        at = passage.start + token.idx
        quoted = any(start < at < end for start, end in quotes)
        if not quoted and _opens_clause(token, tokens[0], cue):
            cuts.append(at)
    for start, end in zip([piece.start, *cuts], [*cuts, piece.end], strict=True):
        yield _without_joint(parse, start, end)


def _opens_clause(token: "Token", first: "Token", cue: "Sequence[Token]") -> bool:
    """Whether it is the "that" of a further clause which the cue governs: "…, *that* nobody was hit"."""
    if token.lower_ != "that" or first.lower_ != "that" or token.nbor(-1).lower_ not in _JOINTS:
        return False
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head in cue


def _without_joint(parse: Parse, start: int, end: int) -> Span:
    """The words without the comma and the "and" that lead to the next clause."""
    part = trim(parse.report.text, start, end, EDGES)
    for joint in (" and", " but", " or"):
        if part.text.endswith(joint):
            part = trim(parse.report.text, part.start, part.end - len(joint), EDGES)
    if part.text.count('"') % 2 or part.text.strip(MARKS + " .") == "":
        return trim(parse.report.text, start, end)
    return part
