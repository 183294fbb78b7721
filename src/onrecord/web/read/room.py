"""What the reading room shows of one document at one moment: its paragraphs, its cards, who speaks.

A room is a value made of the drafts and the judgements up to one of them. Two rooms of one document are
compared to find what another person's judgement changed on a page (`changes.py`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.codebook import Codebook
from onrecord.export.segments import first_words
from onrecord.protection.redact import redacted
from onrecord.protection.rules import Rules
from onrecord.record import Entity, Event, Judgement, Reading, Stance, Statement
from onrecord.review import Standing, judged
from onrecord.web.read.text import Paragraph, paragraphs
from onrecord.workbench.judging import Shown


@dataclass(frozen=True, slots=True)
class Named:
    """Words that stand for somebody or somewhere, and the name the report has for them where it is fuller."""

    words: str
    entity: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """A statement as another record cites it. ``speaker`` is the number of who makes it."""

    id: str
    name: str | None
    stance: Stance
    speaker: int


@dataclass(frozen=True, slots=True)
class StatementCard:
    """A statement with what its card says of other records."""

    record: Statement
    standing: Standing
    speaker: int
    name: str | None
    within: Voice | None


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event with what its card says of other records. ``definition`` is what its code means."""

    record: Event
    standing: Standing
    definition: str
    actors: tuple[Named, ...]
    targets: tuple[Named, ...]
    place: Named | None
    according_to: tuple[Voice, ...]
    disputed_by: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class EntityCard:
    """A person, body or place: the statements it makes, the events it is part of, whom it was merged into."""

    record: Entity
    standing: Standing
    says: tuple[str, ...]
    does: tuple[str, ...]
    suffers: tuple[str, ...]
    into: str | None


