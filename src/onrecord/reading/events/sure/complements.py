"""What a word makes of a clause that completes it: "failed to *release* her", "denied *beating* him"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.reading.events.frames import surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import is_finite
from onrecord.reading.events.sure.grounds import Grounds, is_condition, is_negative, own_level
from onrecord.reading.events.sure.undone import (
    is_about_to_come,
    is_bare_demand,
    is_gerund,
    is_hindered,
    is_marked,
    is_norm,
    is_pluperfect,
    is_sure,
    is_undertaken,
    is_yet,
    would_be,
)
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def under_infinitive(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    """What a word makes of an infinitive: "refused *to sign*", "a plan *to kill* him"."""
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
        if none:
            return found.untold(head)
        return found.doubted("planned", head) if lemma in words("planned") else found.untold(head)
    if is_undertaken(head):
        return found.doubted("possible", head)
    if _decides(head, lemma):
        return replace(own_level(head, found, noun=False), decided=True, by=head)
    if lemma in words("coming") and (is_hindered(head) or is_hindered(current) or is_pluperfect(head)):
        return found.doubted("planned", head)
    has_none = lemma == "have" and any(is_negative(child) for child in head.children if child.dep_ == "dobj")
    if has_none or is_about_to_come(head) or is_bare_demand(current, head) or _is_wished(current, lemma):
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


def under_clause(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
    """What a word makes of any other clause: "feared that *they would beat* him", "risks *being held*"."""
    if lemma in words("denied"):
        return replace(found.not_so(head).doubted("alleged", head), denied=True)
    if current.dep_ == "ccomp" and lemma in words("asking"):
        return found.untold(head)
    if lemma in words("claimed") or is_talk(current, head):
        return found.doubted("alleged", head) if head.pos_ in {"NOUN", "PROPN"} else found
    if lemma in words("imagining") or _acts_on_a_belief(current, head):
        return found.untold(head)
    if current.dep_ == "csubj" and is_gerund(current) and (is_norm(head) or would_be(current, head)):
        return found.untold(head)  # "*beating* a prisoner is against the rules"
    if current.dep_ in {"xcomp", "ccomp"} and is_gerund(current) and lemma in words("not-happened"):
        to_stop = any(child.lower_ == "to" for child in head.lefts)  # "promised *to stop* attacking convoys"
        stopped = found.untold(head) if to_stop else found
        return stopped if lemma == "stop" else found.not_so(head)
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


def _is_wished(act: "Token", lemma: str) -> bool:
    """Whether somebody only wants it done to others, by whom is not told: "we *want them to be charged*"."""
    done_to = any(child.dep_ == "nsubjpass" for child in act.children)
    return lemma in {"want", "wish"} and act.dep_ == "ccomp" and done_to


def _acts_on_a_belief(content: "Token", head: "Token") -> bool:
    """Whether it is only why somebody did something: "ran out, *believing that robbers had seized* him"."""
    return content.dep_ == "ccomp" and head.dep_ == "advcl" and head.lower_ in words("supposing")


def governed(current: "Token", head: "Token", lemma: str, found: Grounds) -> Grounds:
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
        if found.doubt == "planned" and found.by == head:
            return found.untold(own.by or head)  # "*never* ordered anyone to burn it"
    finds = current.dep_ == "ccomp" and lemma in {"find", "see"}  # "could find themselves *charged*"
    had_done = current.dep_ == "ccomp" and current.tag_ == "VBN" and lemma in {"have", "get"}
    bound = had_done or (current.dep_ in {"xcomp", "oprd", "acl"} and not _telling(lemma))
    if not own.told and (finds or (bound and own.by is not None and own.by.tag_ == "MD")):
        return found.untold(own.by or head)
    if own.doubt in {"possible", "planned"} and (finds or bound):
        return found.doubted(own.doubt, own.by or head)
    return found


def is_talk(clause: "Token", noun: "Token") -> bool:
    """Whether a clause is what a rumour or a report tells: "a *story* that the bishop had been taken"."""
    return noun.lemma_.lower() in words("rumours") and is_marked(clause)


def _is_conditional(verb: "Token") -> bool:
    return any(
        child.dep_ == "mark"
        and child.lower_ in words("condition")
        and not (child.i and child.nbor(-1).lower_ in {"even", "as"})
        for child in verb.children
    )


def _telling(lemma: str) -> bool:
    return lemma in words("perceived") or lemma in words("claimed")
