"""Whom somebody blames for an act that a noun names, and who owns up to it.

"Laid the blame for *the fire* on *the Border Guard*", "held *the army* responsible for *the killing*", "*rebels*
claimed responsibility for *the bombing*", "allegations of *torture* against *the police chief*".
"""

from typing import TYPE_CHECKING

from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.frames import adjective_subject, logical_object, surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_OWNING_UP = frozenset({"confess", "admit", "own"})
_ON = ("on-object", "upon-object", "to-object", "with-object", "at-object", "against-object")


def culprits(act: "Token") -> "tuple[Token, ...]":
    """Who is blamed for ``act``, or owns up to it; nobody where the sentence says neither."""
    above = act.head
    if act.dep_ in {"dobj", "nsubjpass"} and above.pos_ in {"VERB", "AUX"}:
        return tuple(_of_object(act, above))
    if act.dep_ != "pobj":
        return ()
    match above.lower_:
        case "for" | "over" | "in":
            return tuple(_answers_for(act, above))
        case "behind" if above.head.lemma_ == "be":
            behind = surface_subject(above.head)
            return (behind,) if behind is not None else ()
        case "to" if above.head.lemma_ in _OWNING_UP and above.head.pos_ == "VERB":
            owner = surface_subject(above.head)
            return (owner,) if owner is not None and not is_passive(above.head) else ()
        case "of" if above.head.lemma_.lower() in words("accusations"):
            return tuple(_against(above.head))
    return ()


def is_blamed(act: "Token") -> "Token | None":
    """The word by which somebody lays ``act`` at another's door: "the militia was *blamed* for it"."""
    if not culprits(act):
        return None
    return next((t for t in act.ancestors if t.lemma_.lower() in words("laying-blame")), None)


def is_told_of(act: "Token") -> bool:
    """Whether it is what somebody tells, names or complains of: "spoke of *rapes*", "evidence of *looting*"."""
    above = act.head
    if act.dep_ == "dobj" and above.pos_ == "VERB":
        return above.lemma_.lower() in words("telling-an-act")
    if act.dep_ != "pobj":
        return False
    teller = above.head
    if above.lower_ in {"of", "about", "to", "against"} and teller.pos_ == "VERB":
        return f"{teller.lemma_.lower()} {above.lower_}" in words("telling-of-an-act")
    return above.lower_ == "of" and teller.lemma_.lower() in words("accusations") | words("speaking-for-it")


def agent_behind(act: "Token") -> "Iterator[Token]":
    """ "Denounced *the abduction* of a journalist *by gendarmes*": the parse hangs the agent on who denounces."""
    verb = act.head.head if act.dep_ == "pobj" and act.head.dep_ == "prep" else act.head
    if act.dep_ not in {"dobj", "pobj"} or verb.pos_ != "VERB":
        return
    for by in verb.children:
        near = by.lower_ == "by" and by.dep_ in {"prep", "agent"} and by.i == act.right_edge.i + 1
        if near and (by.dep_ == "prep" or verb.lemma_ in words("telling-an-act") | {"protest"}):
            yield from (noun for noun in by.children if noun.dep_ == "pobj")


def _of_object(act: "Token", verb: "Token") -> "Iterator[Token]":
    """ "Attributed *the bombing* to *separatists*", "*the ELN* claimed *the kidnapping*"."""
    slots = dict(prepositional(verb))
    if verb.lemma_ in words("imputing"):
        yield from (slots[name] for name in ("to-object", "on-object") if name in slots)
    definite = any(child.lower_ in {"the", "this", "that", "both"} for child in act.children)
    if verb.lemma_ == "claim" and definite:
        yield from _doer(verb)


def _answers_for(act: "Token", preposition: "Token") -> "Iterator[Token]":
    """Who is blamed by what ``preposition`` hangs on: "responsible *for*", "blamed them *for*"."""
    holder = preposition.head
    if holder.lemma_ in words("answerable"):
        if holder.dep_ == "amod" and holder.i > holder.head.i:  # "held the *army* responsible"
            yield holder.head
        elif (answers := adjective_subject(holder)) is not None:
            yield answers
        return
    if holder.lemma_.lower() in words("blame") and holder.head.pos_ in {"VERB", "AUX"}:
        yield from _blame(act, holder, holder.head)
        return
    verb = holder if holder.pos_ == "VERB" else holder.head
    if verb.lemma_ == "point" and any(child.lemma_ == "finger" for child in verb.children):
        yield from (noun for name, noun in prepositional(verb) if name in _ON)
    elif verb.lemma_ == "fall" and any(child.lemma_.lower() in words("blame") for child in verb.children):
        yield from (noun for name, noun in prepositional(verb) if name in _ON)
    elif verb.lemma_ in words("reproaching") and (accused := logical_object(verb)) is not None:
        yield accused


def _blame(act: "Token", blame: "Token", verb: "Token") -> "Iterator[Token]":
    """ "*Claimed* responsibility", "*laid* the blame on the army": the parse may hang "on" on the act."""
    if verb.lemma_ in words("claiming-blame"):
        yield from _doer(verb)
    elif verb.lemma_ in words("laying-blame"):
        for holder in (verb, blame, act, *(t for t in act.subtree if t.pos_ in {"NOUN", "PROPN"})):
            for name, noun in prepositional(holder):
                if name in {"on-object", "upon-object", "with-object", "at-object", "to-object"}:
                    doors = [n for inner, n in prepositional(noun) if inner == "of-object"]
                    yield doors[0] if noun.lemma_ in {"door", "foot"} and doors else noun
                    return


def _doer(verb: "Token") -> "Iterator[Token]":
    if is_passive(verb):
        yield from (noun for name, noun in prepositional(verb) if name == "by-object")
    elif (subject := surface_subject(verb)) is not None:
        yield subject


def _against(accusation: "Token") -> "Iterator[Token]":
    """ "*Allegations* of torture have been made *against* the police chief"."""
    for holder in (accusation, accusation.head, *accusation.subtree):
        if holder.pos_ in {"NOUN", "VERB"}:
            against = [noun for name, noun in prepositional(holder) if name == "against-object"]
            if against:
                yield from against
                return
