"""Who is whose: a clause, a place or a dateline that the parser gives to the noun beside its own."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACED = frozenset({"at", "in", "inside", "near", "outside"})
_FORCES = frozenset({"guards", "officers", "police", "soldiers", "troops"})
_KIN = frozenset(
    {"brother", "child", "daughter", "family", "father", "husband", "mother", "parent", "relative", "sister",
     "son", "uncle", "widow", "wife"}
)  # fmt: skip
_GONE = frozenset({"abduct", "assassinate", "disappear", "execute", "kill", "murder", "vanish"})
_ABOUT = frozenset({"against", "for", "on"})
_SHOWING = frozenset({"depicting", "showing"})
_TIMES = frozenset({"DATE", "TIME"})


def at_a_body(tree: Tree) -> None:
    """ "At Dakar University *police* fired tear gas": where it was, and no police of the university's."""
    for noun in tree.doc[2:-1]:
        opening = noun.sent[0]
        before = tree.doc[opening.i + 1 : noun.i]
        if (
            noun.lower_ not in _FORCES
            or noun.text.istitle()
            or opening.lower_ not in _PLACED
            or not len(before)
        ):
            continue
        held = noun.dep_ == "nsubj" and not any(c.dep_ == "pobj" for c in opening.children)
        lost = noun.dep_ == "pobj" and noun.head == opening and noun.nbor() == opening.head
        place = before[-1]
        if not (held or lost) or place.head != noun or place.dep_ not in {"compound", "nmod"}:
            continue
        if any(t.pos_ not in {"PROPN", "NOUN", "DET", "ADJ"} for t in before):
            continue
        verb = noun.head if held else opening.head
        if lost and (verb.tag_ != "VBD" or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)):
            continue
        tree.hang(noun.i, verb.i, "nsubj")
        tree.hang(opening.i, verb.i, "prep")
        tree.tags[opening.i], tree.pos[opening.i] = "IN", "ADP"
        tree.hang(place.i, opening.i, "pobj")
        for word in before[:-1]:
            tree.hang(word.i, place.i, "det" if word.pos_ == "DET" else "compound")


def behind_an_agency(tree: Tree) -> None:
    """ "LUSAKA, Zambia (AP) *Police* arrested two": what stands before the bracket is none of theirs."""
    for noun in tree.doc[3:]:
        if noun.nbor(-1).text != ")" or noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ != "nsubj":
            continue
        for child in list(noun.lefts):
            if child.i < noun.i - 1 and child.dep_ in {"nmod", "compound", "appos"}:
                tree.hang(child.i, noun.head.i, "dep")


def of_the_missing(tree: Tree) -> None:
    """ "Families of the *disappeared* marched", "mothers of those *killed* wept": not the families."""
    for verb in tree.doc[3:]:
        which, link = verb.nbor(-1), verb.nbor(-2)
        if verb.tag_ not in {"VBN", "VBD"} or which.lower_ not in {"the", "those"} or which.dep_ != "pobj":
            continue
        if link.lower_ not in {"of", "for"} or which.head != link or link.head.pos_ not in {"NOUN", "PROPN"}:
            continue
        if any(c.dep_ in {"aux", "auxpass", "neg"} for c in verb.children):
            continue
        noun, above = link.head, verb.head
        if noun.head == verb:
            root = above == verb
            moved = noun.i if root else above.i
            tree.hang(noun.i, moved, "ROOT" if root else "nsubj" if above.i > verb.i else verb.dep_)
        tree.hang(verb.i, which.i, "acl")
        tree.tags[verb.i], tree.pos[verb.i] = "VBN", "VERB"


