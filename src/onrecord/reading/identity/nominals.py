"""Noun phrases: who "the councillor", "his widow", "the party" and "four former officials" are."""

import re
from typing import TYPE_CHECKING

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.namesakes import fold, name_words
from onrecord.reading.identity.phrases import determiner, is_subject, phrase, possessor
from onrecord.reading.identity.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"no", "neither", "any", "every", "each", "either", "what", "which", "whichever"})
_INDEFINITE = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OF_THE_STATE = frozenset({"court", "ministry", "commission", "council", "authority", "tribunal"})
_APPOSED = re.compile(r"[’'s]*[\s,(–—-]*(?:(?:aged? )?\d{1,2}[\s,)]*)?[–—-]?\s*")
_BARE = frozenset(
    {"man", "woman", "victim", "deceased", "accused", "suspect", "detainee", "prisoner", "defendant"}
)
"""Nouns that may stand for the one person whom a passage has named."""
_APART = frozenset(
    {"prime", "vice", "deputy", "assistant", "former", "acting", "second", "first", "other", "another"}
)
"""Modifiers that make another office: "the minister" need not be the prime minister."""


def name_beside(cast: Cast, reference: Reference) -> Reference | None:
    """The name that a noun phrase stands beside: "Union president Chhun Sopheap", "his widow, …"."""
    token, mention = reference.root, reference.mention
    if mention.plural or mention.kind not in {"person", "organization", "place"}:
        return None
    if called := _called_by(cast, reference):
        return called
    for child in token.children:
        name = cast.reference_of(reference, child) if child.dep_ == "appos" else None
        if name and _after_comma(name) and name.mention.form == "name" and _agrees(reference, name):
            return name
    first, last = phrase(token)
    near = [token.head] if token.dep_ in {"appos", "compound", "nmod"} else []
    near += [*_next_words(token, last), *_words_before(token, first, last)]
    for other in near:
        name = cast.reference_of(reference, other)
        if (
            name
            and name.mention.form == "name"
            and _beside(reference, name, first, last)
            and _agrees(reference, name)
        ):
            return name
    return None


def _after_comma(name: Reference) -> bool:
    before = name.text[: name.mention.span.start - name.passage.start].rstrip()
    return before.endswith((",", "–", "—", "-"))


def _called_by(cast: Cast, reference: Reference) -> Reference | None:
    """The name in "a young man named Dost Muhammad Kasi"."""
    for child in reference.root.rights:
        if child.dep_ in {"acl", "advcl"} and child.lemma_.lower() in {
            "name",
            "call",
            "nickname",
            "know",
            "identify",
        }:
            for token in child.subtree:
                name = cast.reference_of(reference, token)
                if token.i > child.i and name and name.mention.form == "name" and _agrees(reference, name):
                    return name
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


def _words_before(token: "Token", first: int, last: int) -> list["Token"]:
    """The word before ", aged 22, a student of chemistry,": it may end the name that the phrase explains."""
    doc = token.doc
    closed = last >= len(doc) or doc[last].text in {",", ".", ";", ")"}
    if determiner(token) not in {"a", "an"} or not closed:
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


def _agrees(reference: Reference, name: Reference) -> bool:
    kind, other = reference.mention.kind, name.mention.kind
    return kind == other or other is None or (kind == "organization" and other == "place" and False)


def met_unnamed(cast: Cast, reference: Reference, named: Draft) -> Draft | None:
    """The "ministry spokesman" of some lines before, when "spokesman Seng Vichea" is now named.

    Only for those who speak for a body, only where the new words add no body of their own, and only where
    one such spokesman alone has been met.
    """
    if (
        not reference.noun.startswith("spokes")
        or reference.modifiers
        or possessor(reference.root) is not None
    ):
        return None
    if reference.root.dep_ == "appos" or _has_complement(reference.root):
        return None
    met = {
        id(d): d
        for _, d in cast.recent(reference.number, 2)
        if d is not named and _is_called(d, reference.noun)
    }
    only = next(iter(met.values())) if len(met) == 1 else None
    return only if only and not only.full_name else None


def _is_called(draft: Draft, noun: str) -> bool:
    return not draft.plural and any(called == noun for called, _ in draft.nouns)


