"""Noun phrases: who "the councillor", "his widow", "the party" and "four former officials" are."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.namesakes import fold, name_words
from onrecord.reading.identity.narrator import is_unnamed_teller
from onrecord.reading.identity.phrases import determiner, how_many, is_subject, possessor
from onrecord.reading.identity.vocabulary import Vocabulary
from onrecord.reading.numerals import read_numeral

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOBODY = frozenset({"no", "neither", "any", "every", "each", "either", "what", "which", "whichever"})
_INDEFINITE = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody"})
_JOINTS = frozenset({"of", "for", "in", "on", "against"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_OF_THE_STATE = frozenset({"court", "ministry", "commission", "council", "authority", "tribunal"})
_RANKS = {
    "col": "colonel", "gen": "general", "lt": "lieutenant", "capt": "captain", "maj": "major",
    "sgt": "sergeant", "cpl": "corporal", "brig": "brigadier", "adm": "admiral", "cmdr": "commander",
    "insp": "inspector", "supt": "superintendent", "dr": "doctor", "prof": "professor",
    "gov": "governor", "sen": "senator", "fr": "priest", "rev": "reverend", "adv": "advocate",
    "barr": "barrister", "atty": "attorney", "cllr": "councillor",
}  # fmt: skip
"""Titles as they are shortened before names, and as what their bearers are then called."""
_BARE = frozenset(
    {"man", "woman", "victim", "deceased", "accused", "suspect", "detainee", "prisoner", "defendant"}
)
"""Nouns that may stand for the one person whom a passage has named."""
_KNOWN_FOR = frozenset(
    {
        "activist", "organiser", "organizer", "campaigner", "journalist", "reporter", "blogger", "editor",
        "student", "monk", "unionist", "politician", "teenager", "victim", "detainee", "prisoner", "singer",
        "poet", "writer", "demonstrator", "protester", "farmer", "deceased",
    }
)  # fmt: skip
"""As what victims are spoken of, and those who act upon them seldom."""
_APART = frozenset(
    {"prime", "vice", "deputy", "assistant", "former", "acting", "second", "first", "other", "another"}
)
"""Modifiers that make another office: "the minister" need not be the prime minister."""


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
    if so_many := how_many(token):
        return _so_many(cast, reference, so_many)
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
    candidates += [d for d in _titled(cast, reference) if d not in candidates]
    if candidates:
        return _latest(cast, reference, candidates, passages=1)
    if kin := _whose_kin_tells(cast, reference):
        return kin
    bare = (
        not mention.plural and not reference.modifiers and not _has_complement(token) and not reference.quoted
    )
    if bare and reference.noun in _BARE:
        return _only_person(cast, reference)
    return None


def _so_many(cast: Cast, reference: Reference, number: float) -> Draft | None:
    """Whom "the three", "the pair" and "both" point back to: the only ones counted so nearby."""
    counted = {
        id(d): d
        for r, d in cast.recent(reference.number, 1)
        if d.kind == "group"
        and r.start < reference.start
        and r.mention.form == "nominal"
        and _count(r) == number
    }
    return next(iter(counted.values())) if len(counted) == 1 else None


def _count(reference: Reference) -> float | None:
    """How many a phrase says there are: "*three* members of …"; "two others" are none of those before."""
    numbers = [c for c in reference.root.lefts if c.dep_ == "nummod"] or [reference.root]
    numeral = read_numeral([numbers[0].lower_])
    return numeral.value if numeral and "other" not in reference.noun else None


def _titled(cast: Cast, reference: Reference) -> list[Draft]:
    """Those named before with the noun as their title: "the colonel" after "Col. Sar Thavy"."""
    token = reference.root
    if reference.mention.plural or reference.modifiers or _has_complement(token) or token.dep_ == "appos":
        return []
    return [d for d in cast.drafts if d.kind == "person" and d.forms and _bears(d, reference)]


def _bears(draft: Draft, reference: Reference) -> bool:
    """Whether somebody's name stood before with this title."""
    titles = (
        [word.removesuffix(".").lower() for word in r.mention.title.text.split()]
        for r in draft.references
        if r.mention.title is not None and r.start < reference.start
    )
    return any(_RANKS.get(t[-1], t[-1]) == reference.noun and not _APART & set(t) for t in titles)


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


def _whose_kin_tells(cast: Cast, reference: Reference) -> Draft | None:
    """Of whom somebody's kin speak as what they were: "Rubayyawi's brother said *the activist* had …"."""
    token, mention = reference.root, reference.mention
    verb = token.head
    if reference.noun not in _KNOWN_FOR or mention.plural or reference.modifiers or _has_complement(token):
        return None
    if not is_subject(token) or verb.dep_ != "ccomp":
        return None
    teller = next((c for c in verb.head.children if is_subject(c)), None)
    if teller is None or teller.lemma_.lower() not in cast.words.kin | {
        "lawyer",
        "family",
        "relative",
        "friend",
    }:
        return None
    owner = possessor(teller)
    draft = cast.draft_at(reference, owner) if owner is not None else None
    fits = draft is not None and draft.kind == "person" and not draft.plural
    return draft if draft is not None and fits and draft.forms else None


def _only_person(cast: Cast, reference: Reference) -> Draft | None:
    """The one person of the passage whom "the man" or "the victim" can mean."""
    gender = cast.words.gender(reference.noun)
    fit = {
        id(d): d
        for _, d in cast.recent(reference.number, 0)
        if d.kind == "person" and not d.plural and (d.forms or d.nouns) and not is_unnamed_teller(d)
        if gender is None or d.sex in {gender, None}
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
    return any(noun in _ends(name) for name in draft.forms)


def _ends(name: str) -> frozenset[str]:
    """The words by which a body's name is shortened: the first, the last, the last before "for" or "in"."""
    own = name_words(name)
    joint = next((i for i, word in enumerate(own) if i and word in _JOINTS), len(own))
    return frozenset({own[0], own[-1], own[joint - 1]}) if own else frozenset()


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
