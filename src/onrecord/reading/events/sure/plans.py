"""Whether what has not happened is somebody's plan: "will appeal", beside "fear that he will be arrested".

A plan is told by who means to carry it out, or by an office that has set it. What is only asked, wished,
feared or threatened, what would follow if something else came, and what a law says shall be done, is nobody's
plan: the request or the threat is an act of its own, and no second draft is made of its content.
"""

from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import follows_have, own_subject
from onrecord.reading.events.sure.grounds import Grounds
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

_FIRST_PERSON = frozenset({"i", "we"})


def is_nobodys_plan(act: "Token", sure: Grounds, cue: "Iterable[Token]") -> bool:
    """Whether a planned or possible ``act`` is only asked for, wished, feared, threatened or conditional.

    ``cue`` are the words by which whoever tells it tells it: "*warned* that they would be arrested".
    """
    if sure.by is None or sure.doubt not in {"planned", "possible"}:
        return False
    if _is_own_wish(act, sure.by) or (sure.doubt == "possible" and follows_have(act)):
        return False  # "is feared *to have been arrested*" tells of what may be so already
    if any(_is_of_wishes(word) for word in (sure.by, *cue)):
        return True
    if sure.doubt == "planned" and any(word.lower_ in words("supposing") for word in cue):
        return True  # "I *thought* he would die": nobody plans it
    if sure.by.lower_ not in words("modal-planned"):
        return False
    return (
        any(_is_of_wishes(word) for word in sure.by.ancestors)
        or _is_a_rule(sure.by)
        or any(word.lower_ in words("on-condition") for word in act.sent)
    )


def _is_own_wish(act: "Token", verb: "Token") -> bool:
    """Whether he who wants to is he who does it, or is called to: "police *want to question* him"."""
    own = act.dep_ == "xcomp" and act.head == verb
    return own and (verb.lemma_ in {"want", "wish"} or (verb.lemma_ == "call" and is_passive(verb)))


def _is_of_wishes(word: "Token") -> bool:
    return word.lemma_.lower() in words("no-plan")


def _is_a_rule(modal: "Token") -> bool:
    """Whether it is what a law or a contract says: "an officer who beats a person *shall* be suspended"."""
    subject = own_subject(modal.head)
    return modal.lower_ == "shall" and (subject is None or subject.lower_ not in _FIRST_PERSON)
