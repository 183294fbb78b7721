"""What is at stake for somebody who is told: "said *if I did not sign*, *the court could call me* any time".

Threats and offers are often told as speech, with no word for them. A verb of telling holds out a consequence
under a condition ("if", "unless", "next time", "whoever …"), as the other choice beside an order ("to leave
*or they would carry him out*") or as what they wish for ("to stop if she wanted *to grow old*"). Which
consequences are an ill and which a good, and who can bring them about, is for the codebook to say; here is
only where they stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.events.addressees import (
    addressees,
    befalls_teller,
    is_anybody,
    is_of_tellers,
    is_said_of_others,
)
from onrecord.reading.events.grammar import words
from onrecord.reading.events.messages import is_message
from onrecord.reading.events.subjects import is_perfect, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_WISHED = frozenset({"xcomp", "ccomp", "dobj"})
_NOBODY = frozenset({"nobody", "no", "none", "nothing", "neither", "never"})

_Held = tuple["Token", tuple["Token", ...], bool]
"""What would follow, on what it hangs, and whether it is what would *not* follow."""


@dataclass(frozen=True)
class Stake:
    """One consequence that somebody is told of: its verb, and the slots that it adds to the telling's.

    ``addressee`` are those who are told; ``condition`` the words on which it hangs, ``obeying`` who would
    meet it; ``consequence`` the words of what would follow, or ``withheld`` where it would not.
    """

    verb: "Token"
    slots: Mapping[str, tuple["Token", ...]]


def stakes(telling: "Token") -> Iterator[Stake]:
    """The consequences that ``telling`` holds out to somebody, in text order."""
    if telling.pos_ != "VERB" and not is_message(telling):
        return
    orders = tuple(_orders(telling))
    for verb, condition, not_so in (
        *_foretold(telling),
        *_alternative(telling, orders),
        *_wished(telling, orders),
    ):
        told = addressees(telling, verb, orders, condition)
        if is_perfect(verb) or befalls_teller(verb, telling, told) or is_of_tellers(condition, telling, told):
            continue  # "he *would have been shot*" did not come about and holds nothing out
        if not condition and is_said_of_others(verb, telling):
            continue
        hangs = _without(condition, verb)
        follows = tuple(token for token in verb.subtree if token not in hangs)
        denied = not_so or any(t.dep_ == "neg" or t.lower_ in _NOBODY for t in _nearest(verb))
        yield Stake(
            verb,
            {
                "addressee": told,
                "condition": hangs,
                "obeying": tuple(who for clause in condition for who in (_who_obeys(clause), *told) if who)[
                    :1
                ],
                "withheld" if denied else "consequence": follows,
            },
        )


def _who_obeys(clause: "Token") -> "Token | None":
    """Who is to meet a condition; None where those who are told are: "*to leave* or they would burn it"."""
    if clause.dep_ in {"relcl", "acl", "prep"}:
        return clause.head
    return own_subject(clause)


def _without(condition: "tuple[Token, ...]", verb: "Token") -> "tuple[Token, ...]":
    """The words of a condition, without those of what follows from it where that hangs on them."""
    return tuple(
        token
        for clause in condition
        for token in clause.subtree
        if not (clause.is_ancestor(verb) and (token == verb or verb.is_ancestor(token)))
    )


def _nearest(verb: "Token") -> "Iterator[Token]":
    """The words that hang on a verb, and on its subject and object: "would get *no* food"."""
    for child in verb.children:
        yield child
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
            yield from (inner for inner in child.children if inner.dep_ == "det")


def _foretold(telling: "Token") -> "Iterator[_Held]":
    """ "Told him that *if he came again* he *would join* them inside": what would follow, and on what."""
    host = telling.head if is_message(telling) else telling
    beside = tuple(child for child in host.children if _is_condition(child) and _may_open(child, telling))
    for content in (*telling.children, *_torn_off(telling)):
        if not _is_content(content, telling):
            continue
        for verb in (content, *_joined(content)):
            if _foretells(verb):
                yield verb, tuple(_own_conditions(verb)) or beside, False


def _is_content(clause: "Token", telling: "Token") -> bool:
    """Whether a clause is what is told: "said *she would be next*", "a text *that she would be next*"."""
    if is_message(telling):
        that = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
        return clause.dep_ in {"ccomp", "acl", "relcl"} and clause.pos_ in _VERBAL and that
    return clause.dep_ in {"ccomp", "parataxis"} and clause.pos_ in _VERBAL


def _torn_off(telling: "Token") -> "Iterator[Token]":
    """ "“*He said* if I signed, *I could keep* it,” she said": what the parse hangs on the outer telling."""
    if telling.dep_ in {"ccomp", "parataxis"} and not any(
        child.dep_ == "ccomp" for child in telling.children
    ):
        yield from (token for token in telling.head.children if token.left_edge.i == telling.i + 1)


def _may_open(clause: "Token", telling: "Token") -> bool:
    """ "*“If you talk*,” he told her, “you will …”": a condition that the parse hangs on the telling."""
    return clause.i > telling.i or clause.left_edge.i == telling.sent.start or telling.i > clause.right_edge.i


def _joined(content: "Token") -> "Iterator[Token]":
    """The further clauses of what is told: "…, *and if I did not*, the court *could call* me"."""
    yield from (token for token in content.conjuncts if token.i > content.i and token.pos_ in _VERBAL)


def _own_conditions(verb: "Token") -> "Iterator[Token]":
    for child in (*verb.children, *(t for c in verb.children if c.dep_ == "xcomp" for t in c.children)):
        if _is_condition(child) or _is_next_time(child) or _is_whoever(child):
            yield child
        elif child.dep_ in {"nsubj", "nsubjpass"} and is_anybody(child):
            yield from (
                clause for clause in child.children if clause.dep_ in {"relcl", "acl"} or _lacks(clause)
            )


def _is_condition(clause: "Token", *, of_order: bool = False) -> bool:
    if clause.dep_ in {"advcl", "ccomp"} and _is_inverted(clause):
        return True
    deps = {"advcl", "ccomp"} if of_order else {"advcl"}  # "to forget it *if he wanted to grow old*"
    return clause.dep_ in deps and any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in words("if") for child in clause.children
    )


def _is_inverted(clause: "Token") -> bool:
    """ "A case would be filed *should he go* to court"."""
    first = clause.left_edge
    return first.lower_ == "should" and first.head == clause and first.dep_ == "aux"


def _is_next_time(token: "Token") -> bool:
    next_ = any(child.lower_ == "next" for child in token.children)
    return token.dep_ == "npadvmod" and token.lower_ == "time" and next_


def _lacks(word: "Token") -> bool:
    """ "*Those without* a card would get no rice"."""
    return word.dep_ == "prep" and word.lower_ == "without"


def _is_whoever(clause: "Token") -> bool:
    """ "*Whoever stayed away* would be off the list"."""
    return clause.dep_ == "csubj" and any(child.lower_ in words("whoever") for child in clause.children)


def _alternative(telling: "Token", orders: "tuple[Token, ...]") -> "Iterator[_Held]":
    """ "Told him *to leave or they would carry him out*": what would follow if the order is not obeyed."""
    for order in orders:
        bare = order.tag_ == "VB" and not _foretells(order)
        for verb in (*order.conjuncts, *telling.conjuncts):
            if verb.i < order.i or verb.pos_ not in _VERBAL:
                continue
            named = own_subject(verb) is not None
            if _opens(verb, "or-else") or (bare and named and _opens(verb, "and-then")):
                spoken = _is_imperative(order) and verb.tag_ in {"VBZ", "VBP"}
                if (spoken or _foretells(verb)) if named else (bare and verb.tag_ in {"VB", "VBN"}):
                    yield verb, (order,), False


def _wished(telling: "Token", orders: "tuple[Token, ...]") -> "Iterator[_Held]":
    """ "Told her *to stop looking* if she wanted *her sons to finish school*": what would be no more."""
    for order in orders:
        for clause in (*telling.children, *order.children, *(t for c in order.children for t in c.children)):
            if (
                _is_condition(clause, of_order=True)
                and clause.i > order.i
                and clause.lemma_ in words("wishing")
            ):
                yield from ((wish, (order,), True) for wish in clause.children if wish.dep_ in _WISHED)


def _orders(telling: "Token") -> "Iterator[Token]":
    """What those who are told are to do, or how it stands with them."""
    for child in telling.children:
        if child.pos_ not in _VERBAL or child.dep_ not in {"xcomp", "ccomp", "advcl"}:
            continue
        if _is_imperative(child) or (child.i > telling.i and child.dep_ != "advcl"):
            yield child


def _is_imperative(verb: "Token") -> bool:
    """ "*Sign* or your daughter pays for it": an order in the words of whoever gives it."""
    return verb.tag_ == "VB" and not any(
        child.dep_ in {"aux", "mark", "nsubj", "nsubjpass"} for child in verb.children
    )


def _opens(verb: "Token", joining: str) -> bool:
    """Whether a word of this list stands right before the clause of ``verb``."""
    edge = verb.left_edge.i
    return any(t.lower_ in words(joining) for t in verb.doc[max(edge - 2, verb.sent.start) : edge + 1])


def _foretells(verb: "Token") -> bool:
    """Whether something is said of what is to come: "would", "will", "could", "is going to"."""
    return any(child.tag_ == "MD" and child.lower_ in words("foretelling") for child in verb.children)
