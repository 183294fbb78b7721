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


def initials(name: str) -> set[str]:
    """The acronyms that a name of two words or more may have: small words counted or left out."""
    words = _WORD.findall(name)
    if len(words) < 2:
        return set()
    every = "".join(w[0] for w in words if w != "s")
    content = "".join(w[0] for w in words if w.casefold() not in _SKIPPED)
    capitals = "".join(c for w in words for c in w if c.isupper())
    return {letters(every), letters(content), letters(capitals)}


def is_defined_by(text: str, name: Span, acronym: Span) -> bool:
    """Whether ``acronym`` stands in brackets after ``name``: "Cambodia National Rescue Party (CNRP)"."""
    between = text[name.end : acronym.start]
    return (
        len(between) <= _FARTHEST
        and re.match(r"[’'s]*\s*[(\[]", between) is not None
        and not {")", "]"} & set(between)
        and re.match(r"[^()\[\]]*[)\]]", text[acronym.end : acronym.end + 40]) is not None
        and is_acronym(acronym.text)
    )
