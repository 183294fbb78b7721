"""How much changed hands, and how many persons it was done to."""

from typing import TYPE_CHECKING

from onrecord.evidence import Span
from onrecord.reading.amounts import Money, Quantity
from onrecord.reading.events.grammar import words
from onrecord.reading.events.surroundings import GOVERNING, Surroundings
from onrecord.record import Amount, Count, Participant

if TYPE_CHECKING:
    from spacy.tokens import Token


def how_much(
    around: Surroundings,
    money: tuple[Money, ...],
    targets: tuple[Participant, ...],
    quantities: tuple[Quantity, ...],
) -> Amount | None:
    """The sum that changed hands; ``count`` is told where each of a counted number got it."""
    ranked = sorted(
        (distance, m.span.start < around.own.start, m.span.start, m)
        for m in money
        if around.is_here(m.span)
        and (distance := around.distance(m.span)) <= GOVERNING
        and not _is_standing(around, m.span)
    )
    if not ranked:
        return None
    sum_ = ranked[0][3]
    count = how_many(targets, quantities) if sum_.each else None
    return Amount(sum_.value, sum_.currency, sum_.span, sum_.each, count.value if count else None)


def _is_standing(around: Surroundings, span: Span) -> bool:
    """Whether a sum is a rate or a price, a wage, a budget: it stands, and did not change hands."""
    tokens = around.parse.tokens(span.start, span.end)
    if tokens is None:
        return False
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
