"""Noun phrases in a dependency parse: how far they reach, what stands in them, and whether there are many."""

from calendar import month_name
from typing import TYPE_CHECKING

from onrecord.reading.numerals import read_numeral

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT = frozenset(
    {"det", "predet", "amod", "nummod", "compound", "nmod", "poss", "quantmod", "advmod", "neg", "case"}
)
_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_MONTHS = frozenset(month_name[1:])
OBJECTIVE = frozenset({"him", "her", "them", "me", "us"})
"""Pronouns in the form of an object, which the parser may yet call a subject: "ordered *them* held"."""
_SETS = {"pair": 2, "duo": 2, "trio": 3}
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_LONGEST_CLAUSE = 15
"""Tokens of a relative clause that are taken into the phrase of "those who …"."""


_TOWNS = frozenset(
    {
        "city",
        "capital",
        "town",
        "village",
        "province",
        "county",
        "district",
        "region",
        "state",
        "municipality",
    }
)
_BODIES = frozenset(
    {"party", "union", "newspaper", "weekly", "daily", "group", "alliance", "coalition", "company", "bank",
     "station", "broadcaster", "federation", "movement", "organisation", "organization", "university"}
)  # fmt: skip
_ONLY = frozenset({"main", "only", "first", "leading", "ruling", "top"})


def phrase(head: "Token") -> tuple[int, int]:
    """The tokens ``[first, last)`` of the noun phrase of ``head``: its modifiers and what follows "of".

    The leading article is left out. "those who …" and "anybody who …" keep their clause: without it the
    words mean nobody.
    """
    first, last = left_edge(head), head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last:
            last = max(
                (_right(grandchild) for grandchild in child.rights if grandchild.dep_ == "pobj"), default=last
            )
        elif (
            child.dep_ == "relcl"
            and head.pos_ in {"PRON", "DET"}
            and child.right_edge.i - head.i <= _LONGEST_CLAUSE
        ):
            last = max(last, child.right_edge.i + 1)
    return first, last


def left_edge(head: "Token") -> int:
    """The first token of the modifiers before ``head``, the article left out."""
    first = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in _LEFT or child.right_edge.i != first - 1 or _is_day(child, head):
            break
        first = child.left_edge.i
        if child.dep_ == "det" and not (first and head.doc[first - 1].dep_ == "predet"):
            break
    first = _behind_a_bracket(head, first)
    while first < head.i and (head.doc[first].lower_ in _ARTICLES or _is_no_part(head.doc[first])):
        first += 1
    return first


def _behind_a_bracket(head: "Token", first: int) -> int:
    """``first``, or the token behind the bracket that ends a note before the phrase: "(Nairobi) *Groups*".

    A bracket that opens within the phrase is part of it: "the Rescue Party (CNRP) councillors".
    """
    for word in reversed(head.doc[first : head.i]):
        if word.text in {")", "]"}:
            opens = any(t.text in {"(", "["} for t in head.doc[first + 1 : word.i])
            return first if opens else word.i + 1
    return first


def _is_no_part(word: "Token") -> bool:
    """Whether a word opens the clause or the list: "*how* private guards", "*neither* the office"."""
    after = word.nbor().lower_
    if word.lower_ in {"neither", "either", "both"}:
        return after in _ARTICLES
    return word.tag_ == "WRB" and after not in {"many", "much", "few"}


def _is_day(word: "Token", head: "Token") -> bool:
    """Whether a date that the parse hangs on the noun after it stands alone: "on 2 May *three men* came"."""
    if word.dep_ not in {"compound", "nmod", "nummod"} or head.ent_type_ == "DATE":
        return False
    return word.ent_type_ == "DATE" or (
        word.text in _MONTHS and any(child.like_num for child in (*word.lefts, *word.rights))
    )


def _right(head: "Token") -> int:
    return phrase(head)[1]


def determiner(head: "Token") -> str:
    """The article, demonstrative or quantifier of ``head`` in lower case; "" where there is none."""
    for child in head.lefts:
        if child.dep_ in {"det", "predet"}:
            return str(child.lower_)
    return ""


def possessor(head: "Token") -> "Token | None":
    """Whose it is: the token of "his" or of "the party's" before ``head``."""
    return next((child for child in head.lefts if child.dep_ == "poss"), None)


def modifiers(head: "Token") -> frozenset[str]:
    """The lower-case lemmas of the adjectives and nouns before ``head``."""
    found = set()
    for child in head.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            found.add(child.lemma_.lower())
            found.update(t.lemma_.lower() for t in child.lefts if t.dep_ in {"compound", "amod", "nmod"})
    return frozenset(found)


def has_complement(head: "Token") -> bool:
    """Whether a preposition says more of it: "the chairman *of* …", "the man *with* …"."""
    return any(c.dep_ == "prep" and c.lower_ in {"of", "for", "from", "with", "who"} for c in head.rights)


def how_many(head: "Token") -> float | None:
    """How many "the pair", "the three" and "both" are, where nothing else says who they are."""
    if any(c.dep_ in {"prep", "relcl", "nummod", "amod"} for c in head.children):
        return None
    if head.lower_ == "both" and head.dep_ in _ALONE:
        return 2
    if determiner(head) != "the":
        return None
    if head.lower_ in _SETS:
        return _SETS[head.lower_]
    numeral = read_numeral([head.lower_]) if head.pos_ == "NUM" and head.dep_ in _ALONE else None
    return numeral.value if numeral and numeral.value > 1 else None


def is_plural(head: "Token") -> bool:
    """Whether the word is plural by its form."""
    return head.tag_ in {"NNS", "NNPS"}


def is_subject(token: "Token") -> bool:
    """Whether the word is the subject of a clause, active or passive."""
    return token.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"}


def governor(token: "Token") -> "Token":
    """The word that a noun phrase hangs on, over its coordination."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.head


def root_of(doc: "Doc", start: int, end: int) -> "Token":
    """The token of ``[start, end)`` whose governor lies outside it; the last one where there are several."""
    for token in reversed(doc[start:end]):
        if not start <= token.head.i < end or token.head.i == token.i:
            return token
    return doc[end - 1]


def is_inner_name(name: "Token", noun: "Token") -> bool:
    """Whether a name tells which town or body ``noun`` is of: "the mayor of the second city, *Gulu*, …"."""
    holder = name.head
    if name.dep_ != "appos" or (
        name.ent_type_ == "PERSON" and any(c.dep_ == "compound" for c in name.children)
    ):
        return False
    if holder == noun:  # "a councillor in the port city, *Tema*, …"
        holder = name.doc[max(name.left_edge.i - 2, 0)]
        plain = name.ent_type_ == "PERSON" and holder.head.lower_ != "in"
        return holder.lemma_.lower() in _TOWNS and noun in holder.ancestors and not plain
    if noun not in holder.ancestors:
        return False
    only = any(
        c.tag_ in {"JJS", "RBS"} or c.ent_type_ == "ORDINAL" or c.lower_ in _ONLY for c in holder.lefts
    )
    return holder.lemma_.lower() in _TOWNS or (only and holder.lemma_.lower() in _BODIES)
