"""What came of an act, and plots found out: whose subject is not who did it."""

from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLOTS = frozenset({"attempt", "bid", "conspiracy", "intention", "mission", "plan", "plot", "scheme"})
_FINDING_OUT = frozenset(
    {"allege", "bare", "carry", "condemn", "confirm", "denounce", "describe", "detect", "disclose",
     "discover", "document", "expose", "fear", "find", "foil", "hear", "intercept", "investigate", "leak",
     "learn", "mention", "oppose", "publish", "report", "reveal", "see", "stop", "suspect", "thwart",
     "uncover", "unearth", "unmask"}
)  # fmt: skip
"""What others do with a plot than those whose it is."""
_OUTCOMES = frozenset({"leave", "cause", "break", "fracture"})
_AIMED = frozenset({"on", "at", "into", "upon", "up"})


def only_came_of(verb: "Token") -> bool:
    """Whether a participle tells what came of what was done: "was beaten, *leaving* him with a broken arm".

    In "soldiers fired on a crowd, *killing* two" the one subject has done both.
    """
    ended = verb.lemma_ in _OUTCOMES or verb.lemma_ in words("hurting")
    if not ended or verb.tag_ != "VBG" or verb.i <= verb.head.i or verb.nbor(-1).text != ",":
        return False
    above = verb.head
    aimed = any(c.dep_ == "dobj" or (c.lower_ in _AIMED and c.i > above.i) for c in above.children)
    return verb.dep_ == "advcl" and (is_passive(above) or not aimed)


def agent_of(verb: "Token") -> "Token | None":
    """By whom something was done; None where it is not told."""
    agents = (c for c in verb.children if c.dep_ == "agent")
    return next((noun for by in agents for noun in by.children if noun.dep_ == "pobj"), None)


def is_plot_of_others(noun: "Token") -> bool:
    """Whether a plot is not the subject's: "police *uncovered* a plot to kill the judge"."""
    return noun.lemma_.lower() in _PLOTS and noun.dep_ == "dobj" and noun.head.lemma_ in _FINDING_OUT
