"""The words of the report that tell an act: its clause, and what must be read with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut
from onrecord.reading.events.clauses import clause_tokens
from onrecord.reading.events.match import Candidate
from onrecord.reading.events.messages import message_of
from onrecord.reading.events.subjects import is_infinitive
from onrecord.reading.parse import Parse, Passage
from onrecord.record import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_TELLING_APART = 10
"""Words of a relative clause, of a reason or of a condition that evidence takes along."""
_WHY = frozenset({"because", "as", "if", "unless", "until"})


def trigger_span(candidate: Candidate, parse: Parse, passage: Passage) -> Span:
    """The trigger's word with the words of its phrase that stand right beside it."""
    first = last = candidate.trigger.i
    for index in sorted(word.i for word in candidate.words):
        if first < index <= last + 3:
            last = index
    return parse.span(passage, candidate.trigger.doc[first : last + 1])


def evidence_of(
    candidate: Candidate, parse: Parse, passage: Passage, people: tuple[Participant, ...]
) -> tuple[Span, ...]:
    """The clause of the trigger, and the words for participants that stand outside it."""
    verb = candidate.trigger.head if candidate.trigger.dep_ == "aux" else candidate.trigger  # "*should* go"
    words = clause_tokens(verb, candidate.words) | {candidate.trigger, *candidate.words}
    if candidate.cue.of_stakes:  # what those who are told stand to lose or to win
        words |= clause_tokens(candidate.words[-1]) | _why(candidate.words[-1])
    words |= _received(candidate.trigger)
    tokens = _unbroken(words | _telling_apart(candidate) | _why(verb) | _to_be_done(verb), candidate.trigger)
    start = passage.start + tokens[0].idx
    end = passage.start + tokens[-1].idx + len(tokens[-1].text)
    text = parse.report.text
    sentence = parse.span(passage, candidate.trigger.sent)
    for participant in people:
        if sentence.contains(participant.span) and (
            participant.span.end > start - 30 and participant.span.start < end + 30
        ):
            start, end = min(start, participant.span.start), max(end, participant.span.end)
    own = cut(text, start, end)
    far = {p.span for p in people if not own.contains(p.span) and sentence.contains(p.span)}
    return (own, *sorted(far))


def _telling_apart(candidate: Candidate) -> "set[Token]":
    """The clause that says which one it was done to: "beat a man *who tried to film them*"."""
    told = (c for noun in candidate.slots.get("object", ()) for c in noun.children if c.dep_ == "relcl")
    return {
        token
        for clause in told
        if clause.head.i > candidate.trigger.i and clause.left_edge.i == clause.head.i + 1
        for token in clause.subtree
        if token.i <= clause.head.i + _LONGEST_TELLING_APART
    }


def _why(verb: "Token") -> "set[Token]":
    """Why, on what condition or how long it was done: "offered him money *if he would join*"."""
    return {
        token
        for holder in _and_what_hangs_on(verb)
        for clause in holder.children
        if clause.dep_ == "advcl" and clause.i > verb.i and clause.left_edge.lower_ in _WHY
        for token in clause.subtree
        if token.i <= clause.left_edge.i + _LONGEST_TELLING_APART
    }


def _and_what_hangs_on(verb: "Token") -> "Iterator[Token]":
    """A verb and what it says would be done: "threatened *to have him dismissed* if he stayed"."""
    yield verb
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i:
            yield from _and_what_hangs_on(child)


def _received(telling: "Token") -> "set[Token]":
    """How a message came in that tells it: "*she received a text* that told her she would be next"."""
    message = message_of(telling)
    if message is None or message.i > telling.i:
        return set()
    return {t for t in clause_tokens(message) if t.i <= telling.i and t.sent == telling.sent}


def _to_be_done(verb: "Token") -> "set[Token]":
    """What is to be done: "ordered *the body to be sent to the coroner*"."""
    return {
        token
        for holder in _and_what_hangs_on(verb)
        for clause in holder.children
        if clause.dep_ == "ccomp" and clause.i > verb.i and (is_infinitive(clause) or _is_by_another(clause))
        for token in clause.subtree
        if token.i <= clause.i + _LONGEST_TELLING_APART
    }


def _is_by_another(clause: "Token") -> bool:
    """ "To have *him dismissed*"."""
    return clause.tag_ == "VBN" and clause.head.lemma_ in {"have", "get"}


def _unbroken(tokens: "set[Token]", trigger: "Token") -> "list[Token]":
    """The tokens from the first to the last one, without punctuation at the edges."""
    ordered = sorted((t for t in tokens if t.sent.start == trigger.sent.start), key=lambda t: t.i)
    while len(ordered) > 1 and (ordered[-1].is_punct or ordered[-1].pos_ == "CCONJ"):
        ordered.pop()
    while len(ordered) > 1 and (ordered[0].is_punct or ordered[0].pos_ == "CCONJ"):
        ordered.pop(0)
    return ordered
