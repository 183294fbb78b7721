"""The tagger's attributions, held against the grammar: where the words begin and end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut, trim
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.cues import load_cues
from onrecord.reading.attribution.grammar import leaves
from onrecord.reading.attribution.quotes import Quote, quotes_in
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.statements.contents import EDGES
from onrecord.reading.statements.sources import RELATIVE
from onrecord.reading.statements.stances import cue_entry, cue_tokens
from onrecord.reading.statements.whose import with_its_source

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINTS = (", and ", ", but ", ", while ", "; ")


def corrected(parse: Parse, tagged: Attribution, ruled: Iterable[Attribution]) -> Attribution:
    """One of the tagger's attributions without what the grammar speaks against.

    No content are unquoted words of a sentence that the cue does not stand in, a clause that is joined to the
    cue and not to what it tells, and a "who" that only leads to the cue. What is denied, and what goes on
    after a cue that interrupts it, is content.
    """
    rule = next((r for r in ruled if touch(r.cue, tagged.cue)), None)
    said = tuple(piece for piece in tagged.content if not _is_hearer(parse, tagged, piece))
    if not said and rule is not None:
        return replace(tagged, source=rule.source, cue=rule.cue, content=rule.content)
    tagged = replace(tagged, content=said or tagged.content)
    tagged = with_its_source(parse, _with_what_is_denied(parse, tagged), rule)
    tokens = cue_tokens(parse, tagged.cue)
    passage = parse.passage_at(tagged.cue[0].start) if tagged.cue else None
    if not tokens or passage is None:
        return tagged
    content = [p for p in _in_its_sentence(parse, passage, tokens, tagged, ruled) if not _only_leads(p)]
    shorter = [_before_next_cue(parse, tokens, p) for p in content]
    content = list(_run_in(parse, passage, tokens, shorter))
    if rule is not None:
        content += _going_on(parse, tokens, content, rule)
    return replace(tagged, content=tuple(content) or tagged.content)


def _is_hearer(parse: Parse, tagged: Attribution, piece: Span) -> bool:
    """Whether a piece is only who was told: "*The Centre* has been informed by its member of …"."""
    words = parse.tokens(piece.start, piece.end)
    root = words.root if words is not None else None
    verb = root.head if root is not None and root.dep_ == "nsubjpass" else None
    return verb is not None and verb in cue_tokens(parse, tagged.cue) and _has_hearer(verb)


def _has_hearer(verb: "Token") -> bool:
    entry = cue_entry(verb)
    return entry is not None and entry.hearer


def _only_leads(piece: Span) -> bool:
    return piece.text.lower().strip(EDGES) in RELATIVE


def _with_what_is_denied(parse: Parse, tagged: Attribution) -> Attribution:
    """The same with the verb of what is denied in the content, not in the cue: "denied | offering money"."""
    tokens = cue_tokens(parse, tagged.cue)
    last = tokens[-1] if len(tokens) > 1 else None
    passage = parse.passage_at(tagged.cue[0].start) if len(tagged.cue) == 1 else None
    if passage is None or last is None or last.tag_ != "VBG" or last.head not in tokens or not tagged.content:
        return tagged
    entry = load_cues().verbs.get(last.head.lemma_.lower())
    verb, first, text = parse.span(passage, last), tagged.content[0], parse.report.text
    if entry is None or entry.stance != "denies" or not 0 <= first.start - verb.end <= 1:
        return tagged
    cue = trim(text, tagged.cue[0].start, verb.start)
    return replace(tagged, cue=(cue,), content=(cut(text, verb.start, first.end), *tagged.content[1:]))


def _in_its_sentence(
    parse: Parse, passage: Passage, cue: "Sequence[Token]", tagged: Attribution, ruled: Iterable[Attribution]
) -> Iterator[Span]:
    """The pieces in the sentence of the cue, and those that are quoted.

    A piece that begins with an earlier quotation which the rules give to another cue begins after it.
    """
    sentence, at = parse.span(passage, cue[0].sent), passage.start + cue[0].idx
    others = [c for r in ruled if not touch(r.cue, tagged.cue) for c in r.content]
    for piece in tagged.content:
        home = parse.passage_at(piece.start)
        quotes = list(quotes_in(parse.report.text, home.start, home.end)) if home is not None else []
        ends = (q.span.end for q in quotes if _is_another_s(q, piece, at, others))
        if end := max(ends, default=0):
            yield trim(parse.report.text, end, piece.end)
        elif _has_its_own(piece, at, ruled):
            continue
        elif piece.overlaps(sentence) or any(q.span.overlaps(piece) for q in quotes):
            yield piece


def _has_its_own(piece: Span, cue: int, ruled: Iterable[Attribution]) -> bool:
    """Whether a piece after the cue is told according to somebody: "“…,” he says. *According to* him, …"."""
    return any(
        cue < c.start < piece.start and c.text.lower().startswith("according") and touch(r.content, [piece])
        for r in ruled
        for c in r.cue
    )


def _is_another_s(quote: Quote, piece: Span, cue: int, others: Sequence[Span]) -> bool:
    """Whether a piece begins with a quotation that is closed before its sentence and has another cue."""
    if not (quote.closed and piece.start <= quote.words.start and quote.span.end < piece.end <= cue):
        return False
    return quote.words.text.rstrip()[-1:] in ".!?" and any(o.contains(quote.span) for o in others)


def _before_next_cue(parse: Parse, cue: "Sequence[Token]", piece: Span) -> Span:
    """An unquoted piece up to a verb that is joined to the cue: "said they fled | and denied that …"."""
    passage, tokens = parse.passage_at(piece.start), parse.tokens(piece.start, piece.end)
    if passage is None or tokens is None or piece.start < passage.start + cue[0].idx:
        return piece
    quotes = [q.span for q in quotes_in(parse.report.text, passage.start, passage.end)]
    for token in tokens[1:]:
        at = passage.start + token.idx
        if any(q.start < at < q.end for q in quotes) or not _is_joined(token, cue):
            continue
        joint = token.left_edge
        while joint.i - 1 > tokens.start and joint.nbor(-1).dep_ in {"cc", "punct"}:
            joint = joint.nbor(-1)
        end = passage.start + joint.idx
        shorter = trim(parse.report.text, piece.start, end, EDGES) if end > piece.start else None
        return shorter if shorter is not None and shorter.text else piece
    return piece


def _is_joined(verb: "Token", cue: "Sequence[Token]") -> bool:
    if leaves(verb) and verb.head.head in cue:
        return True
    known = verb.lemma_.lower() in load_cues().verbs and verb.tag_ in {"VBD", "VBZ", "VBP"}
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    return known and not own and verb.dep_ == "conj" and verb.head in cue


def _run_in(
    parse: Parse, passage: Passage, cue: "Sequence[Token]", content: Sequence[Span]
) -> Iterator[Span]:
    """The pieces without a main clause before the one that the cue interrupts.

    "There were nine, and two of those, he said, had been driven away": he says only what the two underwent.
    """
    at = passage.start + cue[0].idx
    before = [p for p in content if p.end <= at]
    after = [p for p in content if p.start >= at]
    for piece in content:
        start = _second_clause(parse, piece, after[0]) if before and after and piece == before[-1] else 0
        yield cut(parse.report.text, start, piece.end) if start else piece


def _going_on(
    parse: Parse, cue: "Sequence[Token]", content: Sequence[Span], rule: Attribution
) -> Iterator[Span]:
    """What the rule sees after a cue that interrupts a sentence: "he came, she said, | *and offered money*".

    Only where the verb after it has no subject but that of that before: "and police shot him" is another's.
    """
    at = cue[0].idx
    if not content or len(rule.content) != 2 or any(p.start >= rule.cue[0].end for p in content):
        return
    before, after = rule.content
    tokens = parse.tokens(after.start, after.end)
    if tokens is None or not touch([before], content) or after.start < rule.cue[0].end:
        return
    verb = next((t for t in tokens if t.pos_ in {"VERB", "AUX"} and t.dep_ == "conj"), None)
    if tokens[0].dep_ != "cc" or verb is None or verb.head.idx > at:
        return
    entry = cue_entry(verb)  # "…, she said, and added that …" is told beside it
    own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in verb.children)
    if not own and (entry is None or "clause" not in entry.takes):
        yield after


def _second_clause(parse: Parse, piece: Span, after: Span) -> int:
    """Where the clause begins whose verb opens the piece after the cue; 0 where none stands before it."""
    joint = max((piece.text.rfind(j) + len(j) for j in _JOINTS if j in piece.text), default=0)
    lead = parse.tokens(piece.start, piece.start + joint)
    rest = parse.tokens(piece.start + joint, piece.end)
    told = parse.tokens(after.start, after.end)
    if not joint or lead is None or rest is None or told is None or "“" in piece.text or '"' in piece.text:
        return 0
    opens = told[0].pos_ in {"VERB", "AUX", "ADV", "PART"}
    verbless = not any(t.pos_ in {"VERB", "AUX"} for t in rest)
    return piece.start + joint if opens and verbless and _is_clause(lead) else 0


def _is_clause(tokens: "Iterable[Token]") -> bool:
    return any(
        t.tag_ in {"VBD", "VBZ", "VBP"} and any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in t.children)
        for t in tokens
    )


def touch(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    """Whether any of the spans overlaps any of the others."""
    return any(s.overlaps(o) for s in spans for o in others)
