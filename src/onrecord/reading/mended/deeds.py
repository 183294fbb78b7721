"""Deeds whose verb the parser takes for another word: "Two men on a motorcycle *shot dead* Ana Roca"."""

from typing import TYPE_CHECKING

from onrecord.reading.mended.tree import NOMINAL, Tree, phrase_head

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_ACTS = frozenset(
    {
        "accuse", "arrest", "assault", "attack", "baton-charge", "beat", "besiege", "confront", "detain",
        "disperse", "evict", "kidnap", "kill", "rob", "shoot", "tear-gas", "threaten", "torture", "wound",
    }
)  # fmt: skip
"""Verbs that stand between two nouns as what one did to the other, where the sentence has no other verb."""
_GOING = frozenset({"evacuated", "returned", "relocated", "protested", "rallied", "marched", "gathered"})


def shot_dead(tree: Tree) -> None:
    """ "Two men on a motorcycle *shot dead* Ana Roca", where "shot" is taken for a noun."""
    for shot in tree.doc[1:-2]:
        dead = shot.nbor()
        if shot.lower_ != "shot" or dead.lower_ != "dead":
            continue
        if shot.pos_ == "VERB" and dead.dep_ == "amod" and shot in dead.ancestors:
            tree.hang(dead.i, shot.i, "oprd")  # "shot *dead* journalist Ana Roca"
        if shot.pos_ != "NOUN":
            continue
        clause = shot.sent.start + max(
            (t.i + 1 - shot.sent.start for t in shot.sent if t.i < shot.i and t.pos_ in {"VERB", "AUX"}),
            default=0,
        )
        killers = next(
            (
                t
                for t in tree.doc[clause : shot.i]
                if t.pos_ in NOMINAL and t.ent_type_ != "DATE" and (t.head.i >= shot.i or t.dep_ == "ROOT")
            ),
            None,
        )
        killed = phrase_head(dead.nbor())
        if killers is None or shot.nbor(-1).pos_ in {"DET", "ADJ", "VERB"} or killed.pos_ not in NOMINAL:
            continue
        _shooting(tree, killers, shot, dead, killed)


def _shooting(tree: Tree, killers: "Token", shot: "Token", dead: "Token", killed: "Token") -> None:
    inside = range(killers.i, killed.i + 1)
    parts = (killers, dead, shot, killed)
    top = next((t for t in parts if t.head == t), None) or next(
        (t for t in parts if t.head.i not in inside), killers
    )
    before = [t for t in tree.doc[killers.sent.start : shot.i] if t.head.i >= shot.i and t != killers]
    behind = [t for t in tree.doc[killed.i + 1 : shot.sent.end] if t.head in parts and t.head != killed]
    tree.hang(shot.i, shot.i if top.head == top else top.head.i, top.dep_)
    tree.tags[shot.i], tree.pos[shot.i], tree.lemmas[shot.i] = "VBD", "VERB", "shoot"
    tree.hang(killers.i, shot.i, "nsubj")
    tree.hang(dead.i, shot.i, "oprd")
    tree.hang(killed.i, shot.i, "dobj")
    for token in before:  # "on a *motorcycle*", which was taken for a part of "motorcycle shot"
        following = next((t for t in before if t.i > token.i and t.pos_ in {"NOUN", "PROPN"}), None)
        link = next((t for t in reversed(tree.doc[killers.i : token.i]) if t.pos_ == "ADP"), None)
        if token.i < killers.i or token.pos_ not in {*NOMINAL, "DET", "ADJ"}:
            tree.hang(token.i, shot.i, token.dep_)
        elif token.pos_ in {"DET", "ADJ"} and following is not None:
            tree.hang(token.i, following.i, token.dep_)
        elif link is not None:
            tree.hang(token.i, link.i, "pobj")
        else:
            tree.hang(token.i, killers.i, "appos")
    for token in behind:  # "shot dead an official, *Ana Roca*, *in* Myaing"
        named = token.pos_ == "PROPN" and token.dep_ not in {"pobj", "dobj"}
        tree.hang(token.i, killed.i if named else shot.i, "appos" if named else token.dep_)


def verbless(tree: Tree) -> None:
    """ "Members of the union *accused* guards of theft", where no word is taken for the verb."""
    for sentence in tree.doc.sents:
        told = any(
            t.tag_ in _FINITE and not any(a.dep_ in _CLAUSES for a in (t, *t.ancestors)) for t in sentence
        )
        if told or sentence.root.pos_ not in {"NOUN", "PROPN", "ADP"} or sentence[-1].text != ".":
            continue
        verb = next(
            (
                t
                for t in sentence[1:]
                if t.tag_ == "VBN" and t.dep_ == "amod" and t.head.i > t.i and t.lemma_.lower() in _ACTS
            ),
            None,
        )
        before = verb.nbor(-1) if verb is not None else None
        if verb is None or before is None:
            continue
        root, beside = sentence.root, before.pos_ in {"NOUN", "PROPN"} and before.head == verb.head
        if beside and (root == verb.head or root.pos_ == "ADP"):
            _beside(tree, root, before, verb)
        elif root.pos_ != "ADP" and root.i < verb.i and before.pos_ in {"NOUN", "PROPN", "ADJ"}:
            _after_of(tree, root, before, verb)


