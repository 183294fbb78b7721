"""What speaks for somebody as the one whom a pronoun stands for: nearness, grammar, who acts and who suffers.

Weights were set by hand on the cases of ``tests/cases``; only their order and differences mean anything.
"""

from typing import TYPE_CHECKING

from onrecord.reading.identity.agency import acts_on, is_done_to
from onrecord.reading.identity.binding import commands, is_bound, owns_as_subject
from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import OBJECTIVE, governor, is_subject
from onrecord.reading.identity.speech import is_spoken_of, is_voice_of, last_voice, speaks, speaks_for

if TYPE_CHECKING:
    from spacy.tokens import Token


def salience(cast: Cast, reference: Reference, other: Reference, draft: Draft) -> float:
    """What speaks for ``draft``, met as ``other``, as the one whom a pronoun stands for; more is likelier."""
    token, near = reference.root, other.root
    score = 0.0
    if other.number == reference.number:
        score -= 22.0 * (reference.sentence - other.sentence)
    else:
        score -= 60.0
    top = near
    while top.dep_ in {"conj", "appos"} and top.head.i != top.i and not _opens_clause(other):
        top = top.head
    if _opens_clause(other):
        score += 30
    elif is_subject(top) and top.lower_ not in OBJECTIVE:
        score += 30 if top is near or near.dep_ == "appos" else 22
    elif (
        top.lower_ in OBJECTIVE
        or top.dep_ in {"dobj", "dative", "agent"}
        or (top.dep_ == "pobj" and top.head.dep_ == "agent")
    ):
        score += 15
    elif top.dep_ == "poss":
        score += 10
    if (is_subject(token) and is_subject(top)) or _are_both_objects(reference, other):
        score += 8
    if commands(top, token) or owns_as_subject(top, token) or _stands_over(top, token):
        score += 15
    score += _by_what_is_told(cast, token, near)
    if is_done_to(cast, token):
        score += 20 * is_done_to(cast, top) - 25 * acts_on(cast, top) - 20 * speaks_for(cast, top)
    if other.quoted != reference.quoted:
        score -= 25 if reference.quoted else 45
    if speaks(cast, token):
        score += _as_voice(cast, reference, other, draft, top)
    return score


def _by_what_is_told(cast: Cast, token: "Token", near: "Token") -> float:
    """What speaks for ``near`` by the acts that one sentence tells of both."""
    return (
        50 * _is_done_the_same(token, near)
        + 35 * _is_of_kin_that_tells(cast, near, token)
        + 60 * _owns_subject_above(near, token)
        + 25 * _is_met(near, token)
    )


def _are_both_objects(reference: Reference, other: Reference) -> bool:
    """Whether a sentence goes on about the one acted on: "Two beat *him* with a stick. They made *him* …"."""
    token, near = reference.root, other.root
    objects = token.dep_ in {"dobj", "nsubj"} and near.dep_ == "dobj" and token.lower_ in OBJECTIVE
    below = token.dep_ == "dobj" or token.head.dep_ == "ccomp"
    return objects and below and near.lower_ == token.lower_ and reference.sentence == other.sentence + 1


def _as_voice(cast: Cast, reference: Reference, other: Reference, draft: Draft, top: "Token") -> float:
    """What speaks for the one who spoke last as the one who goes on, and against who was only spoken of."""
    told = other.sentence < reference.sentence and is_spoken_of(top)
    goes_on = draft is last_voice(cast, reference)
    several = reference.root.lower_ == "they" or reference.quoted
    return (10 if reference.root.is_sent_start and several else 35) * goes_on - 10 * told


def _is_done_the_same(token: "Token", near: "Token") -> bool:
    """Whether one act goes on to the next with the one acted on: "followed *Rao* and attacked *him*"."""
    verb = governor(token)
    verb = verb.head if verb.dep_ == "prep" else verb
    while verb.dep_ == "conj" and not any(is_subject(c) for c in verb.children):
        verb = verb.head
        if near.dep_ == "dobj" and near.head == verb and token.lower_ in OBJECTIVE:
            return True
    return False


def _is_of_kin_that_tells(cast: Cast, near: "Token", token: "Token") -> bool:
    """Whether it is told by a relative who is no such one: "*Rao's* wife says that *he* was kicked"."""
    kin = near.head
    if near.dep_ != "poss" or not is_subject(kin) or kin.lemma_ not in cast.words.kin:
        return False
    told = {"he": "female", "him": "female", "his": "female", "she": "male", "her": "male"}.get(token.lower_)
    return cast.words.gender(kin.lemma_) == told is not None and is_voice_of(kin, token)


def _owns_subject_above(near: "Token", token: "Token") -> bool:
    """Whether it is told of somebody's thing: "*Rao's* nets were slashed the night after *he* refused"."""
    clause = token.head
    return (
        near.dep_ == "poss"
        and clause.dep_ == "advcl"
        and near.head.dep_ == "nsubjpass"
        and near.head.head == clause.head
        and is_subject(token)
    )


def _is_met(near: "Token", token: "Token") -> bool:
    """Whether somebody's act is met with another's: "when *my husband* tried to help, they beat *him*"."""
    clause = near.head
    return (
        is_subject(near)
        and token.dep_ == "dobj"
        and clause.dep_ == "advcl"
        and clause.head == token.head
        and clause.i < token.head.i
        and any(c.lower_ in {"when", "as", "after", "while"} for c in clause.lefts)
    )


def _stands_over(subject: "Token", token: "Token") -> bool:
    """Whether ``token`` stands in a relative clause of what is told of ``subject``."""
    clause = token.head if token.head.dep_ != "prep" else token.head.head
    return (
        clause.dep_ in {"relcl", "acl"}
        and is_subject(subject)
        and not is_bound(token, subject)
        and subject.head in clause.ancestors
        and subject not in clause.ancestors
    )


def _opens_clause(other: Reference) -> bool:
    """Whether a name stands right before a verb without a subject, whatever the parse hangs it on.

    "Outside the court in Tocoa, Romero's mother, Gabriela Sorto, *wept*".
    """
    if other.mention.form != "name" or is_subject(other.root):
        return False
    after = other.root.i + 1
    doc = other.root.doc
    after += after < len(doc) and doc[after].text == ","
    if after >= len(doc) or doc[after].tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    verb = doc[after] if doc[after].dep_ not in {"aux", "auxpass"} else doc[after].head
    return not any(is_subject(c) for c in verb.children)
