"""Acronyms: the one that a report defines in brackets, and the one whose letters a name begins with."""

import re

from onrecord.evidence import Span
from onrecord.reading.identity.names import is_acronym

_WORD = re.compile(r"[^\W_]+")
_SKIPPED = frozenset(
    {"of", "and", "the", "for", "on", "in", "de", "des", "du", "del", "la", "y", "e", "et", "to", "s", "a"}
)
_FARTHEST = 80
"""Characters between a name's end and its acronym: a second-language name may stand in the same brackets."""


def letters(acronym: str) -> str:
    """The letters of an acronym in capitals."""
    return "".join(c for c in acronym if c.isalnum()).upper()


def stands_for(acronym: str, name: str) -> bool:
    """Whether the letters of ``acronym`` are the initials of ``name``, small words counted or not."""
    wanted = letters(acronym)
    words = _WORD.findall(name)
    if len(words) < 2 or not is_acronym(acronym):
        return False
    every = "".join(w[0] for w in words if w != "s").upper()
    content = "".join(w[0] for w in words if w.casefold() not in _SKIPPED).upper()
    capitals = "".join(c for w in words for c in w if c.isupper())
    return wanted in {every, content, capitals}


def is_defined_by(text: str, name: Span, acronym: Span) -> bool:
    """Whether ``acronym`` stands in brackets after ``name``: "Cambodia National Rescue Party (CNRP)"."""
    between = text[name.end : acronym.start]
    return (
        len(between) <= _FARTHEST
        and re.match(r"[’'s]*\s*\(", between) is not None
        and ")" not in between
        and re.match(r"[^()]*\)", text[acronym.end : acronym.end + 40]) is not None
        and is_acronym(acronym.text)
    )
