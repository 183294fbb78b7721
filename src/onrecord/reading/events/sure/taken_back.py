"""What is told only to be taken back: a rumour that was put down, a report that proved wrong.

"Reports that he was shot were *not borne out*", "they tell that he was shot, but *it is not so*". Only a
claim is taken back: what the publication tells by itself is not undone by a "that is wrong" after it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from onrecord.reading.events.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Token

Verdict = Literal["untrue", "unproven"]
_THAT = frozenset({"it", "that", "this", "neither", "both", "they"})
_VERBAL = frozenset({"VERB", "AUX"})


def taken_back(trigger: "Token") -> "tuple[Verdict, Token] | None":
    """What becomes of the claim that holds ``trigger``, in its own sentence; None where nothing is said."""
    current = trigger
    for head in trigger.ancestors:
        if not _is_content(current, head):
            return None
        found = _verdict_on(current, head, trigger)
        if found is not None:
            return found
        if (called := _called_untrue(head)) is not None:
            return "untrue", called
        current = head
    return None


def taken_back_after(trigger: "Token") -> "Token | None":
    """The clause beside or after a claim that calls it untrue: "…, but *it is not so*"."""
    claim = next((t for t in trigger.ancestors if t.lemma_.lower() in words("telling")), None)
    if claim is None:
        return None
    return next((verb for verb in _clauses_after(trigger, claim) if _calls_untrue(verb, claim)), None)


def _clauses_after(trigger: "Token", claim: "Token") -> "Iterator[Token]":
    for verb in (claim, *claim.ancestors):
        yield from (c for c in verb.children if c.dep_ == "conj" and c.pos_ in _VERBAL and c.i > trigger.i)
    doc, end = trigger.doc, trigger.sent.end
    if end < len(doc):
        yield doc[end].sent.root


def _is_content(current: "Token", head: "Token") -> bool:
    """Whether what ``current`` tells is a part of what ``head`` tells, and no remark beside it."""
    dep = current.dep_
    if dep in {"relcl", "acl"}:
        marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in current.children)
        return marked or (dep == "acl" and current.lemma_.lower() in words("claimed") | {"go"})
    if dep == "prep":
        return current.lower_ in {"of", "about", "to", "on", "over"}
    return dep in {"ccomp", "xcomp", "pobj", "pcomp", "nsubj", "nsubjpass", "dobj", "conj", "csubj", "acomp"}


def _called_untrue(claim: "Token") -> "Token | None":
    """The word that calls a claim untrue before it is told: "*false* rumours that he was shot"."""
    if claim.lemma_.lower() not in words("rumours") | words("claims"):
        return None
    return next((c for c in claim.children if c.dep_ == "amod" and c.lower_ in words("untrue")), None)


def _verdict_on(current: "Token", head: "Token", trigger: "Token") -> "tuple[Verdict, Token] | None":
    lemma = current.lemma_.lower()
    if current.pos_ in _VERBAL:
        if current.dep_ == "ccomp" and _is_corrected(head):
            return "untrue", head
        # "It is a lie *that* our men burned them", "it is false that …"
        marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in current.children)
        if marked and (head.lemma_.lower() in words("untrue") or _predicates(head) & words("untrue")):
            return "untrue", head
        falsely = any(c.lower_ in {"wrongly", "falsely", "mistakenly", "erroneously"} for c in head.children)
        if falsely and current.dep_ in {"ccomp", "xcomp"} and head.lemma_.lower() in words("telling"):
            return "untrue", head
        return None
    if current == trigger:  # "the supposed abduction was a *hoax*"
        made_up = current.dep_ == "nsubj" and (_predicates(head) & words("inventions") or _is_other(current))
        return ("untrue", head) if made_up and not any(c.dep_ == "neg" for c in head.children) else None
    if lemma not in words("rumours") | words("claims"):
        return None
    if head.lower_ == "to" and head.head.lower_ == "contrary":
        return "untrue", head.head
    subject = current.dep_ in {"nsubj", "nsubjpass"}
    verb = head.lemma_.lower()
    negated = any(child.dep_ == "neg" for child in head.children)
    if subject and not negated and _is_untrue(head):
        return "untrue", head
    if subject and negated and (verb in words("bearing-out") or _predicates(head) & words("true")):
        return ("unproven" if verb in words("bearing-out") else "untrue"), head
    undone = verb in words("refuting") or (verb in words("retracting") and lemma in words("rumours"))
    if not negated and undone and current.dep_ in {"nsubjpass", "dobj"} and _is_rest(head):
        return ("untrue" if verb not in {"lay", "put"} else "unproven"), head
    return None


def _is_other(act: "Token") -> bool:
    """Whether what was held to be it was another thing: "a *suspected* attack *turned out to be* a fire"."""
    held = any(c.lower_ in {"suspected", "supposed", "apparent", "presumed", "feared"} for c in act.lefts)
    turned = act.head.lemma_ == "turn" and any(c.lower_ == "out" for c in act.head.children)
    after = act.doc[act.head.i : act.sent.end].text.lower()
    return (
        held and turned and not any(f"be {word}" in after for word in ("real", "true", "genuine", "the work"))
    )


def _is_corrected(verb: "Token") -> bool:
    """Whether the publication owns up to it: "*our report said* that … *We apologise* for the error"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None or subject.lemma_.lower() not in words("rumours"):
        return False
    ours = any(c.lower_ in {"our", "earlier", "previous"} for c in subject.children)
    text = verb.doc.text.lower()
    return ours and any(phrase in text for phrase in words("owning-up"))


