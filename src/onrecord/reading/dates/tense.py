"""Whether the clause around a date looks back or ahead."""

from typing import TYPE_CHECKING

from onrecord.reading.dates.lexicon import Vocabulary
from onrecord.reading.dates.meaning import Toward

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 10
_NOT_WHEN = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})
"""A date that a verb is about ("has set November 10"), not the time at which it happens."""
_ASIDES = frozenset({"relcl", "acl"})
_FORCES = frozenset({"make", "force", "compel", "oblige"})
"""Verbs that share the time of the infinitive below them: "was made to kneel"."""
_COMES_TRUE = frozenset(
    {"manage", "able", "have", "get", "happen", "begin", "start", "continue", "try", "attempt", "dare",
     "help", "fail", "refuse", "unable", "come", "go", "return", "gather", "rush", "proceed"}
)  # fmt: skip
"""Those that do in the past, where it came true or was tried (Karttunen 1971): "managed to flee"."""
_NIGHTS = frozenset({"night", "morning", "afternoon", "evening", "day"})
"""What is gone through is over with its clause: "knelt through the night of 12 January"."""
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve", "been", "got"})


def toward(token: "Token", vocabulary: Vocabulary) -> Toward | None:
    """-1 where the clause around ``token`` looks back, 1 where ahead, None where it does not tell."""
    ahead = vocabulary.ahead
    verb: Token = token
    lasts = token.dep_ in _NOT_WHEN
    for _ in range(_STEPS):
        if verb.lower_ == "since":
            return -1
        night = verb.lower_ == "through" and token.lower_ in _NIGHTS
        lasts = lasts or (verb.lower_ in ahead["prepositions"] and not night)
        if verb.pos_ in {"VERB", "AUX"}:
            answer = _of_verb(verb, vocabulary)
            if lasts and answer == -1:  # "have closed two halls until Sunday", "extended it to Friday"
                return 1 if any(c.lower_ in {"has", "have"} for c in verb.children) else None
            if answer is not None:
                return answer or None
        elif verb.lemma_.lower() in ahead["adjectives"] and verb is not token:
            return 1
        if verb.head == verb:
            return None
        verb = verb.head
    return None


def governs_telling(token: "Token", vocabulary: Vocabulary) -> bool:
    """Whether the date at ``token`` tells when something was said: "Vath recounted yesterday"."""
    verb: Token = token
    for _ in range(_STEPS):
        if verb.pos_ in {"VERB", "AUX"}:
            return verb.lemma_.lower() in vocabulary.telling
        if verb.head == verb:
            return False
        verb = verb.head
    return False


def is_aside(token: "Token") -> bool:
    """Whether the date at ``token`` stands in a clause beside the story: "students who came on Monday"."""
    return any(
        t.dep_ in _ASIDES and not any(c.lower_ == "where" for c in t.children)
        for t in (token, *token.ancestors)
    )


def is_since(token: "Token") -> bool:
    """Whether it tells since when something goes on: "have protested *since 20 January*"."""
    return token.dep_ == "pobj" and token.head.lower_ == "since"


def _came_true(governor: "Token") -> bool:
    """Whether an infinitive below a word was done, or tried, when the word's clause looks back."""
    finite = governor.head if governor.pos_ == "ADJ" else governor
    return governor.lemma_.lower() in _COMES_TRUE and finite.tag_ == "VBD"


def _of_verb(verb: "Token", vocabulary: Vocabulary) -> Toward | None:
    """What one verb tells; 0 that neither it nor the verbs above it tell, None that those above it may."""
    ahead = vocabulary.ahead
    words = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    lemma = verb.lemma_.lower()
    foresees = lemma in ahead["verbs"]
    if words & ahead["auxiliaries"]:
        return -1 if "have" in words else 1
    if verb.tag_ == "VBD":
        return 1 if lemma in ahead["plans"] else -1
    if verb.tag_ == "VBN":
        if words & _PAST_AUXILIARIES and not ("have" in words and words & {"to", "would"}):
            return 0 if foresees and words & {"was", "were", "been"} else -1
        return 1 if foresees else (None if words else -1)
    if verb.tag_ == "VBG":
        if words & {"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"}:
            return 1
        return -1 if words & _PAST_AUXILIARIES else None
    if verb.tag_ == "VB":
        if "did" in words or "have" in words:
            return -1
        if "to" not in words or verb.head.lemma_.lower() in _FORCES or _came_true(verb.head):
            return None
        return 1 if verb.head.lemma_.lower() in ahead["verbs"] or verb.head.pos_ in {"NOUN", "ADJ"} else 0
    return 1 if foresees else None
