"""The words of a cue's phrase: where those after the first one may stand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.codebook import PREPOSITIONS, Codebook, Cue
from onrecord.reading.events.conditions import is_word, measured
from onrecord.reading.events.grammar import words
from onrecord.reading.events.people import People
from onrecord.reading.events.slots import Frame
from onrecord.reading.events.subjects import is_finite, is_infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT_FORMS = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "you": "you"}
_TIMES = frozenset({"before", "after", "since", "until", "during"})
_DEEPEST = 2
"""Steps below a complement of the trigger at which a word of its phrase may hang."""
_BINDING = frozenset(
    {"be", "have", "need", "want", "expect", "forbid", "permit", "allow", "require", "suppose"}
)
"""Told in the past, these still tell somebody what to do: "told him that he *had* to sign"."""
PARTICLES = frozenset(PREPOSITIONS) | {"up", "down", "away", "back", "forward", "together", "apart", "along"}


def find_phrase(cue: Cue, frame: Frame, codebook: Codebook, people: People) -> tuple["Token", ...] | None:
    """The tokens of the words after the first; None where one is not there."""
    return _rest(cue, 1, (), frame, codebook, people)


def _rest(
    cue: Cue, number: int, found: tuple["Token", ...], frame: Frame, codebook: Codebook, people: People
) -> tuple["Token", ...] | None:
    if number == len(cue.phrase):
        return found
    wanted = frozenset(cue.phrase[number])
    if wanted <= PARTICLES:
        last = number + 1 == len(cue.phrase)
        pool = _particles(frame, alone=last and not _names_slot(cue, wanted))
    elif found and found[-1].lower_ in PARTICLES and found[-1].dep_ != "prt":
        pool = (word for word in _under(found[-1], 3) if not _is_farther(word, found[-1]))
    else:
        pool = _hanging(frame)
    for token in pool:
        if token not in found and is_word(token, wanted, codebook, people):
            complete = _rest(cue, number + 1, (*found, token), frame, codebook, people)
            if complete is not None:
                return complete
    return None


def _names_slot(cue: Cue, wanted: frozenset[str]) -> bool:
    slots = {*cue.actor, *cue.target, *(slot for need in cue.needs for slot in need.slots)}
    return any(f"{word}-object" in slots for word in wanted)


def _particles(frame: Frame, *, alone: bool) -> Iterator["Token"]:
    """Particles and prepositions of the trigger, or of its object ("took *the man* to the station").

    One that ends a phrase ``alone`` is a particle: "took in the child" is no "took him in a car".
    """
    objects = frame.slots.get("object", ())
    counted = (noun for token in objects for noun in measured(token))
    for holder in (frame.trigger, *objects, *counted):
        for child in holder.children:
            if _opens_time(child, frame.trigger) or child.dep_ == "aux":  # "*to* escape"
                continue
            if child.pos_ in {"ADP", "ADV", "PART", "SCONJ"} and (
                not alone or child.lower_ not in words("particles") or _is_particle(child, frame.trigger)
            ):
                yield child
                yield from (
                    inner
                    for inner in child.children
                    if inner.dep_ == "prep" and not (alone and any(True for _ in inner.children))
                )


def _opens_time(word: "Token", verb: "Token") -> bool:
    """Whether a preposition only dates the verb from before it: "*On* Friday somebody called me".

    One that nothing hangs on opens a time that the parse took for a part of a name: "On 14 May Rose …".
    """
    below = tuple(word.children)
    return word.i < verb.i and (
        any(child.ent_type_ in {"DATE", "TIME"} for child in below) or (word.dep_ == "prep" and not below)
    )


def _is_particle(word: "Token", verb: "Token") -> bool:
    """Whether ``word`` belongs to the verb: "fenced off the pasture", but not "took him in a car"."""
    if word.dep_ in {"prt", "advmod"} or not any(True for _ in word.children):
        return True
    return word.i == verb.i + 1 and word.lower_ in words("particles")


def _under(token: "Token", depth: int) -> Iterator["Token"]:
    for child in token.children:
        if _tells_of_somebody(child):
            continue
        yield child
        if depth and not _is_another_act(child):
            yield from _under(child, depth - 1)


def _is_farther(word: "Token", particle: "Token") -> bool:
    """ "On the verge of *running* away" is no "on the run", "in talks with both *camps*" no "in a camp"."""
    while word.head not in (particle, word):
        if word.dep_ == "pcomp" or (word.dep_ == "prep" and word.lower_ == "with"):
            return True
        word = word.head
    return False


def _is_another_act(verb: "Token") -> bool:
    """Whether its words belong to an act of its own: "used the talks *that they held* with the forces".

    So it is also in "rejected a plan for a truce *to permit* burials", "took pains to say they *gave* …".
    """
    match verb.dep_:
        case "relcl":
            return not is_infinitive(verb)
        case "acl":
            return verb.head.dep_ == "pobj" and verb.head.pos_ != "PRON" and is_infinitive(verb)
        case "ccomp":
            return verb.head.dep_ == "acl"
        case _:
            return False


def _hanging(frame: Frame) -> Iterator["Token"]:
    """What may be a word of the trigger's phrase: its complements, objects, and their attributes."""
    if frame.trigger.lemma_ == "be":  # "are the mothers of those who disappeared" is no "be disappeared"
        for child in frame.trigger.children:
            yield child
            if child.pos_ in {"ADP", "ADJ", "ADV"}:
                yield from _under(child, 0)
        return
    for slot in ("object", "subject", "indirect"):
        for token in frame.slots.get(slot, ()):
            if slot != "subject" or frame.trigger.pos_ not in {"VERB", "AUX"}:
                yield token
                yield from token.conjuncts
                yield from _said_after(token)
                yield from (child for child in token.children if child.pos_ != "ADJ" or child.dep_ != "amod")
    for child in frame.trigger.children:
        if child.dep_ in {"nsubj", "punct", "relcl", "advcl"} and not (
            child.dep_ == "advcl" and is_infinitive(child)
        ):
            continue
        if child.pos_ in {"VERB", "AUX"} and (
            child.dep_ == "conj" or _is_refusal(child) or _is_news(child, frame.trigger)
        ):
            continue
        if _tells_when(child) or _is_told_of(child, frame.trigger):
            continue
        yield child
        if child.pos_ in {"VERB", "AUX"}:
            yield from (
                c for c in child.children if c.dep_ in {"acomp", "attr", "oprd", "dobj", "conj", "prt"}
            )
        else:
            yield from (c for c in _under(child, _DEEPEST) if not _describes(c))