def is_nobody(reference: Reference) -> bool:
    """Whether the words stand for nobody in particular: "no journalist", "any detainee", "someone"."""
    return reference.root.lower_ in _INDEFINITE or determiner(reference.root) in _NOBODY


def is_predicate(reference: Reference) -> bool:
    """Whether the words say what somebody is, and do not stand for somebody: "was a taxi driver"."""
    token = reference.root
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in {"attr", "oprd"} or (
        token.dep_ == "pobj" and token.head.lower_ == "as" and determiner(token) in {"a", "an", ""}
    )


def bearer(cast: Cast, reference: Reference) -> Draft | None:
    """Of whom a predicate speaks: the subject of "X was a Y"; None where it is denied or not told."""
    token = reference.root
    if token.dep_ != "attr" or any(c.dep_ == "neg" for c in token.head.children):
        return None
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in token.head.children):
        return None
    subject = next((c for c in token.head.children if is_subject(c)), None)
    draft = cast.draft_at(reference, subject) if subject is not None else None
    return (
        draft
        if draft and draft.plural == reference.mention.plural and draft.kind == reference.mention.kind
        else None
    )


def link_nominal(cast: Cast, reference: Reference) -> Draft:
    """Whom a noun phrase stands for: somebody spoken of before where the text says so, else somebody new."""
    if reference.mention.kind == "place" and (place := _place(cast, reference)):
        return place
    kind = reference.mention.kind or "person"
    if possessor(reference.root) is not None:
        key = owned_key(cast, reference)
        again = cast.keyed(key) if key else None
        return again or cast.create(kind, plural=reference.mention.plural, key=key)
    known = _known(cast, reference)
    if known:
        return known
    key = _key(cast.words, reference)
    draft = cast.keyed(key) if key else None
    return draft or cast.create(kind, plural=reference.mention.plural, key=key)


def owned_key(cast: Cast, reference: Reference) -> str | None:
    """What makes "his widow" or "the party's chairman" the same one again; None where whose is unknown."""
    owner = possessor(reference.root)
    holder = cast.draft_at(reference, owner) if owner is not None else None
    if holder is None:
        return None
    which = " ".join(sorted(reference.modifiers - {"own"}))
    number = "many" if reference.mention.plural else "one"
    return f"{id(holder)}'s {which} {reference.noun}, {number}"


def _key(words: Vocabulary, reference: Reference) -> str | None:
    """What makes a phrase without an article the same one again: "police", "party officials"."""
    mention, token = reference.mention, reference.root
    article = determiner(token)
    if reference.noun in words.generic_bodies or token.lower_ == "authorities":
        return " ".join(sorted(reference.modifiers - {"local"})) + " " + reference.noun
    if any(c.dep_ in {"nummod", "relcl"} for c in token.children) or token.pos_ in {"NUM", "PRON", "DET"}:
        return None
    plain = mention.plural and article == "" and token.pos_ in {"NOUN", "PROPN"}
    return fold(mention.span.text) if plain else None


def _known(cast: Cast, reference: Reference) -> Draft | None:
    """Whom "the …" points back to; None where nobody, or more than one, fits."""
    token, mention = reference.root, reference.mention
    if mention.kind == "organization" and token.dep_ in {"compound", "nmod"}:
        return _body(cast, reference)
    if mention.kind == "place":
        return None
    if determiner(token) not in _POINTING and not (mention.kind == "person" and token.tag_ == "NNP"):
        return None
    if token.pos_ == "NUM":
        return None
    if (
        any(c.dep_ == "relcl" for c in token.children)
        or "other" in reference.modifiers
        or token.lower_ == "others"
    ):
        return None
    if mention.kind == "organization":
        return _body(cast, reference)
    if mention.kind == "document":
        papers = [d for d in cast.called(reference.noun) if d.kind == "document" and _called(d, reference)]
        return _latest(cast, reference, papers, passages=2)
    candidates = [
        d
        for d in cast.called(reference.noun)
        if d.plural == mention.plural and d.kind in {"person", "group"} and _called(d, reference)
    ]
    if candidates:
        return _latest(cast, reference, candidates, passages=1)
    bare = (
        not mention.plural and not reference.modifiers and not _has_complement(token) and not reference.quoted
    )
    if bare and reference.noun in _BARE:
        return _only_person(cast, reference)
    return None


