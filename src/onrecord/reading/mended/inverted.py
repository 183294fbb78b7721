"""Clauses that do not open with their subject, or put the object last."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import NOMINAL, Tree, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD = frozenset({"attr", "nsubj", "acomp"})
_TO_DEATH = ("to", "death")


def arrested_was(tree: Tree) -> None:
    """ "Also *arrested were* two students", where the students are held by "were"."""
    for be in tree.doc[1:-1]:
        verb = be.head
        if be.dep_ != "auxpass" or verb.i > be.i or verb.tag_ != "VBN" or has_subject(verb):
            continue
        subject = next((c for c in be.rights if c.dep_ in _HELD and c.pos_ in NOMINAL), None)
        if subject is None:
            continue
        for child in be.children:
            tree.hang(child.i, verb.i, "nsubjpass" if child == subject else child.dep_)


def beaten_to_death(tree: Tree) -> None:
    """ "A mob *battered to death two traders*", where the mob is battered, or the traders a time."""
    for verb in tree.doc[1:-3]:
        if tuple(t.lower_ for t in tree.doc[verb.i + 1 : verb.i + 3]) != _TO_DEATH or _has_auxiliary(verb):
            continue
        victim = next(
            (
                c
                for c in verb.rights
                if c.i > verb.i + 2 and c.dep_ in {"dobj", "npadvmod"} and not c.ent_type_
            ),
            None,
        )
        if victim is None or victim.pos_ not in NOMINAL or victim.left_edge.i != verb.i + 3:
            continue
        tree.hang(victim.i, verb.i, "dobj")
        doer = verb.head
        if verb.dep_ == "acl" and doer.dep_ == "ROOT" and doer.pos_ in NOMINAL:
            tree.hang(verb.i, verb.i, "ROOT")
            tree.hang(doer.i, verb.i, "nsubj")
            tree.tags[verb.i] = "VBD"
            for child in doer.rights:
                if child.i > verb.i:
                    tree.hang(child.i, verb.i, child.dep_)


def _has_auxiliary(verb: "Token") -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)
