"""Who acts on somebody, who is acted on, and who dies of it."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.phrases import OBJECTIVE

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEADLY = frozenset({"die", "kill", "murder", "bury", "behead"})
_DEATHS = frozenset(
    {"assassination", "burial", "death", "execution", "funeral", "killing", "lynching", "murder"}
)
_UNREAL = frozenset(
    {"not", "n't", "will", "would", "could", "can", "may", "might", "should", "shall", "must", "to"}
)
"""What stands with a verb that has not killed anybody: "said that they *would* kill him"."""
_SUFFERED = frozenset({"die", "disappear", "vanish", "bleed"})
"""Verbs whose subject does not act."""


def is_done_to(cast: Cast, token: "Token") -> bool:
    """Whether a word stands for the one who is acted on: "*he* was arrested", "beat *him*", "*she* died"."""
    verb = token.head
    ordered = token.lower_ in OBJECTIVE and verb.tag_ == "VBN"  # "ordered *them* held"
    if token.dep_ == "nsubj" and not ordered:
        return verb.lemma_ in _SUFFERED
    return token.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.lemma_.lower() in cast.words.done_to


def acts_on(cast: Cast, subject: "Token") -> bool:
    """Whether a subject is the one who does it to somebody: "*police* detained the men"."""
    verb = subject.head
    if subject.dep_ != "nsubj" or subject.lower_ in OBJECTIVE:
        return False
    harms = verb.lemma_.lower() in cast.words.done_to and any(child.dep_ == "prep" for child in verb.rights)
    return harms or any(is_done_to(cast, child) for child in verb.children)


def dies(token: "Token") -> bool:
    """Whether a word stands for somebody who dies, and so tells nothing: "kicked *him* until *he* died"."""
    verb = token.head
    if token.dep_ == "poss":  # "*his* murder", and not "his killing of a guard"
        return verb.lemma_.lower() in _DEATHS and not any(c.lower_ == "of" for c in verb.rights)
    if verb.lemma_ in _DEADLY and token.dep_ in (
        {"nsubj"} if verb.lemma_ == "die" else {"dobj", "nsubjpass"}
    ):
        return not any(c.dep_ in {"neg", "aux"} and c.lemma_ in _UNREAL for c in verb.children)
    if verb.lemma_ == "shoot" and token.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        shot = token.dep_ != "nsubj" or token.lower_ in OBJECTIVE  # "shot *him* dead"
        return shot and any(c.lower_ == "dead" for c in verb.children)
    if verb.lower_ == "dead" and token.lower_ in OBJECTIVE:
        return token.dep_ == "nsubj" and verb.head.lemma_ == "shoot"
    return token.dep_ == "dobj" and any(
        c.dep_ == "advcl" and c.lemma_ == "die" and any(m.lower_ == "until" for m in c.children)
        for c in verb.children
    )
