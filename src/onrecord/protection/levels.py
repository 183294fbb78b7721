"""How well something must be guarded: levels of documents, persons and statements, each with a reason.

A level says who may see the thing as it is. For a document and a statement that is whether they see it at
all; for a person, whether they see the name or a pseudonym.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onrecord.errors import ProtectionError

Level = Literal["public", "internal", "confidential", "sealed"]
LEVELS: tuple[Level, ...] = ("public", "internal", "confidential", "sealed")
"""From the one that anybody may see to the one that only a keeper may."""
SubjectKind = Literal["document", "person", "statement"]
UNMARKED: dict[SubjectKind, Level] = {"document": "internal", "person": "public", "statement": "public"}
"""The level of what nobody has marked: a person or a statement is as open as its document."""


@dataclass(frozen=True, slots=True)
class Protection:
    """One decision to guard something, or to guard it otherwise; the newest about a thing holds.

    ``document`` is the full name of a document (SHA-256 of its original, a dot, its position); None for a
    person who is protected in the whole archive. ``record`` is the id of the statement or entity in the
    reading that held then, and ``names`` what it can be found by in another: all forms of a person's name,
    the words of a statement. ``pseudonym`` numbers the protected persons of an archive from 0, for good.
    ``at`` is an RFC 3339 time in UTC, ``id`` 0 for one that is not kept yet.
    """

    kind: SubjectKind
    document: str | None
    record: str | None
    names: tuple[str, ...]
    level: Level
    reason: str
    who: str
    at: str
    pseudonym: int | None = None
    id: int = 0


def above(level: Level, ceiling: Level | None) -> bool:
    """Whether ``level`` is more than ``ceiling`` lets somebody see; None lets nothing be seen."""
    return ceiling is None or LEVELS.index(level) > LEVELS.index(ceiling)


def check_level(level: str) -> Level:
    """``level``, when it is one.

    Raises:
        ProtectionError: when it is not.
    """
    for known in LEVELS:
        if known == level:
            return known
    raise ProtectionError("there is no such level", where=level, remedy=f"there are: {', '.join(LEVELS)}")


def level_of_document(decisions: Iterable[Protection], document: str) -> Level:
    """The level of a document, by the newest of the decisions about it."""
    of_it = [each for each in decisions if each.kind == "document" and each.document == document]
    return max(of_it, key=lambda each: each.id).level if of_it else UNMARKED["document"]


def pseudonym(number: int) -> str:
    """The name that stands for the protected person with this number: Person A … Person Z, Person AA …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"Person {letters}"
