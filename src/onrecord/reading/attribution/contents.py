"""Where the content of a verb stands: in its complement, before it, or in the quotation beside it."""

import re
from typing import TYPE_CHECKING

from onrecord.reading.attribution.cues import Cue, load_cues
from onrecord.reading.attribution.grammar import (
    EDGES,
    SUBJECT,
    Paragraph,
    Range,
    before_aside,
    complements,
    kind,
)
from onrecord.reading.attribution.quotes import Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBORDINATORS = frozenset(
    {"though", "although", "while", "when", "as", "if", "because", "since", "after", "before", "once"}
)
_LEADS_ON = re.compile(r"[,;] (?:and |but )?(?:where|who|which|whom|when),$")
"""A clause that begins just before the cue: "was called to the court, *where*, she said, …"."""
_LONGEST_GAP = 14
"""Words between a cue and the quotation that it opens."""


def complement(
    paragraph: Paragraph, verb: "Token", particle: "Token | None", cue: Cue, source: Range | None, here: Range
) -> list[Range]:
    """What is said, where it is no quotation: the complements that the vocabulary allows, or the sentence."""
    after = [
        c for c in complements(verb) if kind(c) in cue.takes and not (cue.hearer and kind(c) == "object")
    ]
    if particle is not None:
        inner = [p for c in particle.rights if c.dep_ == "prep" for p in c.rights]
        held = [c for c in (*particle.rights, *inner) if c.dep_ in {"pobj", "pcomp"}]
        beyond = [c for c in after if c.i > particle.i]
        after = held + beyond or [c for c in after if kind(c) == "object"]  # "waved the claims away"
    if after:
        start, end = paragraph.words(min(c.left_edge for c in after), before_aside(after))
        return paragraph.with_quotes(paragraph.trimmed([(max(start, here[1]), end)]))
    if "clause" in cue.takes:
        return paragraph.with_quotes(paragraph.trimmed(_fronted(paragraph, verb, source, here)))
    return []


def quotes_beside(paragraph: Paragraph, verb: "Token", source: Range | None, here: Range) -> list[Quote]:
    """The quotations that touch the cue and its source: before, after, or both where it interrupts."""
    text = paragraph.text
    group = _group(source, here)
    follows = any(kind(c) == "clause" and c.left_edge.lower_ == "that" for c in verb.rights)
    aside = follows or (verb.dep_ == "advcl" and verb.tag_ == "VBG")  # "“…,” he said, adding that …"
    beside = []
    for quote in paragraph.quotes:
        if quote.span.end <= group[0] and aside:
            continue
        if quote.span.end <= group[0]:
            between = text[quote.span.end : group[0]]
            if quote.closed and not between.strip(EDGES) and not quote.words.text.rstrip().endswith("."):
                beside.append(quote)
        elif quote.span.start >= group[1]:
            between = text[group[1] : quote.span.start]
            near = len(between.split()) <= _LONGEST_GAP and not any(c in ".!?;" for c in between)
            opens = between.rstrip()[-1:] in ("", ",", ":")
            if near and opens and not _starts_clause(paragraph, verb, group[1], quote.span.start):
                beside.append(quote)
            break
    return beside


def _fronted(paragraph: Paragraph, verb: "Token", source: Range | None, here: Range) -> list[Range]:
    """A sentence without the words that attribute it: "…, he said." and "…, he said, …"."""
    text = paragraph.text
    first, last = paragraph.sentence(verb)
    group = _group(source, here)
    before = text[first : group[0]].rstrip()
    opening = paragraph.tokens(first, first + 1)[0]
    counts = opening.lower_ == "as" and opening.tag_ == "RB"  # "As many as ten were hurt, she said"
    leans = (opening.lower_ in _SUBORDINATORS and not counts) or (
        opening.tag_ in {"VBN", "VBG"} and opening.dep_ != "amod"
    )
    if leans or verb.dep_ == "xcomp" or not before.endswith((",", "—", "–", "?")) or len(before.split()) < 2:
        return []
    pieces = [] if _LEADS_ON.search(before) else [(first, group[0])]
    adjuncts = (c for c in verb.rights if c.dep_ in {"dative", "dobj", "npadvmod", "prep", "nsubj"})
    after = max((group[1], *(paragraph.subtree(c)[1] for c in adjuncts)))
    tail = text[after:last]
    if tail.lstrip().startswith(",") and len(tail.split()) > 2 and not _speaks_on(verb):
        pieces.append((after, last))
    return pieces


def _speaks_on(verb: "Token") -> bool:
    """Whether a second cue is joined to the first: "they came, she said, *and added* that they had left"."""
    joined = (c for c in verb.rights if c.dep_ == "conj" and c.lemma_.lower() in load_cues().verbs)
    return any(not any(s.dep_ in SUBJECT for s in c.children) for c in joined)


def _group(source: Range | None, cue: Range) -> Range:
    """The cue and its source as one range."""
    return (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue


def _starts_clause(paragraph: Paragraph, verb: "Token", start: int, end: int) -> bool:
    """Whether the words between cue and quotation are a clause of their own rather than an adjunct."""
    between = (t for t in paragraph.tokens(start, end) if t.i > verb.i and t.head.i != verb.i)
    return any(t.dep_ in {"ROOT", "ccomp", "nsubj"} for t in between)
