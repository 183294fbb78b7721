"""A subject that the parse hangs on something else than its verb."""

from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import has_auxiliary, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def misplaced(verb: "Token") -> "Token | None":
    """A subject that the parse hangs on something else.

    On the last noun before it: "where they stood with flowers, *agents* of the guard held them". On the date
    or the phrase that opens the sentence: "On 27 April *a major* telephoned me", "After a recess *the panel*
    decided to free two and banned a third". On who tells it: "said *two of the nurses*, a married couple,
    were beaten".
    """
    for child in verb.children:
        if child.dep_ != "prep" or child.i > verb.i:
            continue
        for token in child.subtree:
            if token.dep_ == "appos" and token.head.ent_type_ == "DATE" and token.ent_type_ != "DATE":
                return token
            if _closes_before(token, verb):
                return token
            if token.dep_ == "relcl" and token.head.head == child and token.tag_ == verb.tag_ == "VBD":
                subject = own_subject(token)
                if subject is not None and subject.tag_ not in {"WP", "WDT"} and not has_adverb(token):
                    return subject
    teller, marked = verb.head, any(child.dep_ == "mark" for child in verb.children)
    says = teller.i < verb.i and teller.lemma_ in words("claimed") - words("ditransitive") and not marked
    if verb.dep_ == "ccomp" and says and has_auxiliary(verb):
        between = (c for c in teller.children if teller.i < c.i < verb.i and c.dep_ in {"dobj", "npadvmod"})
        return next((c for c in between if c.ent_type_ not in {"DATE", "TIME"}), None)
    return None


def _closes_before(noun: "Token", verb: "Token") -> bool:
    """Whether a noun phrase after a comma ends at a verb with a tense, as its subject does."""
    first = noun.left_edge.i
    return (
        noun.dep_ == "conj"
        and noun.pos_ in {"NOUN", "PROPN"}
        and verb.tag_ == "VBD"
        and noun.right_edge.i + 1 == verb.i
        and noun.doc[first - 1].text == ","
        and not any(c.dep_ == "cc" for c in noun.head.children)
    )


def has_adverb(verb: "Token") -> bool:
    """Whether "where", "when" or the like opens the clause of ``verb``."""
    return any(child.tag_ == "WRB" for child in verb.children)
