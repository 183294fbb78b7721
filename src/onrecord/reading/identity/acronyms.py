"""Acronyms: the one that a report defines in brackets, and the one whose letters a name begins with."""

import re
from typing import TYPE_CHECKING

from onrecord.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WORD = re.compile(r"[^\W_]+")
_SKIPPED = frozenset(
    {"of", "and", "the", "for", "on", "in", "de", "des", "du", "del", "la", "y", "e", "et", "to", "s", "a"}
)
_FARTHEST = 80
"""Characters between a name's end and its acronym: a second-language name may stand in the same brackets."""


def is_acronym(text: str) -> bool:
    """Whether the word is written in capitals as acronyms are: "CNRP", "MONUSCO", "FARDC"."""
    letters = text.replace(".", "").replace("-", "").replace("&", "")
    return 2 <= len(letters) <= 9 and letters.isalpha() and letters.isupper()


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


def defined_names(doc: "Doc") -> dict[int, int]:
    """The names whose initials stand in brackets after them, by their first tokens: where each ends.

    "Renewal for Beira (RB)", "Sofala Citizen Observation (SCO)": no other word need tell that it is a name.
    """
    found = {}
    for i, token in enumerate(doc[:-2]):
        if i and token.text in {"(", "["} and is_acronym(doc[i + 1].text) and doc[i + 2].text in {")", "]"}:
            start = _spelled(doc, i, letters(doc[i + 1].text))
            if start is not None:
                found[start] = i
    return found


def short_names(doc: "Doc") -> dict[int, int]:
    """The names of two or three words in brackets, one of them an acronym, by their first tokens: where each
    ends. "the National Commission on Human Rights (*Komnas HAM*)".
    """
    found = {}
    for i, token in enumerate(doc[:-3]):
        if not i or token.text != "(" or not doc[i - 1].text[0].isupper():
            continue
        close = next((n for n in range(i + 3, min(i + 5, len(doc))) if doc[n].text == ")"), None)
        inside = list(doc[i + 1 : close]) if close else []
        if (
            inside
            and all(t.is_alpha and t.text[0].isupper() for t in inside)
            and any(is_acronym(t.text) for t in inside)
        ):
            found[i + 1] = i + 1 + len(inside)
    return found


def _spelled(doc: "Doc", end: int, wanted: str) -> int | None:
    """The token from which the capitalised words before ``end`` begin with these letters."""
    left = len(wanted)
    for i in range(end - 1, max(-1, end - 1 - 3 * len(wanted)), -1):
        text = doc[i].text
        if not text[0].isalnum() or text.casefold() in _SKIPPED or text in {"'s", "’s"}:
            continue
        if not text[0].isupper() or text[0] != wanted[left - 1]:
            return None
        left -= 1
        if left == 0:
            return i
    return None
