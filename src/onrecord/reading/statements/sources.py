"""Whose words: the entity that a source stands for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cover, trim
from onrecord.reading.attribution.quotes import quotes_in
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse
from onrecord.reading.statements.contents import EDGES
from onrecord.reading.statements.model import Voice

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})
_PAPERS = frozenset(
    {"account", "affidavit", "appeal", "communique", "communiqué", "complaint", "declaration", "letter",
     "memorandum", "petition", "release", "report", "statement", "testimony"}
)  # fmt: skip
"""In these somebody speaks, and what they say is theirs who made them."""
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})


def source_span(parse: Parse, spans: Sequence[Span]) -> Span | None:
    """The words that name a source, as one span; None where there are none."""
    if not spans:
        return None
    passage = parse.passage_at(spans[0].start)
    here = [s for s in spans if passage is not None and s.end <= passage.end] or [spans[0]]
    words = cover(parse.report.text, here)
    return trim(parse.report.text, words.start, words.end, EDGES) if words.text.strip(EDGES) else words


def named_by(parse: Parse, span: Span) -> Span:
    """The words that name the source, without what is added: "Nhem Chantha", not "…, 41, who sold …".

    After a common noun an apposition stays, since it may be the name: "the manager, Leng Sothy".
    """
    tokens = parse.tokens(span.start, span.end)
    passage = parse.passage_at(span.start)
    if tokens is None or passage is None:
        return span
    head = tokens.root
    a_list = any(c.dep_ == "conj" for c in head.children)
    for token in tokens:
        if token.i <= head.i or token.text != "," or token.i + 1 >= tokens.end:
            continue
        following = token.nbor()
        added = following.lower_ in RELATIVE or following.tag_ in {"VBN", "VBG", "CD"}
        if added or (head.pos_ == "PROPN" and following.pos_ != "PROPN" and not a_list):
            end = parse.span(passage, token).start
            return trim(parse.report.text, span.start, end) if end > span.start else span
    return span


def source_head(parse: Parse, span: Span) -> "Token | None":
    """The head word of a source; of "who", the noun before it."""
    tokens = parse.tokens(span.start, span.end)
    if tokens is None:
        return None
    head: Token = tokens.root
    if head.lower_ in RELATIVE:
        clause = head
        while clause.dep_ != "relcl" and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            head = _somebody(clause.head) if head.lower_ == "who" else clause.head
    return _name_ahead(head) or head


def _somebody(noun: "Token") -> "Token":
    """The noun, or of a place those who are there: "eleven detainees in *Lubumbashi* who said …"."""
    there = noun.head.head
    where = noun.ent_type_ in {"GPE", "LOC"} and noun.dep_ == "pobj" and noun.head.dep_ == "prep"
    return there if where and there.pos_ in {"NOUN", "PROPN"} else noun


def _name_ahead(head: "Token") -> "Token | None":
    """The name that opens a source of which the parse makes the end the head: "X, who led a *ward*"."""
    names = [c for c in head.lefts if c.dep_ == "nsubj" and c.pos_ == "PROPN"]
    return next((n for n in names if any(c.dep_ == "relcl" for c in n.rights)), None)


def _is_quoted(parse: Parse, span: Span) -> bool:
    passage = parse.passage_at(span.start)
    if passage is None:
        return False
    return any(q.span.overlaps(span) for q in quotes_in(parse.report.text, passage.start, passage.end))


def _publisher(parse: Parse, identity: Identity) -> str | None:
    """The body that publishes the report and speaks in it as "we", where the report names it."""
    name = (parse.report.publisher or "").casefold()
    bodies = (e for e in identity.entities if e.kind == "organization")
    return next((e.id for e in bodies if name in {n.casefold() for n in (e.name, *e.aliases)}), None)


def _maker(head: "Token") -> "Token | None":
    """Whose a paper is that speaks: "*the station's* account", "a statement put out by *the ministry*"."""
    if head.lemma_.lower() not in _PAPERS:
        return None
    owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
    made = [c for c in head.rights if c.dep_ == "acl" and c.tag_ == "VBN"]
    by = (c for noun in (head, *made) for c in noun.rights if c.lower_ == "by")
    return owner or next((p for c in by for p in c.rights if p.dep_ == "pobj"), None)


def resolve(parse: Parse, span: Span | None, identity: Identity, voice: Voice | None) -> str | None:
    """The id of the entity that ``span`` stands for; None where the text leaves it open.

    Of a list ("residents, two chiefs and a nurse") it is the first; the span holds them all. "I" and "we" in
    a letter or a testimony are the voice that tells it.
    """
    head = source_head(parse, span) if span is not None else None
    if span is None or head is None:
        return None
    passage = parse.passage_at(span.start)
    if voice is not None and head.lower_ in _OWN:
        return voice.source
    if voice is None and head.lower_ == "we" and not _is_quoted(parse, span):
        return _publisher(parse, identity)
    maker = _maker(head)
    if maker is not None and passage is not None:
        at = parse.span(passage, maker)
        entity = identity.at(at.start, at.end)
        if entity is not None and entity.kind not in {"place", "document"}:
            return entity.id
    if passage is not None:
        names = [t for t in head.rights if t.dep_ == "appos" and t.pos_ == "PROPN"]
        for token in (*names, head):  # "the minister, Hugo Arrieta": the name goes before the part
            at = parse.span(passage, token)
            entity = identity.at(at.start, at.end)
            if entity is not None and (token is head or (entity.kind == "person" and at.end <= span.end)):
                return entity.id
    entity = identity.at(span.start, span.end) if head.pos_ != "PRON" else None
    if entity is None or entity.kind in {"place", "organization"}:
        closing = _closing_name(span, identity) if head.pos_ != "PRON" else None
        if closing is not None:
            return closing
    if entity is None or entity.kind == "place":  # the vendors of Kasaato market speak, and not Kasaato
        return None
    return entity.id


def _closing_name(span: Span, identity: Identity) -> str | None:
    """Who is named at the end of an office without a comma: "officer of Rowmari Police Station *X Y*"."""
    for entity in identity.entities:
        if entity.kind == "person" and len(entity.name.split()) > 1:
            for mention in entity.mentions:
                if mention.end == span.end and mention.start > span.start and entity.name in mention.text:
                    return entity.id
    return None