def _said_after(noun: "Token") -> Iterator["Token"]:
    """What is said of a noun behind appositions: "found Ana Roca, head of the union, *guilty* of …"."""
    for word in noun.subtree:
        behind = word.pos_ == "ADJ" and word.dep_ == "amod" and word.head.i < word.i and word.head != noun
        if behind and any(child.dep_ == "prep" for child in word.children):
            yield word


def _describes(word: "Token") -> bool:
    """Whether it only says which noun is meant: "asks in a letter *signed* by all" is no "ask to sign"."""
    return (
        word.tag_ == "VBN"
        and word.dep_ == "acl"
        and word.head.dep_ == "pobj"
        and not any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.children)
    )


def _tells_of_somebody(clause: "Token") -> bool:
    """Whether it tells of who is named: "told a student *who had asked him to stay*" asks nobody to stay."""
    return clause.dep_ == "relcl" and any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ in {"WP", "WDT"} for child in clause.children
    )


def _tells_when(word: "Token") -> bool:
    """Whether it is no part of the phrase: "gave money *last year*", "the offers made *before* the vote".

    "Got *one month* in prison" is what they got.
    """
    gets = word.head.lemma_ in {"get", "draw"} and any(child.dep_ == "nummod" for child in word.children)
    return (word.dep_ == "npadvmod" and word.ent_type_ in {"DATE", "TIME"} and not gets) or (
        word.dep_ == "prep" and word.lower_ in _TIMES
    )


def _is_told_of(child: "Token", teller: "Token") -> bool:
    """Whether it is no part of what somebody is told to do: "told others *about* the leave rules".

    Nor is who tells it, named before: "A quiet *man*, he told visitors …".
    """
    if child.i < teller.i:
        return child.pos_ == "NOUN" and child.dep_ == "dep"
    return teller.lemma_ == "tell" and child.dep_ == "prep" and child.lower_ == "about"


def _is_refusal(verb: "Token") -> bool:
    """ "I told them I would *not sign*": what somebody will not do was not asked of those who are told.

    "Told me that I would never work again" says so to the one whom it is about, and is none.
    """
    if verb.dep_ != "ccomp" or not is_finite(verb) or not any(c.dep_ == "neg" for c in verb.children):
        return False
    subject = next((child.lower_ for child in verb.children if child.dep_ == "nsubj"), "")
    teller = next((child.lower_ for child in verb.head.children if child.dep_ == "nsubj"), None)
    told = next(
        (c.lower_ for c in verb.head.children if c.dep_ in {"dobj", "dative"} and c.pos_ == "PRON"), None
    )
    return subject == teller or (told is not None and _OBJECT_FORMS.get(subject, told) != told)


def _is_news(verb: "Token", teller: "Token") -> bool:
    """ "Told the paper that somebody *had moved* the sign": what has been is told, and nobody told to do it.

    Nor is it in "told reporters that *he would leave* it there", where one speaks to several of himself.
    """
    if verb.dep_ != "ccomp" or teller.lemma_ != "tell" or verb.lemma_ in _BINDING:
        return False
    helpers = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if "MD" not in helpers:
        return verb.tag_ == "VBD" or "VBD" in helpers
    told = next((c.tag_ for c in teller.children if c.dep_ in {"dobj", "dative"}), "")
    alone = any(c.dep_ == "nsubj" and c.lower_ in {"i", "he", "she"} for c in verb.children)
    return alone and told in {"NNS", "NNPS"}
