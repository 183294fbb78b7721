"""What a word makes of the one that hangs on it: "denied *beating* him", "failed to *release* her".

One step up the parse: by how a word hangs on its head, and by which word the head is, what hangs there may be
denied, planned, possible, claimed, or not told at all.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.events.frames import surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import has_auxiliary, is_finite
from onrecord.reading.events.sure.grounds import Grounds, is_condition, is_negative, modal, own_level
from onrecord.reading.events.sure.presupposed import acts_on_known, is_likened
from onrecord.reading.events.sure.undone import (
    goes_with_plan,
    is_gerund,
    is_hindered,
    is_instead,
    is_marked,
    is_norm,
    is_only_thought_of,
    is_pluperfect,
    is_scheduled,
    is_sure,
    is_undertaken,
    is_unevidenced,
    is_unheard_of,
    is_yet,
    would_be,
)
from onrecord.reading.events.sure.unreal import is_anybody
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "csubj", "csubjpass", "oprd"})


def under(current: "Token", head: "Token", found: Grounds, trigger: "Token") -> Grounds:
    """What ``head`` makes of ``current``, which hangs on it."""
    dep, lemma = current.dep_, head.lemma_.lower()
    verbal = current.pos_ in {"VERB", "AUX"}
    if dep == "conj":
        return _coordinated(current, head, found)
    if dep in {"acl", "relcl", "ccomp"} and _says_nothing(current, head):
        return found.untold(head)
    if dep == "relcl" and _infinitive(current):
        return _under_infinitive(current, head, lemma, found)
    if dep == "relcl" or (dep == "advcl" and is_finite(current)):
        return _shielded(current, head, found)
    if dep in {"pobj", "pcomp"}:
        return _under_preposition(current, head, found)
    if dep in _CLAUSAL and verbal:
        if _infinitive(current):
            found = _under_infinitive(current, head, lemma, found)
        else:
            found = _under_clause(current, head, lemma, found)
        if dep in {"advcl"}:
            found = found.doubted("planned", head) if goes_with_plan(current, head) else found
            return _inherit_doubt(head, found)
    elif dep in {"dobj", "nsubjpass", "attr", "nsubj"} and not verbal:
        return _noun_under_verb(current, head, lemma, found, trigger)
    elif dep in {"dobj", "nsubj"} and verbal and lemma in words("denied"):
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if head.pos_ in {"VERB", "AUX"} and dep in _CLAUSAL:
        return _governed(current, head, lemma, found)
    return found


def _is_talk(clause: "Token", noun: "Token") -> bool:
    """Whether a clause is what a rumour or a report tells: "a *story* that the bishop had been taken"."""
    return noun.lemma_.lower() in words("rumours") and is_marked(clause)


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
        infinitive = _infinitive(current) and is_finite(head) and not _infinitive(head)
        return found.untold(current) if infinitive else found  # "those who beat them and *to close* the camp"
    if is_condition(head):
        return found.untold(head)
    for child in head.children:
        if child.tag_ == "MD" and current.tag_ == "VB":
            found = found.doubted("possible" if child.lower_ in words("modal-possible") else "planned", child)
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


def _is_alternative(first: "Token", second: "Token") -> bool:
    """Whether both are choices: "has not *threatened*, *followed* or harmed anyone"."""
    return any(child.lower_ in {"or", "nor"} for verb in (first, second) for child in verb.children)


def _infinitive(verb: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _shielded(current: "Token", head: "Token", found: Grounds) -> Grounds:
    """A clause of its own keeps its own truth, but "when he is released" is as far off as its main clause."""
    if _is_talk(current, head):
        return found.doubted("alleged", head)
    if current.dep_ == "advcl" and any(
        child.dep_ in {"advmod", "mark"}
        and child.lower_ in {"when", "once", "until", "before", "as", "after"}
        for child in current.children
    ):
        present = current.tag_ in {"VBP", "VBZ"} or any(
            c.tag_ in {"VBP", "VBZ"} for c in current.children if c.dep_ in {"aux", "auxpass"}
        )
        for child in head.children:
            if present and child.tag_ == "MD":
                return found.doubted("planned", child)
    return found


def _inherit_doubt(head: "Token", found: Grounds) -> Grounds:
    for child in head.children:
        if child.tag_ == "MD":
            found = modal(child, found)
    return found


def _under_infinitive(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    if lemma in words("not-happened") or is_yet(current, head, lemma):
        return found.not_so(head)
    none = any(child.lower_ == "no" for child in head.children)
    if current.dep_ == "acl" and lemma in words("undertakings") and not none and not is_passive(current):
        return found.doubted("planned", head)
    if current.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"}:
        if is_passive(current) or any(c.lemma_ in words("happened") for c in head.children):
            past = head.head.tag_ in {"VBD"} or any(c.tag_ == "VBD" for c in head.head.children)
            ranked = any(c.tag_ == "JJ" and c.lemma_.lower() in words("happened") for c in head.children)
            return found if past or ranked else found.doubted("planned", head)
        if any(child.lower_ == "no" for child in head.children):
            return found.untold(head)
        return found.doubted("planned", head) if lemma in words("planned") else found.untold(head)
    if is_undertaken(head):
        return found.doubted("possible", head)
    if _decides(head, lemma):
        return replace(own_level(head, found, noun=False), decided=True, by=head)
    if lemma in words("coming") and (is_hindered(head) or is_hindered(current) or is_pluperfect(head)):
        return found.doubted("planned", head)
    if lemma == "have" and any(is_negative(child) for child in head.children if child.dep_ == "dobj"):
        return found.untold(head)
    if lemma in words("happened") and not (lemma == "go" and head.tag_ == "VBG"):
        return found
    if lemma in words("claimed") and is_passive(head):
        return found.doubted("alleged", head)
    if lemma in words("possible"):
        return found.doubted("possible", head)
    return found.doubted("planned", head) if lemma in words("planned") else found.untold(head)


def _decides(verb: "Token", lemma: str) -> bool:
    """A court that orders or rules does what it says."""
    if lemma not in words("decision-verbs"):
        return False
    subject = surface_subject(verb)
    return subject is not None and subject.lemma_.lower() in words("deciders")


def _under_clause(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    if lemma in words("denied"):
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if current.dep_ == "ccomp" and lemma in words("asking"):
        return found.untold(head)
    if lemma in words("claimed") or _is_talk(current, head):
        return found.doubted("alleged", head) if head.pos_ in {"NOUN", "PROPN"} else found
    if lemma in words("imagining"):
        return found.untold(head)
    if current.dep_ == "csubj" and is_gerund(current) and (is_norm(head) or would_be(current, head)):
        return found.untold(head)  # "*beating* a prisoner is against the rules"
    if current.dep_ in {"xcomp", "ccomp"} and is_gerund(current) and lemma in words("not-happened"):
        return found if lemma == "stop" else found.not_so(head)
    if is_gerund(current) and current.dep_ == "xcomp" and lemma in words("feared") | {"face", "dread"}:
        return found.doubted("possible", head)  # "risks *being expelled*"
    if current.tag_ == "VBG" and current.dep_ == "xcomp" and lemma in words("planned") - words("happened"):
        return found.doubted("planned", head)
    if lemma in {"doubt", "question"} and any(child.lower_ == "no" for child in head.children):
        return found
    if current.dep_ in {"ccomp", "acl"} and (lemma in words("possible") or is_sure(head)):
        return found.doubted("possible", head)
    if current.dep_ == "ccomp" and _decides(head, lemma):
        return replace(own_level(head, found, noun=False), decided=True, by=head)
    if current.dep_ == "ccomp" and lemma in words("wanted"):
        told = lemma in {"insist", "announce"} and is_finite(current)
        return found if told else found.doubted("planned", head)
    return found


def _under_preposition(current: "Token", preposition: "Token", found: Grounds) -> Grounds:
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
    if preposition.lower_ in {"of", "with", "for", "about", "over"} and lemma in words("claimed"):
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
        applied = preposition.lower_ == "for" and lemma in {"apply", "application"}  # "applied for a rally"
        if applied or lemma in words("asked-for"):
            return found.doubted("planned", governor)
        if lemma in words("feared"):
            return found.doubted("possible", governor)
    return found


def _cleared(governor: "Token") -> "Token | None":
    """The word that clears somebody of what follows: "*acquitted* ex-governor Pao of", "*cleared* him of"."""
    person = governor.dep_ in {"dobj", "nsubjpass", "appos"} and governor.pos_ in {"PROPN", "NOUN", "PRON"}
    around = (governor, governor.head) if person else (governor,)
    if governor.dep_ in {"relcl", "acl"} and governor.head.dep_ in {"nsubjpass", "dobj"}:
        around = (governor, governor.head.head)  # "teachers whom they had accused of it were *exonerated*"
    return next((word for word in around if word.lemma_.lower() in words("cleared")), None)


def _noun_under_verb(
    current: "Token", head: "Token", lemma: str, found: Grounds, trigger: "Token"
) -> Grounds:
    """What a verb makes of the noun that it governs: "denied the killing", "demanded his release"."""
    if lemma in words("denied") and current.dep_ == "dobj":
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if lemma in words("denied-nouns") and current != trigger and current.dep_ in {"dobj", "nsubjpass"}:
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if current.dep_ == "dobj" and lemma in words("wanted"):
        return found.doubted("planned", head)
    if current.dep_ == "dobj" and lemma in words("not-happened"):
        return found.doubted("planned", head)
    if current.dep_ == "dobj" and lemma in {"fear", "expect", "suspect", "risk"}:
        return found.doubted("possible", head)
    if current == trigger and current.dep_ in {"nsubj", "nsubjpass"} and lemma in words("taking-place"):
        if is_scheduled(head):
            return found.doubted("planned", head)
        return own_level(head, found, noun=False)  # "the killing *never* took place"
    if lemma in words("put-off") and current.dep_ in {"dobj", "nsubjpass"}:
        return found.doubted("planned", head)
    carried = current == trigger and (current.dep_ in {"dobj", "attr"} or is_passive(head))
    if carried and lemma not in words("spoken-of"):
        return own_level(head, found, noun=False)
    return found


def _governed(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    """Negation and modals at the verb that governs a clause."""
    if is_condition(head):
        return found.untold(head)
    own = own_level(head, Grounds(), noun=False)
    if _is_conditional(head) and current.dep_ in {"ccomp", "xcomp"}:
        return found.untold(head)  # "*if* they want to arrest me"
    if own.negated and current.dep_ in {"ccomp", "xcomp", "oprd"}:
        asks = any(child.tag_ in {"WP", "WRB", "WDT"} for child in current.children)
        if lemma in words("factive") or asks:
            return found
        if lemma in words("perceived"):
            return found.untold(own.by or head)
        if lemma in words("happened"):
            return found.not_so(own.by or head)
    finds = current.dep_ == "ccomp" and lemma in {"find", "see"}  # "could find themselves *charged*"
    if finds and not own.told:
        return found.untold(own.by or head)
    had_done = current.dep_ == "ccomp" and current.tag_ == "VBN" and lemma in {"have", "get"}
    bound = had_done or (current.dep_ in {"xcomp", "oprd", "acl"} and not _telling(lemma))
    if own.doubt in {"possible", "planned"} and (finds or bound):
        return found.doubted(own.doubt, own.by or head)
    return found


def _is_conditional(verb: "Token") -> bool:
    return any(
        child.dep_ == "mark"
        and child.lower_ in words("condition")
        and not (child.i and child.nbor(-1).lower_ in {"even", "as"})
        for child in verb.children
    )


def _telling(lemma: str) -> bool:
    return lemma in words("perceived") or lemma in words("claimed")
