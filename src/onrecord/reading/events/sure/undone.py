"""What a construction says was not done: "has *yet* to be charged", "*instead of* arresting", "*no* proof".

Each asks of one word and the one that it hangs on; what follows for the act is said in `governors`.
"""

from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.sure.grounds import Grounds, own_level
from onrecord.reading.events.sure.presupposed import acts_on_known
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_marked(clause: "Token") -> bool:
    """Whether it opens with the "that" of a content."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def is_unevidenced(clause: "Token", noun: "Token") -> bool:
    """Whether nothing speaks for what a clause tells: "*no evidence* that anyone was beaten"."""
    if not is_marked(clause) or noun.lemma_.lower() not in words("evidence"):
        return False
    return is_none(noun)


def is_none(noun: "Token") -> bool:
    """Whether there is none of it: "*no* evidence", "did *not* find any proof", "*without* a trace"."""
    none = any(child.lower_ in {"no", "little", "zero", "scant"} for child in noun.children)
    head = noun.head
    found = noun.dep_ == "dobj" and own_level(head, Grounds(), noun=False).negated
    return none or found or head.lower_ in words("without")


def is_unheard_of(preposition: "Token", governor: "Token") -> bool:
    """Whether there is no word of it: "*no evidence of* a beating", "had *not heard of* any"."""
    if preposition.lower_ not in {"of", "about"}:
        return False
    lemma = governor.lemma_.lower()
    if lemma in words("evidence") and is_none(governor):
        return True
    return lemma in words("perceived") and own_level(governor, Grounds(), noun=False).negated


def is_norm(verb: "Token") -> bool:
    """Whether it says what may not be done, in general: "*is against* the rules", "*is a crime*"."""
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr", "prep", "oprd"}}
    said |= {verb.lemma_.lower()}
    return verb.tag_ in {"VBZ", "VBP"} and bool(said & words("norms"))


def is_yet(current: "Token", head: "Token", lemma: str) -> bool:
    """Whether it was still to be done: "has *yet* to be charged", "remains to be tried"."""
    if lemma == "remain":
        return True
    to = next((child for child in current.children if child.lower_ == "to"), current)
    return lemma in {"have", "be"} and current.dep_ == "xcomp" and to.i > 0 and to.nbor(-1).lower_ == "yet"


def is_hindered(verb: "Token") -> bool:
    """Whether a "but" follows: "came to arrest him, *but* he was not at home"."""
    return any(child.lower_ == "but" and child.dep_ == "cc" for child in verb.children)


def is_about_to_come(verb: "Token") -> bool:
    """Whether it is still to come, or no more than a use: "*is coming* to march", "*are used* to destroy"."""
    present = {c.dep_ for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBZ", "VBP"}}
    if verb.lemma_ == "come":
        return verb.tag_ == "VBG" and "aux" in present
    return verb.lemma_ == "use" and verb.tag_ == "VBN" and "auxpass" in present


def is_bare_demand(infinitive: "Token", verb: "Token") -> bool:
    """Whether it was only demanded, of whoever was there: "came up and *demanded* to erase it"."""
    asked_of = any(child.dep_ in {"dobj", "dative"} for child in verb.children)
    return (
        verb.lemma_ == "demand" and infinitive.dep_ == "xcomp" and not asked_of and not is_passive(infinitive)
    )


def is_gerund(verb: "Token") -> bool:
    """Whether it is a gerund, of a passive too: "avoided *being arrested*"."""
    return verb.tag_ == "VBG" or any(
        child.dep_ == "auxpass" and child.lower_ == "being" for child in verb.children
    )


def is_instead(preposition: "Token") -> bool:
    """Whether it leads to what was not done: "*instead of* arresting", "*far from* releasing"."""
    of = {"of": {"instead", "short"}, "from": {"far"}, "than": {"rather", "other"}}
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return before in of.get(preposition.lower_, ())


def is_only_thought_of(gerund: "Token", preposition: "Token") -> bool:
    """Whether it was thought of, or talked out of, and not done: "*thought of* fleeing"."""
    if not is_gerund(gerund):
        return False
    governor = preposition.head
    if preposition.lower_ == "of" and governor.lower_ in {"out", "short"}:
        return governor.head.lemma_.lower() in words("dissuading")
    if preposition.lower_ == "against":
        return governor.lemma_.lower() in words("deciding")
    return preposition.lower_ in {"of", "about"} and governor.lemma_.lower() in words("thinking-of")


def is_sure(predicate: "Token") -> bool:
    """Whether somebody only was sure of it: "I *was sure* that he followed me"."""
    verb = predicate.head if predicate.pos_ == "ADJ" else predicate
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "oprd"}} | {
        predicate.lemma_.lower()
    }
    return (
        verb.tag_ == "VBD" and verb.lemma_ in {"be", "feel"} and bool(said & {"sure", "certain", "convinced"})
    )


def is_pluperfect(verb: "Token") -> bool:
    """Whether it had been done before what is told: "*had come* to flog him"."""
    return any(child.dep_ == "aux" and child.lower_ in {"had", "'d", "’d"} for child in verb.children)


def is_undertaken(verb: "Token") -> bool:
    """Whether it was only tried or planned: "two *attempts were made* to kill the bishop"."""
    made = verb.lemma_ in {"make", "have", "begin", "start"}
    return made and any(
        child.dep_ in {"nsubjpass", "dobj"} and child.lemma_.lower() in words("undertakings")
        for child in verb.children
    )


def is_scheduled(verb: "Token") -> bool:
    """Whether it is still to come, told in the present: "the march *starts* at ten"."""
    times = (c for c in verb.children if c.dep_ in {"prep", "npadvmod"} and c.i > verb.i)
    set_for = any(
        t.ent_type_ in {"DATE", "TIME"} or (t.like_num and c.lower_ == "at")
        for c in times
        for t in (c, *(inner for inner in c.children if inner.dep_ == "pobj"))
    )
    return verb.tag_ in {"VBZ", "VBP"} and verb.lemma_ in words("opening") and set_for


def would_be(gerund: "Token", verb: "Token") -> bool:
    """Whether it is only weighed what it would do: "*executing* traffickers *would* do nothing"."""
    weighed = any(
        child.tag_ == "MD" and child.lower_ in {"would", "could", "will"} for child in verb.children
    )
    return weighed and not acts_on_known(gerund)


def goes_with_plan(clause: "Token", verb: "Token") -> bool:
    """Whether it belongs to what is planned: "planned to deliver a letter, *asking* the king for mercy"."""
    if clause.tag_ != "VBG" or verb.lemma_.lower() not in words("planning"):
        return False
    return any(child.dep_ == "xcomp" and child.i < clause.i for child in verb.children)
