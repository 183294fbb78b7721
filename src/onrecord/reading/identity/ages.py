"""Whom an age points back to: "Police arrested Ali Omar. *The 29-year-old* was beaten"."""

import re

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.narrator import is_unnamed_teller
from onrecord.reading.identity.speech import speaks

_OF_AGE = re.compile(
    r"\b[Tt]he (?:[a-z]+ )?(\d{1,2})-year-old(?: [a-z-]+){0,2}|"
    r"\b[Tt]he (?P<noun>[a-z-]+), (?:now |aged )?(\d{1,2})(?=,)"
)
_BEFORE = re.compile(r"\b(\d{1,2})-year-old (?:[a-z-]+ ){0,3}$")
_BEHIND = re.compile(r",? \(?(?:now |aged )?(\d{1,2})\b(?! [a-z])|, a (\d{1,2})-year-old")
_PASSAGES = 1


def of_that_age(cast: Cast, reference: Reference) -> Draft | None:
    """The one person who was named just before and may be that old; None where it may be another."""
    at = reference.root.idx
    told = next((m for m in _OF_AGE.finditer(reference.text) if m.start() <= at < m.end()), None)
    if told is None or reference.mention.plural or reference.quoted:
        return None
    age = next(g for g in (told[1], told[3]) if g)
    gender = cast.words.gender(reference.noun)
    for reach in range(_PASSAGES + 1):
        near = {
            id(d): d
            for r, d in cast.recent(reference.number, reach)
            if r.start < reference.start and d.kind == "person" and not d.plural and not is_unnamed_teller(d)
        }
        ages = {key: _ages(draft) for key, draft in near.items()}
        same = [near[key] for key, known in ages.items() if age in known]
        if len(same) == 1:
            return same[0]
        if near:
            fit = [d for k, d in near.items() if not ages[k] and not _is_official(cast, d, reference)]
            only = fit[0] if len(near) == len(fit) == 1 else None
            named = only is not None and only.forms and (gender is None or only.sex in {gender, None})
            return only if named and not (told["noun"] and only and only.nouns) else None
    return None


def _is_official(cast: Cast, draft: Draft, reference: Reference) -> bool:
    """Who has a title or tells of others: "Chief X said a body was found. *The 29-year-old* …"."""
    titled = any(name.mention.title is not None for name in draft.names())
    return titled or (
        not speaks(cast, reference.root) and any(speaks(cast, r.root) for r in draft.references)
    )


def _ages(draft: Draft) -> set[str]:
    """How old somebody is said to be beside a name of theirs."""
    found = set()
    for name in draft.names():
        start, end = (x - name.passage.start for x in (name.mention.span.start, name.mention.span.end))
        told = _BEFORE.search(name.text[:start]) or _BEHIND.match(name.text, end)
        found |= {age for age in (told.groups() if told else ()) if age}
    return found
