"""Passives whose participle the parser takes apart from its auxiliary."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES = frozenset({"DATE", "TIME"})
_BETWEEN = frozenset({"on", "in", "at", "later", "again", "also", "that", "this", "same", "day", "week", ","})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_ITS_OWN = frozenset({*_SUBJECTS, "auxpass", "mark", "cc"})
_DONE = frozenset(
    {"shot", "stabbed", "hanged", "killed", "wounded", "injured", "arrested", "detained", "burned"}
)
_LOOSE = frozenset({"advcl", "ccomp", "conj", "acomp", "attr"})


def on_a_day(tree: Tree) -> None:
    """ "She was *on Friday* refused bail", where the refusing is taken for hers."""
    for be in tree.doc[:-2]:
        if be.lower_ not in {"was", "were", "been"} or be.pos_ != "AUX":
            continue
        verb = _behind_a_day(be)
        if verb is None or any(c.dep_ in _OF_ITS_OWN and c.i < verb.i for c in verb.children):
            continue
        if verb.head == be and verb.dep_ in _LOOSE:
            tree.hang(verb.i, verb.i if be.head == be else be.head.i, be.dep_)
        elif not (be.head == verb and be.dep_ == "aux"):
            continue
        tree.tags[verb.i] = "VBN"
        tree.hang(be.i, verb.i, "auxpass")
        for child in be.children:
            if child != verb:
                tree.hang(child.i, verb.i, "nsubjpass" if child.dep_ == "nsubj" else child.dep_)


def _behind_a_day(be: "Token") -> "Token | None":
    """The participle that only a time keeps apart from its auxiliary."""
    word, times = be.nbor(), 0
    while word.i + 1 < be.sent.end and (word.ent_type_ in _TIMES or word.lower_ in _BETWEEN):
        times += word.ent_type_ in _TIMES or word.lower_ in {"later", "day", "week"}
        word = word.nbor()
    return word if times and word.pos_ == "VERB" and word.tag_ in {"VBN", "VBD"} else None


def of_a_thing(tree: Tree) -> None:
    """ "Said the three were *refused bond*", where the bond is a refused one."""
    for verb in tree.doc[1:-1]:
        thing = verb.head
        if (
            verb.dep_ != "amod"
            or verb.tag_ != "VBN"
            or thing.i < verb.i
            or thing.pos_ not in {"NOUN", "PROPN"}
        ):
            continue
        be = next((c for c in verb.children if c.dep_ == "auxpass" and c.i == verb.i - 1), None)
        subject = be and next((c for c in be.children if c.dep_ in _SUBJECTS), None)
        if be is None or subject is None:
            continue
        clause = "ROOT" if thing.head == thing else "ccomp" if thing.dep_ == "dobj" else thing.dep_
        tree.hang(verb.i, verb.i if thing.head == thing else thing.head.i, clause)
        tree.hang(thing.i, verb.i, "dobj")
        tree.hang(subject.i, verb.i, "nsubjpass")


def both_of_them(tree: Tree) -> None:
    """ "Found Ana Roca and her son, both *shot* in the head", where they are taken for those who shot."""
    for verb in tree.doc[3:]:
        if verb.lower_ not in _DONE or verb.tag_ != "VBD":
            continue
        subject, counted = next((c for c in verb.children if c.dep_ == "nsubj"), None), verb.nbor(-1)
        if subject is None or counted.lower_ not in {"both", "all", "each"}:
            continue
        if counted.head != subject or counted.dep_ != "appos":
            continue
        if any(c.dep_ == "dobj" or c.lower_ in {"at", "on"} for c in verb.children):
            continue
        tree.tags[verb.i] = "VBN"
        tree.hang(subject.i, verb.i, "nsubjpass")
