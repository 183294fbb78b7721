"""A text as the task sees it: its acts, and the noun phrases that may fill a slot."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut
from onrecord.measure.muc4.vocabulary import vocabulary
from onrecord.reading.events.people import noun_phrase
from onrecord.reading.parse import Parse, Passage
from onrecord.record import Entity, Event, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN_A_PHRASE = frozenset(
    {"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "advmod", "det", "predet"}
)
_LONGEST_NAME = 60
"""Characters of a name before and after one of its words."""
_NO_FILLER = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "QUANTITY"})


@dataclass(frozen=True, eq=False)
class Act:
    """An event of the reading with its trigger in the grammar, and where it stands.

    ``family`` is the first half of its code ("bombing"), ``sentence`` and ``paragraph`` count from 0.
    """

    event: Event
    trigger: "Token"
    sentence: int
    paragraph: int

    @property
    def family(self) -> str:
        """The first half of its code."""
        return self.event.type.partition(".")[0]

    @cached_property
    def victims(self) -> frozenset[str]:
        """The entities that it was done to."""
        return frozenset(p.entity for p in self.event.targets if p.entity)


@dataclass(frozen=True, eq=False)
class Mention:
    """A noun phrase: its head word, the words of the report, and the entity behind it.

    ``text`` is what it would fill in, in capitals; ``by_name`` says that this is the entity's name, not the
    phrase's own words.
    """

    head: "Token"
    span: Span
    entity: Entity | None
    text: str
    by_name: bool
    sentence: int

    @cached_property
    def who(self) -> str:
        """What is the same for two mentions of one entity, or of nobody but in the same words."""
        return self.entity.id if self.entity else self.text


@dataclass(frozen=True, eq=False)
class Scene:
    """One text, read with the codebook of the task."""

    reading: Reading
    parsed: Parse
    acts: tuple[Act, ...]
    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    sentences: Mapping[tuple[int, int], int]

    def sentence_of(self, token: "Token", offset: int) -> int | None:
        """The number of the sentence of ``token``, in the passage at ``offset``; None in a headline."""
        passage = self.parsed.passage_at(offset)
        return self.sentences.get((passage.start, token.sent.start)) if passage else None

    def span(self, first: "Token", last: "Token") -> Span | None:
        """The words of the report from ``first`` to ``last``, of one passage."""
        passage = next((p for p in self.parsed.telling if p.doc is first.doc), None)
        return self.parsed.span(passage, first.doc[first.i : last.i + 1]) if passage else None

    @cached_property
    def of_sentence(self) -> Mapping[int, tuple[Act, ...]]:
        """The acts of each sentence that has any."""
        found: dict[int, tuple[Act, ...]] = {}
        for act in self.acts:
            found[act.sentence] = (*found.get(act.sentence, ()), act)
        return found


def scene(reading: Reading, parsed: Parse) -> Scene:
    """The acts and the noun phrases of a reading whose grammar is ``parsed``."""
    entities = {entity.id: entity for entity in reading.entities}
    named = {(m.start, m.end): entity for entity in reading.entities for m in entity.mentions}
    by_end: dict[int, list[tuple[int, Entity]]] = {}
    for (start, end), entity in named.items():
        by_end.setdefault(end, []).append((start, entity))
    mentions: list[Mention] = []
    sentences: dict[tuple[int, int], int] = {}
    for passage in parsed.telling:
        for sentence in passage.doc.sents:
            number = sentences[(passage.start, sentence.start)] = len(sentences)
            found = (_mention(token, passage, parsed, by_end, number) for token in sentence)
            mentions += [mention for mention in found if mention is not None]
    starts = [part.start for part in reading.report.parts]
    acts = []
    for event in reading.events:
        around = parsed.passage_at(event.trigger.start)
        tokens = parsed.tokens(event.trigger.start, event.trigger.end)
        if around is None or tokens is None:
            continue
        trigger = tokens[0]
        paragraph = sum(start <= event.trigger.start for start in starts)
        acts.append(Act(event, trigger, sentences.get((around.start, trigger.sent.start), 0), paragraph))
    return Scene(reading, parsed, tuple(acts), tuple(mentions), entities, sentences)


def _mention(
    token: "Token",
    passage: Passage,
    parsed: Parse,
    by_end: Mapping[int, list[tuple[int, Entity]]],
    sentence: int,
) -> Mention | None:
    if token.ent_type_ in _NO_FILLER or not any(c.isalpha() for c in token.text):
        return None
    own = parsed.span(passage, token)
    entity = next((e for start, e in by_end.get(own.end, ()) if start <= own.start), None)
    if token.pos_ == "PRON":
        if entity is None or entity.kind == "place":
            return None
    elif (
        token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}
        or (
            token.pos_ in {"ADJ", "NUM"}
            and entity is None
            and token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}
        )
        or (token.dep_ in _WITHIN_A_PHRASE and entity is None and token.dep_ != "compound")
        or (
            token.dep_ == "compound"
            and entity is None
            and (token.head.ent_type_ == token.ent_type_ != "" or token.head.ent_type_ == "PERSON")
        )
    ):
        return None
    if entity is not None and entity.kind == "place" and token.ent_type_ == "GPE":
        return None
    if token.dep_ in _WITHIN_A_PHRASE:
        span = _name_around(own, parsed.report.text)
    else:
        span = noun_phrase(parsed, passage, token)
    text = span.text
    by_name = entity is not None and (entity.kind == "person" or token.pos_ == "PRON")
    if entity is not None and by_name:
        text = entity.name
    text = re.sub(r"\s+", " ", re.sub(r"\[.*", "", text)).strip(" .,;:'\"-").upper()
    return Mention(token, span, entity, text, by_name, sentence) if text else None


def _name_around(own: Span, text: str) -> Span:
    """The name of a body around a word within a phrase ("*SHINING PATH* TERRORISTS"), or the word."""
    start = max(0, own.start - _LONGEST_NAME)
    for found in vocabulary().bodies.pattern.finditer(text, start, own.end + _LONGEST_NAME):
        if found.start() <= own.start and own.end <= found.end():
            return cut(text, found.start(), found.end())
    return own
