"""A claim that whoever told it takes back by a deed: a page removes its post, a paper apologises.

"A page that reported that he had died *removed* the post and *apologised*": an apology or a correction says
that it was not so; of what is only removed, nothing is told any more. Who removes it on orders, after threats
or out of fear takes nothing back, and who withdraws a complaint does not either.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from onrecord.reading.events.grammar import words
from onrecord.reading.events.sure.grounds import Grounds, own_level
from onrecord.reading.events.sure.patterns import pattern, sentences_after, words_after

if TYPE_CHECKING:
    from spacy.tokens import Token

Verdict = Literal["untrue", "untold"]
_NAMING = frozenset({"it", "they", "he", "she"})


def withdrawn(trigger: "Token") -> "tuple[Verdict, Token] | None":
    """What becomes of a claim by what its teller does later, and by which verb; None where it stands."""
    claim = next((t for t in trigger.ancestors if _is_publishing(t)), None)
    if claim is None:
        return None
    teller = _teller(claim)
    if teller is None:
        return None
    deeds = list(_deeds(trigger, claim, teller))
    if not deeds or is_compelled(trigger):
        return None
    gone = next((verb for verb in deeds if _removes(verb, words("taking-down"))), None)
    publishes = any(t.lemma_.lower() in words("publishers") for t in (teller, *teller.lefts))
    for verb in deeds:
        # "police had beaten him. *They* apologised" may be those who did it
        sorry = publishes and _apologises(verb) and (gone is not None or _is_its_own(verb, teller))
        if sorry or _removes(verb, words("retracting")):
            return "untrue", verb
    return ("untold", gone) if gone is not None else None


def is_compelled(trigger: "Token") -> bool:
    """Whether what follows a claim, in its sentence or the next, tells of orders, threats, fear or money."""
    after = " ".join([words_after(trigger), *(s.text for s in sentences_after(trigger, 1))])
    return pattern("compelled").search(after) is not None


def _is_publishing(word: "Token") -> bool:
    return word.pos_ == "VERB" and word.lemma_.lower() in words("publishing")


def _teller(claim: "Token") -> "Token | None":
    """Whoever tells it: the subject, or the noun that the clause tells of ("a *page* that reported …")."""
    if claim.dep_ in {"relcl", "acl"}:
        return claim.head
    return next((c for c in claim.children if c.dep_ == "nsubj"), None)


def _deeds(trigger: "Token", claim: "Token", teller: "Token") -> "Iterator[Token]":
    """The verbs after the claim of which the teller is the subject, in its sentence and the next one."""
    last = [trigger.sent, *sentences_after(trigger, 1)][-1]
    found: list[Token] = []
    for verb in trigger.doc[trigger.i + 1 : last.end]:
        if verb.pos_ != "VERB" or verb.tag_ not in {"VBD", "VBN"}:
            continue
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None:
            but = any(c.lower_ == "but" for c in verb.head.children) and _removes(verb, words("taking-down"))
            shared = verb.dep_ == "conj" and (verb.head in found or verb.head == claim or but)
        else:
            again = subject.i > trigger.i and (
                subject.lower_ in _NAMING or subject.lemma_.lower() == teller.lemma_.lower()
            )
            shared = subject == teller or (again and subject.dep_ == "nsubj" and verb.dep_ != "ccomp")
        if shared and not own_level(verb, Grounds(), noun=False).negated:
            found.append(verb)
            yield verb


def _is_its_own(verb: "Token", teller: "Token") -> bool:
    """Whether the teller is named as its subject, by no pronoun."""
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and (subject == teller or subject.lemma_.lower() == teller.lemma_.lower())


def _removes(verb: "Token", ways: "frozenset[str]") -> bool:
    """Whether it takes away what was told: "*removed* the post", "*took* the article *down*"."""
    told = words("rumours") | {"claim", "it", "entry", "item", "piece", "statement", "thread"}
    if not any(c.dep_ == "dobj" and c.lemma_.lower() in told for c in verb.children):
        return False
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()} {particle}".strip() in ways


def _apologises(verb: "Token") -> bool:
    """Whether it says sorry, and for nothing else than what was told."""
    return pattern("apologises").match(verb.sent.text[verb.idx - verb.sent.start_char :]) is not None
