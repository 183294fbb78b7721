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


def names_apart(tree: Tree) -> None:
    """A sentence that breaks before the names of a list: "two nurses, | Musa Adam and Ana Roca, after …"."""
    for left, right in pairwise(tree.doc.sents):
        name = right.root
        if left[-1].text != "," or len(left) < 3 or name.pos_ != "PROPN":
            continue
        noun = left[-2]
        while noun.tag_ not in {"NNS", "VBD"} and noun.head != noun and noun.head.i < noun.i:
            noun = noun.head
        if noun.tag_ == "NNS":
            tree.hang(name.i, noun.i, "appos")
            for child in name.children:
                if child.dep_ in {"advcl", "prep", "punct"} and child.i > name.i:
                    tree.hang(child.i, left.root.i, child.dep_)
