"""What a word makes of the one that hangs on it: "denied *beating* him", "failed to *release* her".

One step up the parse: by how a word hangs on its head, and by which word the head is, what hangs there may be
denied, planned, possible, claimed, or not told at all.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import has_auxiliary, is_finite, is_infinitive
from onrecord.reading.events.sure.complements import governed, is_talk, under_clause, under_infinitive
from onrecord.reading.events.sure.grounds import Grounds, is_condition, is_negative, modal, own_level
from onrecord.reading.events.sure.objects import by_means_of, noun_under_verb, under_preposition
from onrecord.reading.events.sure.presupposed import is_likened
from onrecord.reading.events.sure.undone import goes_with_plan, is_unevidenced
from onrecord.reading.events.sure.unreal import is_anybody

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "oprd"})

_INTO_A_STATE = frozenset({"under", "into"})
"""What somebody is kept under or taken into is as sure as that: "*will* be kept under house arrest"."""


def under(current: "Token", head: "Token", found: Grounds, trigger: "Token") -> Grounds:
    """What ``head`` makes of ``current``, which hangs on it."""
    dep, lemma = current.dep_, head.lemma_.lower()
    verbal = current.pos_ in {"VERB", "AUX"}
    if dep == "conj":
        return _coordinated(current, head, found)
    if dep in {"acl", "relcl", "ccomp"} and _says_nothing(current, head):
        return found.untold(head)
    if dep == "relcl" and is_infinitive(current):
        return under_infinitive(current, head, lemma, found)
    if dep == "relcl" or (dep == "advcl" and is_finite(current)):
        return _shielded(current, head, found)
    if dep in {"pobj", "pcomp", "prep"}:
        return _prepositional(current, head, found, trigger)
    if dep in _CLAUSAL and verbal:
        if is_infinitive(current):
            found = under_infinitive(current, head, lemma, found)
        else:
            found = under_clause(current, head, lemma, found)
        if dep in {"advcl"}:
            found = found.doubted("planned", head) if goes_with_plan(current, head) else found
            found = _as_heard(head, found) if is_infinitive(current) else found
            return _inherit_doubt(head, found)
    elif dep in {"dobj", "nsubjpass", "attr", "nsubj"} and not verbal:
        return noun_under_verb(current, head, lemma, found, trigger)
    elif dep in {"dobj", "nsubj"} and verbal and lemma in words("denied"):
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    return _of_verb(current, head, lemma, found)


def _of_verb(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    """What negation and modals at a verb leave of what completes it."""
    if current.dep_ == "acomp" and lemma == "be" and current.lemma_ in words("happened"):
        return own_level(head, found, noun=False)  # "who had *not been* able to flee"
    if head.pos_ in {"VERB", "AUX"} and current.dep_ in _CLAUSAL:
        return governed(current, head, lemma, found)
    return found


def _prepositional(current: "Token", head: "Token", found: Grounds, trigger: "Token") -> Grounds:
    if current.dep_ != "prep":
        found = by_means_of(current, head, found) if current == trigger else found
        return under_preposition(current, head, found)
    if head.pos_ == "VERB" and trigger.head == current and current.lower_ in _INTO_A_STATE:
        return own_level(head, found, noun=False)
    return found


def _says_nothing(clause: "Token", noun: "Token") -> bool:
    """Whether a clause is said of a likeness or of anybody, or only that nothing speaks for it."""
    if is_unevidenced(clause, noun) or (clause.dep_ == "relcl" and is_likened(noun)):
        return True
    return clause.dep_ != "ccomp" and is_anybody(noun, clause)


def is_left_open(current: "Token", head: "Token") -> bool:
    """Whether it was not shown, neither to be so nor not to be: "failed to *prove* that they lit it"."""
    if current.dep_ != "ccomp" or head.lemma_.lower() not in words("proving"):
        return False
    failed = head.dep_ in {"xcomp", "acl"} and head.head.lemma_.lower() in words("not-happened") | {"failure"}
    return failed or own_level(head, Grounds(), noun=False).negated


def _coordinated(current: "Token", head: "Token", found: Grounds) -> Grounds:
    """A coordinated verb takes modals and negation of the first one only where it shares its auxiliary."""
    shares = (
        current.pos_ in {"VERB", "AUX"}
        and not has_auxiliary(current)
        and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in current.children)
    )
    if not shares:
        infinitive = is_infinitive(current) and is_finite(head) and not is_infinitive(head)
        return found.untold(current) if infinitive else found  # "those who beat them and *to close* the camp"
    if is_condition(head):
        return found.untold(head)
    for child in head.children:
        goes_on = current.tag_ == head.tag_ and current.nbor(-1).lower_ in {"and", ","}
        if child.i < head.i and child.lower_ in words("hearsay") and goes_on:
            found = found.doubted("alleged", child)  # "*allegedly* slapped him and *took* his telephone"
        if child.tag_ == "MD" and current.tag_ == head.tag_:  # "may have been arrested *and tortured*"
            found = modal(child, found)
        if child.dep_ == "neg" and (
            current.tag_ == "VB"
            or any(c.lower_ in {"or", "nor"} for v in (head, current) for c in v.children)
        ):
            found = found.not_so(child)
        if child.dep_ in {"nsubj", "nsubjpass"} and is_negative(child):
            found = found.not_so(child)
        if child.dep_ == "mark" and child.lower_ in words("condition"):
            found = found.untold(child)
    return found


def _shielded(current: "Token", head: "Token", found: Grounds) -> Grounds:
    """A clause of its own keeps its own truth, but "when he is released" is as far off as its main clause."""
    if is_talk(current, head):
        return found.doubted("alleged", head)
    if current.dep_ == "advcl" and any(
        child.dep_ in {"advmod", "mark"}
        and child.lower_ in {"when", "once", "until", "before", "as", "after"}
        for child in current.children
    ):
        present = current.tag_ in {"VBP", "VBZ"} or any(
            c.tag_ in {"VBP", "VBZ"} for c in current.children if c.dep_ in {"aux", "auxpass"}
        )
        until = any(child.lower_ == "until" for child in current.children)
        for child in head.children:
            if present and child.tag_ == "MD":
                return found.untold(child) if until else found.doubted("planned", child)
    return found


def _as_heard(head: "Token", found: Grounds) -> Grounds:
    """ "*Allegedly* came back to seize two cameras": what they came for is as sure as that they came."""
    heard = next((c for c in head.children if c.lower_ in words("hearsay")), None)
    return found if heard is None else found.doubted("alleged", heard)


def _inherit_doubt(head: "Token", found: Grounds) -> Grounds:
    for child in head.children:
        if child.tag_ == "MD":
            found = modal(child, found)
    return found
