"""Mends: what the parser usually takes wrongly where the trade's own phrases leave no doubt.

"Two men on a motorcycle *shot dead* Ana Roca" is parsed as a noun, men on a shot, "Members of the union
*accused* guards of theft" as one about accused guards; a sentence may break inside a name. Every step after
the parse goes by who stands where, so the tree is set right once, here.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})
_ACTS = frozenset(
    {
        "accuse", "arrest", "assault", "attack", "baton-charge", "beat", "besiege", "confront", "detain",
        "disperse", "evict", "kidnap", "kill", "rob", "shoot", "tear-gas", "threaten", "torture", "wound",
    }
)  # fmt: skip
"""Verbs that stand between two nouns as what one did to the other, where the sentence has no other verb."""


@dataclass
class _Tree:
    """The heads, relations, tags and lemmas of a passage, to be changed."""

    doc: "Doc"
    heads: list[int]
    deps: list[str]
    tags: list[str]
    pos: list[str]
    lemmas: list[str]
    changed: bool = False

    def hang(self, token: int, head: int, dep: str) -> None:
        self.heads[token], self.deps[token] = head, dep
        self.changed = True


def mended(doc: "Doc") -> "Doc":
    """``doc`` with its tree set right: the same tokens, every one where it was."""
    tree = _tree_of(doc)
    for mend in (_broken_names, _shot_dead, _verbless, _let_go, _behind_a_place, _set_upon):
        mend(tree)
        if tree.changed:
            tree = _tree_of(_rebuilt(tree))
    return tree.doc


def _tree_of(doc: "Doc") -> _Tree:
    return _Tree(
        doc,
        [token.head.i for token in doc],
        [token.dep_ for token in doc],
        [token.tag_ for token in doc],
        [token.pos_ for token in doc],
        [token.lemma_ for token in doc],
    )


def _rebuilt(tree: _Tree) -> "Doc":
    from spacy.tokens import Doc, Span  # noqa: PLC0415 - most commands need no parser

    old = tree.doc
    doc = Doc(
        old.vocab,
        words=[token.text for token in old],
        spaces=[bool(token.whitespace_) for token in old],
        tags=tree.tags,
        pos=tree.pos,
        lemmas=tree.lemmas,
        morphs=[str(token.morph) for token in old],
        heads=tree.heads,
        deps=tree.deps,
    )
    doc.set_ents([Span(doc, name.start, name.end, label=name.label) for name in old.ents])
    doc.tensor = old.tensor
    return doc


def _broken_names(tree: _Tree) -> None:
    """A sentence that breaks inside a name: "Five councillors in Kampong | Thom province have fled"."""
    for left, right in pairwise(tree.doc.sents):
        last, first = left[-1], right[0]
        if not (last.is_title and first.is_title and last.pos_ == first.pos_ == "PROPN" and last.is_alpha):
            continue
        noun = _phrase_head(first)
        subject = noun.dep_ in {"nsubj", "nsubjpass"} and left.root.pos_ in _NOMINAL
        if noun != right.root and not subject:
            continue
        if left.root != last:
            if noun != right.root:
                tree.hang(left.root.i, noun.head.i, noun.dep_)
            tree.hang(noun.i, last.head.i, last.dep_)
        for child in last.children:
            tree.hang(child.i, noun.i, child.dep_)
        tree.hang(last.i, noun.i, "compound")


def _phrase_head(first: "Token") -> "Token":
    """The noun of the phrase that ``first`` begins."""
    noun = first
    while noun.head.i > noun.i and noun.head.pos_ in _NOMINAL and noun.dep_ not in {"nsubj", "nsubjpass"}:
        noun = noun.head
    return noun


def _shot_dead(tree: _Tree) -> None:
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
                if t.pos_ in _NOMINAL and t.ent_type_ != "DATE" and (t.head.i >= shot.i or t.dep_ == "ROOT")
            ),
            None,
        )
        killed = _phrase_head(dead.nbor())
        if killers is None or shot.nbor(-1).pos_ in {"DET", "ADJ", "VERB"} or killed.pos_ not in _NOMINAL:
            continue
        _shooting(tree, killers, shot, dead, killed)


def _shooting(tree: _Tree, killers: "Token", shot: "Token", dead: "Token", killed: "Token") -> None:
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
        if token.i < killers.i or token.pos_ not in {*_NOMINAL, "DET", "ADJ"}:
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


def _verbless(tree: _Tree) -> None:
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


def _after_of(tree: _Tree, doers: "Token", before: "Token", verb: "Token") -> None:
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


def _beside(tree: _Tree, root: "Token", doer: "Token", verb: "Token") -> None:
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


def _tell(tree: _Tree, doer: "Token", verb: "Token", done_to: "Token") -> None:
    tree.hang(verb.i, verb.i, "ROOT")
    tree.hang(doer.i, verb.i, "nsubj")
    tree.hang(done_to.i, verb.i, "dobj")
    tree.tags[verb.i], tree.pos[verb.i] = "VBD", "VERB"


def _let_go(tree: _Tree) -> None:
    """ "Was held for an hour and *let go*", where "let" is taken for an auxiliary of "go"."""
    for let in tree.doc[:-1]:
        go = let.head
        if let.lower_ != "let" or let.dep_ != "aux" or go.lower_ != "go" or go.i != let.i + 1:
            continue
        tree.hang(let.i, let.i if go.head == go else go.head.i, go.dep_)
        for child in go.children:
            if child != let:
                tree.hang(child.i, let.i, child.dep_)
        tree.hang(go.i, let.i, "oprd")
        tree.tags[let.i], tree.pos[let.i] = "VBN" if go.dep_ == "conj" else "VBD", "VERB"


def _behind_a_place(tree: _Tree) -> None:
    """ "In Telavi, *a teacher*, Maia Roca, was dismissed", where she is taken for another word for Telavi."""
    for noun in tree.doc:
        place = noun.head
        if noun.dep_ != "appos" or noun.pos_ != "NOUN" or place.dep_ != "pobj" or place.pos_ != "PROPN":
            continue
        opening = place.head
        verb = opening.head
        alone = not any(c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for c in verb.children)
        first = opening.i == opening.sent.start and opening.lower_ in {"in", "at", "on", "near", "outside"}
        one = any(c.lower_ in {"a", "an"} or c.dep_ == "nummod" for c in noun.children)
        if not (first and one and alone and verb.pos_ == "VERB" and verb.tag_ in {"VBD", "VBN"}):
            continue
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        tree.hang(noun.i, verb.i, "nsubjpass" if passive else "nsubj")
        for child in place.children:
            if child.i > noun.i:
                tree.hang(child.i, noun.i, child.dep_)


def _set_upon(tree: _Tree) -> None:
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
