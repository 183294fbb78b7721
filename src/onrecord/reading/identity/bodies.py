"""Which body "the party", "the ministry" and "the group" are, by its name or by what it has been called."""

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.namesakes import fold, name_words
from onrecord.reading.identity.vocabulary import Vocabulary

_JOINTS = frozenset({"of", "for", "in", "on", "against"})
_OF_THE_STATE = frozenset({"court", "ministry", "commission", "council", "authority", "tribunal"})


def known_body(cast: Cast, reference: Reference) -> Draft | None:
    """The body that "the party", "the ministry" or "the group" means."""
    words, noun = cast.words, reference.noun
    own = frozenset(fold(m) for m in reference.modifiers - {"same", "say"})
    bodies = [d for d in cast.called(noun) if d.kind == "organization"]
    if own:
        return cast.latest(reference, [d for d in bodies if _styled(d, own | {noun})], passages=2)
    met = [d for d in bodies if d.first < reference.start and _is_a(d, noun)]
    near = {id(d): d for _, d in cast.recent(reference.number, 2) if d.kind == "organization" and d.forms}
    like = [d for d in near.values() if _may_be(words, d, noun)]
    if "same" in reference.modifiers:
        return next((d for _, d in cast.recent(reference.number, 1) if d in met or d in like), None)
    return cast.latest(reference, met or like, passages=2)


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
