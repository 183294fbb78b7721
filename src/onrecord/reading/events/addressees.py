"""Who is told what would follow, and whether it would befall the one who tells it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.reading.events.frames import caller, surface_subject
from onrecord.reading.events.grammar import words
from onrecord.reading.events.messages import is_message, message_of, objects, receivers
from onrecord.reading.events.subjects import is_infinitive, own_subject
from onrecord.reading.events.voice import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
_SECOND = frozenset({"you", "your"})
_OBLIGING = frozenset({"must", "should"})
_OWNED = ({"he", "his"}, {"she", "her"}, {"they", "their"})


def addressees(
    telling: "Token", verb: "Token", orders: "tuple[Token, ...]", condition: "tuple[Token, ...]"
) -> "tuple[Token, ...]":
    """Those who are told: named beside the telling, beside the act it goes with, or in what is told."""
    if is_message(telling):
        return receivers(telling)
    if is_passive(telling):
        subject = surface_subject(telling)
        return (subject,) if subject is not None else ()
    own = objects(telling) or tuple(s for order in orders if (s := _ordered(order)) is not None)
    if own:
        return own
    if telling.dep_ in {"conj", "advcl"} and telling.head.pos_ == "VERB":  # "called *him* and warned that …"
        called = caller(telling) or telling.head
        before = () if is_passive(called) else objects(called)
        if before:
            return before
    message = message_of(telling)
    if message is not None and (received := receivers(message)):
        return received
    teller = surface_subject(telling)
    spoken = (*(t for clause in condition for t in clause.subtree), *verb.subtree)
    if teller is not None and teller.lower_ in _FIRST:
        return ()
    everybody = own_subject(verb)
    if telling.lemma_ in words("warning") and everybody is not None and is_anybody(everybody):
        return (everybody,)  # "warned that *those who spread it* would be charged"
    wanted = _SECOND if _is_quoted(verb, telling) else _FIRST  # in a quotation "I" is the one who speaks
    return tuple(t for t in spoken if t.lower_ in wanted)[:1] or tuple(_whose_kin(verb, condition))


def _is_quoted(verb: "Token", telling: "Token") -> bool:
    return any(t.is_quote for t in telling.doc[min(telling.i, verb.i) : max(telling.i, verb.i)])


def is_said_of_others(verb: "Token", telling: "Token") -> bool:
    """Whether they only hear of it: "“*They* will be taken to court,” the inspector told the paper"."""
    quoted = _is_quoted(verb, telling)
    return quoted and not any(t.lower_ in _SECOND for t in verb.subtree)


def _whose_kin(verb: "Token", condition: "tuple[Token, ...]") -> "Iterator[Token]":
    """ "Said *her* sister would lose her post unless *she* signed": whose people it is to befall."""
    kin = own_subject(verb)
    owner = next((c for c in kin.children if c.dep_ == "poss"), None) if kin is not None else None
    if kin is None or owner is None or kin.lemma_.lower() not in words("kin"):
        return
    subjects = (subject for clause in condition if (subject := own_subject(clause)) is not None)
    yield from (s for s in subjects if {s.lower_, owner.lower_} in _OWNED)


def _ordered(order: "Token") -> "Token | None":
    """ "Warning *teachers to resign*", told as a subject; "*teachers* must resign or"."""
    obliged = any(c.tag_ == "MD" and c.lower_ in _OBLIGING for c in order.children)
    return own_subject(order) if obliged or is_infinitive(order) else None


def befalls_teller(verb: "Token", telling: "Token", told: "tuple[Token, ...]") -> bool:
    """Whether it befalls the teller: "told the judges that *he* would be killed if he went back"."""
    subject = own_subject(verb)
    if subject is None or subject.pos_ != "PRON":
        return False
    teller = surface_subject(telling) if not is_passive(telling) else None
    if not is_passive(verb) and verb.lemma_ not in words("befalling"):
        return False
    one = subject.lower_ in {"he", "she"}
    if teller is not None and subject.lower_ in {"i", "we"} and teller.lower_ in {"i", "we"}:
        return True
    return one and bool(told) and all(_is_many(token) for token in told)


def is_of_tellers(condition: "tuple[Token, ...]", telling: "Token", told: "tuple[Token, ...]") -> bool:
    """Whether they tell of themselves: "*people* told us that if *they* complain the police will come"."""
    teller = surface_subject(telling) if not is_passive(telling) else None
    if teller is None or teller.tag_ not in {"NNS", "NNPS"} or not told:
        return False
    first = all(token.lower_ in _FIRST for token in told)
    spoken = any(t.lower_ in _FIRST and t not in told for t in telling.subtree)
    return first and not spoken and any(_subject_is(clause, "they") for clause in condition)


def _subject_is(clause: "Token", pronoun: str) -> bool:
    subject = own_subject(clause)
    return subject is not None and subject.lower_ == pronoun


def _is_many(token: "Token") -> bool:
    return token.tag_ in {"NNS", "NNPS"} or token.lower_ in {"them", "us", "they", "we", "police", "people"}


def is_anybody(noun: "Token") -> bool:
    """Whether a noun with a clause means whoever it fits: "*those who* talk", "*people who* spread it"."""
    which = [child for child in noun.children if child.dep_ in {"det", "poss", "nummod"}]
    return noun.lower_ in words("whoever") or (
        all(child.lower_ in words("whoever") for child in which) and (bool(which) or noun.tag_ == "NNS")
    )
