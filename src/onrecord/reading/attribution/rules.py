"""Who says what by rules over grammar and quotation marks, for where the tagger's weights are not installed.

Every cue word of the vocabulary (``cues.toml``) that heads or hangs on a clause gives a candidate: its
grammatical subject is the source, the complements that the vocabulary allows it are the content. Quotations
go to the cue that touches them, then to the speaker who was quoted last. The frames follow the rule-based
systems of Krestel, Bergler and Witte (2008) and O'Keefe and others (2012).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.evidence import Span, cut
from onrecord.reading.attribution.frames import Candidate, candidates
from onrecord.reading.attribution.grammar import Paragraph, Range
from onrecord.reading.attribution.model import Attribution
from onrecord.reading.attribution.quotes import Quote, quotes_in
from onrecord.reading.parse import Parse


def attribute_by_rules(parse: Parse) -> tuple[Attribution, ...]:
    """The attributions of the telling passages, in text order; none lies within the content of another."""
    found: list[Candidate] = []
    speaker: Candidate | None = None
    for passage in parse.telling:
        quotes = tuple(quotes_in(parse.report.text, passage.start, passage.end))
        paragraph = Paragraph(parse.report.text, passage, quotes)
        found.extend(_outermost(candidates(paragraph), quotes))
        speaker = _continue_quotes(paragraph, found, speaker)
    return tuple(_attribution(parse.report.text, c) for c in sorted(found, key=lambda c: c.cue))


def attribute_within(parse: Parse, content: Span) -> tuple[Attribution, ...]:
    """What others are told to have said within ``content``, one level down: "… a colleague told her …"."""
    passage = parse.passage_at(content.start)
    if passage is None:
        return ()
    text = parse.report.text
    quotes = tuple(q for q in quotes_in(text, content.start, content.end) if q.span.start > content.start)
    inside = [
        c
        for c in candidates(Paragraph(text, passage, quotes), parse.tokens(content.start, content.end))
        if all(content.start <= start and end <= content.end for start, end in (*c.cue, *c.content))
    ]
    return tuple(_attribution(text, c) for c in sorted(_outermost(inside, ()), key=lambda c: c.cue))


def _attribution(text: str, candidate: Candidate) -> Attribution:
    source, cue, content = (
        tuple(cut(text, *r) for r in sorted(ranges))
        for ranges in (candidate.source, candidate.cue, candidate.content)
    )
    return Attribution(source, cue, content, score=None, method="rules")


def _outermost(found: Iterable[Candidate], quotes: Sequence[Quote]) -> list[Candidate]:
    """The candidates whose cue lies in nobody else's content, none over words that a longer one has."""
    quoted = [(q.span.start, q.span.end) for q in quotes if len(q.words.text.split()) > 3]
    chosen: list[Candidate] = []
    for one in sorted(found, key=lambda c: -sum(end - start for start, end in c.content)):
        if _within(one.cue[0], quoted) or any(_within(one.cue[0], other.content) for other in chosen):
            continue
        taken = [r for other in chosen for r in (*other.content, *other.cue)]
        content = tuple(r for r in one.content if not any(_overlap(r, t) for t in taken))
        if content:
            chosen.append(replace(one, content=content))
    return sorted(chosen, key=lambda c: c.cue)


def _within(inner: Range, outer: Iterable[Range]) -> bool:
    return any(start <= inner[0] and inner[1] <= end for start, end in outer)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _continue_quotes(
    paragraph: Paragraph, found: list[Candidate], speaker: Candidate | None
) -> Candidate | None:
    """Give each quotation that no cue touches to who was quoted last, in ``found``; returns who may go on.

    A quotation that opens the paragraph goes on from the one before where that was left open or closed its
    paragraph; one after "…,” he said." goes on where it opens a sentence.
    """
    text, passage, quotes = paragraph.text, paragraph.passage, paragraph.quotes
    if not quotes:
        return None
    current = speaker
    for quote in quotes:
        span = (quote.span.start, quote.span.end)
        owner = next((c for c in found if any(_overlap(r, span) for r in c.content)), None)
        if owner is not None:
            current = owner
            continue
        before = text[passage.start : quote.span.start].rstrip()
        opens = bool(before) and before[-1] in '.!?”"’:' and len(quote.words.text.split()) > 2
        if current is not None and (opens or not before):
            longer = replace(current, content=(*current.content, span))
            found[found.index(current)] = longer
            current = longer
    last = quotes[-1]
    closes = not text[last.span.end : passage.end].strip()
    if current is None or (last.closed and not closes and current.cue[0][0] < last.span.end):
        return None
    return current
