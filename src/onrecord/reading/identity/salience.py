"""What speaks for somebody as the one whom a pronoun stands for: nearness, grammar, who acts and who suffers.

Weights were set by hand on the cases of ``tests/cases``; only their order and differences mean anything.
"""

from typing import TYPE_CHECKING

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import governor, is_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT = frozenset({"him", "her", "them", "me", "us"})
_DONE_TO = frozenset(
    {"release", "arrest", "detention", "imprisonment", "execution", "acquittal", "expulsion", "deportation"}
)
_DEADLY = frozenset({"die", "kill", "murder", "bury", "behead"})
_TAKING = frozenset(
    {
        "confiscate", "delete", "demolish", "grab", "impound", "loot", "raid", "ransack", "search", "seize",
        "smash", "snatch", "steal", "stop", "torch",
    }
)  # fmt: skip
"""What nobody does to what is their own."""
_THREATS = frozenset(
    {"threaten", "try", "want", "plan", "attempt", "vow", "refuse", "begin", "start", "continue"}
)
_ENTERING = frozenset({"break", "burst", "come", "force", "knock", "raid", "search", "storm", "visit"})
_HOMES = frozenset({"apartment", "door", "flat", "gate", "home", "house", "hut", "office", "room", "shop"})
"""What those enter whose it is not: "came to *her* house"."""
_UNREAL = frozenset(
    {"not", "n't", "will", "would", "could", "can", "may", "might", "should", "shall", "must", "to"}
)
"""What stands with a verb that has not killed anybody: "said that they *would* kill him"."""
_SUFFERED = frozenset({"die", "disappear", "vanish", "bleed"})
"""Verbs whose subject does not act."""


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
    elif is_subject(top) and top.lower_ not in _OBJECT:
        score += 30 if top is near or near.dep_ == "appos" else 22
    elif (
        top.lower_ in _OBJECT
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
        score += 20 * is_done_to(cast, top) - 25 * acts_on(cast, top) - 20 * _speaks_for(cast, top)
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
    objects = token.dep_ in {"dobj", "nsubj"} and near.dep_ == "dobj" and token.lower_ in _OBJECT
    below = token.dep_ == "dobj" or token.head.dep_ == "ccomp"
    return objects and below and near.lower_ == token.lower_ and reference.sentence == other.sentence + 1


def _as_voice(cast: Cast, reference: Reference, other: Reference, draft: Draft, top: "Token") -> float:
    """What speaks for the one who spoke last as the one who goes on, and against who was only spoken of."""
    told = other.sentence < reference.sentence and _is_spoken_of(top)
    goes_on = draft is last_voice(cast, reference)
    return (10 if reference.root.is_sent_start else 35) * goes_on - 10 * told


def _is_done_the_same(token: "Token", near: "Token") -> bool:
    """Whether one act goes on to the next with the one acted on: "followed *Rao* and attacked *him*"."""
    verb = governor(token)
    verb = verb.head if verb.dep_ == "prep" else verb
    while verb.dep_ == "conj" and not any(is_subject(c) for c in verb.children):
        verb = verb.head
        if near.dep_ == "dobj" and near.head == verb and token.lower_ in _OBJECT:
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


def is_done_to(cast: Cast, token: "Token") -> bool:
    """Whether a word stands for the one who is acted on: "*he* was arrested", "beat *him*", "*she* died"."""
    verb = token.head
    ordered = token.lower_ in _OBJECT and verb.tag_ == "VBN"  # "ordered *them* held"
    if token.dep_ == "nsubj" and not ordered:
        return verb.lemma_ in _SUFFERED
    return token.dep_ in {"nsubj", "nsubjpass", "dobj"} and verb.lemma_.lower() in cast.words.done_to


def _speaks_for(cast: Cast, voice: "Token") -> bool:
    """Whether somebody speaks as another's: "*Her lawyer* said it was planted. She was charged"."""
    owned = any(c.dep_ == "poss" for noun in (voice, *voice.children) for c in noun.lefts)
    return owned and speaks(cast, voice)


def acts_on(cast: Cast, subject: "Token") -> bool:
    """Whether a subject is the one who does it to somebody: "*police* detained the men"."""
    verb = subject.head
    if subject.dep_ != "nsubj" or subject.lower_ in _OBJECT:
        return False
    harms = verb.lemma_.lower() in cast.words.done_to and any(child.dep_ == "prep" for child in verb.rights)
    return harms or any(is_done_to(cast, child) for child in verb.children)


def commands(subject: "Token", token: "Token") -> bool:
    """Whether ``subject`` is the subject of the clause in which the clause of ``token`` is told."""
    verb = subject.head
    return is_subject(subject) and any(
        a.dep_ in {"ccomp", "xcomp", "advcl"} and a.head == verb for a in [token, *token.ancestors]
    )


def is_voice_of(subject: "Token", token: "Token") -> bool:
    """Whether ``subject`` tells what ``token`` stands in, however deep: "*he* said that they beat him"."""
    return is_subject(subject) and any(a.dep_ == "ccomp" and a.head == subject.head for a in token.ancestors)


def dies(token: "Token") -> bool:
    """Whether a word stands for somebody who dies, and so tells nothing: "kicked *him* until *he* died"."""
    verb = token.head
    if verb.lemma_ in _DEADLY and token.dep_ in (
        {"nsubj"} if verb.lemma_ == "die" else {"dobj", "nsubjpass"}
    ):
        return not any(c.dep_ in {"neg", "aux"} and c.lemma_ in _UNREAL for c in verb.children)
    return token.dep_ == "dobj" and any(
        c.dep_ == "advcl" and c.lemma_ == "die" and any(m.lower_ == "until" for m in c.children)
        for c in verb.children
    )


def owns_as_subject(subject: "Token", token: "Token") -> bool:
    """Whether "his" stands in the clause of which ``subject`` is the subject: "*he* lost *his* job"."""
    if token.dep_ != "poss" or not is_subject(subject) or _entered(token) is not None:
        return False
    verb = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and verb.i == subject.head.i


def _entered(owner: "Token") -> "Token | None":
    """The verb by which another takes or enters somebody's: "seized *his* camera", "came to *her* house"."""
    thing = owner.head
    if thing.dep_ == "dobj" and (thing.head.lemma_ in _TAKING or thing.lemma_ in _DONE_TO):
        return thing.head
    if thing.lemma_ not in _HOMES:
        return None
    way = thing.head if thing.dep_ == "pobj" else thing
    entered = thing.dep_ == "dobj" or way.lower_ in {"to", "into", "at"}
    return way.head if entered and way.head.lemma_ in _ENTERING else None


def _is_spoken_of(subject: "Token") -> bool:
    """Whether a subject is spoken of and does not speak: "X said *Y* had been beaten. *He* …"."""
    return is_subject(subject) and subject.head.dep_ == "ccomp"


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


def is_bound(token: "Token", near: "Token") -> bool:
    """Whether grammar forbids that the two are one: both arguments of one verb, or one within the other."""
    if token.lower_.endswith(("self", "selves")):
        return False
    if token.dep_ == "poss":
        return near.i == token.head.i or (is_subject(near) and near.head == _entered(token))
    if near.dep_ == "poss" and near.head.i == token.i:
        return True
    if (
        token.lower_ in _OBJECT
        and token.dep_ == "nsubj"
        and near.head == token.head.head
        and is_subject(near)
    ):
        return True  # "he heard him cry"
    if is_subject(near) and near.head in (_actor_above(token), _shared_above(token)):
        return True
    one, other = governor(token), governor(near)
    one = one.head if one.dep_ in {"prep", "agent", "dative"} else one
    other = other.head if other.dep_ in {"prep", "agent", "dative"} else other
    return one.i == other.i


def _shared_above(token: "Token") -> "Token | None":
    """The verb with whose subject a coordinated one acts: "the panel *freed* two and banned *them* …"."""
    verb = token.head
    if token.dep_ != "dobj" or verb.dep_ != "conj" or verb.tag_ != "VBD":
        return None
    while verb.dep_ in {"conj", "xcomp"} and not any(is_subject(c) for c in verb.children):
        verb = verb.head
    return verb if verb.tag_ == "VBD" else None


def _actor_above(token: "Token") -> "Token | None":
    """The verb whose subject does to ``token`` what an infinitive or a participle says.

    "Police fired *to disperse* them", "the judge fined two, *ordering* her release": neither means itself.
    """
    if token.dep_ == "poss":
        verb = token.head.head if token.head.lemma_ in _DONE_TO and token.head.dep_ == "dobj" else None
    else:
        verb = token.head if token.dep_ == "dobj" else None
    if (
        verb is None
        or verb.tag_ not in {"VB", "VBG"}
        or any(is_subject(c) or c.tag_ == "MD" for c in verb.children)
    ):
        return None
    above = verb.head
    threat = verb.dep_ == "xcomp" and above.lemma_ in _THREATS  # "had threatened to kill *him*"
    while threat and above.dep_ == "conj" and not any(is_subject(c) for c in above.children):
        above = above.head
    return above if (threat or verb.dep_ == "advcl") and above.pos_ == "VERB" and above.i < verb.i else None


def speaks(cast: Cast, token: "Token") -> bool:
    """Whether a word is the subject of a verb of speech."""
    return is_subject(token) and token.head.lemma_.lower() in cast.words.say


def is_told(cast: Cast, token: "Token") -> bool:
    """Whether a word stands for those who are spoken to: "told *reporters*"."""
    return token.dep_ in {"dobj", "dative"} and token.head.lemma_.lower() in cast.words.say


def is_named_as_source(token: "Token") -> bool:
    """Whether a word stands after "according to"."""
    return token.dep_ == "pobj" and token.head.lower_ == "to" and token.head.head.lower_ == "according"


def last_voice(cast: Cast, reference: Reference) -> Draft | None:
    """Who spoke last, in this passage or the one before."""
    for other, draft in cast.recent(reference.number, 1):
        voiced = speaks(cast, other.root) or is_named_as_source(other.root)
        if other.start < reference.start and not other.quoted and voiced:
            return draft
    return None
