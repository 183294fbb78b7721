"""Where, when, how much and how many: the found places, times, sums and numbers that belong to an event.

Each is picked by grammar: what hangs on the trigger or its clause before what stands elsewhere in the
sentence. Words inside somebody's statement never date or place what stands outside it, nor the other way
round: "were killed on Monday, police said on Tuesday" happened on Monday.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from onrecord.evidence import Span
from onrecord.reading.amounts import Money, Quantity
from onrecord.reading.dates import TimeExpression
from onrecord.reading.events.clauses import clause_head
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places import PlaceName
from onrecord.record import Amount, Count, Date, Participant, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token


class _Found(Protocol):
    @property
    def span(self) -> Span: ...


_F = TypeVar("_F", bound=_Found)
_LOOSE = frozenset(
    {"xcomp", "conj", "advcl", "pcomp", "acl", "ccomp", "relcl", "prep", "pobj", "dobj", "oprd", "attr"}
)
_FARTHEST = 9
_ANOTHER_TIME = frozenset({"before", "after", "since", "until"})


@dataclass(frozen=True)
class Surroundings:
    """A trigger in its passage with what was found there, and the statements of the report."""

    parse: Parse
    passage: Passage
    trigger: "Token"
    words: tuple["Token", ...]
    statements: tuple[Statement, ...]

    def nearest(self, found: Iterable[_F], *, anywhere: bool) -> tuple[_F, str] | None:
        """What of ``found`` belongs to the trigger, and by which rule.

        ``anywhere`` also takes what stands elsewhere in the sentence where that is the only one.
        """
        sentence = self._sentence()
        here = [
            f for f in found if sentence.start <= f.span.start < sentence.end and self._same_voice(f.span)
        ]
        ranked = sorted(
            (self._distance(f.span), -_before(f.span, self._own()), f.span.start, i)
            for i, f in enumerate(here)
        )
        if ranked and ranked[0][0] <= 2:
            return here[ranked[0][3]], ("trigger", "clause", "clause")[ranked[0][0]]
        if anywhere and len({f.span.text for f in here}) == 1:
            return here[0], "sentence"
        return None

    def _own(self) -> Span:
        return self.parse.span(self.passage, self.trigger)

    def is_another_time(self) -> bool:
        """Whether it is told as before or after the main clause, whose date is then not its own."""
        clause = clause_head(self.trigger)
        return clause.dep_ == "advcl" and any(
            child.dep_ in {"mark", "prep"} and child.lower_ in _ANOTHER_TIME for child in clause.children
        )

    def in_own_clause(self, span: Span) -> bool:
        """Whether the words of ``span`` hang on the trigger's own clause."""
        tokens = self.parse.tokens(span.start, span.end)
        return tokens is not None and tokens.root in set(clause_head(self.trigger).subtree)

    def _sentence(self) -> Span:
        return self.parse.span(self.passage, self.trigger.sent)

    def _same_voice(self, span: Span) -> bool:
        own = self._own()
        return all(
            any(piece.contains(own) for piece in s.content)
            == any(piece.contains(span) for piece in s.content)
            for s in self.statements
            if any(piece.contains(own) or piece.contains(span) for piece in s.content)
        )

    def _distance(self, span: Span) -> int:
        """0: hangs on the trigger; 1: on its clause; 2: on a clause that governs it; 9: elsewhere."""
        tokens = self.parse.tokens(span.start, span.end)
        if tokens is None or len(tokens) == 0:
            return _FARTHEST
        token = tokens.root
        chain = [token]
        while token.head != token:
            token = token.head
            chain.append(token)
            if token == self.trigger or token in self.words:
                nested = any(t.pos_ in {"VERB", "AUX"} for t in chain[:-1])
                return 2 if nested else 0
        verb = next((t for t in chain[1:] if t.pos_ in {"VERB", "AUX"}), None)
        if verb is None:
            return _FARTHEST
        current = clause_head(self.trigger)
        if verb == current:
            return 1
        while current.head != current and current.dep_ in _LOOSE:
            finite = current.dep_ in {"ccomp", "relcl"} or (
                current.dep_ in {"conj", "advcl"}
                and any(c.dep_ in {"nsubj", "nsubjpass"} for c in current.children)
            )
            current = current.head
            if finite and current.pos_ in {"VERB", "AUX"} and verb == current:
                return 3
            if verb == current:
                return 2
        return _FARTHEST


def _before(span: Span, own: Span) -> int:
    return 1 if span.start > own.start else 0


def when(around: Surroundings, dates: tuple[TimeExpression, ...]) -> tuple[Date, str] | None:
    """The date of an event, and the rule; durations and habits are no dates."""
    points = [d for d in dates if d.type in {"DATE", "TIME"} and not d.value.endswith("_REF")]
    found = around.nearest(points, anywhere=True)
    if found is None or (around.is_another_time() and not around.in_own_clause(found[0].span)):
        return None
    return Date(_calendar(found[0]), found[0].span), found[1]


def _calendar(time: TimeExpression) -> str | None:
    """Its EDTF, or the whole stretch where the words give both of its ends."""
    return time.interval if time.interval and ".." not in time.interval else time.edtf


def where(around: Surroundings, places: tuple[PlaceName, ...]) -> tuple[PlaceName, str] | None:
    """The place of an event, and the rule. A people's name is no place."""
    return around.nearest([p for p in places if not p.demonym], anywhere=True)


def how_much(
    around: Surroundings,
    money: tuple[Money, ...],
    targets: tuple[Participant, ...],
    quantities: tuple[Quantity, ...],
) -> Amount | None:
    """The sum that changed hands; ``count`` is told where each of a counted number got it."""
    found = around.nearest(money, anywhere=False)
    if found is None:
        return None
    sum_ = found[0]
    count = how_many(targets, quantities) if sum_.each else None
    return Amount(sum_.value, sum_.currency, sum_.span, sum_.each, count.value if count else None)


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