def _after_of(tree: Tree, doers: "Token", before: "Token", verb: "Token") -> None:
    """ "Members of the *union* accused guards": the noun before the verb hangs on what it was done to."""
    done_to = verb.head
    link = done_to.head
    if before.head != done_to or done_to.dep_ != "pobj" or doers not in link.ancestors or link.i > before.i:
        return
    for child in done_to.children:
        if child.i < before.i:
            tree.hang(child.i, before.i, child.dep_)
    tree.hang(before.i, link.i, "pobj")
    if before.pos_ == "ADJ":
        tree.tags[before.i], tree.pos[before.i] = "NN", "NOUN"
    for child in doers.children:
        if child.i <= done_to.i:
            continue
        beside = child.left_edge.nbor(-1)
        named = child.dep_ == "appos" and beside.pos_ in {"NOUN", "PROPN"}
        tree.hang(child.i, beside.i if named else verb.i, child.dep_)
    _tell(tree, doers, verb, done_to)


def _beside(tree: Tree, root: "Token", doer: "Token", verb: "Token") -> None:
    """ "*Police* baton-charged workers outside the gate", "In Larkana, *police* baton-charged workers"."""
    done_to = verb.head
    if root != done_to:
        tree.hang(root.i, verb.i, "prep")
        for child in root.children:
            if child.dep_ != "pobj":
                tree.hang(child.i, verb.i, child.dep_)
    for child in done_to.children:
        if child.i < doer.i:
            small = child.dep_ in {"det", "amod", "compound", "nummod", "poss", "nmod"}
            tree.hang(child.i, doer.i if small else verb.i, child.dep_)
    for child in done_to.children:
        if child.i > done_to.i and child.dep_ == "punct":
            tree.hang(child.i, verb.i, "punct")
    _tell(tree, doer, verb, done_to)


def _tell(tree: Tree, doer: "Token", verb: "Token", done_to: "Token") -> None:
    tree.hang(verb.i, verb.i, "ROOT")
    tree.hang(doer.i, verb.i, "nsubj")
    tree.hang(done_to.i, verb.i, "dobj")
    tree.tags[verb.i], tree.pos[verb.i] = "VBD", "VERB"


def let_go(tree: Tree) -> None:
    """ "Was held for an hour and *let go*", where "let" is taken for an auxiliary of "go"."""
    for let in tree.doc[:-1]:
        go = let.head
        if _is_let_go(let):
            tree.tags[let.i] = "VBN"
            tree.changed = True
        if let.lower_ != "let" or let.dep_ != "aux" or go.lower_ != "go" or go.i != let.i + 1:
            continue
        tree.hang(let.i, let.i if go.head == go else go.head.i, go.dep_)
        for child in go.children:
            if child != let:
                tree.hang(child.i, let.i, child.dep_)
        tree.hang(go.i, let.i, "oprd")
        tree.tags[let.i], tree.pos[let.i] = "VBN" if go.dep_ == "conj" else "VBD", "VERB"


def _is_let_go(let: "Token") -> bool:
    """ "Were taken to the station and *let go*", where "let" is taken for an infinitive."""
    if let.lower_ != "let" or let.dep_ != "conj" or let.tag_ != "VB" or let.nbor().lower_ != "go":
        return False
    return let.nbor().head == let and any(child.dep_ == "auxpass" for child in let.head.children)


def goers(tree: Tree) -> None:
    """ "At least 58 families *evacuated* from the town", where no word is taken for the verb."""
    for sentence in tree.doc.sents:
        root = sentence.root
        if root.tag_ != "NNS" or sentence[-1].text != "." or any(t.tag_ in _FINITE for t in sentence):
            continue
        verb = next((c for c in root.children if c.dep_ == "acl" and c.i == root.i + 1), None)
        if verb is None or verb.tag_ != "VBN" or verb.lower_ not in _GOING:
            continue
        tree.hang(verb.i, verb.i, "ROOT")
        tree.tags[verb.i] = "VBD"
        tree.hang(root.i, verb.i, "nsubj")
        for child in root.children:
            if child.i > verb.i or (child.left_edge.i == sentence.start and child.dep_ in {"prep", "advmod"}):
                tree.hang(child.i, verb.i, child.dep_)


def set_upon(tree: Tree) -> None:
    """ "When they would not move, *the guards set upon them*", taken for guards who are moved."""
    for act in tree.doc[1:-1]:
        doers = act.head
        if act.lower_ != "set" or act.nbor().lower_ not in {"upon", "about"} or act.dep_ != "acl":
            continue
        before = doers.left_edge.i - 1
        if doers.nbor() != act or before < act.sent.start or tree.doc[before].text != ",":
            continue
        verb = next((t for t in doers.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        if doers.dep_ not in {"dobj", "appos", "conj"} or verb is None or verb.i > before:
            continue
        tree.hang(act.i, act.i if verb.head == verb else verb.head.i, verb.dep_)
        tree.hang(verb.i, act.i, "advcl")
        tree.hang(doers.i, act.i, "nsubj")
        tree.tags[act.i] = "VBD"
        for child in (*verb.children, *doers.children):
            if child.i > act.i:
                tree.hang(child.i, act.i, child.dep_)
