"""The tree of a passage while it is set right."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


@dataclass
class Tree:
    """The heads, relations, tags and lemmas of a passage, to be changed."""

    doc: "Doc"
    heads: list[int]
    deps: list[str]
    tags: list[str]
    pos: list[str]
    lemmas: list[str]
    changed: bool = False

    def hang(self, token: int, head: int, dep: str) -> None:
        """Let ``token`` hang on ``head`` as ``dep``."""
        self.heads[token], self.deps[token] = head, dep
        self.changed = True


def tree_of(doc: "Doc") -> Tree:
    """The tree of a parse."""
    return Tree(
        doc,
        [token.head.i for token in doc],
        [token.dep_ for token in doc],
        [token.tag_ for token in doc],
        [token.pos_ for token in doc],
        [token.lemma_ for token in doc],
    )


def rebuilt(tree: Tree) -> "Doc":
    """The parse with the tree as it was set right."""
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


def phrase_head(first: "Token") -> "Token":
    """The noun of the phrase that ``first`` begins."""
    noun = first
    while noun.head.i > noun.i and noun.head.pos_ in NOMINAL and noun.dep_ not in {"nsubj", "nsubjpass"}:
        noun = noun.head
    return noun


def has_subject(verb: "Token") -> bool:
    """Whether a subject hangs on ``verb`` itself."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def as_subject(verb: "Token") -> str:
    """As what a subject hangs on ``verb``: of a passive it is who is acted on."""
    return "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj"
