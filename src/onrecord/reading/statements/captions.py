"""Quotations under a line that only names who speaks, as broadcasters print what they recorded.

"Rosa Quispe, sister of the detained man" on a line of its own, and below it a paragraph that is nothing but a
quotation. A heading about something ("A night of fear") names nobody.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.evidence import cut
from onrecord.reading.attribution import Attribution
from onrecord.reading.attribution.quotes import quotes_in
from onrecord.reading.identity import Identity
from onrecord.reading.identity.vocabulary import load_vocabulary
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.statements.corrections import touch

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 10
"""Words of a line that names who speaks."""


def with_captioned(parse: Parse, identity: Identity, told: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those of captioned quotations; what is told inside these is read again there."""
    captioned = [
        one
        for one in _captioned(parse, identity)
        if not any(touch(one.content, [*a.source, *a.cue]) and not _is_inside(a, one) for a in told)
    ]
    kept = [a for a in told if not any(touch(a.content, one.content) for one in captioned)]
    return sorted([*kept, *captioned], key=lambda a: (a.content[0].start, a.content[0].end))


def _is_inside(attribution: Attribution, outer: Attribution) -> bool:
    (words,) = outer.content
    return all(words.contains(s) for s in (*attribution.source, *attribution.cue, *attribution.content))


def _captioned(parse: Parse, identity: Identity) -> Iterator[Attribution]:
    text = parse.report.text
    for above, below in pairwise(parse.passages):
        if not below.tells or above.turn or below.turn or text[above.end : below.start].strip():
            continue
        quote = next(quotes_in(text, below.start, below.end), None)
        if quote is None or (quote.span.start, quote.span.end) != (below.start, below.end):
            continue
        if text[above.start : above.end] != parse.report.title and _names_somebody(identity, above):
            source = cut(text, above.start, above.end)
            yield Attribution((source,), (), (quote.span,), score=None, method="rules")


def _names_somebody(identity: Identity, line: Passage) -> bool:
    """Whether a line is a person's name, with a word on who that is, or a word for a person: "Resident"."""
    doc = line.doc
    if (
        len(doc) > _LONGEST
        or any(t.pos_ in {"VERB", "AUX"} for t in doc)
        or doc[-1].text in {".", "?", "!", ":"}
    ):
        return False
    comma = next((t.i for t in doc if t.text == ","), len(doc))
    name = doc[:comma]
    entity = identity.at(line.start, line.start + name.end_char)
    whole = entity is not None and entity.kind == "person" and len(name) > 1 and _is_name(list(name))
    return whole or (comma == len(doc) and len(doc) <= 2 and _is_person(doc[-1]))


def _is_name(words: "Sequence[Token]") -> bool:
    return all(t.text[0].isupper() for t in words)


def _is_person(noun: "Token") -> bool:
    return noun.tag_ != "NNS" and load_vocabulary().is_person(noun.lower_)
