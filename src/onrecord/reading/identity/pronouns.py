"""Pronouns: whom each stands for; open where two tie, or where the same word before it was left open."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.agency import dies, is_done_to
from onrecord.reading.identity.antecedents import (
    antecedent_of_clause,
    body_that_tells,
    first_of_list,
    in_threat,
    receiver,
    subject_ahead,
    taken_up,
    teller_above,
)
from onrecord.reading.identity.binding import commands, is_bound, owns_as_subject
from onrecord.reading.identity.candidates import FARTHEST, IT, candidates, fits
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.mentions import SECOND
from onrecord.reading.identity.phrases import is_subject, possessor
from onrecord.reading.identity.speech import is_voice_of, last_voice, speaks, who_has_the_floor
from onrecord.reading.identity.vocabulary import Gender

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose"})
_GENDERS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_TALE = 2
"""Sentences within which somebody still tells what he began to tell."""
_MARGIN = 12.0
"""How much more must speak for the best candidate than for the next; below this the pronoun stays open."""


def resolve(cast: Cast, reference: Reference, speaker: Draft | None) -> tuple[Draft, Gender | None] | None:
    """Whom a pronoun stands for, and the gender that it tells; None where the text leaves it open.

    ``speaker`` is who says the quote that the pronoun stands in; for "you", who is asked.
    """
    word = reference.root.lower_
    if word in FIRST or word in SECOND:
        return (speaker, None) if speaker else None
    if word in _RELATIVE:
        draft = antecedent_of_clause(cast, reference)
        return (draft, None) if draft else None
    gender = _GENDERS.get(word)
    if word in IT and (body := body_that_tells(cast, reference)):
        return body, None
    if word in IT and not _acts(cast, reference):
        return None
    ahead = _who_goes_on(cast, reference, gender) or subject_ahead(cast, reference)
    ahead = ahead or taken_up(cast, reference) or receiver(cast, reference)
    if ahead and fits(cast, ahead, word, gender):
        return ahead, gender
    threatened = in_threat(reference)
    if threatened is not None:
        draft = cast.draft_at(reference, threatened)
        return (draft, gender) if draft else None
    told_of = cast.told_of
    if told_of and told_of.sex == gender is not None and _opens_passage(reference):
        return told_of, gender
    listed = first_of_list(cast, reference)
    if listed and listed is not speaker and fits(cast, listed, word, gender):
        return listed, gender
    scores = candidates(cast, reference, speaker, gender)
    draft = _clear_winner(scores)
    if draft is None or (gender and _met_after_open(cast, reference, draft, gender)):
        return None
    if word == "they" and _goes_on_from_open(cast, reference, draft):
        return None
    if gender and (
        _was_open_before(cast, reference, draft, gender) or _is_another(cast, reference, draft, gender)
    ):
        return None
    if gender and _may_be_another(cast, reference, draft, gender):
        return None
    return draft, gender


def _may_be_another(cast: Cast, reference: Reference, draft: Draft, gender: Gender) -> bool:
    """Whether what is told may be told of somebody else than ``draft``, so that nobody can say."""
    teller = teller_above(cast, reference)
    if gender == "male" and teller and teller is not draft and fits(cast, teller, "he", gender):
        return True  # "a student had told a doctor that he was beaten": he may be the student
    if reference.root.dep_ == "dobj" and _tells_of_another(cast, reference, draft, gender):
        return True
    return is_done_to(cast, reference.root) and _tells_for_owner(cast, reference, draft, gender)


def _tells_of_another(cast: Cast, reference: Reference, teller: Draft, gender: Gender) -> bool:
    """ "Lebona said it was the same with *Ntlama*, adding that a trader had threatened *him*": either.

    Somebody else who may be meant is named in what is told, between the teller and the pronoun.
    """
    word = reference.root.lower_
    voices = [
        r
        for r in teller.references
        if (r.number, r.sentence) == (reference.number, reference.sentence)
        and r.start < reference.start
        and _has_told(r.root, reference.root)
    ]
    return bool(voices) and any(
        other.mention.form == "name"
        and draft is not teller
        and (other.number, other.sentence) == (reference.number, reference.sentence)
        and voices[0].start < other.start < reference.start
        and other.root.dep_ not in {"poss", "compound", "appos"}
        and not is_bound(reference.root, other.root)
        and is_voice_of(voices[0].root, other.root)
        and draft.sex in {gender, None}
        and fits(cast, draft, word, gender)
        for other, draft in cast.recent(reference.number, 0)
    )


def _tells_for_owner(cast: Cast, reference: Reference, teller: Draft, gender: Gender) -> bool:
    """ "*Omar's* editor said that policemen had beaten *him*": he may be the one whose editor it is."""
    word = reference.root.lower_
    for other in teller.references:
        here = (other.number, other.sentence) == (reference.number, reference.sentence)
        owner = possessor(other.root) if here and is_voice_of(other.root, reference.root) else None
        draft = cast.draft_at(reference, owner) if owner is not None else None
        if draft is not None and draft is not teller and fits(cast, draft, word, gender):
            return True
    return False


def _has_told(voice: "Token", token: "Token") -> bool:
    """Whether somebody tells it, or tells it beside: "*she* said …, *adding* that they beat him"."""
    adds = (a.head for a in token.ancestors if a.dep_ == "ccomp" and a.head.dep_ in {"advcl", "conj"})
    return is_voice_of(voice, token) or any(is_subject(voice) and a.head == voice.head for a in adds)


def _who_goes_on(cast: Cast, reference: Reference, gender: Gender | None) -> Draft | None:
    """Who spoke before a quotation and speaks beside it, unless another told of there may be meant."""
    voices = [d for _, d in who_has_the_floor(cast, reference)]
    word = reference.root.lower_
    if not voices or not fits(cast, voices[0], word, gender):
        return None
    voice, *others = voices
    may_be = [d for d in others if d is not voice and fits(cast, d, word, gender)]
    told = any(d.sex == gender for d in may_be)
    return voice if not gender or voice.sex == gender or not told else None


def _is_another(cast: Cast, reference: Reference, draft: Draft, gender: Gender) -> bool:
    """Whether whoever tells it can only be somebody else than the one of whom it is told."""
    told_of_her = gender == "female" and draft.sex is None and _is_said_of_another(cast, reference, draft)
    return told_of_her or _has_just_told(cast, reference, draft)


def _is_said_of_another(cast: Cast, reference: Reference, teller: Draft) -> bool:
    """Whether the passage before was of a woman, and here somebody who may be a man tells of "her".

    "*She* was let go, chief Kim Borin said. ¶ Borin said if *she* came back …".
    """
    return any(
        (other.number, other.sentence) == (reference.number, reference.sentence)
        and is_voice_of(other.root, reference.root)
        for other in teller.references
    ) and any(
        other.number == reference.number - 1 and other.root.lower_ in {"she", "her"} and draft.sex == "female"
        for other, draft in cast.recent(reference.number, 1)
    )


def _has_just_told(cast: Cast, reference: Reference, draft: Draft) -> bool:
    """Whether somebody is killed, and ``draft`` told of it: "An elder said … They shot *him* dead"."""
    killed = reference.root.dep_ == "dobj" and dies(reference.root)
    return killed and any(
        other.number == reference.number
        and reference.sentence - _TALE <= other.sentence <= reference.sentence
        and other.start < reference.start
        and not other.quoted
        and speaks(cast, other.root)
        for other in draft.references
    )


def _opens_passage(reference: Reference) -> bool:
    """Whether a paragraph begins with the pronoun: "*She* went into hiding on 10 August"."""
    return reference.root.i == 0 and is_subject(reference.root) and not reference.quoted


def _met_after_open(cast: Cast, reference: Reference, draft: Draft, gender: Gender) -> bool:
    """Whether the passage spoke of somebody as "he" whom it left open, before it came to ``draft``.

    The next "he" may be that one again: "*He* told me that our son would suffer. In *his* place I …".
    """
    met = min(
        (r.start for r in draft.references if r.number == reference.number and r.start < reference.start),
        default=reference.start,
    )
    return any(
        r.number == reference.number and r.start < met and _GENDERS.get(r.root.lower_) == gender
        for r in cast.left_open
        if r.quoted == reference.quoted
    ) and not any(
        r.sentence == reference.sentence
        and (commands(r.root, reference.root) or owns_as_subject(r.root, reference.root))
        for r in draft.references
        if r.number == reference.number
    )


def _was_open_before(cast: Cast, reference: Reference, draft: Draft, gender: Gender) -> bool:
    """Whether the same sentence left such a word open: "made *him* sign without letting *him* read it".

    Whoever spoke last goes on all the same: "He was not kept in, *he* said".
    """
    if speaks(cast, reference.root) and not reference.quoted and draft is last_voice(cast, reference):
        return False
    return any(
        (r.number, r.sentence, r.quoted) == (reference.number, reference.sentence, reference.quoted)
        and r.start < reference.start
        and r.root.dep_ != "poss"
        and _GENDERS.get(r.root.lower_) == gender
        for r in cast.left_open
    )


def _goes_on_from_open(cast: Cast, reference: Reference, draft: Draft) -> bool:
    """Whether "they" only go on with what a "they" did whom nobody knows, to those met there first.

    "*They* took six men to carry shells. *They* took pigs": the six took nothing.
    """
    met = min(r.start for r in draft.references if r.start < reference.start)
    return is_subject(reference.root) and any(
        r.number == reference.number
        and r.root.lower_ == "they"
        and is_subject(r.root)
        and r.start < met
        and r.sentence >= reference.sentence - FARTHEST
        and r.quoted == reference.quoted
        for r in cast.left_open
    )


def _acts(cast: Cast, reference: Reference) -> bool:
    """Whether "it" does what only a body does: it speaks, or somebody serves it."""
    token = reference.root
    if token.dep_ == "poss":
        noun = token.head.lemma_.lower()
        return (
            cast.words.is_person(noun)
            or noun in cast.words.bodies
            or noun in {"office", "headquarters", "statement"}
        )
    calls = token.head.lemma_ == "call" and any(c.lower_ in {"on", "for"} for c in token.head.rights)
    return is_subject(token) and (calls or token.head.lemma_.lower() in cast.words.say)


def _clear_winner(scores: list[tuple[float, Draft]]) -> Draft | None:
    ranked = sorted(scores, key=lambda pair: -pair[0])
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
        return None
    return ranked[0][1]
