"""Mentions, and who they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span
from onrecord.record import Entity, EntityKind


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for a person, a body, a group, a place or a document.

    ``span`` is the noun phrase without its leading article and without relative clauses; ``head`` its head
    word (for a name, the whole name). ``kind`` is None where nothing tells persons from things.
    """

    span: Span
    head: Span
    kind: EntityKind | None
    form: Literal["name", "nominal", "pronoun"]
    plural: bool


@dataclass(frozen=True)
class Identity:
    """The entities of a report and which words stand for which.

    ``by_head`` gives the entity id by the ``(start, end)`` of each mention's head word.
    """

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    by_head: Mapping[tuple[int, int], str]
