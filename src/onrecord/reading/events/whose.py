"""Whose act or weapon it was, and whose the loss: the one behind a thing that stands in a slot."""

from typing import TYPE_CHECKING

from onrecord.reading.events.clauses import prepositional
from onrecord.reading.events.grammar import words
from onrecord.reading.events.match import Candidate
from onrecord.reading.events.people import People

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNED = ("goods", "vehicle", "identity-document")
"""Word classes of the things whose owner it is that is robbed, threatened or stopped."""
_SUMMONING = frozenset({"liberty.charge", "pressure.summon"})


def doer(token: "Token", people: People) -> "Token":
    """Whose act or weapon it was: "an attack *by rebels* killed five", "a *police* bullet hit her"."""
    if people.can_act(token):
        return token
    agent = next((t for name, t in prepositional(token) if name == "by-object"), None)
    if agent is not None:
        return agent
    used = token.lemma_.lower() in people.codebook.words.get("force-used", ())
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if used and owner is not None:
        return owner
    return next(
        (
            child
            for child in token.children
            if used
            and child.dep_ in {"compound", "nmod"}
            and child.i == token.i - 1
            and child.lemma_.lower() in people.codebook.words.get("security", ())
        ),
        token,
    )


def sufferer(token: "Token", slot: str, candidate: Candidate, people: People) -> "Token":
    """To whom it was done, where what it was done to is theirs."""
    token = _bearer(_among(token), candidate, people)
    code = candidate.cue.code
    if code == "law.rule" and token.lemma_.lower() in words("ordered-acts"):
        return next(
            (n for name, n in prepositional(token) if name == "of-object" and people.is_person(n)), token
        )
    owner = _owner(token, people, summoned=slot == "to-object" and code in _SUMMONING)
    if code == "harm.bomb" and not _is_one_of(token, ("body-part",), people):
        owner = token  # what burned is told
    if (
        owner != token
        and owner.tag_ == "PRP$"
        and any(people.entity(owner) == people.entity(taker) for taker in candidate.slots.get("subject", ()))
    ):
        owner = token  # "soldiers took *their* telephones": not their own
    lost = _bereft(owner, people)
    return lost if code == "assembly.ban" else _gathered(lost, people)  # nobody has gathered yet


def _among(token: "Token") -> "Token":
    """ "Among those arrested were *the union's president* and …": who those were."""
    verb = token.head.head
    if token.lower_ == "those" and token.head.lower_ == "among" and verb.lemma_ == "be":
        return next((child for child in verb.children if child.dep_ in {"nsubj", "attr"}), token)
    return token


def _bearer(token: "Token", candidate: Candidate, people: People) -> "Token":
    """Who is of a body or a place on which the parse hangs "who": "a *guard* at the bank, who was shot".

    One is one: "who *was*" is not said of "two guards", and "who *were*" not of one.
    """
    relative = next((c for c in token.children if c.dep_ == "relcl"), None)
    if relative is not None and relative == candidate.trigger and _is_office(token, people):
        which = any(c.lower_ in {"which", "that"} and c.dep_ == "nsubjpass" for c in relative.children)
        headed = (noun for name, noun in prepositional(token) if name == "of-object")
        return next(headed, token) if which else token  # "the head of the *union*, which was banned"
    above = token.head.head
    if relative is None or token.dep_ != "pobj" or above.pos_ not in {"NOUN", "PROPN"}:
        return token
    who = any(c.lower_ == "who" and c.dep_ in {"nsubj", "nsubjpass"} for c in relative.children)
    many = above.tag_ in {"NNS", "NNPS"}
    agree = any(c.lower_ in ({"were", "are"} if many else {"was", "is"}) for c in relative.children)
    named = above.dep_ == "appos" and above.head.ent_type_ == "PERSON"
    somebody = named or people.is_person(above)
    if not (who and agree and somebody and (_is_body(token, people) or _is_there(token, people))):
        return token
    return above.head if named else above


