"""Who acts on whom: actors on the left, targets on the right, what is drawn between them by how sure it is.

A party that acts and is acted on stands on both sides. One that is only described ("police", "they") is
that of one report: the police of two reports are two. Parties that have nothing to do with one another stand
apart, so that each story of the records is a block of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.archive.pictures import CERTAINTIES, Tie, is_name
from onrecord.record import Certainty

MOST = 40
"""Pairs that are drawn, the most frequent; the page says how many more there are."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party on one side. ``row`` counts from 0 at the top; it may be a half. ``both``: on both sides.
    ``document`` is the report that describes it, None where it has a name.
    """

    key: str
    name: str
    document: str | None
    row: float
    records: int
    both: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """What one party does to another: between which rows it is drawn, how many events of each certainty, in
    one report alone where that is what ties them.
    """

    actor: Party
    target: Party
    counts: Mapping[Certainty, int]

    @property
    def document(self) -> str | None:
        """The report whose events these are, None where they may be of several."""
        return self.actor.document or self.target.document

    @property
    def total(self) -> int:
        """How many events there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Network:
    """Both sides, what is between them, how many rows that takes, and how many pairs are not drawn.
    ``reports`` are those that describe somebody, from the top.
    """

    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    pairs: tuple[Pair, ...]
    rows: int
    hidden: int
    reports: tuple[str, ...]


_Key = tuple[str, str | None]
"""The key of a party's filter, and the report that describes it."""


def network(ties: Iterable[Tie]) -> Network:
    """The most frequent of ``ties``, laid out in two columns."""
    counted: dict[tuple[_Key, _Key], Counter[Certainty]] = defaultdict(Counter)
    names: dict[_Key, str] = {}
    for tie in ties:
        actor = tie.actor, None if is_name(tie.actor_name) else tie.document
        target = tie.target, None if is_name(tie.target_name) else tie.document
        counted[actor, target][tie.certainty] += tie.records
        names.setdefault(actor, tie.actor_name)
        names.setdefault(target, tie.target_name)
    frequent = sorted(counted, key=lambda pair: (-counted[pair].total(), str(pair)))
    drawn = frequent[:MOST]
    left, right, rows = _rows(drawn, {pair: counted[pair].total() for pair in drawn})
    does, suffers = Counter[_Key](), Counter[_Key]()
    for pair in drawn:
        does[pair[0]] += counted[pair].total()
        suffers[pair[1]] += counted[pair].total()

    def side(
        at: Mapping[_Key, float], totals: Counter[_Key], other: Mapping[_Key, float]
    ) -> dict[_Key, Party]:
        return {
            key: Party(key[0], names[key], key[1], row, totals[key], key in other) for key, row in at.items()
        }

    actors, targets = side(left, does, right), side(right, suffers, left)
    described = sorted(
        (party.row, party.document) for party in (*actors.values(), *targets.values()) if party.document
    )
    return Network(
        tuple(actors.values()),
        tuple(targets.values()),
        tuple(
            Pair(actors[pair[0]], targets[pair[1]], {each: counted[pair][each] for each in CERTAINTIES})
            for pair in drawn
        ),
        rows,
        len(frequent) - len(drawn),
        tuple(dict.fromkeys(document for _, document in described)),
    )


def _rows(
    pairs: list[tuple[_Key, _Key]], totals: Mapping[tuple[_Key, _Key], int]
) -> tuple[dict[_Key, float], dict[_Key, float], int]:
    """The row of each actor and of each target: blocks of those that belong together, the largest first."""
    left: dict[_Key, float] = {}
    right: dict[_Key, float] = {}
    top = 0
    for block in _blocks(pairs, totals):
        actors = list(dict.fromkeys(actor for actor, _ in block))
        beside: dict[_Key, list[int]] = defaultdict(list)
        for actor, target in block:
            beside[target].append(actors.index(actor))
        targets = sorted(beside, key=lambda target: sum(beside[target]) / len(beside[target]))
        height = max(len(actors), len(targets))
        for at, parties in ((left, actors), (right, targets)):
            down = (height - len(parties)) / 2
            at.update({key: top + down + row for row, key in enumerate(parties)})
        top += height
    return left, right, top


def _blocks(
    pairs: list[tuple[_Key, _Key]], totals: Mapping[tuple[_Key, _Key], int]
) -> list[list[tuple[_Key, _Key]]]:
    """Pairs that share an actor or a target, also through others."""
    blocks: list[list[tuple[_Key, _Key]]] = []
    for pair in pairs:
        touching = [b for b in blocks if any(pair[0] == actor or pair[1] == target for actor, target in b)]
        blocks = [b for b in blocks if b not in touching]
        blocks.append([*(each for block in touching for each in block), pair])
    return sorted(blocks, key=lambda block: -sum(totals[pair] for pair in block))
