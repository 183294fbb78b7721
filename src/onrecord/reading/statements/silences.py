"""No comment: those who could not be reached, did not answer or would not say anything."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.evidence import Span, cut, trim
from onrecord.reading.attribution.grammar import Paragraph, noun_phrase, subject_of
from onrecord.reading.attribution.quotes import quotes_in
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.statements.vocabulary import load_vocabulary

_JOINING = (" and ", " but ", " while ", " nor ", " or ")


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody who gave no answer; ``source`` is None where the words tell only of questions."""

    source: Span | None
    cue: Span


def find_silences(parse: Parse) -> Iterator[Silence]:
    """Every place, outside quotations, where it is said that somebody gave no answer."""
    text = parse.report.text
    for passage in parse.telling:
        quotes = tuple(quotes_in(text, passage.start, passage.end))
        for match in load_vocabulary().silence.finditer(text, passage.start, passage.end):
            if any(q.span.start < match.start() < q.span.end for q in quotes):
                continue
            words = match.group()
            end = min((i for joint in _JOINING if (i := words.find(joint)) > 0), default=len(words))
            cue = trim(text, match.start(), match.start() + end)
            yield _with_source(Paragraph(text, passage, quotes), passage, cue)


def _with_source(paragraph: Paragraph, passage: Passage, cue: Span) -> Silence:
    tokens = paragraph.tokens(cue.start, cue.end)
    verbs = [t for kind in ("VERB", "AUX") for t in tokens if t.pos_ == kind]
    verb = verbs[0] if verbs else None
    subject = subject_of(verb) if verb is not None else None
    if verb is None:
        return Silence(None, cue)
    if subject is None:
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.i > verb.i:
        return Silence(None, cue)
    start, end = noun_phrase(paragraph, subject, verb)
    if end > cue.start:
        return Silence(None, cue)
    if "unanswered" in cue.text or "unreturned" in cue.text:  # it is the question that is the subject
        return Silence(None, cut(paragraph.text, start, cue.end))
    return Silence(cut(paragraph.text, start, end), cue)
