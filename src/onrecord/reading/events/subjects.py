"""What stands at a verb itself: its own subject, its auxiliaries, its tense."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_TENSED = frozenset({"VBD", "VBP", "VBZ", "MD"})

_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def own_subject(verb: "Token") -> "Token | None":
    """The word that stands as subject at ``verb`` itself; None where it shares another verb's."""
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if subjects:
        # "the priest whom gunmen abducted", parsed with two subjects
        named = [s for s in subjects if s.tag_ not in {"WP", "WDT"}] or subjects
        named = [s for s in named if not names_teller(s, verb)] or named
        if (doer := _before_weekday(named[0])) is not None:
            return doer
        # "a senator offered to pay, but the families refused": the first one acts in a clause of its own
        told = any(child.dep_ == "acl" and child.tag_ == "VBD" for child in named[0].children)
        return named[-1] if told else named[0]
    for child in verb.children:
        if child.dep_ == "npadvmod" and (doer := _before_weekday(child)) is not None:
            return doer
        if child.dep_ == "csubj" and child.is_title and child.i > child.sent.start:
            # "said *Investigating* Judge Chhay had charged her": a title taken for a clause
            return next((c for c in child.children if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
        if child.dep_ in _AUXILIARIES:  # "the licence remains suspended"
            inner = next((c for c in child.children if c.dep_ in _SUBJECTS), None)
            if inner is not None:
                return inner
    return None


def _before_weekday(day: "Token") -> "Token | None":
    """ "*Police* Monday broke up a meeting": the parse takes who did it and the day for one name."""
    if day.ent_type_ != "DATE" or day.lower_ not in _WEEKDAYS:
        return None
    before = [child for child in day.children if child.dep_ == "compound" and child.i == day.i - 1]
    return next((noun for noun in before if noun.ent_type_ != "DATE"), None)


def names_teller(subject: "Token", verb: "Token") -> bool:
    """ "According to their lawyer, *Ana Roca*, the three were held", which the parse takes for one held."""
    before = [c for c in verb.children if c.dep_ == "prep" and c.right_edge.i + 2 == subject.left_edge.i]
    apposed = any(
        c.lower_ == "according" and c.right_edge.pos_ == "NOUN" and c.right_edge.nbor().text == ","
        for c in before
    )
    return apposed and subject.pos_ == "PROPN"


def proceeded_against(verb: "Token") -> "Token | None":
    """ "Filed a case *against nine men* for beating a woman": who is proceeded against is who beat her."""
    papers = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    for holder in (verb, *papers):
        for child in holder.children:
            if child.lower_ == "against" and child.dep_ == "prep":
                return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def is_finite(verb: "Token") -> bool:
    """Whether a verb, by itself or by an auxiliary, has a tense: it then has a subject of its own."""
    return verb.tag_ in _TENSED or any(
        child.dep_ in _AUXILIARIES and child.tag_ in _TENSED for child in verb.children
    )


def is_infinitive(verb: "Token") -> bool:
    """Whether "to" stands before it as its auxiliary: "a plan *to burn* it"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def is_perfect(verb: "Token") -> bool:
    """Whether a form of "have" is its auxiliary: "*had* crossed", "would *have* been shot"."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def follows_have(verb: "Token") -> bool:
    """Whether "have" is its auxiliary, as behind a modal: "may *have* been shot", and not "had crossed"."""
    return any(child.dep_ == "aux" and child.lower_ in {"have", "'ve", "’ve"} for child in verb.children)


def has_auxiliary(verb: "Token") -> bool:
    """Whether a verb has an auxiliary of its own."""
    return any(child.dep_ in _AUXILIARIES for child in verb.children)
