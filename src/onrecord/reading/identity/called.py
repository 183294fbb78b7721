"""By what noun somebody has been called: "the colonel" after "Col. Sar Thavy", "the man" after "a man"."""

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import has_complement, possessor

_RANKS = {
    "col": "colonel", "gen": "general", "lt": "lieutenant", "capt": "captain", "maj": "major",
    "sgt": "sergeant", "cpl": "corporal", "brig": "brigadier", "adm": "admiral", "cmdr": "commander",
    "insp": "inspector", "supt": "superintendent", "dr": "doctor", "prof": "professor",
    "gov": "governor", "sen": "senator", "fr": "priest", "rev": "reverend", "adv": "advocate",
    "barr": "barrister", "atty": "attorney", "cllr": "councillor",
}  # fmt: skip
"""Titles as they are shortened before names, and as what their bearers are then called."""
_APART = frozenset(
    {"prime", "vice", "deputy", "assistant", "former", "acting", "second", "first", "other", "another"}
)
"""Modifiers that make another office: "the minister" need not be the prime minister."""


_SIDES = ("pro-", "anti-", "non-", "ex-", "pro", "anti")


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
    if reference.root.dep_ == "appos" or has_complement(reference.root):
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


def titled(cast: Cast, reference: Reference) -> list[Draft]:
    """Those named before with the noun as their title: "the colonel" after "Col. Sar Thavy"."""
    token = reference.root
    if reference.mention.plural or reference.modifiers or has_complement(token) or token.dep_ == "appos":
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


def called_so(draft: Draft, reference: Reference) -> bool:
    """Whether somebody has been called by this noun, with modifiers that do not speak against it."""
    own = reference.modifiers - {"same", "say"}
    if any(word.startswith(_SIDES) for word in own) and not any(own <= mods for _, mods in draft.nouns):
        return False  # "*the pro-government students*" are not those of whom "students" was said
    return any(
        noun == reference.noun and (own <= mods or mods <= own) and not (own ^ mods) & _APART
        for noun, mods in draft.nouns
    ) and (
        not has_complement(reference.root)
        or any(r.mention.span.text == reference.mention.span.text for r in draft.references)
    )
