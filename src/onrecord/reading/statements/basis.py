"""Basis: whether a source tells what it went through, what it heard, or what its part or training lets it.

A first version by rules. In order: hearsay that the words themselves admit, what the source saw or had done
to it, its part in the matter or its expertise, and what it says of its own doings. What none of these shows
is "unknown", which is no judgement on the source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.attribution import Attribution
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse
from onrecord.reading.statements.sources import source_head
from onrecord.reading.statements.stances import cue_tokens
from onrecord.reading.statements.vocabulary import load_vocabulary
from onrecord.record import Basis, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST_PERSON = frozenset({"i", "we"})
_FIRST_PERSON_OBJECT = frozenset({"me", "us"})
_THIRD_PERSON = frozenset({"he", "she", "they"})
_THIRD_PERSON_OBJECT = frozenset({"him", "her", "them"})
_SUBJECT = frozenset({"nsubj"})
_DONE_TO = frozenset({"nsubjpass", "dobj", "dative", "pobj"})
_ASIDE = frozenset({"prep", "relcl", "acl", "appos", "poss"})
_RETELLING = frozenset({"say", "tell", "inform"})
_FUTURE = frozenset({"will", "would", "shall", "must", "should", "’ll", "'ll", "’d", "'d"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement's words, as far as they show how its source knows.

    ``described`` are all the words by which the report introduces the source. By ``kind``, "I" is the source,
    or "he", "she" or "they" may be. ``retold`` are the attributions in it that give its words to somebody
    else again.
    """

    source: str | None
    described: Sequence[Span]
    content: Sequence[Span]
    kind: StatementKind
    retold: Sequence[Attribution]


def read_basis(parse: Parse, identity: Identity, telling: Telling) -> Basis:
    """How the source stands to what it tells."""
    tokens = [t for piece in telling.content for t in parse.tokens(piece.start, piece.end) or ()]
    own = [t for t in tokens if is_source(parse, identity, telling, t, tokens)]
    perceived = any(_perceives(t) for t in own)
    if _second_hand(parse, telling, tokens) and not perceived:
        return "hearsay"
    if perceived or any(t.dep_ in _DONE_TO for t in own) or _undergone(telling, tokens):
        return "witness"
    part = _part(parse, identity, telling)
    if part is not None:
        return part
    mine = telling.kind != "indirect" and any(t.lower_ in {"my", "our"} for t in tokens)
    weak = mine or any(_did(t) for t in own)
    return "witness" if weak else "unknown"


def is_source(
    parse: Parse, identity: Identity, telling: Telling, token: "Token", tokens: "Sequence[Token]"
) -> bool:
    """Whether a pronoun of the content stands for the source itself."""
    if token.lower_ in _FIRST_PERSON | _FIRST_PERSON_OBJECT:
        return telling.kind != "indirect"
    if (
        telling.kind == "direct"
        or token.lower_ not in _THIRD_PERSON | _THIRD_PERSON_OBJECT
        or token.tag_ == "PRP$"
    ):
        return False
    if token.dep_ not in (_SUBJECT | _DONE_TO) - {"pobj"}:
        return False
    passage = parse.passage_at(telling.content[0].start)
    here = parse.span(passage, token) if passage is not None else None
    entity = identity.at(here.start, here.end) if here is not None else None
    if entity is not None and telling.source is not None:
        return entity.id == telling.source
    first = next((t for t in tokens if t.dep_ in {*_SUBJECT, "nsubjpass"}), None)
    return first is not None and first.i == token.i


def _perceives(token: "Token") -> bool:
    """Whether the source sees or hears for itself: "I saw", not "I heard from"."""
    verb = token.head
    if token.dep_ not in _SUBJECT or verb.lemma_.lower() not in load_vocabulary().perceiving:
        return False
    if any(c.dep_ == "neg" for c in verb.children) and token.lower_ in _FIRST_PERSON:
        return False
    return verb.lemma_.lower() != "hear" or not _hears_of(verb)


def _hears_of(verb: "Token") -> bool:
    second_hand = load_vocabulary().second_hand
    return any(c.lower_ in second_hand or c.left_edge.lower_ in second_hand for c in verb.rights)


