"""Noun phrases: who "the councillor", "his widow", "the party" and "four former officials" are."""

from onrecord.reading.identity.ages import of_that_age
from onrecord.reading.identity.bodies import known_body
from onrecord.reading.identity.called import called_so, titled
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.namesakes import fold
from onrecord.reading.identity.narrator import is_unnamed_teller
from onrecord.reading.identity.phrases import determiner, has_complement, how_many, is_subject, possessor
from onrecord.reading.identity.vocabulary import Vocabulary
from onrecord.reading.numerals import read_numeral

_NOBODY = frozenset({"no", "neither", "any", "every", "each", "either", "what", "which", "whichever"})
_INDEFINITE = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
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


def is_nobody(reference: Reference) -> bool:
    """Whether the words stand for nobody in particular: "no journalist", "any detainee", "someone"."""
    return reference.root.lower_ in _INDEFINITE or determiner(reference.root) in _NOBODY


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
        return known_body(cast, reference)
    if mention.kind == "place":
        return None
    if so_many := how_many(token):
        return _so_many(cast, reference, so_many)
    if determiner(token) not in _POINTING and not (mention.kind == "person" and token.tag_ == "NNP"):
        return None
    if token.pos_ == "NUM":
        return None
    pointed = mention.kind == "person" and determiner(token) == "this"
    if (
        (any(c.dep_ == "relcl" for c in token.children) and not pointed)
        or "other" in reference.modifiers
        or token.lower_ == "others"
    ):
        return None
    if mention.kind == "organization":
        return known_body(cast, reference)
    if mention.kind == "document":
        papers = [d for d in cast.called(reference.noun) if d.kind == "document" and called_so(d, reference)]
        return cast.latest(reference, papers, passages=2)
    candidates = [
        d
        for d in cast.called(reference.noun)
        if d.plural == mention.plural and d.kind in {"person", "group"} and called_so(d, reference)
    ]
    candidates += [d for d in titled(cast, reference) if d not in candidates]
    if candidates:
        return cast.latest(reference, candidates, passages=1)
    if known := of_that_age(cast, reference) or _whose_kin_tells(cast, reference):
        return known
    bare = (
        not mention.plural and not reference.modifiers and not has_complement(token) and not reference.quoted
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


def _whose_kin_tells(cast: Cast, reference: Reference) -> Draft | None:
    """Of whom somebody's kin speak as what they were: "Rubayyawi's brother said *the activist* had …"."""
    token, mention = reference.root, reference.mention
    verb = token.head
    if reference.noun not in _KNOWN_FOR or mention.plural or reference.modifiers or has_complement(token):
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
    acting = {id(d) for r, d in cast.recent(reference.number, 0) if _acts_beside(r, reference)}
    fit = {
        id(d): d
        for _, d in cast.recent(reference.number, 0)
        if d.kind == "person" and not d.plural and (d.forms or d.nouns) and not is_unnamed_teller(d)
        if id(d) not in acting
        if gender is None or d.sex in {gender, None}
    }
    only = next(iter(fit.values())) if len(fit) == 1 else None
    if only is not None and determiner(reference.root) == "this" and _is_named_beside(reference, only):
        return None  # "police beat Moussa Diop, *this man* told us"
    return only


def _acts_beside(other: Reference, reference: Reference) -> bool:
    """Whether ``other`` is the subject of the verb that the words belong to: "*a guard* hit the detainee"."""
    verb = next((t for t in reference.root.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return other.number == reference.number and is_subject(other.root) and other.root.head == verb


def _is_named_beside(reference: Reference, draft: Draft) -> bool:
    here = (reference.number, reference.sentence)
    return any((r.number, r.sentence) == here for r in draft.names())


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
        or has_complement(token)
    ):
        return None
    return cast.latest(reference, [d for d in cast.called(reference.noun) if d.kind == "place"], 1)
