"""What was said: the pieces of a content without their quotation marks, and whether they are quoted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.evidence import Span, cut, trim
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.quotes import MARKS, Quote, quotes_in
from onrecord.reading.parse import Parse
from onrecord.record import StatementKind

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"al", "and", "de", "del", "for", "la", "of", "the"})
_LONGEST_NAME = 4
"""Words of a name in quotation marks."""
EDGES = " \t\r\n\u00a0,;:–—-"
"""What is no word of a source or a content where it stands at its edge."""


def read_content(
    parse: Parse, spans: Iterable[Span], within: Span | None = None
) -> tuple[tuple[Span, ...], StatementKind]:
    """The pieces, marks outside, and the kind of the statement: all of it quoted, some of it, or none.

    A piece that is partly quoted stays one piece. ``within`` is the piece of another statement in which this
    one stands: only quotation marks inside it count.
    """
    pieces: list[Span] = []
    quoted = unquoted = 0
    for span in spans:
        for part in _by_passage(parse, span):
            quotes = _quotes_around(parse, part, within)
            inside = [w for w in _words(part) if _in_quote(w, quotes)]
            quoted += len(inside)
            unquoted += sum(1 for _ in _words(part)) - len(inside)
            if inside and len(inside) == sum(1 for _ in _words(part)):
                pieces += [p for q in quotes if (p := _shared(parse.report.text, part, q.words)) is not None]
            else:
                pieces += _without_marks(parse.report.text, part, quotes)
    kind: StatementKind = "indirect" if not quoted else "mixed" if unquoted else "direct"
    return tuple(sorted(set(pieces))), kind


def go_on(parse: Parse, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, each quotation that its paragraph leaves open followed into the next paragraphs.

    The words that follow join the statement unless somebody else is named for them there. Where nobody is
    named for a quotation before its last paragraph, all of it is of whom that names.
    """
    out = list(attributions)
    carried = list(_carried(parse))
    for left_open, opening in reversed(carried):
        holder = _holder(out, opening.span)
        if holder is None or not holder.cue or _holder(out, left_open.span) is not None:
            continue
        if any(cue.overlaps(opening.span) for cue in holder.cue):
            continue  # it is told within the quotation
        at = out.index(holder)
        out[at] = replace(holder, content=(left_open.span, *holder.content))
    for left_open, opening in carried:
        speaker = _holder(out, left_open.span)
        holder = _holder(out, opening.span)
        if speaker is None or (holder is not None and (holder.source or holder is speaker)):
            continue
        joined = holder.content if holder is not None else (opening.span,)
        at = out.index(speaker)
        out[at] = Attribution(
            speaker.source, speaker.cue, (*speaker.content, *joined), speaker.score, speaker.method
        )
        if holder is not None:
            out.remove(holder)
    return out


def _carried(parse: Parse) -> Iterator[tuple[Quote, Quote]]:
    """Each quotation that a paragraph leaves open, with the one that opens the next paragraph."""
    for before, after in zip(parse.telling, parse.telling[1:], strict=False):
        left_open = [q for q in quotes_in(parse.report.text, before.start, before.end) if not q.closed]
        opening = next(quotes_in(parse.report.text, after.start, after.end), None)
        if left_open and opening is not None and opening.span.start == after.start:
            yield left_open[-1], opening


def _holder(attributions: Iterable[Attribution], span: Span) -> Attribution | None:
    return next((a for a in attributions if any(c.overlaps(span) for c in a.content)), None)


def _by_passage(parse: Parse, span: Span) -> Iterator[Span]:
    """The span, cut where a passage ends."""
    for passage in parse.passages:
        start, end = max(span.start, passage.start), min(span.end, passage.end)
        if start < end:
            piece = trim(parse.report.text, start, end)
            if _WORD.search(piece.text):
                yield piece


def _quotes_around(parse: Parse, part: Span, within: Span | None) -> list[Quote]:
    passage = parse.passage_at(part.start)
    if within is not None:
        start, end = within.start, within.end
    elif passage is not None:
        start, end = passage.start, passage.end
    else:
        start, end = part.start, part.end
    return [
        q
        for q in quotes_in(parse.report.text, start, end)
        if q.span.overlaps(part) and not (part.contains(q.span) and _is_name(parse.report.text, part, q))
    ]


def _is_name(text: str, part: Span, quote: Quote) -> bool:
    """Whether marks in the middle of a sentence only hold a name: "Morocco's “Karama” movement"."""
    words = quote.words.text.split()
    inside = part.start < quote.span.start and text[quote.span.end : part.end].strip(EDGES + ".")
    named = words[0][0].isupper() and all(w[0].isupper() or w.lower() in _SMALL for w in words)
    return bool(inside) and len(words) <= _LONGEST_NAME and named


def _words(span: Span) -> Iterator[tuple[int, int]]:
    return ((span.start + m.start(), span.start + m.end()) for m in _WORD.finditer(span.text))


def _in_quote(word: tuple[int, int], quotes: Iterable[Quote]) -> bool:
    return any(q.words.start <= word[0] and word[1] <= q.words.end for q in quotes)


def _shared(text: str, part: Span, words: Span) -> Span | None:
    start, end = max(part.start, words.start), min(part.end, words.end)
    piece = trim(text, start, end) if start < end else None
    return piece if piece is not None and _WORD.search(piece.text) else None


def _without_marks(text: str, part: Span, quotes: Sequence[Quote]) -> Iterator[Span]:
    """An unquoted or partly quoted piece without marks or punctuation that stand at its edge alone."""
    piece = trim(text, part.start, part.end, EDGES)
    whole = [q.span for q in quotes if piece.contains(q.span)]
    start, end = piece.start, piece.end
    if text[start] in MARKS and not any(q.start == start for q in whole):
        start += 1
    if text[end - 1] in MARKS and not any(q.end == end for q in whole):
        end -= 1
    piece = trim(text, start, end, EDGES)
    if _WORD.search(piece.text):
        yield cut(text, piece.start, piece.end)
