"""How much changed hands, and how many persons it was done to.

A sum belongs to the verb that it hangs on. Another act has it only through a verb of paying or asking beside
it ("kidnapped him and demanded …", "released after his family paid …"). What somebody was robbed of says
nothing about the beating before.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.amounts import Money, Quantity
from onrecord.reading.events.grammar import words
from onrecord.reading.events.surroundings import Surroundings
from onrecord.record import Amount, Count, Participant, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token


def how_much(
    around: Surroundings,
    money: tuple[Money, ...],
    targets: tuple[Participant, ...],
    quantities: tuple[Quantity, ...],
) -> Amount | None:
    """The sum that changed hands; ``count`` is told where each of a counted number got it."""
    around = replace(around, statements=tuple(s for s in around.statements if not _is_demand(s, around)))
    ranked = sorted(
        (verbs, m.span.start < around.own.start, m.span.start, m)
        for m in money
        if around.is_here(m.span)
        and (verbs := _verbs_between(around, m.span)) is not None
        and not _is_standing(around, m.span)
    )
    if not ranked:
        return None
    sum_ = ranked[0][3]
    count = how_many(targets, quantities) if sum_.each else None
    return Amount(sum_.value, sum_.currency, sum_.span, sum_.each, count.value if count else None)


def _is_demand(statement: Statement, around: Surroundings) -> bool:
    """Whether the tagger took a demand for a statement: "demanded a ransom of 2,000 dollars"."""
    if statement.cue is None:
        return False
    cue = around.parse.tokens(statement.cue.start, statement.cue.end)
    return cue is not None and any(t.lemma_.lower() in words("paying") for t in cue)


def _verbs_between(around: Surroundings, span: Span) -> int | None:
    """How many verbs of paying stand between a sum and the trigger; None where the sum is another act's."""
    tokens = around.parse.tokens(span.start, span.end)
    if tokens is None or not len(tokens):
        return None
    own = {around.trigger, *around.words}
    chain = [tokens.root, *tokens.root.ancestors]
    reached = next((i for i, t in enumerate(chain) if t in own), None)
    if reached is None:
        reached = next((i for i, t in enumerate(chain) if t == around.clause), None)
    between = [t for t in chain[:reached] if t.pos_ in {"VERB", "AUX"}]
    if reached is None:  # "was given 500 dollars to join": the verb above tells it
        if not between or between[0] not in around.trigger.ancestors or around.clause.dep_ != "xcomp":
            return None
        between = between[:1]
    takes = around.trigger.lemma_.lower() in words("taking")
    fitting = words("paying") | words("taking") if takes else words("paying")
    return len(between) if all(t.lemma_.lower() in fitting for t in between) else None


def _is_standing(around: Surroundings, span: Span) -> bool:
    """Whether a sum is a rate or a price, a wage, a budget: it stands, and did not change hands."""
    tokens = around.parse.tokens(span.start, span.end)
    if tokens is None:
        return False
    if tokens.root.head == around.trigger and around.trigger.lemma_.lower() in words("paying"):
        return False  # "offered him 800,000 riel a month": the rate is what was offered
    doc, after = tokens.doc, tokens.end
    if after + 1 < len(doc) and doc[after].lower_ in {"a", "an", "per", "each", "every", "/"}:
        rate: Token = doc[after + 1]
        if rate.lemma_.lower() in words("rates"):
            return True
    token = tokens.root
    while token.head not in {token, around.trigger, *around.words}:
        token = token.head
        verb = token.pos_ == "VERB"
        if token.lemma_.lower() in words("standing-verbs" if verb else "standing-sums"):
            return True
        if verb:
            return False
    return False


def how_many(people: tuple[Participant, ...], quantities: tuple[Quantity, ...]) -> Count | None:
    """The number of persons, where the words for them hold one."""
    for participant in people:
        for quantity in quantities:
            if participant.span.contains(quantity.span) or (
                quantity.head is not None
                and participant.span.contains(quantity.head)
                and quantity.span.end <= participant.span.end
                and quantity.span.overlaps(participant.span)
            ):
                return Count(quantity.value, quantity.span, quantity.at_least, quantity.at_most)
    return None
