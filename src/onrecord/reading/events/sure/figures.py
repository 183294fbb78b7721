"""Violence that is only a figure of speech: "*murdered* the budget", "*raided* in the transfer window".

Whether it is meant is told by what it is done to: nobody can kill a thing that has no life, no walls and no
owner. So speculation and budgets are; people, beasts, houses and goods are not.
"""

from typing import TYPE_CHECKING

from onrecord.reading.events.frames import surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.people import People
from onrecord.reading.events.sure.patterns import pattern, words_after
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.reading.events.match import Candidate

_ABSTRACT = ("ism", "ness", "ity", "tion", "sion", "ment", "ship", "ance", "ence", "cracy", "nomy")
_IN_A_GAME = frozenset(
    {("first", "half"), ("second", "half"), ("transfer", "window"), ("transfer", "market")}
)
_DESCRIBING = frozenset({"det", "poss", "nummod", "compound", "appos", "amod", "nmod"})


def is_figure(candidate: "Candidate", people: People) -> bool:
    """Whether a violent verb is said of what no violence can be done to, or in a way of speaking."""
    trigger = candidate.trigger
    if pattern("idiom").match(f"{trigger.text}{words_after(trigger)}") or _is_of_trade(trigger):
        return True
    if _is_in_words(trigger) or _is_on_an_idea(trigger, people):
        return True
    if trigger.pos_ != "VERB" or trigger.lemma_.lower() not in words("violent"):
        return False
    slots = ("on-object",) if trigger.lemma_ == "open" else ("object",)  # "*opened* fire *on* the budget"
    done_to = [
        t for slot in slots for t in candidate.slots.get(slot, ()) if t.lower_ not in words("negative")
    ]
    if _is_game(trigger):
        return not any(_is_man(t, people) for t in done_to)
    if done_to and all(_is_side(t, people) for t in done_to):
        return any(t.lemma_.lower() in words("players") for t in trigger.sent)
    return bool(done_to) and all(_is_no_body(token, people) for token in done_to)


def _is_in_words(act: "Token") -> bool:
    """Whether only words or pictures do it: "banners *attacking* officials", "a scathing *attack* on him"."""
    if act.lemma_.lower() not in words("lashing-out"):
        return False
    if act.pos_ == "NOUN":
        return any(c.dep_ in {"amod", "compound"} and c.lower_ in words("scathing") for c in act.children)
    verb = act
    while verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        verb = verb.head
    doer = verb.head if verb.dep_ == "acl" else surface_subject(verb)
    if is_passive(verb):
        return False
    doers = [doer] if doer is not None else []
    if (
        doers
        and verb.dep_ == "acl"
        and doers[0].dep_ == "pobj"
        and doers[0].head.lower_ in {"in", "on", "about"}
    ):
        doers.append(doers[0].head.head)  # "banners in Malay *attacking* officials"
    if verb.dep_ == "pcomp":
        doers.append(verb.head.head)  # "posts on Facebook *attacking* the governor"
    if any(word.lemma_.lower() in words("utterances") | words("lashing-media") for word in doers):
        return True
    return any(
        inner.lemma_.lower() in words("addresses")
        or (inner.lemma_ == "column" and any(c.dep_ == "poss" for c in inner.children))
        for child in act.children
        if child.dep_ == "prep" and child.lower_ in {"in", "through"}
        for inner in child.children
    )


def _is_on_an_idea(act: "Token", people: People) -> bool:
    """Whether it is aimed at what nobody can strike: "an *assault* on the dignity of students"."""
    if act.pos_ != "NOUN" or act.lemma_.lower() not in words("blows"):
        return False
    aims = [
        noun
        for child in act.children
        if child.dep_ == "prep" and child.lower_ in {"on", "upon", "against", "to", "of"}
        for noun in child.children
        if noun.dep_ == "pobj"
    ]
    return bool(aims) and all(
        noun.lemma_.lower() in words("ideas") and not noun.ent_type_ and not people.is_named(noun)
        for noun in aims
    )


def _is_of_trade(verb: "Token") -> bool:
    """Whether it is money or custom that goes: "*investors* are deserting the island"."""
    if verb.lemma_.lower() not in {"desert", "defect"}:
        return False
    subject = surface_subject(verb)
    return subject is not None and subject.lemma_.lower() in words("customers")


def _is_man(noun: "Token", people: People) -> bool:
    """Whether it is said of men and women, and not of a side: "robbed *three traders*"."""
    if noun.tag_ == "NNPS" or _is_side(noun, people):
        return False
    return noun.pos_ == "NUM" or people.is_named(noun) or people.is_person(noun)


def _is_side(noun: "Token", people: People) -> bool:
    """Whether it is a side of a game: "murdered the visitors' *defence*", "*United* were robbed"."""
    if noun.lemma_.lower() in words("sides"):
        return True
    return noun.pos_ == "PROPN" and noun.ent_type_ != "PERSON" and not people.is_named(noun)


def _is_no_body(noun: "Token", people: People) -> bool:
    if noun.pos_ != "NOUN":
        return False
    lemma, told = noun.lemma_.lower(), {child.dep_ for child in noun.children}
    if lemma in words("lifeless") and not told & {"compound", "amod"}:
        return True  # "tortured the *figures*", but not "opposition figures"
    if noun.ent_type_ or people.is_person(noun) or people.is_somebody(noun):
        return False
    if lemma in words("lifeless"):
        return True
    abstract = len(lemma) > 6 and lemma.endswith(_ABSTRACT)
    return (
        abstract and lemma not in words("buildings-and-bodies") and not told & (_DESCRIBING - {"det", "poss"})
    )


def _is_game(verb: "Token") -> bool:
    """Whether it is done in a game: "was *raided* in the transfer window", "bombarded the goal"."""
    first = verb.head if verb.dep_ == "conj" else verb
    held = (c for word in {verb, first} for c in word.children if c.dep_ in {"prep", "dobj", "advmod"})
    near = (t for c in held if c.dep_ != "prep" or c.lower_ == "in" for t in c.subtree if t.i > first.i)
    return any(t.lemma_.lower() in words("games") or _is_part_of_one(t) for t in near)


def _is_part_of_one(word: "Token") -> bool:
    """Whether it names a part of a game: "in the *first half*", but not "in the first half of 2021"."""
    before = word.nbor(-1).lower_ if word.i else ""
    counted = word.lemma_ in {"move", "over", "set", "frame"} and any(c.like_num for c in word.children)
    half = (before, word.lower_) in _IN_A_GAME and not any(child.lower_ == "of" for child in word.children)
    return counted or half
