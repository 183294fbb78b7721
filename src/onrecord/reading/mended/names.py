"""Names that the parser breaks or hangs on the wrong word."""

from itertools import pairwise

from onrecord.reading.mended.tree import NOMINAL, Tree, phrase_head


def broken_names(tree: Tree) -> None:
    """A sentence that breaks inside a name: "Five councillors in Kampong | Thom province have fled"."""
    for left, right in pairwise(tree.doc.sents):
        last, first = left[-1], right[0]
        if not (last.is_title and first.is_title and last.pos_ == first.pos_ == "PROPN" and last.is_alpha):
            continue
        noun = phrase_head(first)
        subject = noun.dep_ in {"nsubj", "nsubjpass"} and left.root.pos_ in NOMINAL
        if noun != right.root and not subject:
            continue
        if left.root != last:
            if noun != right.root:
                tree.hang(left.root.i, noun.head.i, noun.dep_)
            tree.hang(noun.i, last.head.i, last.dep_)
        for child in last.children:
            tree.hang(child.i, noun.i, child.dep_)
        tree.hang(last.i, noun.i, "compound")
