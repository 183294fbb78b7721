"""Proper names: which tokens make one name, and where the title before it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.case import is_everyday
from onrecord.reading.identity.acronyms import defined_names, is_acronym
from onrecord.reading.identity.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}")
"""What stands for the name of a protected witness, where a form asks for one."""
_INITIAL = re.compile(r"[A-Z]\.")
_ELIDED = re.compile(r"[dl]['’][A-Z]")
_CAUSES = frozenset({"defense", "defence", "support", "solidarity"})
"""What a body may be "in": "Municipal Committee in Defense of the Commons"."""
_MINISTERS = frozenset({"minister", "secretary", "undersecretary"})
_AFTER_NAMES = frozenset({"Islam", "TV"})
"""No names on their own, but the ends of some: "Rafiqul Islam", "Mtavari TV"."""
_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})
_DIGITS = 4
_NICKNAME = 3
"""Words of a nickname in quotes, at most."""
_SHORT_TITLE = 3
"""Letters of titles that are also parts of names: "Sen", "Gen", "Col"."""
_OPENING = frozenset("“‘\"'(«[—–:;•*-|/…")


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``[start, end)`` that make a name; ``[title, start)`` is the title before it, often empty."""

    title: int
    start: int
    end: int


def find_runs(doc: "Doc", words: Vocabulary) -> Iterator[Run]:
    """The names in ``doc``, in order and without overlap."""
    i = 0
    defined = defined_names(doc)
    while i < len(doc):
        if i in defined:
            yield Run(i, i, defined[i])
            i = defined[i]
            continue
        if not _starts(doc, i, words):
            i += 1
            continue
        end = min([_numbered(doc, i, _reach(doc, i, words), words), *[s for s in defined if s > i]])
        yield from _split_title(doc, _left_trim(doc, i, end, words), end, words)
        i = end


