"""The offices that stand beside a person's name and that the parse does not tie to it.

"The District Administrator, X, said", "deputy commune chief X", "police officers X and Y", "X (MP, Kitale)",
"X, who heads the committee". Only the nearest words count, and where they may be said of another nothing is.
"""

import re
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Reference
from onrecord.reading.identity.titles import is_title
from onrecord.reading.identity.vocabulary import Vocabulary
from onrecord.record import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = 14
"""Tokens before a name in which its office begins, at most."""
_COMPLEMENTS = frozenset({"of", "for", "in", "at"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_BRACKETED = re.compile(
    r"\s*\((?P<office>[A-Z]{2,4}|[A-Z]?[a-z]+(?: [A-Za-z]+){0,2})(?:, [A-Z][\w’' \-]{1,40})?\)"
)
_LEADING = {"heads": "head", "leads": "leader", "chairs": "chair", "directs": "director", "edits": "editor"}
_OFFICES_IN_CAPITALS = frozenset({"MP", "MLA", "MCA", "MNA", "MPA", "MEP", "MLC", "OC", "OIC", "DC", "CEO"})
_AGE = re.compile(r"-|year|old|aged?|(?:\d+-)?year-old")
_PLURALS = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
NO_OFFICE = frozenset(
    {"man", "woman", "boy", "girl", "person", "people", "victim", "resident", "child", "baby"}
)


def offices_beside(cast: Cast, name: Reference, ids: dict[int, str]) -> list[Role]:
    """The roles that the words right before or behind a person's name give."""
    doc = name.passage.doc
    first, last = tokens_of(name)
    opening = _first_of_list(doc, first)
    found = [
        _in_brackets(cast.words, name),
        _leads(cast, name, last, ids),
        *_right_before(cast, name, opening, ids),
        _head_of(cast.words, name, first),
        _set_off(cast, name, first, last, ids),
    ]
    return [role for role in found if role is not None]


def tokens_of(name: Reference) -> tuple[int, int]:
    """The first token of a name or its title, and the one behind it."""
    doc, mention, start = name.passage.doc, name.mention, name.passage.start
    begins = min(mention.head.start, mention.title.start if mention.title else mention.head.start) - start
    ends = mention.head.end - start
    first = name.root.i
    while first > 0 and doc[first].idx > begins:
        first -= 1
    last = name.root.i
    while last < len(doc) and doc[last].idx < ends:
        last += 1
    return first, last


def _first_of_list(doc: "Doc", first: int) -> int:
    """Where the names begin of which this is the last or a later one: "*X* and Y"."""
    at = first
    while (
        at > 0
        and first - at < _BEFORE
        and (doc[at - 1].text[0].isupper() or doc[at - 1].lower_ in {"and", ","})
    ):
        at -= 1
    opens = doc[at].text[0].isupper() and any(t.lower_ == "and" for t in doc[at:first])
    return at if opens else first


def _right_before(cast: Cast, name: Reference, first: int, ids: dict[int, str]) -> list[Role | None]:
    """The callings in small letters right before a name: "rights monitor X", "leader and midwife X"."""
    doc, words = name.passage.doc, cast.words
    found: list[Role | None] = []
    at = first
    while at > 0 and words.is_person(doc[at - 1].lemma_.lower()) and is_small(doc[at - 1]):
        head = doc[at - 1]
        start = _run_before(doc, at - 1)
        if head.pos_ not in _NOUNS or doc[start - 1].lower_ == "to":
            break  # "tried to recruit X"
        former = any(t.lower_ in words.former for t in doc[start:at])
        said = [t for t in doc[start : at - 1] if t.lower_ not in words.former]
        body = cast.draft_at(name, doc[start - 1]) if start > 0 and doc[start - 1].pos_ == "PROPN" else None
        whose = ids.get(id(body)) if body is not None and body.kind == "organization" else None
        if head.lemma_.lower() not in NO_OFFICE | words.kin:
            title = "".join(t.text_with_ws for t in said) + head.lemma_
            found.append(Role(title, office_span(name, start, at), whose, former=former))
        if start == 0 or doc[start - 1].lower_ != "and":
            break
        at = start - 1
    return found


def _head_of(words: Vocabulary, name: Reference, first: int) -> Role | None:
    """The office before its body and a name, with no comma: "the new head of the regional tax office *X*"."""
    doc = name.passage.doc
    if (
        first < 3
        or not is_small(doc[first - 1])
        or doc[first - 1].lemma_.lower() not in words.bodies | words.sites
    ):
        return None
    at = _run_before(doc, first - 1)
    at -= doc[at - 1].tag_ == "DT"
    if at < 2 or doc[at - 1].lower_ != "of" or not is_small(head := doc[at - 2]):
        return None
    if not words.is_person(head.lower_) or head.lower_ in NO_OFFICE | words.kin or head.tag_ == "NNS":
        return None
    return Role(head.text, office_span(name, at - 2, first))


def _run_before(doc: "Doc", at: int) -> int:
    """Where the nouns and adjectives in small letters begin that end before ``at``."""
    while at > 0 and is_small(doc[at - 1]) and doc[at - 1].pos_ in _NOUNS | {"ADJ"}:
        at -= 1
    return at


def _set_off(cast: Cast, name: Reference, first: int, last: int, ids: dict[int, str]) -> Role | None:
    """The office before a name between commas: "the returning officer for Kisumu, *X*, said"."""
    doc, words = name.passage.doc, cast.words
    if first > 0 and is_small(doc[first - 1]) and words.is_person(doc[first - 1].lemma_.lower()):
        first = _run_before(doc, first - 1)  # "the board's chairman, *lawyer* X, said"
    while first > 0 and (doc[first - 1].text.isdigit() or _AGE.fullmatch(doc[first - 1].lower_)):
        first -= 1  # "the missing aide, 23-year-old X"
    if first < 3 or doc[first - 1].text != "," or (last < len(doc) and doc[last].text not in {",", "."}):
        return None
    if (
        last + 1 < len(doc)
        and doc[last].text == ","
        and (doc[last + 1].pos_ == "PROPN" or doc[last + 1].tag_ == "DT")
    ):
        return (
            None  # "the mayor, X, Y and Z", "the teacher, X, a doctor": a list, or it is told behind the name
        )
    start = _office_begins(words, doc, first - 1)
    bare = start is not None and doc[start].is_sent_start
    if start is None or (
        not bare and doc[start - 1].lower_ in {"a", "an"} and _opens_with_a_phrase(doc, start)
    ):
        return None
    run = list(doc[start : first - 1])
    cut = next((n for n, t in enumerate(run) if n and t.lower_ in _COMPLEMENTS), len(run))
    office, head = run[:cut], run[cut - 1]
    if (
        not is_somebody(words, head)
        or head.lemma_.lower() in NO_OFFICE | words.kin
        or head.tag_ in _PLURALS
        or (bare and (cut == len(run) or any(t.pos_ not in _NOUNS | {"ADJ"} for t in office)))
    ):
        return None
    if not bare and any(is_somebody(words, t) for t in run[cut:]):
        return None
    if not bare and start > 2 and doc[start - 2].lower_ in {"of", "and", "to", "by"}:
        other = doc[start - 3]
        if is_somebody(words, other) and other.tag_ not in _PLURALS:
            return None  # "a friend of the mayor, X,": either may be X
    former = any(t.lower_ in words.former for t in office)
    title = "".join(t.text_with_ws for t in office if t.lower_ not in words.former).strip()
    span = office_span(name, start, first - 1)
    return Role(title, span, body_in(cast, name, run[cut:], ids), former=former) if title else None


def body_in(cast: Cast, name: Reference, tokens: list["Token"], ids: dict[int, str]) -> str | None:
    """The first body that is named in what follows an office: "of the *Union of Reporters*"."""
    for token in tokens:
        other = cast.reference_of(name, token)
        draft = cast.draft_of(other)
        if other is not None and draft is not None and other is not name:
            return ids.get(id(draft)) if draft.kind == "organization" else None
    return None


def _office_begins(words: Vocabulary, doc: "Doc", end: int) -> int | None:
    """Where the words behind "the" or "its" begin, up to the comma at ``end``; None where an act is told."""
    start = end
    while start > 0 and end - start <= _BEFORE:
        before = doc[start - 1]
        within = start > 1 and doc[start - 2].lower_ in _COMPLEMENTS  # "the officer *in the state*, X"
        opens = (before.tag_ in {"DT", "PRP$"} or before.text in _OWNING) and start < end
        if opens and (not within or any(is_somebody(words, t) for t in doc[start:end])):
            return start
        if before.text in {",", ";", ":", "(", "."} or _is_act(before):
            return None
        start -= 1
        if doc[start].is_sent_start:
            return start  # "*President of* the union, X, said"
    return None


def _opens_with_a_phrase(doc: "Doc", at: int) -> bool:
    """Whether a sentence opens with a preposition and has told no act yet: "After the death of N, X"."""
    begins = doc[at].sent.start
    return doc[begins].tag_ == "IN" and not any(t.pos_ in {"VERB", "AUX"} for t in doc[begins:at])


def _in_brackets(words: Vocabulary, name: Reference) -> Role | None:
    """The office in brackets behind a name: "X (MP, Kantanshi)"."""
    at = name.mention.head.end - name.passage.start
    found = _BRACKETED.match(name.text, at)
    if not found:
        return None
    office = found["office"]
    if office not in _OFFICES_IN_CAPITALS and not words.is_person(office.split()[-1].lower()):
        return None
    start = name.passage.start + found.start("office")
    return Role(office, Span(start, start + len(office), office))


def _leads(cast: Cast, name: Reference, last: int, ids: dict[int, str]) -> Role | None:
    """What somebody is who leads a body: "X, who heads the Families' Committee"."""
    doc = name.passage.doc
    if last + 3 >= len(doc) or doc[last].text != "," or doc[last + 1].lower_ != "who":
        return None
    verb = doc[last + 2] if doc[last + 2].lower_ not in {"also", "now"} else doc[last + 3]
    title = _LEADING.get(verb.lower_)
    for led in verb.rights if title else ():
        draft = cast.draft_at(name, led) if led.dep_ == "dobj" else None
        if title and draft is not None and draft.kind == "organization":
            return Role(title, office_span(name, verb.i, verb.i + 1), ids.get(id(draft)))
    return None


def is_small(token: "Token") -> bool:
    """Whether a word is written in small letters, with a hyphen or without."""
    return token.text[0].islower() and token.text.replace("-", "").isalpha()


def _is_act(token: "Token") -> bool:
    return token.pos_ in {"VERB", "AUX"} and token.text[0].islower() and token.tag_ not in {"VBG", "VBN"}


def is_somebody(words: Vocabulary, token: "Token") -> bool:
    """Whether a word says what a person is."""
    return words.is_person(token.lemma_.lower()) or words.is_person(token.lower_) or is_title(token, words)


def office_span(name: Reference, first: int, last: int) -> Span:
    """The words of the tokens from ``first`` up to ``last``."""
    doc, offset = name.passage.doc, name.passage.start
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    return Span(offset + start, offset + end, name.text[start:end])
