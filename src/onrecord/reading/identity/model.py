"""Mentions, and who they stand for."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onrecord.evidence import Span
from onrecord.record import Entity, EntityKind

Form = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a person, a body, a group, a place or a document.

    ``span`` is the noun phrase without its leading article and without relative clauses; ``head`` its head
    word (for a name, the whole name). ``kind`` is None where nothing tells persons from things. ``title`` is
    what stands before a name and is no part of it ("Police Major").
    """

    span: Span
    head: Span
    kind: EntityKind | None
    form: Form
    plural: bool
    title: Span | None = None


@dataclass(frozen=True)
class Identity:
    """The entities of a report and which words stand for which.

    ``by_head`` gives the entity id by the ``(start, end)`` of each mention's head word; a mention that is
    left open (a pronoun whose person the text does not tell) is not in it.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    by_head: Mapping[tuple[int, int], str]

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """The entities by their ids."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _by_span(self) -> Mapping[tuple[int, int], Mention]:
        return {(m.span.start, m.span.end): m for m in reversed(self.mentions)}

    @cached_property
    def _in_order(self) -> Sequence[Mention]:
        return sorted(self.mentions, key=lambda m: m.head.start)

    @cached_property
    def _heads(self) -> tuple[Sequence[int], int]:
        """Where the heads begin, and the length of the longest."""
        return [m.head.start for m in self._in_order], max((len(m.head) for m in self.mentions), default=0)

    def mention_at(self, start: int, end: int) -> Mention | None:
        """The mention that best stands for the words from ``start`` to ``end``.

        That is the mention with exactly these words; else the one with the shortest head that reaches over
        them all; else, of those that lie within them, the one that begins first, and of these the longest:
        the head of "Phil Robertson, who works for …" and of "the party's chairman, …".
        """
        exact = self._by_span.get((start, end))
        if exact:
            return exact
        starts, reach = self._heads
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        covering = self._in_order[bisect_left(starts, start - reach) : bisect_right(starts, start)]
        over = [m for m in covering if end <= m.head.end]
        if over:
            return min(over, key=lambda m: len(m.head))
        within = [m for m in self._in_order[first:last] if m.head.end <= end]
        return min(within, key=lambda m: (m.span.start, -len(m.span)), default=None)

    def at(self, start: int, end: int) -> Entity | None:
        """Whom the words from ``start`` to ``end`` stand for; None where the text leaves it open."""
        mention = self.mention_at(start, end)
        if mention is None:
            return None
        id_ = self.by_head.get((mention.head.start, mention.head.end))
        return self.by_id[id_] if id_ else None
