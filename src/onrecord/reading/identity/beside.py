"""The name that a noun phrase stands beside: "Union president Chhun Sopheap", "his widow, Luz Matabang"."""

import re
from typing import TYPE_CHECKING

from onrecord.reading.identity.bynames import is_only_name
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Reference
from onrecord.reading.identity.phrases import determiner, is_inner_name, phrase, possessor

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"for", "in", "at", "with", "from", "on", "to"})
_LONGEST_INTRODUCTION = 20
"""Tokens from a noun to the only name that is given of somebody, at most."""
_LONGEST_COMPLEMENT = 10
"""Tokens of "for the families of the dead", at most."""
_REALMS = frozenset({"region", "country", "republic", "state"})
"""What is ruled; of a village or a town, the name behind is its own: "the head of the village *Kara Suu*"."""
_APPOSED = re.compile(
    r"[’'s]*[\s,(–—-]*(?:(?:m|f|male|female)\)?,?\s*)?(?:(?:aged? )?\d{1,2}[\s,)]*)?[–—-]?\s*"
    r"(?:(?:also|formerly|himself|herself|then|now)\s+)?"
)


def name_beside(cast: Cast, reference: Reference) -> Reference | None:
    """The name that a noun phrase stands beside: "Union president Chhun Sopheap", "his widow, …"."""
    token, mention = reference.root, reference.mention
    if mention.plural or mention.kind not in {"person", "organization", "place"}:
        return None
    if mention.kind == "place" and any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.lefts):
        return None  # "Thay Kaw Lo village, Bago Division": it has a name of its own
    if _is_of_opening(cast, token):
        return None
    if called := _called_by(cast, reference) or _name_right_after(cast, reference):
        return called
    if named := _after_body(cast, reference) or _said_to_be(cast, reference):
        return named
    for child in token.children:
        name = cast.reference_of(reference, child) if child.dep_ == "appos" else None
        if name and _after_comma(name) and name.mention.form == "name" and _agrees(cast, reference, name):
            return name
    if explained := _after_complement(cast, reference) or _after_fronted(cast, reference):
        return explained
    first, last = phrase(token)
    first = _before_brackets(cast, reference, first)
    near = [token.head] if token.dep_ in {"appos", "compound", "nmod"} else []
    near += [*_next_words(token, last), *_words_before(token, first, last)]
    for other in near:
        name = cast.reference_of(reference, other)
        if (
            name
            and name.mention.form == "name"
            and _beside(reference, name, first, last)
            and _agrees(cast, reference, name)
        ):
            return name
    return None


def _is_of_opening(cast: Cast, token: "Token") -> bool:
    """Whether the name behind is whoever a sentence opens with: "Neighbour of the *dead man*, X, said"."""
    opening = token.head.head
    return (
        token.dep_ == "pobj"
        and opening.is_sent_start is True
        and opening.tag_ in {"NN", "NNP"}
        and cast.words.is_person(opening.lemma_.lower())
    )


def _after_comma(name: Reference) -> bool:
    before = name.text[: name.mention.span.start - name.passage.start].rstrip()
    return before.endswith((",", "–", "—", "-"))


