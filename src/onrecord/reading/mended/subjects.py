"""Subjects that the parser takes from their verb: it has another verb or another noun hold them."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import NOMINAL, SUBJECTS, Tree, as_subject, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARIES = frozenset({"aux", "auxpass"})
_TENSED = frozenset({"VBD", "VBP", "VBZ", "MD"})
_LINKS = frozenset({"cc", "mark", "nsubj", "nsubjpass"})


def arrested_were_freed(tree: Tree) -> None:
    """ "Five nurses *arrested* in May *have been freed*", "…, or *accused* of it, *were held*".

    A bare participle that is taken for the verb, and the verb with its auxiliary for a second one that has no
    subject: the nurses are the second one's.
    """
    for verb in tree.doc[3:]:
        first = next((c for c in verb.children if c.dep_ == "auxpass"), None)
        if verb.tag_ != "VBN" or first is None or has_subject(verb):
            continue
        if verb.dep_ == "conj":
            bare = verb.head
        else:
            siblings = (c for c in verb.head.children if c.dep_ == verb.dep_ == "ccomp" and c.i < verb.i)
            bare = next((c for c in siblings if c.tag_ == "VBN"), verb)
        subject = next((c for c in bare.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is None or bare.pos_ != "VERB" or bare.tag_ not in {"VBN", "VBD"}:
            continue
        if not subject.i < bare.i < verb.i:
            continue
        if any(c.dep_ in {"aux", "auxpass", "cc", "dobj"} for c in bare.children if c.i > subject.i):
            continue
        opening = min(c.i for c in verb.children if c.dep_ in _AUXILIARIES)
        if any(t.dep_ in _LINKS and t.head in {bare, verb} for t in tree.doc[bare.i : opening]):
            continue
        if verb.dep_ == "conj":
            root = bare.head == bare
            tree.hang(verb.i, verb.i if root else bare.head.i, bare.dep_)
        for child in bare.children:
            if child.i < subject.left_edge.i and child.dep_ != "cc":
                tree.hang(child.i, verb.i, child.dep_)
        tree.hang(subject.i, verb.i, "nsubjpass")
        tree.hang(bare.i, subject.i, "acl")
        tree.tags[bare.i] = "VBN"


def but_his_wife(tree: Tree) -> None:
    """ "He ran into the bush but *his wife* was taken away", where he ran into the bush and his wife."""
    for noun in tree.doc[2:-1]:
        place, link, next_word = noun.head, tree.doc[noun.left_edge.i - 1], noun.right_edge.i + 1
        if noun.dep_ != "conj" or noun.pos_ not in NOMINAL or link.lower_ not in {"but", "while"}:
            continue
        if place.dep_ not in {"pobj", "dobj", "attr"} or link.head != place or next_word >= len(tree.doc):
            continue
        opening = tree.doc[next_word]
        verb = opening.head if opening.dep_ in _AUXILIARIES else opening
        above = next((a for a in place.ancestors if a.pos_ in {"VERB", "AUX"}), place)
        if verb.pos_ not in {"VERB", "AUX"} or verb.i < noun.i or not _is_tensed(verb):
            continue
        if has_subject(verb):
            taken = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
            if taken is None or not any(c in place.ancestors for c in taken.children):
                continue
            # "*he* and others were able to run …" is taken for whom they took
            bare = next(c for c in taken.children if c in place.ancestors)
            if bare.tag_ not in {"VBD", "VBN"} or bare.dep_ not in {"acl", "relcl"}:
                continue
            root = verb.head == verb
            tree.hang(bare.i, bare.i if root else verb.head.i, verb.dep_)
            for child in verb.lefts:
                if child.i < bare.i:
                    tree.hang(child.i, bare.i, "nsubj" if child == taken else child.dep_)
            tree.hang(verb.i, bare.i, "conj")
            above = bare
        elif verb.dep_ not in {"conj", "advcl", "ccomp"}:
            continue
        tree.hang(noun.i, verb.i, as_subject(verb))
        tree.hang(link.i, above.i, "cc")


def rights_defenders(tree: Tree) -> None:
    """ "*Human rights defenders* Ana Roca and Ben Do were killed", where rights defend the two."""
    for noun in tree.doc[1:-1]:
        if noun.tag_ not in {"VBZ", "NNS"} or noun.dep_ not in SUBJECTS:
            continue
        name = next((c for c in noun.rights if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
        if name is None or name.left_edge.i != noun.i + 1:
            continue
        kind = next((c for c in noun.lefts if c.dep_ == "nsubj"), None)
        if kind is not None:
            tree.hang(kind.i, noun.i, "compound")
        if noun.tag_ == "VBZ":
            tree.tags[noun.i], tree.pos[noun.i] = "NNS", "NOUN"
            tree.lemmas[noun.i] = noun.lower_.removesuffix("s")
        tree.hang(name.i, noun.i, "appos")


def deputy_by_name(tree: Tree) -> None:
    """ "The deputy of the assembly *Olga Ruiz* was held": an office and a name, both held."""
    for name in tree.doc[2:-1]:
        verb = name.head
        if name.ent_type_ != "PERSON" or name.dep_ not in SUBJECTS or name.i > verb.i:
            continue
        office = next((c for c in verb.lefts if c.dep_ == name.dep_ and c.i < name.i), None)
        if office is None or office.ent_type_ == "PERSON" or office.tag_ not in {"NN", "NNP"}:
            continue
        if office.right_edge.i + 1 == name.left_edge.i:
            tree.hang(name.i, office.i, "appos")


def a_pursuing_officer(tree: Tree) -> None:
    """ "Killed by *a pursuing* police officer", where the killer is a pursuing."""
    for doing in tree.doc[1:-1]:
        link = doing.head
        if (
            doing.tag_ != "VBG"
            or doing.dep_ not in {"pobj", "pcomp"}
            or doing.nbor(-1).lower_ not in {"a", "an"}
        ):
            continue
        noun = next((c for c in doing.rights if c.dep_ == "dobj"), None)
        if noun is None or noun.left_edge.i != doing.i + 1 or doing.nbor(-1).head != doing:
            continue
        if noun.pos_ not in {"NOUN", "PROPN"} or any(c.dep_ in {"det", "poss"} for c in noun.children):
            continue
        tree.hang(noun.i, link.i, "pobj")
        tree.hang(doing.nbor(-1).i, noun.i, "det")
        for child in doing.rights:
            if child != noun:
                above = next((a for a in link.ancestors if a.pos_ == "VERB"), noun)
                tree.hang(child.i, above.i, child.dep_)
        if link.dep_ == "prep" and link.lower_ == "by" and link.head.tag_ == "VBN":
            tree.hang(link.i, link.head.i, "agent")
        tree.hang(doing.i, noun.i, "amod")


def of_a_list_inside(tree: Tree) -> None:
    """ "The man who killed Ana Roca, *her son and a neighbour* fled": a list that he killed, and not he."""
    for noun in tree.doc[3:]:
        man = noun.head
        clause = next((c for c in man.children if c.dep_ == "relcl" and c.i < noun.i), None)
        if noun.dep_ != "appos" or clause is None or not any(c.dep_ == "conj" for c in noun.children):
            continue
        start = noun.left_edge.i
        name = tree.doc[start - 2]
        if tree.doc[start - 1].text != "," or name.ent_type_ != "PERSON" or name.pos_ != "PROPN":
            continue
        if clause in name.ancestors and name.dep_ in {"pobj", "dobj"} and noun.tag_ in {"NN", "NNP"}:
            tree.hang(noun.i, name.i, "conj")


SUBJECTS_MENDED = (
    but_his_wife,
    arrested_were_freed,
    rights_defenders,
    deputy_by_name,
    a_pursuing_officer,
    of_a_list_inside,
)


def _is_tensed(verb: "Token") -> bool:
    auxiliaries = (c for c in verb.children if c.dep_ in _AUXILIARIES)
    return verb.tag_ in _TENSED or any(c.tag_ in _TENSED for c in auxiliaries)