def whose_kin(tree: Tree) -> None:
    """ "The wife of Ana Roca *who was abducted*", ", *who was killed*, spoke": the one whose kin she is."""
    for clause in tree.doc[4:]:
        kin = clause.head
        if clause.dep_ != "relcl" or clause.tag_ != "VBN" or kin.lemma_ not in _KIN:
            continue
        of = next((c for c in kin.children if c.lower_ == "of" and c.dep_ == "prep"), None)
        name = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if name is None or name.pos_ != "PROPN" or clause.left_edge.lower_ != "who":
            continue
        beside = name.i + 1 == clause.left_edge.i
        speaks = kin.dep_ == "nsubj" and kin.head.tag_ in {"VBD", "VBZ", "VBP"} and clause.lemma_ in _GONE
        if beside or speaks:
            tree.hang(clause.i, name.i, "relcl")


def kin_of_somebody(tree: Tree) -> None:
    """ "X, wife of the shopkeeper *Ana Roca* who was abducted", where the name is taken for X's own."""
    for noun in tree.doc[3:-1]:
        kin, name = noun.head.head, noun.nbor()
        while name.dep_ == "compound" and name.head.i == name.i + 1:
            name = name.head
        if noun.dep_ != "pobj" or noun.head.lower_ != "of" or kin.lemma_ not in _KIN or noun.pos_ != "NOUN":
            continue
        if name == noun.nbor() or name.dep_ != "appos" or name.head != kin.head or name.pos_ != "PROPN":
            continue
        tree.hang(name.i, noun.head.i, "pobj")
        tree.hang(noun.i, name.i, "compound")
        for child in noun.children:
            tree.hang(child.i, name.i, child.dep_)
        after = name.i + 1
        for clause in kin.head.children:
            if clause.dep_ == "relcl" and clause.left_edge.i == after:
                tree.hang(clause.i, name.i, "relcl")


def what_for(tree: Tree) -> None:
    """ "The *Rapporteur* on torture has called for": what an office is about, and not on whom it called."""
    for link in tree.doc[1:]:
        verb, noun = link.head, link.nbor(-1)
        if link.dep_ != "prep" or link.lower_ not in _ABOUT or not link.i < verb.i:
            continue
        about = next((c for c in link.children if c.dep_ == "pobj"), None)
        if noun.head != verb or noun.dep_ not in {"nsubj", "nsubjpass"} or noun.pos_ != "PROPN":
            continue
        if about is not None and about.ent_type_ not in _TIMES and not _opens(link, verb):
            tree.hang(link.i, noun.i, "prep")


def showing_whom(tree: Tree) -> None:
    """ "Posted a video showing *soldiers* beating a boy": no "video showing soldiers" did."""
    for noun in tree.doc[3:]:
        shown, film = noun.nbor(-1), noun.nbor(-2)
        act = noun.head
        if shown.lower_ not in _SHOWING or film.pos_ != "NOUN":
            continue
        doing = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBG"), None)
        if film.head == shown and shown.head == noun and noun.dep_ == "dobj" and doing is not None:
            tree.hang(film.i, noun.head.i, "dobj")
            tree.hang(shown.i, film.i, "acl")
            tree.tags[shown.i], tree.pos[shown.i] = "VBG", "VERB"
            tree.hang(doing.i, shown.i, "ccomp")
            tree.hang(noun.i, doing.i, "nsubj")
            continue
        if shown.head != noun or film.head != noun:
            continue
        if act.tag_ != "VBG" or noun.dep_ != "nsubj" or act.dep_ not in {"ccomp", "pcomp"} or act.i < noun.i:
            continue
        tree.hang(film.i, act.head.i, "dobj" if act.dep_ == "ccomp" else "pobj")
        for child in noun.lefts:
            if child.i < film.i:
                tree.hang(child.i, film.i, child.dep_)
        tree.hang(shown.i, film.i, "acl")
        tree.tags[shown.i], tree.pos[shown.i] = "VBG", "VERB"
        tree.hang(act.i, shown.i, "ccomp")


def _opens(link: "Token", verb: "Token") -> bool:
    """Whether a comma sets off what stands before the verb."""
    return any(t.text == "," for t in verb.doc[link.i : verb.i])


WHOSE_MENDED = (
    at_a_body,
    behind_an_agency,
    of_the_missing,
    whose_kin,
    kin_of_somebody,
    what_for,
    showing_whom,
)
