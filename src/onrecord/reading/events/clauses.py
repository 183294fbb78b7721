"""Clauses: their verb, their words, and the nouns that hang on a word through a preposition."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.reading.events.frames import chained_to, finite_above
from onrecord.reading.events.grammar import words as listed
from onrecord.reading.events.subjects import own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = frozenset({"whom", "whose"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


def prepositional(token: "Token") -> "Iterator[tuple[str, Token]]":
    """The nouns that hang on ``token`` through a preposition, by frame word."""
    for child in token.children:
        if child.dep_ not in _PREPOSITIONS or child.pos_ not in {"ADP", "SCONJ", "PART"}:
            continue
        for inner in child.children:
            if inner.dep_ == "pcomp" and inner.is_title and inner.i > inner.sent.start:
                # "by *Investigating* Judge Chhay": a title taken for a clause
                yield from ((f"{child.lower_}-object", t) for t in inner.children if t.dep_ == "dobj")
            elif inner.dep_ in {"pobj", "pcomp"}:
                yield f"{child.lower_}-object", inner
                if child.lower_ == "at" and inner.lower_ in {"hands", "hand"}:
                    yield from (("by-object", t) for name, t in prepositional(inner) if name == "of-object")
            elif inner.dep_ == "prep":
                for innermost in inner.children:
                    if innermost.dep_ == "pobj":
                        yield f"{child.lower_}-object", innermost
                        yield f"{inner.lower_}-object", innermost


def clause_head(token: "Token") -> "Token":
    """The verb (or predicate) of the clause in which ``token`` stands."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def clause_tokens(token: "Token", words: "tuple[Token, ...]" = ()) -> "set[Token]":
    """The words of the clause of ``token``: without coordinated and subordinate clauses that have a subject.

    A clause that holds one of the ``words`` of the trigger's phrase belongs to it.
    """
    head = clause_head(token)
    found: set[Token] = set()
    stack = [head]
    while stack:
        current = stack.pop()
        found.add(current)
        for child in current.children:
            if child in words:
                stack.append(child)
                continue
            if child.dep_ in {"relcl", "parataxis"} and child != token:
                continue
            if (
                child.dep_ in {"conj", "ccomp", "advcl"}
                and child.pos_ in {"VERB", "AUX"}
                and own_subject(child)
            ):
                continue
            if child.dep_ == "conj" and child.pos_ == "VERB":
                continue
            stack.append(child)
    return found


def stands_alone(current: "Token", head: "Token") -> bool:
    """A clause of its own that the parse hangs on another: after "with", before a semicolon or "of whom"."""
    if current.dep_ == "pcomp" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in current.children):
        return True
    return (
        current.dep_ == "ccomp"
        and current.i < head.i
        and any(token.text == ";" or token.lower_ in _RELATIVE for token in current.doc[current.i : head.i])
    )


def coordinated_with(token: "Token") -> "Iterator[Token]":
    """The verbs that the clause of ``token`` is coordinated with and shares its subject with."""
    verb = clause_head(token)
    while own_subject(verb) is None:
        if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
            verb = finite_above(verb)
        elif (before := chained_to(verb)) is not None:
            verb = before
        else:
            return
        yield verb


def is_beside(lower: "Token", upper: "Token") -> bool:
    """Whether ``lower`` is coordinated with ``upper``, or hangs on what is: "fined one, *freed* another"."""
    return any(
        t.dep_ == "conj" and t.head == upper and t.pos_ in {"VERB", "AUX"} for t in (lower, *lower.ancestors)
    )


def takes_place(noun: "Token") -> bool:
    """Whether a noun alone tells of an act: "there were three *arrests*", "this followed a *sit-in*"."""
    head = noun.head
    if noun.dep_ == "attr" and any(child.dep_ == "expl" for child in head.children):
        return True
    if noun.dep_ == "dobj" and head.lemma_ == "follow" and head.pos_ == "VERB":
        return True
    if noun.dep_ == "nsubjpass" and head.lemma_ in listed("recording"):
        return any(child.dep_ == "nummod" for child in noun.children)  # "at least 14 *arrests* were recorded"
    if noun.dep_ not in {"nsubj", "nsubjpass"} or head.lemma_ not in listed("taking-place"):
        return False
    # "take place", but not "the strike took its toll"
    return head.lemma_ != "take" or any(child.lower_ == "place" for child in head.children)
