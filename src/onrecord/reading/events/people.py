"""What a noun stands for: a person or a body who can act, a sum of money, a place."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.codebook import Codebook
from onrecord.evidence import Span, cut
from onrecord.reading.amounts import Money
from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import is_finite, own_subject
from onrecord.reading.identity import Identity
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places import PlaceName
from onrecord.record import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTING: frozenset[str] = frozenset({"person", "organization", "group"})


@dataclass(frozen=True)
class People:
    """What is known of the nouns of one passage."""

    parse: Parse
    passage: Passage
    identity: Identity
    codebook: Codebook
    places: tuple[PlaceName, ...]
    money: tuple[Money, ...]

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return self.codebook.words.get("people", frozenset())

    def span(self, token: "Token") -> Span:
        """The words of the report that ``token`` stands for."""
        return self.parse.span(self.passage, token)

    def entity(self, token: "Token") -> Entity | None:
        """Whom ``token`` stands for, as a head word."""
        span = self.span(token)
        return self.identity.at(span.start, span.end)

    def is_named(self, token: "Token") -> bool:
        """Whether ``token`` stands for a person who has a name or a description of their own."""
        entity = self.entity(token)
        return entity is not None and entity.kind == "person"

    def is_somebody(self, token: "Token") -> bool:
        """Whether ``token`` is known from elsewhere in the report, and is no document."""
        entity = self.entity(token)
        return entity is not None and entity.kind != "document"

    def is_of(self, token: "Token", word_class: str) -> bool:
        """Whether ``token`` is of one of the word classes that the codebook leaves to the reading."""
        match word_class:
            case "person":
                return self.is_person(token)
            case "named":
                return token.pos_ == "PROPN" and self.is_named(token)
            case "officer":
                return self.is_officer(token)
            case "body":
                entity = self.entity(token)
                return token.ent_type_ == "ORG" if entity is None else entity.kind == "organization"
            case "money":
                return token.lemma_.lower() in {"money", "cash"} or any(
                    self._covers(m.span, token) for m in self.money
                )
            case "place":
                return any(self._covers(p.span, token) and not p.demonym for p in self.places)
            case _:
                return _is_by_its_grammar(token, word_class)

    def is_officer(self, token: "Token") -> bool:
        """Whether ``token`` stands for somebody who can bring an ill about, by the noun or by an office."""
        entity = self.entity(token)
        known = {token.lemma_.lower()}
        if entity is not None and entity.kind == "person":
            known |= {word for role in entity.roles for word in role.title.lower().split()}
        return not known.isdisjoint(self.codebook.words.get("officers", ()))

    def can_act(self, token: "Token") -> bool:
        """Whether ``token`` stands for somebody who can act: "the court" can, "the attack" can not."""
        return (
            self.is_person(token)
            or token.ent_type_ in {"GPE", "NORP"}
            or token.lemma_.lower() in self.codebook.words.get("bodies", ())
        )

    def is_person(self, token: "Token") -> bool:
        """Whether ``token`` stands for a person, a group or a body."""
        if token.pos_ == "PRON" or token.tag_ in {"DT", "PDT"}:
            it = token.lower_ in {"it", "its"}  # "the army said *it* had killed four"
            return token.lower_ in words("pronouns") or (it and self.is_of(token, "body"))
        if token.pos_ in {"VERB", "AUX"}:
            return token.lower_ in self._nouns and any(child.dep_ == "det" for child in token.children)
        if token.pos_ == "ADJ" and any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in token.children):
            return True  # "the *latest*, Ana Roca, 17, was shot"
        entity = self.entity(token)
        if entity is not None:
            return entity.kind in _ACTING or (
                entity.kind == "place" and token.dep_ in {"nsubj", "pobj"} and self._country(token)
            )
        lemma = token.lemma_.lower()
        is_set = lemma in words("sets")
        if token.like_num or is_set or lemma in words("measures"):
            counted = [noun for name, noun in prepositional(token) if name == "of-object"]
            if any(self.is_person(noun) for noun in counted):
                return True
            if counted and not token.like_num:  # "a pair *of shoes*", "most *of the crops*"
                return False
        if not self._nouns.isdisjoint({lemma, token.lower_, lemma.rpartition("-")[2]}):  # "vice-governor"
            return True
        named = token.ent_type_ in {"PERSON", "ORG"} and not (token.pos_ == "NOUN" and token.is_lower)
        return (
            named
            or token.ent_type_ == "NORP"
            or (  # no "rifle *butts*"
                token.pos_ == "NUM"
                and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "dative"}
                and token.ent_type_ == "CARDINAL"
            )
        )

    def _country(self, token: "Token") -> bool:
        return token.ent_type_ == "GPE" and token.dep_ == "nsubj"

    def _covers(self, span: Span, token: "Token") -> bool:
        own = self.span(token)
        return span.start <= own.start and own.end <= span.end


def noun_phrase(parse: Parse, passage: Passage, head: "Token") -> Span:
    """The noun phrase of ``head`` without article, relative clause, apposition and coordination."""
    keep = {"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case", "advmod", "predet"}
    first, last = head, head
    for child in head.children:
        if child.ent_type_ in {"DATE", "TIME"} and head.ent_type_ not in {"DATE", "TIME"}:
            continue  # "on 2 March 2021 *troops*"
        if child.i < head.i and child.dep_ in keep:
            edge = child.left_edge
            first = edge if edge.i < first.i else first
        elif child.i > head.i and child.dep_ in {"prep", "case"}:
            end = _phrase_end(child)
            if end == child and child.dep_ == "prep":
                continue  # "a few leaders *of inciting* them"
            last = (
                end
                if (end.i > last.i and child.lower_ in {"of", "in", "from", "for"}) or child.dep_ == "case"
                else last
            )
    # the meaning of "those who signed" is in the relative clause
    if last.lower_ in {"those", "anyone", "everyone", "someone"} or head.lower_ in {
        "those",
        "anyone",
        "everyone",
        "someone",
    }:
        clause = next((c for c in last.children if c.dep_ == "relcl"), None)
        last = clause.right_edge if clause is not None else last
    doc = head.doc
    while first.i < head.i and first.lower_ in {"the", "a", "an"}:
        first = doc[first.i + 1]
    start = passage.start + first.idx
    return cut(parse.report.text, start, passage.start + last.idx + len(last.text))


def _phrase_end(preposition: "Token") -> "Token":
    """The last word of a prepositional phrase, before any clause or coordination."""
    end = preposition
    for child in preposition.children:
        if child.dep_ == "pobj":
            end = child
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ == "of":
                    end = _phrase_end(inner)
    return end


def _is_by_its_grammar(token: "Token", word_class: str) -> bool:
    """Whether ``token`` is of one of the classes that the parse alone decides."""
    match word_class:
        case "anything":
            return True
        case "number":
            return token.pos_ == "NUM"
        case "name":
            return token.ent_type_ != ""
        case "quote":
            return token.is_quote
        case "statement":  # "demonstrated *that it can be done*"
            return token.dep_ == "ccomp" and (is_finite(token) or own_subject(token) is not None)
        case "to-do":  # "the state that he is trying *to win*"
            return token.dep_ in {"xcomp", "acl"} and any(c.tag_ == "TO" for c in token.children)
        case _:
            return False
