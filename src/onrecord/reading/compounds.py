"""Compounds: words that are written with hyphens and are one word to the reading.

The parser was trained on text that is cut at every hyphen, and knows most compounds in parts ("well-known",
"ill-treated"): those are joined after it. Where the first part is no word ("re-arrested", "co-signed") it
finds subjects and verbs that are not there, so those are kept whole before it parses.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_WHOLE = re.compile(r"(?i:by|co|deputy|ex|re|vice)-[a-z]{3,}|(?:Co|Deputy|Vice)-[A-Z][a-z]{2,}")
"""The first part of a compound that is kept whole; "ex-CPP" is not, for it holds a name."""


def keep_whole(nlp: "Language") -> None:
    """Let the tokenizer of ``nlp`` keep compounds whole that its parser does not know in parts."""
    tokenizer: Any = nlp.tokenizer
    cut_at = tokenizer.infix_finditer

    def inside(text: str) -> "Iterator[re.Match[str]]":
        whole = [(m.start(), m.end()) for m in _WHOLE.finditer(text) if not text[: m.start()][-1:].isalnum()]
        return (m for m in cut_at(text) if not any(a <= m.start() < b for a, b in whole))

    tokenizer.infix_finditer = inside


def joined(doc: "Doc", nlp: "Language") -> "Doc":
    """``doc`` with compounds that were parsed in parts as one word each, and every compound by its lemma.

    What holds a number or a name ("a 30-year-old", "a Paris-based group") stays apart.
    """
    hyphens = [token.i for token in doc[1:-1] if token.text == "-"]
    for token in doc:
        if "-" in token.text and _WHOLE.fullmatch(token.text):
            token.lemma_ = _lemma(token, nlp)
    with doc.retokenize() as retokenizer:
        taken = -1
        for i in hyphens:
            first, last = i - 1, i + 1
            while last + 2 < len(doc) and doc[last + 1].text == "-" and _touch(doc, last, last + 2):
                last += 2
            if first <= taken or not _touch(doc, first, last) or not _is_compound(doc[first : last + 1]):
                continue
            lemma = "".join(token.text.lower() for token in doc[first:last]) + doc[last].lemma_
            head = doc[last]
            retokenizer.merge(
                doc[first : last + 1], attrs={"LEMMA": lemma, "TAG": head.tag_, "POS": head.pos_}
            )
            taken = last
    return doc


def _lemma(compound: "Token", nlp: "Language") -> str:
    """The lemma by the last part, which dictionaries know: "re-arrested" is a form of "re-arrest"."""
    first, _, last = compound.text.rpartition("-")
    alone = nlp.make_doc(last)[0]
    alone.tag_, alone.pos_ = compound.tag_, compound.pos_
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    return f"{first}-{lemmatizer.lemmatize(alone)[0]}"


def _touch(doc: "Doc", first: int, last: int) -> bool:
    return not any(token.whitespace_ for token in doc[first:last])


def _is_compound(words: "Tokens") -> bool:
    return all(
        word.text == "-" or (word.is_alpha and word.ent_type_ == "" and word.text[1:].islower())
        for word in words
    )
