"""What is different in a room after a judgement: only that is drawn again on a page that is open."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from onrecord.web.read.room import Card, Room
from onrecord.web.read.text import Paragraph


@dataclass(frozen=True, slots=True)
class Placed:
    """A card that was not there before, and the id of the record whose card it stands before."""

    card: Card
    before: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Paragraphs and cards that look otherwise, cards that are new, and ids of those that are gone."""

    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    drafts: tuple[Placed, ...]
    people: tuple[Placed, ...]
    gone: tuple[str, ...]
    speakers: bool

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.cards or self.drafts or self.people or self.gone or self.speakers)


def changes(before: Room, after: Room) -> Changes:
    """What a page that shows ``before`` must draw to show ``after``, both of one report."""
    old = {card.record.id: card for card in before.cards()}
    new = {card.record.id for card in after.cards()}
    return Changes(
        paragraphs=tuple(
            b for a, b in zip(before.paragraphs, after.paragraphs, strict=True) if a is not b and a != b
        ),
        cards=tuple(card for card in after.cards() if card.record.id in old and card != old[card.record.id]),
        drafts=_placed(after.drafts, old.keys()),
        people=_placed(after.people, old.keys()),
        gone=tuple(record for record in old if record not in new),
        speakers=before.speakers != after.speakers,
    )


def _placed(cards: Sequence[Card], known: Container[str]) -> tuple[Placed, ...]:
    """The cards that are not known, each before the next one that is."""
    found: list[Placed] = []
    following: str | None = None
    for card in reversed(cards):
        if card.record.id in known:
            following = card.record.id
        else:
            found.append(Placed(card, following))
    return tuple(reversed(found))
