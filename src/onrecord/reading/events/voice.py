"""Voice: whether the grammatical subject of a verb is the one who acts or the one acted on."""

from typing import TYPE_CHECKING

from onrecord.reading.events.grammar import words
from onrecord.reading.events.subjects import has_auxiliary, is_perfect, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARIES = frozenset({"aux", "auxpass"})
_GIVING = frozenset({"give", "offer", "pay", "promise"})
_THEIRS_TO_GIVE = frozenset(
    {"account", "apology", "bail", "comment", "evidence", "fine", "interview", "name", "price", "ransom",
     "resistance", "sign", "speech", "statement", "testimony", "thanks", "up", "version", "way"}
)  # fmt: skip
"""What those to whom something was done may give themselves: "was beaten and *gave a statement*"."""
_AMOUNTS = frozenset({"MONEY", "DATE", "TIME", "QUANTITY", "CARDINAL"})


def is_passive(verb: "Token") -> bool:
    """Whether the grammatical subject of ``verb`` is the one acted on."""
    relations = {child.dep_ for child in verb.children}
    if relations & {"auxpass", "nsubjpass"}:
        return True
    acts = is_perfect(verb) or (verb.tag_ == "VB" and "dobj" in relations)  # "*break up* a march by doctors"
    if verb.lemma_ in words("never-passive"):  # "they *protested* against beatings by the navy"
        return False
    if "agent" in relations and not acts and not _is_by_vehicle(verb):  # "had crossed *by canoe*"
        return True
    if _is_between_commas(verb):
        return True
    if verb.lemma_ in {"accuse", "suspect", "convict", "acquit"} and _is_headline_passive(verb):
        return True
    if blames(verb):
        return False
    if verb.dep_ == "conj" and _takes_voice(verb):
        return is_passive(_main(verb.head))
    if _opens_sentence(verb):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ in {"acl", "advcl", "xcomp", "oprd", "pcomp", "acomp"}:
        return True
    if verb.dep_ == "ccomp":
        return not any(child.lemma_ == "have" for child in verb.children) and not _is_past_tense(verb)
    if verb.dep_ != "conj" or own_subject(verb):
        return False
    above = _main(verb.head)  # "was asked to sing and *released* a record" acts
    return is_passive(above) and (
        above == verb.head or not any(child.dep_ == "dobj" for child in verb.children)
    )


def _is_by_vehicle(verb: "Token") -> bool:
    """ "We *left by boat*": a way to travel, not who does it."""
    by = next(child for child in verb.children if child.dep_ == "agent")
    return any(noun.lemma_ in words("ways") and not any(True for _ in noun.lefts) for noun in by.children)


def _is_between_commas(verb: "Token") -> bool:
    """ "Rizvi, *picked up* in April, says …": a participle that is taken for a past tense."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    bare = not any(child.dep_ in {"dobj", *_AUXILIARIES} for child in verb.children)
    if subject is None or not bare or verb.tag_ != "VBD" or verb.dep_ != "ccomp" or verb.i < 2:
        return False
    comma = verb.nbor(-1).text == "," and subject.i < verb.i < verb.head.i
    return comma and verb.lemma_ in words("done-to") | {"pick"}


def _main(verb: "Token") -> "Token":
    """The verb above an infinitive: "were *made* to kneel and struck"."""
    while verb.tag_ == "VB" and verb.dep_ in {"xcomp", "advcl"} and verb.head.pos_ == "VERB":
        verb = verb.head
    return verb


def _opens_sentence(verb: "Token") -> bool:
    """ "*Found* guilty, the nurse was fined": a participle that is taken for a past tense."""
    own = {child.dep_ for child in verb.children}
    return (
        verb.tag_ == "VBD"
        and verb.dep_ == "advcl"
        and verb.i == verb.sent.start
        and not own & {"nsubj", "aux", "dobj"}
    )


def _is_past_tense(verb: "Token") -> bool:
    """ "Soldiers *arrested* and beat dozens, she said": what has a subject and shares an object acts."""
    return any(child.dep_ == "nsubj" for child in verb.children) and any(
        child.dep_ == "conj" and any(inner.dep_ == "dobj" for inner in child.children)
        for child in verb.children
    )


def _is_headline_passive(verb: "Token") -> bool:
    """ "Mayor accused of theft": what stands without auxiliary and object is no past tense."""
    own = {child.dep_ for child in verb.children}
    return not own & {"dobj", "aux", "dative"} and any(c.lower_ == "of" for c in verb.children)


def blames(verb: "Token") -> bool:
    """ "Said they were offered land and *accused* some of theft": who blames somebody is not blamed.

    The parse takes it for a participle and hangs it on the passive in what is said.
    """
    return (
        verb.dep_ == "conj"
        and verb.lemma_ in words("blaming")
        and verb.tag_ in {"VBN", "VBD"}
        and any(c.dep_ == "dobj" and c.i > verb.i and c.ent_type_ not in _AMOUNTS for c in verb.children)
        and not has_auxiliary(verb)
    )


def _takes_voice(verb: "Token") -> bool:
    """Whether a coordinated verb is as passive as the one before it.

    "Were taken away and *charged*" is a participle taken for a past tense; "three were killed and five
    *injured*" leaves out the auxiliary.
    """
    if _is_given_beside(verb):
        return True
    if any(child.dep_ in {"dobj", *_AUXILIARIES} for child in verb.children):
        return False
    subject = own_subject(verb)
    if subject is None:
        taken = verb.lemma_ in words("blaming") | words("done-to") | {"tell"}  # nobody tells without object
        return verb.tag_ == "VBD" and (taken or _is_made_to(verb))
    counted = subject.pos_ == "NUM" or any(child.dep_ == "nummod" for child in subject.children)
    done = (counted and verb.lemma_ in words("done-to")) or verb.lemma_ in words("done-to-things")
    return verb.tag_ == "VBN" or (verb.tag_ == "VBD" and done)


def _is_given_beside(verb: "Token") -> bool:
    """ "Were threatened *or offered money*": who is threatened is offered it, and offers none."""
    if verb.lemma_ not in _GIVING or verb.tag_ not in {"VBD", "VBN"} or own_subject(verb) is not None:
        return False
    given = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if any(child.dep_ == "dative" or child.lower_ == "to" for child in verb.rights if child.dep_ != "advcl"):
        return False  # "was arrested and *paid a bribe to* the officer"
    beside = verb.head.tag_ == "VBN" and is_passive(verb.head) and not has_auxiliary(verb)
    return beside and given is not None and given.lemma_.lower() not in _THEIRS_TO_GIVE


def _is_made_to(verb: "Token") -> bool:
    """Whether somebody was told or made to act: "taken away and *made to* kneel", "and *told to* leave"."""
    to = (
        child for child in verb.children if child.dep_ in {"xcomp", "advcl", "ccomp"} and child.tag_ == "VB"
    )
    return verb.lemma_ in words("made-to") and any(inner.lower_ == "to" for c in to for inner in c.lefts)