Card = StatementCard | EventCard | EntityCard


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes statements, numbered from 1 in the order of the report; without a name, nobody is named."""

    number: int
    name: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class Room:
    """All of it.

    ``reading`` is the record with what was rejected in it, ``drafts`` are the cards of statements and events
    in reading order, ``people`` the others, ``rejected`` the ids of what is no longer highlighted.

    ``seen`` is the number of the last judgement that it takes account of, 0 before the first.
    """

    reading: Reading
    rejected: frozenset[str]
    paragraphs: tuple[Paragraph, ...]
    drafts: tuple[StatementCard | EventCard, ...]
    people: tuple[EntityCard, ...]
    speakers: tuple[Speaker, ...]
    seen: int

    def cards(self) -> Iterator[Card]:
        """All cards, those of drafts first."""
        yield from self.drafts
        yield from self.people

    @property
    def decided(self) -> int:
        """How many statements and events somebody has judged."""
        return sum(card.standing.status != "drafted" for card in self.drafts)


def room_of(
    shown: Shown, codebook: Codebook, rules: Rules, upto: int | None = None, like: Room | None = None
) -> Room:
    """The room of a document as it is, or as it was after the judgement numbered ``upto``.

    ``like`` is a room that may have the same text: most judgements change no highlight.

    ``rules`` are how it is redacted for whoever looks; then what people wrote about it is not shown either,
    as nobody has gone through their words.
    """
    given, now = shown.judgements, shown.judged
    if upto is not None and any(each.id > upto for each in given):
        given = tuple(each for each in given if each.id <= upto)
        now = judged(shown.drafted, given, shown.reviewers)
    reading, standings = redacted(now.everything, rules), now.standings
    if rules != Rules():
        standings = {
            record: replace(each, disputes=(), notes=(), history=()) for record, each in standings.items()
        }
    return _room(reading, standings, given, codebook, like)


def _room(
    reading: Reading,
    standings: Mapping[str, Standing],
    given: Sequence[Judgement],
    codebook: Codebook,
    like: Room | None,
) -> Room:
    numbers = _numbers(reading)
    speaking = {each.id: numbers[each.source] for each in reading.statements}
    rejected = frozenset(record for record, each in standings.items() if each.status == "rejected")
    make = _Cards(reading, standings, speaking, {code.code: code.definition for code in codebook.codes})
    records: list[Statement | Event] = [*reading.statements, *reading.events]
    drafts = sorted(records, key=lambda record: first_words(record).start)
    counts = Counter(each.source for each in reading.statements)
    names = {entity.id: entity.name for entity in reading.entities}
    if like is not None and (like.reading, like.rejected) == (reading, rejected):
        text = like.paragraphs
    else:
        text = paragraphs(reading, speaking, rejected)
    return Room(
        reading=reading,
        rejected=rejected,
        paragraphs=text,
        drafts=tuple(make.draft(record) for record in drafts),
        people=tuple(make.people()),
        speakers=tuple(
            Speaker(number, names.get(source or ""), counts[source]) for source, number in numbers.items()
        ),
        seen=max((each.id for each in given), default=0),
    )


def _numbers(reading: Reading) -> dict[str | None, int]:
    """Who speaks, numbered in the order in which they are first heard; whoever is not named shares one."""
    ordered = sorted(reading.statements, key=lambda statement: first_words(statement).start)
    sources = dict.fromkeys(statement.source for statement in ordered)
    return {source: number for number, source in enumerate(sources, 1)}


class _Cards:
    """Makes the cards of one reading: what other records say of each is looked up once."""

    def __init__(
        self,
        reading: Reading,
        standings: Mapping[str, Standing],
        speaking: Mapping[str, int],
        definitions: Mapping[str, str],
    ) -> None:
        self.reading = reading
        self.standings = standings
        self.speaking = speaking
        self.definitions = definitions
        self.names = {entity.id: entity.name for entity in reading.entities}
        self.statements = {statement.id: statement for statement in reading.statements}

    def draft(self, record: Statement | Event) -> StatementCard | EventCard:
        standing = self.standings[record.id]
        if isinstance(record, Statement):
            within = self._voice(record.within) if record.within in self.statements else None
            name = self.names.get(record.source or "")
            return StatementCard(record, standing, self.speaking[record.id], name, within)
        place = record.place
        return EventCard(
            record=record,
            standing=standing,
            definition=self.definitions.get(record.type, ""),
            actors=tuple(self._named(each.span.text, each.entity) for each in record.actors),
            targets=tuple(self._named(each.span.text, each.entity) for each in record.targets),
            place=self._named(place.span.text, place.entity) if place else None,
            according_to=tuple(self._voice(each) for each in record.according_to if each in self.statements),
            disputed_by=tuple(self._voice(each) for each in record.disputed_by if each in self.statements),
        )

    def people(self) -> Iterator[EntityCard]:
        """A card for each entity, in the order in which the report first speaks of them."""
        says: dict[str, list[str]] = {}
        does: dict[str, list[str]] = {}
        suffers: dict[str, list[str]] = {}
        for statement in self.reading.statements:
            says.setdefault(statement.source or "", []).append(statement.id)
        for event in self.reading.events:
            for parties, found in ((event.actors, does), (event.targets, suffers)):
                for party in dict.fromkeys(each.entity or "" for each in parties):
                    found.setdefault(party, []).append(event.id)
        for entity in sorted(self.reading.entities, key=_first_mention):
            standing = self.standings[entity.id]
            yield EntityCard(
                record=entity,
                standing=standing,
                says=tuple(says.get(entity.id, ())),
                does=tuple(does.get(entity.id, ())),
                suffers=tuple(suffers.get(entity.id, ())),
                into=self.names.get(standing.into or ""),
            )

    def _voice(self, statement: str | None) -> Voice:
        said = self.statements[statement or ""]
        return Voice(said.id, self.names.get(said.source or ""), said.stance, self.speaking[said.id])

    def _named(self, words: str, entity: str | None) -> Named:
        name = self.names.get(entity or "")
        return Named(words, entity if name else None, name if name != words else None)


def _first_mention(entity: Entity) -> int:
    return min((span.start for span in entity.mentions), default=-1)