def _name_right_after(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "her brother Oum Pheap", whoever is named before in the same list."""
    token = reference.root
    name = cast.reference_of(reference, token.nbor()) if token.i + 1 < len(token.doc) else None
    if (
        name
        and name.mention.form == "name"
        and name.mention.span.start == reference.passage.start + token.nbor().idx
    ):
        return name if _agrees(cast, reference, name) else None
    return None


def _after_body(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "officer-in-charge of Rowmari Police Station *Anwar Hossain*"."""
    doc, at = reference.passage.doc, reference.root.i + 1
    if doc[at : at + 4].text.lower() == "-in-charge":
        at += 4
    if reference.mention.kind != "person" or doc[at : at + 1].text not in {"of", "at"}:
        return None
    for token in doc[at + 1 : at + 1 + _LONGEST_COMPLEMENT]:
        if token.is_punct or token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ", "ADP", "PRON"}:
            return None
        name = cast.reference_of(reference, token)
        if name is None or name.mention.form != "name" or name.mention.kind != "person":
            continue
        opens = name.mention.span.start == reference.passage.start + token.idx
        body = cast.reference_of(reference, token.nbor(-1))
        if not opens:
            return None
        if body is None or body.mention.form != "name":  # "ex-deputy of the city maslikhat *Askar Bekenbaev*"
            noun = token.nbor(-1)
            plain = noun.text.islower() and noun.pos_ in {"NOUN", "PROPN"}
            kinds = cast.words
            named_so = kinds.places | kinds.sites | kinds.facilities | kinds.bodies  # "the station *La Voz*"
            plain = plain and doc[at].text == "of" and (noun.lower_ in _REALMS or noun.lower_ not in named_so)
            person = body is not None and body.mention.kind == "person"
            full = len(name.mention.head.text.split()) > 1
            return name if plain and full and not person and _agrees(cast, reference, name) else None
        if body.mention.kind == "person":
            return None
        return name if _agrees(cast, reference, name) else None
    return None


def _said_to_be(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "The cashier is *Mamie Foday*" and "The deceased was identified as *Karim Uddin*"."""
    noun, verb = reference.root, reference.root.head
    if determiner(noun) != "the" or noun.dep_ not in {"nsubj", "nsubjpass"} or reference.quoted:
        return None
    if any(
        c.dep_ in {"relcl", "neg"} or c.lower_ in {"now", "then"} for c in (*noun.children, *verb.children)
    ):
        return None
    said = [c for c in verb.rights if c.dep_ == "attr"] if verb.lemma_ == "be" else []
    if noun.dep_ == "nsubjpass" and verb.lemma_ in {"identify", "name"}:
        said = [c for c in verb.rights if c.dep_ == "oprd"]
        said += [p for c in verb.rights if c.lower_ == "as" for p in c.rights if p.dep_ == "pobj"]
    name = cast.reference_of(reference, said[0]) if len(said) == 1 else None
    if name is None or name.mention.form != "name" or any(c.dep_ == "conj" for c in said[0].rights):
        return None
    return name if _agrees(cast, reference, name) else None


def _after_complement(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "a lawyer for the company, *R. Andino*, said", set off by commas.

    Where the last noun before the comma is somebody too ("a friend of the mayor, X,"), either may be X.
    """
    token, doc = reference.root, reference.passage.doc
    if reference.mention.kind != "person" or not (determiner(token) or possessor(token) is not None):
        return None
    last = complement_end(cast, reference)
    if last is None or last + 2 >= len(doc) or doc[last].text != ",":
        return None
    at = last + 1
    while (
        at + 1 < len(doc)
        and at < last + 3
        and doc[at].text.islower()
        and doc[at].pos_ in {"ADJ", "NOUN", "VERB"}
    ):
        at += 1  # "the state's secretary for security, *retired general* W. Aponte"
    name = cast.reference_of(reference, doc[at])
    if name is None or name.mention.form != "name" or not _hangs_on(name.root, token):
        return None
    if name.mention.span.start != reference.passage.start + doc[at].idx:
        return None
    closed = name.text[name.mention.span.end - name.passage.start :].lstrip('’"”')[:1]
    return name if closed in {",", ".", ";", ")", ""} and _agrees(cast, reference, name) else None


def _after_fronted(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "An engineer who lost his job in May, *Rubayyawi* had organised …": of whom it is said."""
    token, doc = reference.root, reference.passage.doc
    first, last = token.left_edge, token.right_edge.i + 1
    if determiner(token) not in {"a", "an"} or not first.is_sent_start or token.dep_ != "nsubj":
        return None
    if last + 1 >= len(doc) or doc[last].text != ",":
        return None
    name = cast.reference_of(reference, doc[last + 1])
    if (
        name is None
        or name.mention.form != "name"
        or name.mention.span.start != name.passage.start + doc[last + 1].idx
    ):
        return None
    one_clause = name.root.dep_ == "nsubj" and name.root.head == token.head
    return name if one_clause and _agrees(cast, reference, name) else None


def _hangs_on(name: "Token", noun: "Token") -> bool:
    """Whether the parse lets a name explain a noun or the last word of what follows it."""
    return name.dep_ == "appos" and (name.head.i == noun.i or noun in name.head.ancestors)


def complement_end(cast: Cast, reference: Reference) -> int | None:
    """Where the words end that say for whom, of what or where: "for the company", "of a bureau in Rivers"."""
    doc, at, end = reference.passage.doc, reference.root.i + 1, phrase(reference.root)[1]
    if end >= len(doc) or doc[end].lower_ not in _COMPLEMENTS:
        return None
    while at < len(doc) and doc[at].text != ",":
        token = doc[at]
        if (
            token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ"} and not token.text[0].isupper()
        ) or token.is_sent_start:
            return None
        other = cast.reference_of(reference, token)
        if other is not None and other.mention.kind in {"person", None}:
            return None
        at += 1
    return at if at - reference.root.i <= _LONGEST_COMPLEMENT else None


def _called_by(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "a young man named Dost Muhammad Kasi", "the captain was called Kyaw Zeya Tun"."""
    verb = reference.root.head
    if reference.root.dep_ == "nsubjpass" and verb.lemma_ in {"name", "call"}:
        for child in verb.rights:
            name = cast.reference_of(reference, child) if child.dep_ == "oprd" else None
            if name and name.mention.form == "name" and _agrees(cast, reference, name):
                return name
    if name := _only_named(cast, reference):
        return name
    for child in reference.root.rights:
        if possessor(reference.root) is not None:
            break  # "his brother, Oseney, known as Dos Santos": Oseney is so called
        if child.dep_ in {"acl", "advcl"} and child.lemma_.lower() in {
            "name",
            "call",
            "nickname",
            "know",
            "identify",
        }:
            for token in child.subtree:
                name = cast.reference_of(reference, token)
                if (
                    token.i > child.i
                    and name
                    and name.mention.form == "name"
                    and _agrees(cast, reference, name)
                ):
                    return name
    return None


def _only_named(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "A manager of the mill, who gave his name only as *Mr Heng*, said …"."""
    doc, at = reference.passage.doc, reference.root.i + 1
    for token in doc[at : at + _LONGEST_INTRODUCTION]:
        name = cast.reference_of(reference, token)
        if token.is_sent_start:
            return None
        if (
            name is None
            or name.mention.kind != "person"
            or name is reference
            or name.mention.form == "pronoun"
        ):
            continue
        ahead = reference.text[doc[at - 1].idx : name.mention.span.start - reference.passage.start]
        told = name.mention.form == "name" and is_only_name(ahead)
        return name if told and _agrees(cast, reference, name) else None
    return None


def _next_words(token: "Token", last: int) -> list["Token"]:
    """The word right after the noun or its phrase, or after a comma: it may open a name in apposition."""
    doc, words = token.doc, []
    if token.i + 1 < len(doc):
        words.append(doc[token.i + 1])
    definite = determiner(token) != "" or possessor(token) is not None
    if last + 1 < len(doc) and doc[last].text == "," and definite:
        name_end = last + 1
        while name_end < len(doc) and (doc[name_end].pos_ == "PROPN" or doc[name_end].text[0].isupper()):
            name_end += 1
        if name_end < len(doc) and doc[name_end].text in {",", ".", ";", ")"}:
            words.append(doc[last + 1])
    if last < len(doc) and doc[last].pos_ == "PROPN":
        words.append(doc[last])
    return words


def _before_brackets(cast: Cast, reference: Reference, first: int) -> int:
    """Where "the Oversight Authority (IPOA) coordinator" begins: brackets end a noun phrase in the parse."""
    doc = reference.passage.doc
    head = first if first < len(doc) and doc[first].text == ")" else first - 1
    if head < 3 or doc[head].text != ")" or doc[head - 2].text != "(":
        return first
    body = cast.reference_of(reference, doc[head - 3])
    if body is None or body.mention.form != "name" or body.mention.kind != "organization":
        return first
    return next(t.i for t in doc if t.idx + reference.passage.start >= body.mention.span.start)


def _words_before(token: "Token", first: int, last: int) -> list["Token"]:
    """The word before ", aged 22, a student of chemistry,": it may end the name that the phrase explains.

    So it may without an article: "Chhim Borath, provincial *coordinator* for the group, …".
    """
    doc = token.doc
    closed = last >= len(doc) or doc[last].text in {",", ".", ";", ")"}
    bare = determiner(token) == "" and possessor(token) is None and token.tag_ == "NN"
    goes_on = last < len(doc) and doc[last].lower_ in _COMPLEMENTS
    if not (closed and determiner(token) in {"a", "an"}) and not (bare and (closed or goes_on)):
        return []
    before = first - 1
    while before >= 0 and (doc[before].text in {",", "aged", "a", "an", "("} or doc[before].text.isdigit()):
        before -= 1
    return [doc[before]] if 0 <= before < first - 1 and doc[before + 1].text == "," else []


def _beside(reference: Reference, name: Reference, first: int, last: int) -> bool:
    """Whether nothing but a comma, an age or a space stands between the phrase and the name."""
    doc, text = reference.passage.doc, reference.text
    offset = reference.passage.start
    start = doc[first].idx
    while first > 0 and doc[first - 1].lower_ in {"a", "an", "the"}:
        first -= 1
        start = doc[first].idx
    end = doc[last - 1].idx + len(doc[last - 1])
    before, after = name.mention.span.end - offset, name.mention.span.start - offset
    if before <= start:
        return _APPOSED.fullmatch(text[before:start]) is not None and "," in text[before:start] + ","
    return after >= end and _APPOSED.fullmatch(text[end:after]) is not None


def _agrees(cast: Cast, reference: Reference, name: Reference) -> bool:
    """Whether the noun may be said of the one named: of that kind and gender, and nobody's own kin."""
    kind, other = reference.mention.kind, name.mention.kind
    if other not in {kind, None} or (kind == "person" and is_inner_name(name.root, reference.root)):
        return False
    draft = cast.draft_of(name)
    gender = cast.words.gender(reference.noun)
    if draft and gender and draft.gender not in {gender, None}:
        return False
    owner = possessor(reference.root)
    return owner is None or draft is None or cast.draft_at(reference, owner) is not draft