def _called(draft: Draft, reference: Reference) -> bool:
    """Whether somebody has been called by this noun, with modifiers that do not speak against it."""
    own = reference.modifiers - {"same", "say"}
    return any(
        noun == reference.noun and (own <= mods or mods <= own) and not (own ^ mods) & _APART
        for noun, mods in draft.nouns
    ) and (
        not _has_complement(reference.root)
        or any(r.mention.span.text == reference.mention.span.text for r in draft.references)
    )


def _has_complement(token: "Token") -> bool:
    return any(c.dep_ == "prep" and c.lower_ in {"of", "for", "from", "with", "who"} for c in token.rights)


def _latest(cast: Cast, reference: Reference, candidates: list[Draft], passages: int) -> Draft | None:
    """The one candidate of this passage; else the one of those just before; else the only one there is."""
    for reach in range(passages + 1):
        near = list({id(d): d for _, d in cast.recent(reference.number, reach) if d in candidates}.values())
        if near:
            return near[0] if len(near) == 1 else None
    return candidates[0] if len(candidates) == 1 else None


def _only_person(cast: Cast, reference: Reference) -> Draft | None:
    """The one person of the passage whom "the man" or "the victim" can mean."""
    gender = cast.words.gender(reference.noun)
    fit = {
        id(d): d
        for _, d in cast.recent(reference.number, 0)
        if d.kind == "person" and not d.plural and (gender is None or d.gender in {gender, None})
    }
    return next(iter(fit.values())) if len(fit) == 1 else None


def _body(cast: Cast, reference: Reference) -> Draft | None:
    """The body that "the party", "the ministry" or "the group" means."""
    words, noun = cast.words, reference.noun
    own = frozenset(fold(m) for m in reference.modifiers - {"same", "say"})
    bodies = [d for d in cast.called(noun) if d.kind == "organization"]
    if own:
        return _latest(cast, reference, [d for d in bodies if _styled(d, own | {noun})], passages=2)
    met = [d for d in bodies if d.first < reference.start and _is_a(d, noun)]
    near = {id(d): d for _, d in cast.recent(reference.number, 2) if d.kind == "organization" and d.forms}
    like = [d for d in near.values() if _may_be(words, d, noun)]
    if "same" in reference.modifiers:
        return next((d for _, d in cast.recent(reference.number, 1) if d in met or d in like), None)
    return _latest(cast, reference, met or like, passages=2)


def _is_a(draft: Draft, noun: str) -> bool:
    """Whether a body's name begins or ends with the noun, or whether it has been called so."""
    if any(called == noun for called, _ in draft.nouns):
        return True
    return any(noun in (own[-1], own[0]) for name in draft.forms if (own := name_words(name)))


def _may_be(words: Vocabulary, draft: Draft, noun: str) -> bool:
    """Whether "the party" may mean this Movement, or "the group" this body of no other sort."""
    name = {word for form in draft.forms for word in name_words(form)}
    if noun in words.any_body:
        return not name & (words.generic_bodies | _OF_THE_STATE)
    return bool(name & words.body_kin.get(noun, frozenset()))


def _styled(draft: Draft, own: frozenset[str]) -> bool:
    """Whether a body has been named or called with these words: "the ruling party"."""
    return any(own <= style for style in draft.styles)


def _place(cast: Cast, reference: Reference) -> Draft | None:
    """The place that "Ek Phnom district", "the village of Kibirango" or "the village" is."""
    token = reference.root
    inside = [c for c in token.lefts if c.dep_ in {"compound", "nmod"}]
    inside += [
        g for c in token.rights if c.dep_ == "prep" and c.lower_ == "of" for g in c.rights if g.dep_ == "pobj"
    ]
    inside += [c for c in token.children if c.dep_ == "appos"]
    for other in inside:
        draft = cast.draft_at(reference, other)
        if draft and draft.kind == "place":
            return draft
    if (
        determiner(token) not in {"the", "this", "that"}
        or reference.modifiers - {"same"}
        or _has_complement(token)
    ):
        return None
    return _latest(cast, reference, [d for d in cast.called(reference.noun) if d.kind == "place"], 1)