def _is_rest(verb: "Token") -> bool:
    """Whether "lay", "put" or "make" takes back: "laid *to rest*", "put *down*", "made *up*"."""
    after = {t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 7]}
    if verb.lemma_.lower() == "make":
        return any(child.lower_ == "up" and child.dep_ == "prt" for child in verb.children)
    return verb.lemma_.lower() not in {"lay", "put"} or bool(after & {"rest", "down", "bed"})


def _predicates(verb: "Token") -> frozenset[str]:
    """The words that a verb says of its subject: "were *wrong*", "turned out to be *untrue*"."""
    said = {c.lemma_.lower() for c in verb.children if c.dep_ in {"acomp", "attr", "oprd"}}
    said |= {c.lower_ for c in verb.rights if c.lower_ == "so"}
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.lemma_ == "be":
            said |= _predicates(child)
    return frozenset(said)


def _is_untrue(verb: "Token") -> bool:
    if verb.lemma_.lower() not in {"be", "prove", "turn", "remain", "seem"}:
        return False
    said = _predicates(verb)
    if any(c.dep_ in {"xcomp", "ccomp"} and any(n.dep_ == "neg" for n in c.children) for c in verb.children):
        return bool(said & words("true"))
    return bool(said & words("untrue"))


def _calls_untrue(verb: "Token", claim: "Token") -> bool:
    """Whether a clause says of what was told before that it is not so."""
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or verb.pos_ not in _VERBAL:
        return False
    if verb.lemma_ in {"happen", "occur"}:  # "no such thing happened", "that never happened"
        lower = {child.lower_ for child in subject.children}
        none = (subject.lower_, "no" in lower, "of" in lower) in {
            ("thing", True, False),
            ("nothing", False, True),
        }
        return none or (subject.lower_ in _THAT and any(child.dep_ == "neg" for child in verb.children))
    told = subject.lemma_.lower() in words("rumours") | words("claims")
    if subject.lower_ not in _THAT and not told:
        return False
    if any(child.dep_ in {"ccomp", "csubj"} for child in verb.children):
        return False  # "it is not true *that* …" is about what follows
    negated = any(child.dep_ == "neg" for child in verb.children)
    said = _predicates(verb)
    if negated:
        return verb.lemma_ == "be" and bool(said & words("true"))
    if subject.lower_ == "they" and claim.tag_ != "NNS":
        return False
    return _is_untrue(verb) and bool(said - {"wrong", "mistaken"} or told)
