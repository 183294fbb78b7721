"""Binding: whether grammar forbids that two words stand for one, or lets one command the other."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.phrases import OBJECTIVE, governor, is_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_DONE_TO = frozenset(
    {"release", "arrest", "detention", "imprisonment", "execution", "acquittal", "expulsion", "deportation"}
)
_TAKING = frozenset(
    {
        "confiscate", "delete", "demolish", "grab", "impound", "loot", "raid", "ransack", "search", "seize",
        "smash", "snatch", "steal", "stop", "torch",
    }
)  # fmt: skip
"""What nobody does to what is their own."""
_THREATS = frozenset(
    {"threaten", "try", "want", "plan", "attempt", "vow", "refuse", "begin", "start", "continue"}
)
_ENTERING = frozenset({"break", "burst", "come", "force", "knock", "raid", "search", "storm", "visit"})
_HOMES = frozenset({"apartment", "door", "flat", "gate", "home", "house", "hut", "office", "room", "shop"})
"""What those enter whose it is not: "came to *her* house"."""


def commands(subject: "Token", token: "Token") -> bool:
    """Whether ``subject`` is the subject of the clause in which the clause of ``token`` is told."""
    verb = subject.head
    return is_subject(subject) and any(
        a.dep_ in {"ccomp", "xcomp", "advcl"} and a.head == verb for a in [token, *token.ancestors]
    )


def owns_as_subject(subject: "Token", token: "Token") -> bool:
    """Whether "his" stands in the clause of which ``subject`` is the subject: "*he* lost *his* job"."""
    if token.dep_ != "poss" or not is_subject(subject) or _entered(token) is not None:
        return False
    verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.i == subject.head.i


def is_bound(token: "Token", near: "Token") -> bool:
    """Whether grammar forbids that the two are one: both arguments of one verb, or one within the other."""
    if token.lower_.endswith(("self", "selves")):
        return False
    if token.dep_ == "poss":
        return near.i == token.head.i or (is_subject(near) and near.head == _entered(token))
    if near.dep_ == "poss" and near.head in (token, _decision_above(token)):
        return True
    if token.lower_ in OBJECTIVE and token.dep_ == "nsubj" and is_subject(near):
        above = token.head.head
        while above.dep_ == "xcomp" and not any(is_subject(c) for c in above.children):
            above = above.head
        if near.head == above:
            return True  # "he heard him cry", "police had to let them go"
    if is_subject(near) and near.head in (_actor_above(token), _shared_above(token)):
        return True
    one, other = governor(token), governor(near)
    one = one.head if one.dep_ in {"prep", "agent", "dative"} else one
    other = other.head if other.dep_ in {"prep", "agent", "dative"} else other
    return one.i == other.i


def _decision_above(token: "Token") -> "Token | None":
    """The noun of which an infinitive tells what was decided: "police's *decision* to arrest *them*"."""
    verb = token.head
    return verb.head if token.dep_ == "dobj" and verb.dep_ == "acl" and verb.tag_ == "VB" else None


def _entered(owner: "Token") -> "Token | None":
    """The verb by which another takes or enters somebody's: "seized *his* camera", "came to *her* house"."""
    thing = owner.head
    if thing.dep_ == "dobj" and (thing.head.lemma_ in _TAKING or thing.lemma_ in _DONE_TO):
        return thing.head
    if thing.lemma_ not in _HOMES:
        return None
    way = thing.head if thing.dep_ == "pobj" else thing
    entered = thing.dep_ == "dobj" or way.lower_ in {"to", "into", "at"}
    return way.head if entered and way.head.lemma_ in _ENTERING else None


def _shared_above(token: "Token") -> "Token | None":
    """The verb with whose subject a coordinated one acts: "the panel *freed* two and banned *them* …"."""
    verb = token.head
    if token.dep_ != "dobj" or verb.dep_ != "conj" or verb.tag_ != "VBD":
        return None
    while verb.dep_ in {"conj", "xcomp"} and not any(is_subject(c) for c in verb.children):
        verb = verb.head
    return verb if verb.tag_ == "VBD" else None


def _actor_above(token: "Token") -> "Token | None":
    """The verb whose subject does to ``token`` what an infinitive or a participle says.

    "Police fired *to disperse* them", "the judge fined two, *ordering* her release": neither means itself.
    """
    if token.dep_ == "poss":
        verb = token.head.head if token.head.lemma_ in _DONE_TO and token.head.dep_ == "dobj" else None
    else:
        verb = token.head if token.dep_ == "dobj" else None
    if (
        verb is None
        or verb.tag_ not in {"VB", "VBG"}
        or any(is_subject(c) or c.tag_ == "MD" for c in verb.children)
    ):
        return None
    above = verb.head
    threat = verb.dep_ == "xcomp" and above.lemma_ in _THREATS  # "had threatened to kill *him*"
    while threat and above.dep_ == "conj" and not any(is_subject(c) for c in above.children):
        above = above.head
    return above if (threat or verb.dep_ == "advcl") and above.pos_ == "VERB" and above.i < verb.i else None
