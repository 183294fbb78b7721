"""What a cue needs and forbids around its trigger."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.codebook import CONDITION_ONLY, Codebook, Condition
from onrecord.reading.events.clauses import clause_head, prepositional
from onrecord.reading.events.grammar import words
from onrecord.reading.events.people import People

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.reading.events.match import Candidate


def is_word(token: "Token", wanted: frozenset[str], codebook: Codebook, people: People) -> bool:
    """Whether ``token`` is one of ``wanted``: a form, a word of a class, or of a kind like ``<person>``."""
    if any(codebook.has(form, wanted) for form in forms(token)):
        return True
    return any(word[0] == "<" and people.is_of(token, word[1:-1]) for word in wanted)


def forms(token: "Token") -> frozenset[str]:
    """The forms by which a word of a cue may name ``token``; none where it is the name of a month."""
    if token.pos_ != "PROPN":
        return frozenset({token.lemma_.lower(), token.lower_})
    if token.ent_type_ == "DATE":  # "since March" is no protest
        return frozenset()
    # "*Gendarmes* came": a noun that opens a sentence is taken for a name
    return frozenset({token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")})


def holds(
    condition: Condition, candidate: "Candidate", codebook: Codebook, people: People, *, bars: bool = False
) -> bool:
    """Whether one of the condition's words stands in one of its slots; ``bars``: it is one that forbids."""
    return any(
        is_word(token, condition.words, codebook, people)
        for slot in condition.slots
        for head in _tokens(slot, candidate)
        if not (bars and slot == "clause" and _is_behind_semicolon(head, candidate.trigger))
        for token in (
            [head, *head.conjuncts, *measured(head), *_titles(head)] if slot not in CONDITION_ONLY else [head]
        )
    ) or (
        not bars
        and "object" in condition.slots
        and any(
            is_word(noun, condition.words, codebook, people)
            for head in candidate.slots.get("object", ())
            for thing in (head, *_counted_of(head))
            if (noun := _stands_for(thing, candidate.trigger, people)) is not None
        )
    )


def _is_behind_semicolon(word: "Token", verb: "Token") -> bool:
    """Whether another sentence tells it: "Two were released; the third was *transferred*"."""
    first, last = sorted((word.i, verb.i))
    return any(token.text == ";" for token in word.doc[first:last])


def _stands_for(pronoun: "Token", verb: "Token", people: People) -> "Token | None":
    """What was told of before "it" or "them": "The march began quietly. The governor had banned *it*".

    It is what the clause before acts on or tells of, in this sentence or in the one before; never a person.
    """
    if pronoun.lower_ not in {"it", "them"} or pronoun.i < verb.i:
        return None
    tags = {"NN", "NNP"} if pronoun.lower_ == "it" else {"NNS", "NNPS"}
    start = pronoun.sent.start
    before = pronoun.doc[start - 1].sent if start else pronoun.sent
    for words_before in (pronoun.doc[start : verb.left_edge.i], before):
        things = [
            token
            for token in words_before
            if token.tag_ in tags
            and token.dep_ in {"nsubj", "nsubjpass", "dobj"}
            and not people.can_act(token)
        ]
        if things:
            return next((t for t in things if t.dep_ != "dobj" and t.head.dep_ == "ROOT"), things[-1])
    return None


def measured(token: "Token") -> Iterator["Token"]:
    """ "Two hundred head of *cattle*", "two of the *boats*": what is counted or measured."""
    if token.like_num or token.lemma_.lower() in words("measures"):
        yield from (n for name, n in prepositional(token) if name == "of-object" and n.pos_ != "PRON")


def _titles(name: "Token") -> Iterator["Token"]:
    """ "Complained to *battalion commander* Aung Htwe", "*Justice* Oke ordered": what somebody named is."""
    if name.pos_ == "PROPN":
        yield from (
            child
            for child in name.children
            if child.dep_ == "compound" and (child.pos_ == "NOUN" or child.lower_ in words("judging"))
        )


def _counted_of(token: "Token") -> "Iterator[Token]":
    """ "Took down two of *them*"."""
    if token.like_num or token.lemma_.lower() in words("measures"):
        yield from (n for name, n in prepositional(token) if name == "of-object" and n.pos_ == "PRON")


def _tokens(slot: str, candidate: "Candidate") -> "Iterator[Token]":
    trigger = candidate.trigger
    if slot == "neighbour":
        yield from candidate.trigger.children
        if candidate.trigger.head != candidate.trigger:
            yield candidate.trigger.head
    elif slot == "hanging":
        yield from candidate.trigger.children
    elif slot == "before":
        if trigger.i > trigger.sent.start:
            yield trigger.nbor(-1)
    elif slot == "lately":
        start = trigger.sent.start
        yield from trigger.doc[trigger.doc[start - 1].sent.start if start else 0 : trigger.sent.end]
    elif slot == "phrase":
        for word in candidate.words:
            yield from word.children
    elif slot == "clause":
        head = clause_head(trigger.head if trigger.dep_ == "aux" else trigger)
        while head.dep_ in {"xcomp", "conj"} and head.head != head:
            head = head.head
        yield from head.subtree
    else:
        yield from candidate.slots.get(slot, ())