def opens_sentence(token: "Token") -> bool:
    """Whether a capital letter here may be owed to the place of the word and not to a name."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    return before.text[0] in _OPENING or before.text in {".", "!", "?"}


def _is_name_token(token: "Token", words: Vocabulary) -> bool:
    text = token.text
    if _CODE.fullmatch(text) and token.i and token.nbor(-1).text == ":":
        return True
    if (
        not text[0].isupper()
        or (text.removesuffix(".") in words.never_names and not _is_initial(token))
        or (token.is_stop and len(text) < 4 and not text.isupper())
    ):
        return False
    if text in words.calendar:
        if token.i and token.nbor(-1).like_num:
            return False
        return bool(token.ent_type_ in {"PERSON", "ORG", "FAC"})
    if token.ent_type_ in _NAMED:
        return not (
            opens_sentence(token) and (token.is_stop or (token.ent_iob_ == "B" and _is_common(token, words)))
        )
    if is_acronym(text) and len(text) > 2 and not is_everyday(token.lower_):
        return True
    if opens_sentence(token):
        return bool(token.pos_ == "PROPN" and not token.is_stop and not _is_common(token, words))
    return token.pos_ in {
        "PROPN",
        "NOUN",
        "ADJ",
        "VERB",
        "X",
        "ADV",
        "NUM",
        "ADP",
    } and token.ent_type_ not in {"DATE", "TIME"}


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


def _starts(doc: "Doc", i: int, words: Vocabulary) -> bool:
    token = doc[i]
    if _is_name_token(token, words) or (_is_title(token, words) and _next_is_name(doc, i, words)):
        return True
    # "al-Haboubi Square", "bin Salman": a small word that leans on a name after it
    return token.lower_ in {"al", "el", "bin", "ibn", "abu"} and _after_particles(doc, i, words) is not None


def _is_title(token: "Token", words: Vocabulary) -> bool:
    text = token.text.removesuffix(".")
    return text in words.titles or text in words.burmese_titles


def _next_is_name(doc: "Doc", i: int, words: Vocabulary) -> bool:
    return i + 1 < len(doc) and _is_name_token(doc[i + 1], words)


def _glued(doc: "Doc", i: int) -> bool:
    """Whether token ``i`` is a hyphen that joins two words."""
    return (
        0 < i < len(doc) - 1
        and doc[i].text in {"-", "‐", "‑"}
        and not doc[i].whitespace_
        and not doc[i - 1].whitespace_
        and doc[i + 1].text[0].isalnum()
    )


def _after_particles(doc: "Doc", i: int, words: Vocabulary) -> int | None:
    """The index of the name token after the particles that start at ``i``; None where none follows."""
    j = i
    while j < len(doc) and (doc[j].lower_ in words.particles or (j > i and _glued(doc, j))):
        j += 1
    return (
        j if j > i and j < len(doc) and doc[j].text[0].isupper() and _is_name_token(doc[j], words) else None
    )


def _reach(doc: "Doc", start: int, words: Vocabulary) -> int:
    """Where the name that starts at ``start`` ends."""
    i = (_after_particles(doc, start, words) or start) + 1
    while i < len(doc):
        token = doc[i]
        if _glued(doc, i):
            i += 2
        elif token.text in _AFTER_NAMES or _ELIDED.match(token.text):
            i += 1
        elif nicknamed := _nicknamed(doc, i, words):
            i = nicknamed
        elif (
            _is_name_token(token, words)
            or token.text.removesuffix(".") in words.suffixes
            or (
                token.text == "."
                and len(doc[i - 1]) <= 4
                and _is_title(doc[i - 1], words)
                and _next_is_name(doc, i, words)
            )
        ):
            i += 1
        elif token.lower_ in words.particles and (after := _after_particles(doc, i, words)):
            i = after + 1
        elif joined := _joined(doc, start, i, words):
            i = joined
        else:
            break
    return i


def _nicknamed(doc: "Doc", i: int, words: Vocabulary) -> int | None:
    """After the nickname that opens at ``i``, in the middle of a name: Gela "Shorty" Mtivlishvili."""
    if doc[i].text not in _QUOTES or doc[i - 1].text in _QUOTES:
        return None
    for close in range(i + 2, min(i + 2 + _NICKNAME, len(doc) - 1)):
        if doc[close].text in _QUOTES:
            inside = all(t.text[0].isupper() for t in doc[i + 1 : close])
            return close + 1 if inside and _is_name_token(doc[close + 1], words) else None
    return None


def _numbered(doc: "Doc", start: int, end: int, words: Vocabulary) -> int:
    """The end with the number of "Light Infantry Battalion 907" and "Canal 12"."""
    last = doc[end - 1].lower_
    if end >= len(doc) or not (doc[end].text.isdigit() and len(doc[end]) <= _DIGITS):
        return end
    counted = end + 1 < len(doc) and doc[end + 1].tag_ in {"NNS", "NN", "CD"}
    body = (last in words.bodies and end - start > 1) or (last in words.body_name_starts and end - start == 1)
    return end + 1 if body and not counted else end


def _joined(doc: "Doc", start: int, i: int, words: Vocabulary) -> int | None:
    """The end of the name token after a joint at ``i`` ("Ministry of Labour", "People's Party")."""
    token = doc[i]
    if token.tag_ == "POS" or token.text in {"'", "’", "'s", "’s"}:
        owner, after = doc[i - 1].lower_, i + 1
        if not _next_is_name(doc, i, words):
            return None
        office = words.is_person(owner) and doc[after].lower_ in words.bodies | words.body_name_ends
        return (
            after + 1 if office or owner in words.owners or owner.removesuffix("s") in words.owners else None
        )
    after = i + 1
    if after < len(doc) and doc[after].lower_ in {"the", "la", "l'"}:
        after += 1
    if after >= len(doc) or not _is_name_token(doc[after], words):
        return None
    one_name = token.ent_type_ in {"ORG", "FAC", "LAW"} and doc[after].ent_iob_ == "I"
    before = doc[start:i]
    if token.lower_ in words.joints or (token.lower_ == "in" and doc[after].lower_ in _CAUSES):
        ends = {doc[start].lower_, doc[i - 1].lower_} | {doc[start].lower_.removesuffix("s")}
        heads = ends & (
            words.bodies
            | words.body_name_ends
            | words.body_name_starts
            | {"republic", "kingdom", "state", "city", "university"}
        )
        office = doc[i - 1].lower_ in _MINISTERS and is_everyday(doc[after].lower_)
        return after + 1 if heads or one_name or office or doc[i - 1].lower_ in _CAUSES else None
    if token.lower_ not in {"and", "&", ","} or not any(
        t.lower_ in words.joints or t.text == "&" for t in before
    ):
        return None
    charge = token.text != "," and is_everyday(doc[after].lower_) and not is_acronym(doc[after].text)
    holder = any(t.lower_ in words.bodies | _MINISTERS for t in before)
    return after + 1 if one_name or (charge and holder) else None


def _left_trim(doc: "Doc", start: int, end: int, words: Vocabulary) -> int:
    """The start of the name without an everyday adjective that opens its sentence ("Local CPP")."""
    while end - start > 1 and opens_sentence(doc[start]):
        lead, rest = doc[start], doc[start + 1]
        if is_acronym(rest.text) and not is_acronym(lead.text) and not _is_title(lead, words):
            start += 1
        else:
            break
    return start


def _split_title(doc: "Doc", start: int, end: int, words: Vocabulary) -> Iterator[Run]:
    """The name and its title; a body named inside the title ("CNRP Vice President X") is a run of its own."""
    split = start
    quoted = next((i for i in range(start, end) if doc[i].text in _QUOTES), end)
    if not _is_whole_body(doc, start, end, words):
        for i in range(start, min(quoted, end - 1)):
            token, rest = doc[i], end - i - 1
            text = token.text.removesuffix(".")
            if text in words.burmese_titles:
                named = rest >= 2 and not any(t.text == "-" for t in doc[i + 1 : end])
                split = i + 1 if named and i == split else split
            elif i > split and text.istitle() and len(text) <= _SHORT_TITLE and _is_amid_name(doc, i):
                continue
            elif text in words.titles or (words.is_person(token.lower_) and token.ent_type_ != "PERSON"):
                split = i + 1
                while split + 1 < end and _glued(doc, split):  # "Officer-in-charge"
                    split += 2
        split = _after_office(doc, start, split, end)
        if split == end:
            return  # "the Minister of Mines": an office, and nobody's name
    if _is_office(doc, start, split, end, words):
        return  # "the Honourable Chief Justice", "Respected Sir": an office, and nobody's name
    inner = start
    for i in range(start, split):
        if not is_acronym(doc[i].text) or _is_title(doc[i], words):
            continue
        yield Run(i, i, i + 1)
        inner = i + 1
    while split < end and doc[split].text == ".":
        split += 1
    if split < end:
        yield Run(min(inner, split), split, end)


def _is_amid_name(doc: "Doc", i: int) -> bool:
    """Whether what looks like a short title is a part of a name: "Soeng *Sen* Karuna", but not "Mr Hun"."""
    whole = doc[i].ent_type_ == doc[i - 1].ent_type_ == "PERSON" and doc[i].ent_iob_ == "I"
    return whole and doc[i].text[-1] != "." and doc[i + 1].text != "."


def _is_office(doc: "Doc", start: int, split: int, end: int, words: Vocabulary) -> bool:
    """Whether the words end in a title and are everyday ones: "the Resident District Commissioner"."""
    run, last = doc[start:end], doc[end - 1]
    if not _is_title(last, words) or last.ent_type_ == "PERSON":
        return False
    if end - split == 1:
        return True
    plain = all(is_everyday(t.lower_) or _is_title(t, words) for t in run)
    return (
        plain
        and start > 0
        and doc[start - 1].lower_ == "the"
        and not any(t.ent_type_ == "PERSON" for t in run)
    )


def _is_whole_body(doc: "Doc", start: int, end: int, words: Vocabulary) -> bool:
    """Whether the words are a body's name, in which nothing is a title: "Front of National Unity"."""
    last = doc[end - 1].lower_
    opens = end - start > 2 and doc[start + 1].lower_ in words.joints
    return (
        last in words.bodies
        or last in words.body_name_ends
        or doc[start].lower_ in words.body_name_starts
        or (doc[end - 1].text.isdigit() and end - start > 1)
        or (opens and doc[start].lower_ in words.bodies)
    )


def _after_office(doc: "Doc", start: int, split: int, end: int) -> int:
    """Where the person begins in "Minister of Mines and Energy Suy Sem": after the words of the office."""
    if not (start < split < end and doc[split].lower_ in {"of", "for"}):
        return split
    for i in range(split + 2, end):
        if doc[i].ent_type_ == "PERSON" and doc[i].ent_iob_ == "B":
            return i
    if doc[split - 1].lower_ not in _MINISTERS:
        return split
    at = split + 1
    while at < end and (doc[at].lower_ in {"the", "and", "of"} or is_everyday(doc[at].lower_)):
        at += 1
    return at
