"""Whether the clause around a date looks back or ahead."""

from typing import TYPE_CHECKING

from onrecord.reading.dates.lexicon import Vocabulary
from onrecord.reading.dates.meaning import Toward

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = 10
_PAST_AUXILIARIES = frozenset({"was", "were", "had", "did", "has", "have", "'ve", "’ve", "been", "got"})


def toward(token: "Token", vocabulary: Vocabulary) -> Toward | None:
    """-1 where the verb that governs ``token`` is past, 1 where it lies ahead, else None."""
    ahead = vocabulary.ahead
    verb: Token = token
    lasts = False
    for _ in range(_STEPS):
        if verb.lower_ == "since":
            return -1
        lasts = lasts or verb.lower_ in ahead["prepositions"]
        if verb.pos_ in {"VERB", "AUX"}:
            answer = _of_verb(verb, vocabulary)
            if lasts and answer == -1 and any(c.lower_ in {"has", "have"} for c in verb.children):
                return 1  # "have closed two halls until Sunday"
            if answer is not None:
                return answer
        elif verb.lemma_.lower() in ahead["adjectives"] and verb is not token:
            return 1
        if verb.head is verb:
            return None
        verb = verb.head
    return None


def governs_telling(token: "Token", vocabulary: Vocabulary) -> bool:
    """Whether the date at ``token`` tells when something was said: "Vath recounted yesterday"."""
    verb: Token = token
    for _ in range(_STEPS):
        if verb.pos_ in {"VERB", "AUX"}:
            return verb.lemma_.lower() in vocabulary.telling
        if verb.head is verb:
            return False
        verb = verb.head
    return False


def _of_verb(verb: "Token", vocabulary: Vocabulary) -> Toward | None:
    ahead = vocabulary.ahead
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    words = {h.lower_ for h in helpers}
    foresees = verb.lemma_.lower() in ahead["verbs"]
    if words & ahead["auxiliaries"]:
        return -1 if "have" in words else 1
    if verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VBN":
        if words & _PAST_AUXILIARIES and not ("have" in words and words & {"to", "would"}):
            return None if foresees and words & {"was", "were", "been"} else -1
        return 1 if foresees else (None if words else -1)
    if verb.tag_ == "VBG":
        if words & {"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"}:
            return 1
        return -1 if words & _PAST_AUXILIARIES else None
    if verb.tag_ == "VB":
        if "did" in words or "have" in words:
            return -1
        head = verb.head
        if "to" in words and head.lemma_.lower() in ahead["verbs"]:
            return 1
        return 1 if "to" in words and head.pos_ in {"NOUN", "ADJ"} else None
    return 1 if foresees else None
