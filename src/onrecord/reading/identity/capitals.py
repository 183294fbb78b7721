"""Whether a word belongs to a name, by its capital, its tag and what stands beside it."""

import re
from typing import TYPE_CHECKING

from onrecord.reading.case import is_everyday
from onrecord.reading.identity.acronyms import is_acronym
from onrecord.reading.identity.titles import is_title, opens_sentence
from onrecord.reading.identity.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}")
"""What stands for the name of a protected witness, where a form asks for one."""
_INITIAL = re.compile(r"[A-Z]\.")
_VERBS_AND_NAMES = frozenset({"am", "be", "do", "has"})
"""Forms of verbs that are given names in South-East Asia."""


def is_name_token(token: "Token", words: Vocabulary) -> bool:
    """Whether a token may be a word of a name; where the name begins and ends is for others to say."""
    text = token.text
    if _CODE.fullmatch(text) and token.i and token.nbor(-1).text == ":":
        return True
    if (
        not text[0].isupper()
        or (
            text.removesuffix(".") in words.never_names
            and not (_is_initial(token) or _is_further(token, words))
        )
        or (
            token.is_stop
            and len(text) < 4
            and not text.isupper()
            and not (_opens_person(token) or _is_set_off(token))
        )
    ):
        return False
    if _is_set_off(token):
        return True
    if text in words.calendar:
        if token.i and token.nbor(-1).like_num:
            return False
        return bool(token.ent_type_ in {"PERSON", "ORG", "FAC"})
    if token.ent_type_ in _NAMED:
        return _opens_person(token) or not (
            opens_sentence(token) and (token.is_stop or (token.ent_iob_ == "B" and _is_common(token, words)))
        )
    if is_acronym(text) and len(text) > 2 and not is_everyday(token.lower_):
        return True
    if opens_sentence(token):
        return _opens_body(token, words) or bool(
            token.pos_ == "PROPN" and not token.is_stop and not _is_common(token, words)
        )
    return _opens_person(token) or (
        token.pos_
        in {
            "PROPN",
            "NOUN",
            "ADJ",
            "VERB",
            "X",
            "ADV",
            "NUM",
            "ADP",
        }
        and token.ent_type_ not in {"DATE", "TIME"}
    )


def _opens_person(token: "Token") -> bool:
    """Whether a small word is the first of a person's names: "*Um* Sophalla", "52-year-old *Um* Sarin"."""
    follows = token.nbor() if token.i + 1 < len(token.doc) else None
    if follows is None or not follows.text.istitle() or token.tag_ not in {"NNP", "UH"}:
        return False
    if is_old(token.doc, token.i):
        return bool(follows.pos_ == "PROPN")
    return bool(follows.ent_iob_ == "I" and token.ent_type_ == "PERSON" and token.dep_ == "compound")


def is_old(doc: "Doc", i: int) -> bool:
    """Whether the words before ``i`` say how old somebody is: "52-year-old *Um Sarin*"."""
    return i > 1 and doc[i - 1].lower_.endswith("old") and "year" in doc[max(0, i - 4) : i].text.lower()


def _opens_body(token: "Token", words: Vocabulary) -> bool:
    """Whether a noun is the first word of a body's name: "*Vote* Watch Kampuchea said"."""
    follows = token.nbor() if token.i + 1 < len(token.doc) else None
    named = follows is not None and follows.text.istitle() and follows.lower_ in words.body_name_ends
    return bool(named and token.dep_ == "compound" and token.tag_ in {"NN", "NNP"} and token.text.istitle())


def _is_set_off(token: "Token") -> bool:
    """ "*Am* Thyda, a monitor with …", "but *Be* Phanna, coordinator for …": no verb is followed so.

    A word or two with capitals that a comma sets off, and a noun without one after it.
    """
    doc, at = token.doc, token.i
    if token.lower_ not in _VERBS_AND_NAMES or at + 3 >= len(doc) or not token.text.istitle():
        return False
    name, comma = doc[at + 1], doc[at + 2]
    explained = name.pos_ == "PROPN" and name.text.istitle() and comma.text == ","
    return explained and any(c.dep_ == "appos" and c.pos_ == "NOUN" and c.i > comma.i for c in name.children)


def _is_further(token: "Token", words: Vocabulary) -> bool:
    """ "*Additional* Prosecutor General Zulfiqar Dharejo": the first word of an office, and of no credit."""
    return token.text == "Additional" and token.i + 1 < len(token.doc) and is_title(token.nbor(), words)


def _is_initial(token: "Token") -> bool:
    """Whether "A." is a letter of a name: a name goes on after it."""
    follows = token.nbor() if token.i + 1 < len(token.doc) else None
    return bool(
        _INITIAL.fullmatch(token.text) and follows and follows.text[0].isupper() and not follows.is_sent_start
    )


def _is_common(token: "Token", words: Vocabulary) -> bool:
    """Whether a capital at the opening of a sentence says nothing, the word being an everyday one."""
    lemma = token.lemma_.lower()
    if token.text.isupper() and len(token.text) > 1:
        return False
    if token.tag_ in {
        "NNS",
        "NN",
        "JJ",
        "RB",
        "VBG",
        "VBN",
        "VBD",
        "VB",
        "IN",
        "DT",
        "CC",
        "CD",
        "WRB",
        "UH",
    }:
        follows = (
            token.i + 1 < len(token.doc)
            and token.nbor().text[0].isupper()
            and not is_acronym(token.nbor().text)
        )
        return not (
            follows and token.tag_ in {"JJ", "NN", "VBN"} and token.ent_type_ in {"ORG", "PERSON", "FAC"}
        )
    return (
        words.is_person(lemma.removesuffix("s"))
        and token.text not in words.titles
        and (token.i + 1 >= len(token.doc) or not token.nbor().text[0].isupper())
    )
