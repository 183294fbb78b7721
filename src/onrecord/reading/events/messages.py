"""Who receives a message that tells something: "*she* got a letter saying that her house would be burned"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.reading.events.frames import surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = frozenset({"dobj", "dative"})


def is_message(noun: "Token") -> bool:
    """Whether a noun is what somebody is told something by: "a *text*", "an anonymous *call*"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("missives")


def message_of(telling: "Token") -> "Token | None":
    """The message that a verb of telling hangs on or that tells: "a call *in which a man said* …"."""
    noun = telling.head if telling.dep_ in {"acl", "relcl"} else None
    if noun is not None and not is_message(noun) and noun.dep_ == "pobj" and noun.head.lower_ == "from":
        above = noun.head.head  # "a call from a man *who said* …"
        noun = above if above.pos_ == "NOUN" else next((c for c in above.children if c.dep_ == "dobj"), None)
    if noun is None:
        noun = next((child for child in telling.children if child.dep_ == "nsubj"), None)
    return noun if noun is not None and is_message(noun) else None


def receivers(message: "Token") -> "tuple[Token, ...]":
    """Those to whom a message came."""
    host = message.head
    if message.dep_ in {"dobj", "nsubjpass"} and host.pos_ == "VERB":
        if host.lemma_ in words("receiving") or (message.dep_ == "dobj" and is_passive(host)):
            receiver = surface_subject(host)
            return (receiver,) if receiver is not None and receiver != message else ()
        return objects(host)
    return objects(message)


def objects(verb: "Token") -> "tuple[Token, ...]":
    """ "Told *her*", "said to *the elders*", "a letter to *the priest*"."""
    return tuple(_objects(verb))


def _objects(verb: "Token") -> "Iterator[Token]":
    for child in verb.children:
        to = child.lower_ == "to" and child.dep_ in {"prep", "dative"}
        for noun in child.children if to else (child,):
            if noun.pos_ == "ADP" or is_message(noun):
                continue  # "sent *him* a text saying …"
            if noun.dep_ in _OBJECTS or (noun.dep_ == "pobj" and noun.head == child):
                yield noun