def _owner(token: "Token", people: People, *, summoned: bool = False) -> "Token":
    """Whose arm or camera it is: "two of *his* fingers were broken", "a summons came to *Roca's* house"."""
    counted = next((n for name, n in prepositional(token) if name == "of-object"), None)
    if token.like_num and counted is not None and _owner(counted, people) != counted:
        return _owner(counted, people)
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if token.lemma_ == "life" and token.dep_ == "dobj" and owner is not None:
        return owner  # "threatened to take *Roca's* life"
    if _is_one_of(token, ("body-part",), people) and not _is_office(token, people):
        holder = next((n for name, n in prepositional(token) if name == "of-object"), None)
        return owner or (_owner(holder, people) if holder is not None else token)
    owned = ("building-home",) if summoned else _OWNED
    if owner is not None and _is_one_of(token, owned, people):
        entity = people.entity(owner)
        known = entity is not None and entity.kind in {"person", "group"}
        return owner if known and owner.lower_ not in {"my", "our"} else token
    return token


def _is_office(head: "Token", people: People) -> bool:
    """ "Hit the village *head* of Kyaukpyu", "the *head* of the union": somebody, and no part of a body."""
    if head.lemma_ != "head":
        return False
    headed = (noun for name, noun in prepositional(head) if name == "of-object")
    return any(child.dep_ == "compound" for child in head.children) or any(
        _is_body(noun, people) or not people.is_person(noun) for noun in headed
    )


def _is_there(noun: "Token", people: People) -> bool:
    """Whether it is a place that somebody is of: "a leader from *Chajul*, who was arrested"."""
    entity = people.entity(noun)
    return noun.head.lower_ in {"from", "in", "of"} and entity is not None and entity.kind == "place"


def owners_of_home(home: "Token", people: People) -> "tuple[Token, ...]":
    """Who are named as those whose home it is: "*Roca's* house", "the homes of *Lin* and *Ana Roca*"."""
    if not _is_one_of(home, ("building-home",), people):
        return ()
    whose = [child for child in home.children if child.dep_ == "poss"]
    whose += [noun for name, noun in prepositional(home) if name == "of-object"]
    named = [
        one
        for owner in whose
        for name in (owner, *(c for c in owner.children if c.dep_ == "appos"))
        for one in (name, *(t for t in name.conjuncts if t.i > name.i))
        if one.pos_ == "PROPN" and people.is_named(one)
    ]
    return tuple(dict.fromkeys(named))


def _is_body(noun: "Token", people: People) -> bool:
    return people.is_of(noun, "body") or noun.lemma_.lower() in people.codebook.words.get("bodies", ())


def _bereft(thing: "Token", people: People) -> "Token":
    """Who lost it: "*a reporter* had the memory card taken out of her camera"."""
    verb = thing.head
    if verb.tag_ != "VBN" or verb.dep_ != "ccomp" or verb.head.lemma_ != "have" or people.is_person(thing):
        return thing
    loser = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
    theirs = any(t.tag_ == "PRP$" or t.lower_ in {"him", "her", "them"} for t in verb.subtree)
    return loser if loser is not None and theirs and people.is_person(loser) else thing


def _gathered(token: "Token", people: People) -> "Token":
    """Who had gathered: "broke up a march *by doctors*", "opened fire on a rally *of miners*"."""
    if token.lemma_.lower() not in words("gatherings"):
        return token
    own = [noun for name, noun in prepositional(token) if name in {"by-object", "of-object"}]
    if token.dep_ == "dobj":
        own += [noun for name, noun in prepositional(token.head) if name == "by-object" and noun.i > token.i]
    own = [noun for noun in own if noun.lemma_.lower() not in words("armed-for-the-state")]
    return next((noun for noun in own if people.is_person(noun)), token)


def _is_one_of(token: "Token", classes: tuple[str, ...], people: People) -> bool:
    """Whether a word is of one of the codebook's word classes."""
    lemma = token.lemma_.lower()
    return any(lemma in people.codebook.words.get(name, ()) for name in classes)
