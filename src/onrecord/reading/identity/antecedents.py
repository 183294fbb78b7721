"""The antecedent that a construction gives a pronoun: "X and *his* driver", "Though *he* signed, Vath …"."""

from typing import TYPE_CHECKING

from onrecord.reading.identity.cast import Cast
from onrecord.reading.identity.drafts import Draft, Reference
from onrecord.reading.identity.phrases import determiner, is_subject, possessor

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_GETTING = frozenset({"receive", "get"})
_PRESSING = frozenset({"order", "threaten", "advise", "summon", "instruct"})
_DEADLY = frozenset({"kill", "hit", "wound", "injure", "destroy", "damage", "strike", "burn", "target"})
_WEAPONS = frozenset(
    {
        "accident", "airstrike", "ambush", "attack", "blast", "blaze", "bomb", "bombing", "bullet", "crash",
        "device", "disease", "drone", "earthquake", "explosion", "explosive", "fire", "flood", "grenade",
        "landmine", "landslide", "mine", "missile", "mortar", "outbreak", "quake", "raid", "rocket", "shell",
        "shelling", "shot", "storm", "strike", "virus",
    }
)  # fmt: skip


def in_threat(reference: Reference) -> "Token | None":
    """Who is in the condition of a threat: "threatened to kill *him* if *he* went to the police"."""
    token = reference.root
    clause, act = token.head, token.head.head
    if (
        not is_subject(token)
        or clause.dep_ != "advcl"
        or not any(c.lower_ in {"if", "unless"} for c in clause.lefts)
    ):
        return None
    pair = {"he": "him", "she": "her", "they": "them"}.get(token.lower_)
    acts = (act, *(c for c in act.children if c.dep_ == "xcomp"))
    return next((c for verb in acts for c in verb.children if c.dep_ == "dobj" and c.lower_ == pair), None)


def antecedent_of_clause(cast: Cast, reference: Reference) -> Draft | None:
    """The noun that a relative clause belongs to."""
    token = reference.root
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return cast.draft_at(reference, _somebody(cast, reference, ancestor.head))
    before = token.i - 1 - (token.i > 1 and token.nbor(-1).text == ",")
    if before < 0 or token.doc[before].pos_ not in {"NOUN", "PROPN", "NUM"}:
        return None  # "asked me who paid": a question, and nobody's clause
    return cast.draft_at(reference, token.doc[before])


def _somebody(cast: Cast, reference: Reference, noun: "Token") -> "Token":
    """The noun, or of a place those who are there: "eleven detainees in *Lubumbashi* who said …"."""
    draft = cast.draft_at(reference, noun)
    where = draft is not None and draft.kind == "place" and noun.dep_ == "pobj" and noun.head.dep_ == "prep"
    there = noun.head.head
    return there if where and reference.root.lower_ == "who" and there.pos_ in {"NOUN", "PROPN"} else noun


def first_of_list(cast: Cast, reference: Reference) -> Draft | None:
    """Whose "his" is in "X and *his* driver" and "X, 48, *her* brother Y": of the one before in the list."""
    token, noun = reference.root, reference.root.head
    if token.dep_ != "poss" or noun.dep_ not in {"conj", "appos"}:
        return None
    follows = token.doc[noun.i + 1].text if noun.i + 1 < len(token.doc) else ""
    if noun.dep_ == "appos" and not follows[:1].isupper():
        return None  # "X, his mother, said": one person in other words
    first = noun.head
    if any(t.i > first.i and is_subject(t) for t in token.doc[first.i : token.i]):
        return None
    return cast.draft_at(reference, first)


def subject_ahead(cast: Cast, reference: Reference) -> Draft | None:
    """The named subject of the main clause after the pronoun's own: "Though he signed, Vath …"."""
    token = reference.root
    for verb in token.ancestors:
        if verb.dep_ == "advcl" and verb.head.i > token.i and is_subject(token):
            subject = next((c for c in verb.head.lefts if is_subject(c) and c.i > verb.i), None)
            other = cast.reference_of(reference, subject) if subject is not None else None
            return cast.draft_of(other) if other and other.mention.form == "name" else None
    return None


def described_ahead(cast: Cast, reference: Reference) -> Draft | None:
    """What only describes whom the pronoun stands for: "*A quiet man in a football shirt*, he told us …"."""
    opening = _opening(reference.root)
    if (
        opening is None
        or determiner(opening) not in {"a", "an"}
        or reference.quoted
        or reference.passage.turn
    ):
        return None
    draft = cast.draft_at(reference, opening)
    return draft if draft is not None and len(draft.references) == 1 and not draft.forms else None


def _opening(token: "Token") -> "Token | None":
    """The noun with which the sentence of a pronoun opens, set off by a comma from the pronoun."""
    if not is_subject(token) or token.i == token.sent.start or token.nbor(-1).text != ",":
        return None
    opening = next((c for c in token.head.lefts if c.pos_ in {"NOUN", "PROPN"}), None)
    if opening is None or opening.left_edge.i != token.sent.start or opening.right_edge.i + 1 < token.i - 1:
        return None
    return opening


def taken_up(cast: Cast, reference: Reference) -> Draft | None:
    """Whoever opens a spoken sentence and is taken up again: "A captain, Muawia Jadallah, *he* gave …"."""
    opening = _opening(reference.root)
    if opening is None or described_ahead(cast, reference) is not None:
        return None
    return (
        cast.draft_at(reference, opening) if determiner(opening) or possessor(opening) is not None else None
    )


def receiver(cast: Cast, reference: Reference) -> Draft | None:
    """Who got what speaks to "him": "Ali said *the activist* received messages telling *him* to go"."""
    speaking = reference.root.head
    sent = speaking.head
    if (
        reference.root.dep_ not in {"dobj", "dative"}
        or speaking.dep_ not in {"acl", "relcl"}
        or sent.dep_ != "dobj"
    ):
        return None
    if sent.head.lemma_ not in _GETTING or speaking.lemma_ not in cast.words.say | _PRESSING:
        return None
    subject = next((c for c in sent.head.lefts if is_subject(c)), None)
    return cast.draft_at(reference, subject) if subject is not None else None


def teller_above(cast: Cast, reference: Reference) -> Draft | None:
    """The subject of the verb whose content the clause of a pronoun is."""
    clause = reference.root.head
    if not is_subject(reference.root) or clause.dep_ != "ccomp":
        return None
    subject = next((c for c in clause.head.lefts if is_subject(c)), None)
    return cast.draft_at(reference, subject) if subject is not None else None


def body_that_tells(cast: Cast, reference: Reference) -> Draft | None:
    """The body that tells what "it" did to somebody: "the Lion Column said *it* ambushed a convoy".

    In "A bomb went off in the market. The army said *it* killed four" it may be the bomb.
    """
    token, verb = reference.root, reference.root.head
    done = any(c.dep_ == "dobj" for c in verb.children) and verb.lemma_ != "take"
    if token.dep_ != "nsubj" or verb.dep_ != "ccomp" or not done or verb.head.lemma_ not in cast.words.say:
        return None
    if verb.lemma_ in _DEADLY and any(t.lemma_.lower() in _WEAPONS for t in _told_just_before(token)):
        return None
    teller = next((c for c in verb.head.lefts if is_subject(c)), None)
    draft = cast.draft_at(reference, teller) if teller is not None else None
    return draft if draft and draft.kind == "organization" else None


def _told_just_before(token: "Token") -> "Span":
    """The words from the beginning of the sentence before."""
    start = token.sent.start
    return token.doc[token.doc[start - 1].sent.start if start else 0 : token.i]