def _second_hand(parse: Parse, telling: Telling, tokens: "Sequence[Token]") -> bool:
    """Whether the words admit that they come from others."""
    words = " ".join(t.lower_ for t in tokens)
    if any(phrase in words for phrase in load_vocabulary().hearsay):
        return True
    if any(t.lemma_.lower() == "hear" and t.pos_ == "VERB" and _hears_of(t) for t in tokens):
        return True
    if any(_perceived_by_another(t, telling.kind) for t in tokens):
        return True
    return any(_retells(parse, a) for a in telling.retold)


def _perceived_by_another(verb: "Token", kind: StatementKind) -> bool:
    """Whether somebody else saw it: "said her sister saw the bodies"."""
    if (
        kind == "direct"
        or verb.lemma_.lower() not in {"see", "witness", "hear"}
        or verb.tag_ not in {"VBD", "VBN"}
    ):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.pos_ in {"NOUN", "PROPN"}


def _retells(parse: Parse, retold: Attribution) -> bool:
    """Whether somebody told the source what had happened; a threat or an order is lived through."""
    first = parse.tokens(retold.content[0].start, retold.content[0].end)
    if not retold.source or first is None or first[0].lower_ == "to":
        return False
    if " ".join(s.text for s in retold.source).lower() in _FIRST_PERSON | _THIRD_PERSON:
        return False
    if not any(t.lemma_.lower() in _RETELLING for t in cue_tokens(parse, retold.cue)):
        return False
    return not any(t.lower_ in _FUTURE or t.lower_ in {"you", "your"} for t in first)


def _undergone(telling: Telling, tokens: "Sequence[Token]") -> bool:
    """Whether the content is a doing without a doer of its own: "described being beaten"."""
    return bool(tokens) and telling.kind != "direct" and tokens[0].tag_ == "VBG"


def _did(token: "Token") -> bool:
    """Whether the source tells of its own past doings: "I carried", "she had shared a cell"."""
    verb = token.head
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    past = verb.tag_ == "VBD" or bool(helpers & {"had", "was", "were", "did", "have", "’ve", "'ve", "has"})
    return token.dep_ in _SUBJECT and past and not helpers & _FUTURE


def _part(parse: Parse, identity: Identity, telling: Telling) -> Basis | None:
    """Party or expert, by what describes the source."""
    words = describing(parse, identity, telling)
    entity = identity.by_id.get(telling.source) if telling.source is not None else None
    vocabulary = load_vocabulary()
    roles = entity.roles if entity is not None and entity.kind != "organization" else ()
    if any(_researches(identity, role.organization) for role in roles):
        return "expert"
    if words & vocabulary.expert or words & vocabulary.research:
        return "expert"
    return "party" if words & vocabulary.party else None


def describing(parse: Parse, identity: Identity, telling: Telling) -> set[str]:
    """What says what the source is: its head word, its appositions, its titles and, for a body, its name."""
    words = {w for span in telling.described for w in _source_words(parse, span)}
    entity = identity.by_id.get(telling.source) if telling.source is not None else None
    if entity is not None:
        words |= {w for role in entity.roles for w in _split(role.title)}
        if entity.kind == "organization":
            words |= set(_split(entity.name))
    return words


def _researches(identity: Identity, organization: str | None) -> bool:
    body = identity.by_id.get(organization) if organization is not None else None
    return body is not None and bool(set(_split(body.name)) & load_vocabulary().research)


def _source_words(parse: Parse, span: Span) -> Iterable[str]:
    """The head word of a source with what stands before it, and the same of each apposition and conjunct."""
    head = source_head(parse, span)
    tokens = parse.tokens(span.start, span.end)
    if head is None or tokens is None:
        return
    for token in (head, *(t for t in tokens if t.dep_ in {"appos", "conj"})):
        yield from (token.lower_, token.lemma_.lower())
        for left in token.lefts:
            if left.dep_ not in _ASIDE:
                yield from (left.lower_, left.lemma_.lower())
        for right in token.rights:
            if right.dep_ == "prep" and right.lower_ in {"at", "with", "from", "of"}:
                yield from (w for t in right.subtree if (w := t.lower_) in load_vocabulary().research)


def _split(words: str | None) -> list[str]:
    return (words or "").lower().replace("-", " ").split()
