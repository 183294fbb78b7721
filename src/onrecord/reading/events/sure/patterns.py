"""Patterns over the words of a sentence in their order, for what parses break on; kept in TOML."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from onrecord.reading.events.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LEAD = re.compile(r"(?:\\s\+|<(?:up|on)>\*|<(?:loose|topic|kind)>|\(\?<!was \)\(\?<!were \))*\$$")
_FILES = ("parts.toml", "worded.toml", "overturned.toml")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern called ``name``: its alternatives, with their parts filled in."""
    return re.compile(_filled("|".join(_table()[name])), re.IGNORECASE)


@cache
def opening(name: str) -> re.Pattern[str]:
    """The same without what leads from its words to the act: where it finds none, ``name`` cannot."""
    return re.compile(_filled("|".join(_LEAD.sub("", one) for one in _table()[name])), re.IGNORECASE)


def word_at(sentence: "Span", at: int) -> "Token":
    """The word of a sentence at a place of its text."""
    place = sentence.start_char + max(at, 0)
    return next((t for t in sentence if t.idx + len(t) > place), sentence[-1])


def words_before(trigger: "Token") -> str:
    """The text of the trigger's sentence up to it."""
    sentence = trigger.sent
    return sentence.text[: trigger.idx - sentence.start_char]


def words_after(trigger: "Token") -> str:
    """The text of the trigger's sentence after it."""
    sentence = trigger.sent
    return sentence.text[trigger.idx - sentence.start_char + len(trigger) :]


def sentences_after(trigger: "Token", most: int) -> "list[Span]":
    """The next sentences of the passage after the trigger's own, ``most`` of them."""
    doc, end = trigger.doc, trigger.sent.end
    found: list[Span] = []
    while end < len(doc) and len(found) < most:
        found.append(doc[end].sent)
        end = found[-1].end
    return found


def _filled(text: str) -> str:
    """A pattern with its parts put in: those of the table, and the word lists."""
    return re.sub(r"<([\w-]+)>", lambda found: _part(found[1]), text)


@cache
def _part(name: str) -> str:
    parts = _table()["parts"]
    return _filled(parts[name]) if name in parts else _any_of(*parts["lists"][name])


def _any_of(*names: str) -> str:
    found = sorted({word for name in names for word in words(name)}, key=len, reverse=True)
    return (
        "(?:" + "|".join(f"{word[:-1]}(?:y|ies)" if word[-1] == "y" else f"{word}s?" for word in found) + ")"
    )


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = {}
    for name in _FILES:
        table |= tomllib.loads((files(__package__) / name).read_text("utf-8"))
    return table
