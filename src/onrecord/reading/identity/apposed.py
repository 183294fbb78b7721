"""The offices that follow a name, or that a sentence opens with, and that the parse does not tie to it.

"said X, shop steward of the union", "X ⏎ Chairperson", "As president of the council, X opposed the dam".
"""

import re
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Reference
from onrecord.reading.identity.offices import (
    NO_OFFICE,
    body_in,
    is_small,
    is_somebody,
    office_span,
    tokens_of,
)
from onrecord.record import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COMPLEMENTS = frozenset({"of", "for", "in", "at", "with"})
_CLOSING = frozenset({",", ".", ";", ")", "”", '"'})
_AGE = re.compile(r"(?:aged )?\d{1,3}")
_PLURALS = frozenset({"NNS", "NNPS"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST_BODY = 14
"""Tokens from an office to whoever the sentence is about, at most."""
_OFFICE_LINE = re.compile(
    r"\n[ \t]*\n?[ \t]*(?P<office>[A-Z][\w’'-]*(?: [\w’'-]+){0,5})(?:, [^\n.]{3,60})?[ \t]*(?:\n|$)"
)
_LINE_BEFORE = re.compile(r"(?P<line>[^\n]*)\n\s*\Z")


def office_behind(cast: Cast, name: Reference, ids: dict[int, str]) -> Role | None:
    """The office without an article behind a name and a comma: "X, shop steward of the union"."""
    doc, (_, last) = name.passage.doc, tokens_of(name)
    if last + 1 >= len(doc) or doc[last].text != ",":
        return None
    start = last + 1
    if _AGE.fullmatch(doc[start].text) and doc[start + 1 : start + 2].text == ",":
        start += 2
    end = _office_end(cast, doc, start)
    head = _holder(cast, doc, start, end)
    if head is None or not (end >= len(doc) or doc[end].text in _CLOSING or doc[end].lower_ in _COMPLEMENTS):
        return None
    return _role(cast, name, start, end, ids)


def office_fronted(cast: Cast, subject: Reference, ids: dict[int, str]) -> Role | None:
    """What a sentence says first that its subject is: "As president of the council, *he* opposed the dam"."""
    doc, root = subject.passage.doc, subject.root
    begins = root.sent.start
    if root.dep_ not in {"nsubj", "nsubjpass"} or doc[begins].lower_ != "as" or subject.quoted:
        return None
    start = begins + 1 + (doc[begins + 1].tag_ == "DT")
    end = _office_end(cast, doc, start)
    if _holder(cast, doc, start, end) is None or not 0 < tokens_of(subject)[0] - end <= _LONGEST_BODY:
        return None
    between = doc[end : tokens_of(subject)[0]]
    if doc[end].lower_ not in _COMPLEMENTS | {","} or any(_ends_opening(t) for t in between[:-1]):
        return None
    return _role(cast, subject, start, end, ids)


def office_under(cast: Cast, name: Reference, text: str) -> Role | None:
    """The office on the line under a name that stands alone, as one signs: "X ⏎ Chairperson"."""
    mention = name.mention
    begins = mention.title.start if mention.title else mention.head.start
    before = text[:begins]
    under = _OFFICE_LINE.match(text, mention.head.end)
    if under is None or before.rpartition("\n")[2].strip() or mention.kind != "person":
        return None
    above = _LINE_BEFORE.search(before)
    if not _is_office(cast, under["office"]) or (above and _is_office(cast, above["line"].strip())):
        return None  # "Editor ⏎ X ⏎ Photographer ⏎ Y": which goes with whom?
    start, end = under.span("office")
    return Role(under["office"], Span(start, end, under["office"]))


def _is_office(cast: Cast, line: str) -> bool:
    office = re.split(r" (?:of|for|at|in)\b|,", line)[0].split()
    return bool(office) and cast.words.is_person(office[-1].lower())


def _office_end(cast: Cast, doc: "Doc", start: int) -> int:
    """Where the words in small letters end that open at ``start``, "officer in charge" with them."""
    end = start
    while end < len(doc) and _is_naming(cast, doc[end]):
        end += 1
    return end + 2 if end > start and doc[end : end + 2].text.lower() == "in charge" else end


def _is_naming(cast: Cast, token: "Token") -> bool:
    return is_small(token) and (token.pos_ in _NAMING or is_somebody(cast.words, token))


def _holder(cast: Cast, doc: "Doc", start: int, end: int) -> "Token | None":
    """Who holds the office in these words, if one person does."""
    head = next((t for t in reversed(doc[start:end]) if _is_naming(cast, t) and t.lower_ != "charge"), None)
    if head is None or not is_somebody(cast.words, head) or head.tag_ in _PLURALS:
        return None
    return None if head.lemma_.lower() in NO_OFFICE | cast.words.kin else head


def _ends_opening(token: "Token") -> bool:
    return token.text in {",", ";", ":"} or (token.pos_ in {"VERB", "AUX"} and token.text[0].islower())


def _role(cast: Cast, name: Reference, start: int, end: int, ids: dict[int, str]) -> Role | None:
    doc = name.passage.doc
    former = any(t.lower_ in cast.words.former for t in doc[start:end])
    title = "".join(t.text_with_ws for t in doc[start:end] if t.lower_ not in cast.words.former).strip()
    after = list(doc[end : end + _LONGEST_BODY]) if doc[end : end + 1].text.lower() in _COMPLEMENTS else []
    stop = next((n for n, t in enumerate(after) if t.text in _CLOSING), len(after))
    body = body_in(cast, name, after[:stop], ids)
    return Role(title, office_span(name, start, end), body, former=former) if title else None
