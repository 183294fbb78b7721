"""What was done one after another: verbs of a series that the parser hangs on a word between."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import NOMINAL, SUBJECTS, Tree, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTIVE = frozenset({"her", "him", "them", "me", "us"})
_PAST = frozenset({"VBD", "VBN"})
_DONE_TO_PEOPLE = frozenset(
    {
        "arrest", "beat", "blindfold", "charge", "detain", "execute", "handcuff", "interrogate", "kill",
        "photograph", "question", "rape", "release", "shoot", "stab", "strip", "threaten", "torture", "whip",
    }
)  # fmt: skip

_ATTACKS = frozenset({"attack", "chase", "fire", "follow", "shoot", "stab"})
_VEHICLES = frozenset(
    {"bicycle", "bike", "car", "jeep", "motorbike", "motorcycle", "pickup", "scooter", "taxi", "truck", "van"}
)
_REMANDS = frozenset({"cell", "center", "centre", "custody", "home", "jail", "prison"})
_SENDING = frozenset({"commit", "move", "return", "send", "take", "transfer"})


def looked_for(tree: Tree) -> None:
    """ "Police came and after failing to find *her* took her brother": she is looked for and took nobody."""
    for pronoun in tree.doc[1:-1]:
        took = pronoun.head
        sought = took.head
        if pronoun.lower_ not in _OBJECTIVE or pronoun.dep_ != "nsubj" or took.tag_ != "VBD":
            continue
        if took.dep_ != "ccomp" or sought.tag_ not in {"VB", "VBG"} or not sought.i < pronoun.i < took.i:
            continue
        above = next(
            (a for a in sought.ancestors if a.tag_ in {"VBD", "VBZ", "VBP"} and has_subject(a)), None
        )
        if above is None or above.i > sought.i or not any(c.dep_ == "cc" for c in above.children):
            continue
        tree.hang(pronoun.i, sought.i, "dobj")
        tree.hang(took.i, above.i, "conj")


def one_after_another(tree: Tree) -> None:
    """ "Were dragged out by troops of the 18th, *questioned and tortured*": who was dragged out."""
    for first in tree.doc[2:-1]:
        noun = first.head
        behind = (first.dep_ == "acl" and noun.dep_ == "pobj") or (
            first.dep_ == "advcl" and noun.tag_ == "VBN"
        )
        if not behind or first.tag_ not in _PAST or first.nbor(-1).text != "," or first.i < noun.i:
            continue
        second = next((c for c in first.children if c.dep_ == "conj" and c.tag_ in _PAST), None)
        if second is None or {first.lemma_, second.lemma_} - _DONE_TO_PEOPLE:
            continue
        if has_subject(first) or any(c.dep_ in {"agent", "prep", "auxpass", "mark"} for c in first.children):
            continue  # "taken to see the prisoners, beaten by guards": he need not be
        chain = (noun, *noun.ancestors)
        above = next((a for a in chain if any(c.dep_ == "auxpass" for c in a.children)), None)
        if above is not None and above.i < first.i and above.tag_ == "VBN":
            tree.hang(first.i, above.i, "conj")
            tree.tags[first.i] = tree.tags[second.i] = "VBN"


def on_a_motorcycle(tree: Tree) -> None:
    """ "Two men on a motorcycle *fired* at her", where a motorcycle was fired."""
    for fired in tree.doc[3:]:
        vehicle = fired.head
        link = vehicle.head
        men = link.head
        if fired.dep_ != "acl" or fired.tag_ not in {"VBN", "VBD"} or fired.lemma_ not in _ATTACKS:
            continue
        if vehicle.lemma_ not in _VEHICLES or link.dep_ != "prep" or fired.i != vehicle.i + 1:
            continue
        aimed = any(c.dep_ == "dobj" or c.lower_ in {"at", "on"} for c in fired.children)
        if men.pos_ not in {"NOUN", "NUM"} or not aimed or _is_done_by(fired):
            continue
        above = men.head
        if men.dep_ in SUBJECTS and not any(c.dep_ in SUBJECTS and c.i > fired.i for c in above.children):
            continue
        opening = above if above.pos_ == "SCONJ" else None
        if opening is not None:
            above = opening.head
            tree.hang(opening.i, fired.i, "advmod")
        root = men.head == men
        told = above.i > fired.i and above.pos_ == "VERB"
        tree.hang(fired.i, fired.i if root else above.i, "ROOT" if root else "ccomp" if told else "advcl")
        tree.hang(men.i, fired.i, "nsubj")
        tree.tags[fired.i], tree.pos[fired.i] = "VBD", "VERB"
        for child in (*men.children, *(c for c in above.children if c.i == men.left_edge.i - 1)):
            if child.head == men and child.i > fired.i:
                tree.hang(child.i, fired.i, child.dep_)
            elif child.tag_ == "WRB":
                tree.hang(child.i, fired.i, "advmod")


def remand_prison(tree: Tree) -> None:
    """ "Were sent to *remand prison*", where a prison is remanded."""
    for remand in tree.doc[1:-1]:
        to, prison, sent = remand.nbor(-1), remand.nbor(), remand.head
        if remand.lower_ != "remand" or remand.pos_ != "VERB" or to.lower_ != "to" or to.head != remand:
            continue
        if prison.lemma_ not in _REMANDS or prison.head != remand or sent.lemma_ not in _SENDING:
            continue
        tree.hang(to.i, sent.i, "prep")
        tree.hang(prison.i, to.i, "pobj")
        tree.hang(remand.i, prison.i, "compound")
        tree.tags[to.i], tree.pos[to.i] = "IN", "ADP"
        tree.tags[remand.i], tree.pos[remand.i] = "NN", "NOUN"
        for child in remand.children:
            if child not in {to, prison}:
                tree.hang(child.i, sent.i, child.dep_)


def those_present(tree: Tree) -> None:
    """ "Took three of the women *present* to the station": they were taken to it."""
    for present in tree.doc[1:-1]:
        noun, to = present.nbor(-1), present.nbor()
        if present.lower_ != "present" or present.dep_ not in {"amod", "acl"}:
            continue
        if noun.pos_ != "NOUN" or present.head not in (noun, *noun.ancestors):
            continue
        verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
        if to.head == present and to.dep_ == "prep" and to.lower_ in {"to", "into"} and verb is not None:
            tree.hang(to.i, verb.i, "prep")


def _is_done_by(verb: "Token") -> bool:
    return any(child.dep_ in {"agent", "auxpass"} for child in verb.children)


def including_whom(tree: Tree) -> None:
    """ "Police fired on civilians, *including* miners": whom they fired on, and not who fired."""
    for word in tree.doc[2:-1]:
        if word.lower_ != "including" or word.dep_ != "prep" or word.head.i > word.i:
            continue
        before = word.nbor(-2) if word.nbor(-1).text == "," else word.nbor(-1)
        verb_between = any(
            t.pos_ == "VERB" and t.dep_ != "amod" for t in tree.doc[word.head.i + 1 : before.i]
        )
        if before.pos_ in NOMINAL and before.dep_ in {"dobj", "pobj", "conj"} and verb_between:
            tree.hang(word.i, before.i, "prep")
