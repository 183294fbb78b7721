"""What a verb or a preposition makes of its object: "demanded his *release*", "accused of *killing*"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import proceeded_against
from onrecord.reading.events.sure.grounds import Grounds, own_level
from onrecord.reading.events.sure.presupposed import acts_on_known
from onrecord.reading.events.sure.undone import (
    is_gerund,
    is_instead,
    is_only_thought_of,
    is_scheduled,
    is_unheard_of,
)
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def under_preposition(current: "Token", preposition: "Token", found: Grounds) -> Grounds:
    """A gerund or an event noun after a preposition: "without arresting", "accused of killing"."""
    if preposition.lower_ in words("without") or is_instead(preposition):
        return found.not_so(preposition)
    governor = preposition.head
    lemma = governor.lemma_.lower()
    if preposition.lower_ == "of" and (cleared := _cleared(governor)) is not None:
        return found.untold(cleared)
    if is_only_thought_of(current, preposition) or is_unheard_of(preposition, governor):
        return found.untold(governor)
    set_under = lemma in words("set-under") and preposition.lower_ in {"under", "in", "into", "on"}
    if set_under and own_level(governor, Grounds(), noun=False).negated:
        return found.not_so(governor)  # "was *never* placed under arrest"
    falsely = any(child.lower_ in {"falsely", "wrongly"} for child in governor.children)
    if lemma == "accuse" and falsely and not acts_on_known(current):
        return found.untold(governor)
    if (
        lemma in words("charging")
        and preposition.lower_ in {"of", "with", "for", "on"}
        and not acts_on_known(current)
    ):
        return found.untold(governor)  # "charged with unlawful detention": what a law calls it
    claims = preposition.lower_ in {"of", "with", "for", "about", "over"} and lemma in words("claimed")
    if claims or _is_ground(current, preposition):
        return found.doubted("alleged", governor)
    if preposition.lower_ == "from" and lemma in words("not-happened") | {
        "ban",
        "bar",
        "prohibit",
        "keep",
        "block",
    }:
        return found.doubted("planned", governor)
    if preposition.lower_ in {"of", "for", "about", "against", "on", "to", "with"}:
        negated = own_level(governor, Grounds(), noun=False).negated
        if lemma in words("asked-for") and governor.pos_ == "VERB" and negated:
            return found.untold(governor)  # "*did not* call for a strike"
        applied = preposition.lower_ == "for" and lemma in {"apply", "application"}  # "applied for a rally"
        ended = preposition.lower_ == "to" and _puts_an_end(governor) and current.lemma_ in words("decreed")
        if applied or ended or lemma in words("asked-for"):  # "put a *stop to* the eviction"
            return found.doubted("planned", governor)
        if lemma in words("feared"):
            return found.doubted("possible", governor)
    return found


def _puts_an_end(word: "Token") -> bool:
    """Whether it is a stop, or puts one: "*put a stop* to the eviction"."""
    around = (word, *(child for child in word.children if child.dep_ == "dobj"))
    return any(t.lemma_.lower() in {"stop", "halt", "end", "stay"} and t.pos_ == "NOUN" for t in around)


def by_means_of(gerund: "Token", preposition: "Token", found: Grounds) -> Grounds:
    """What only would be done by it is not done: "could win it *by* persuading soldiers to defect"."""
    governor = preposition.head
    if preposition.lower_ != "by" or not is_gerund(gerund) or governor.pos_ not in {"VERB", "AUX"}:
        return found
    own = own_level(governor, Grounds(), noun=False)
    if own.by is None or (own.told and own.doubt is None):
        return found
    return found.doubted(own.doubt, own.by) if own.doubt is not None else found.untold(own.by)


def _is_ground(act: "Token", preposition: "Token") -> bool:
    """Whether somebody is proceeded against for it: "filed a case against three men *for beating* her".

    The parse may hang what it is for on those men.
    """
    if preposition.lower_ not in {"for", "over"} or not is_gerund(act):
        return False
    governor = preposition.head
    if governor.dep_ == "pobj" and governor.head.lower_ == "against":
        return True
    return governor.pos_ == "VERB" and proceeded_against(governor) is not None


def _cleared(governor: "Token") -> "Token | None":
    """The word that clears somebody of what follows: "*acquitted* ex-governor Pao of", "*cleared* him of"."""
    person = governor.dep_ in {"dobj", "nsubjpass", "appos"} and governor.pos_ in {"PROPN", "NOUN", "PRON"}
    around = (governor, governor.head) if person else (governor,)
    if governor.dep_ in {"relcl", "acl"} and governor.head.dep_ in {"nsubjpass", "dobj"}:
        around = (governor, governor.head.head)  # "teachers whom they had accused of it were *exonerated*"
    return next((word for word in around if word.lemma_.lower() in words("cleared")), None)


def _is_sought(verb: "Token") -> bool:
    """ "The main *demand* was the release of Rui", "their *aim* is the arrest of": named, not done."""
    return any(
        child.dep_ == "nsubj" and child.lemma_.lower() in words("sought-nouns") for child in verb.children
    )


def _not_carried_out(act: "Token", verb: "Token", trigger: "Token", found: Grounds) -> Grounds | None:
    """What is left of an act that was only played, let be done, stopped or put off; None where it stands."""
    lemma = verb.lemma_.lower()
    if lemma in words("acting-out"):
        return found.untold(verb)  # "*rehearsed* the storming of the palace"
    decreed = act == trigger and act.lemma_.lower() in words("decreed")
    if lemma in words("put-off") or (decreed and lemma in words("letting")):
        return found.doubted("planned", verb)  # "*approved* his deportation", "*stayed* the eviction"
    return None


def noun_under_verb(current: "Token", head: "Token", lemma: str, found: Grounds, trigger: "Token") -> Grounds:
    """What a verb makes of the noun that it governs: "denied the killing", "demanded his release"."""
    if lemma in words("denied") and current.dep_ == "dobj":
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if lemma in words("denied-nouns") and current != trigger and current.dep_ in {"dobj", "nsubjpass"}:
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if current.dep_ == "dobj" and lemma in words("wanted"):
        if own_level(head, Grounds(), noun=False).negated and not acts_on_known(current):
            return found.untold(head)  # "*never* ordered the killing of anyone"
        return found.doubted("planned", head)
    if current.dep_ == "dobj" and lemma in words("not-happened"):
        return found.doubted("planned", head)
    if current.dep_ == "dobj" and lemma in words("fostering"):
        return found.untold(head)  # "red-tagging *encourages* violence"
    if current.dep_ == "dobj" and lemma in {"fear", "expect", "suspect", "risk"}:
        return found.doubted("possible", head)
    if current == trigger and current.dep_ in {"nsubj", "nsubjpass"} and lemma in words("taking-place"):
        if is_scheduled(head):
            return found.doubted("planned", head)
        return own_level(head, found, noun=False)  # "the killing *never* took place"
    if current.dep_ == "attr" and head.lemma_ == "be" and _is_sought(head):
        return found.untold(head)
    if current.dep_ in {"dobj", "nsubjpass"} and (undone := _not_carried_out(current, head, trigger, found)):
        return undone
    carried = current == trigger and (current.dep_ in {"dobj", "attr"} or is_passive(head))
    if carried and lemma not in words("spoken-of"):
        return own_level(head, found, noun=False)
    return found
