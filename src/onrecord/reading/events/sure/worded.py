"""What the words before an act in its sentence make of it, where the parse is of no help.

"*At no time* was he held", "*ruled out* extraditing him", "a training on the *arrest* of juveniles", "a
placard read “*Jailed* for nothing”": each is a formula that leads straight to the act, in the order of its
words.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from onrecord.reading.events.sure.patterns import opening, pattern, word_at, words_after, words_before
from onrecord.reading.events.sure.presupposed import is_of_a_kind

if TYPE_CHECKING:
    from spacy.tokens import Token

Verdict = Literal["not-so", "untrue", "rejected", "untold", "possible"]

_VERDICTS: dict[str, Verdict] = {
    "never": "not-so",
    "not-as": "not-so",
    "withdrawn": "untrue",
    "untrue-that": "rejected",
    "of-oneself": "untold",
    "or-else": "untold",
    "held-back": "untold",
    "in-mind": "untold",
    "provided-for": "untold",
    "defined": "untold",
    "on-placard": "untold",
    "sought": "untold",
    "permitted": "untold",
    "unsaid": "untold",
    "recanted": "untold",
    "of-yours": "untold",
    "offered": "untold",
    "claimed": "untold",
    "matter": "untold",
    "unknown": "untold",
    "penal": "untold",
    "meaning": "untold",
    "argued": "untold",
    "may-lead": "untold",
    "bargain": "untold",
    "feared": "possible",
}
_OF_A_KIND = frozenset({"matter", "meaning", "argued"})
"""These lead only to an act of a kind, done to nobody in particular."""

_ENDINGS = {"offered": "offered-them", "claimed": "claim-fails"}
"""What leads to an act, and what must follow it: "under which fighters who *disarmed* would be pardoned"."""


def worded(trigger: "Token") -> "tuple[Verdict, Token] | None":
    """What becomes of the act, and by which word; None where no such words lead to it."""
    before = words_before(trigger)
    names = leading(trigger.sent.text) if before else ()
    for name in names:
        if name in _OF_A_KIND and not is_of_a_kind(trigger):
            continue
        if name == "penal" and not (trigger.pos_ in {"NOUN", "PROPN"} or trigger.tag_ in {"VBG", "VB"}):
            continue
        if name == "bargain" and _first_of(trigger).tag_ not in {"VBP", "VB"}:
            continue  # "you *went* there and they beat you"
        if name == "unknown" and _is_known_of(trigger):
            continue  # "had no information about *his arrest*"
        if name == "feared" and trigger.pos_ not in {"VERB", "AUX"}:
            continue  # "fears that *his murder* will not be solved"
        if (found := pattern(name).search(before)) is None:
            continue
        if name in _ENDINGS and not pattern(_ENDINGS[name]).search(words_after(trigger)):
            continue
        return _VERDICTS[name], word_at(trigger.sent, found.start())
    return None


def _first_of(verb: "Token") -> "Token":
    """The verb that opens the row in which ``verb`` stands; itself where it stands alone."""
    return verb.head if verb.dep_ == "conj" else verb


def _is_known_of(trigger: "Token") -> bool:
    """Whether it stands, whatever is unknown about it: "no news of *his arrest*", "of the boys *taken*"."""
    if trigger.pos_ == "NOUN":
        return not is_of_a_kind(trigger)
    told = any(child.dep_ in {"mark", "aux", "auxpass"} for child in trigger.children)
    return trigger.dep_ == "acl" and trigger.tag_ == "VBN" and not told


@lru_cache(maxsize=64)
def leading(sentence: str) -> tuple[str, ...]:
    """The formulas whose opening words stand in a sentence at all; most sentences hold none."""
    return tuple(name for name in _VERDICTS if opening(name).search(sentence))
