"""When two names are one person's, one body's or one place's."""

import re
import unicodedata

from onrecord.reading.case import is_everyday
from onrecord.reading.identity.vocabulary import Vocabulary

_APART = re.compile(r"[\s\-‐‑.,]+")
_TELLING = 6
"""Letters of a first word that alone may be a body's short name."""
_QUOTES = "'’‘\"“”"
_SMALL = frozenset({"the", "of", "for", "and", "on", "de", "du", "des", "del", "la", "le", "&", "s", "to"})


def fold(word: str) -> str:
    """A word without case, accents and kinds of apostrophe."""
    word = unicodedata.normalize("NFKD", word.casefold()).replace("’", "'")
    return "".join(c for c in word if not unicodedata.combining(c))


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, without a possessive ending."""
    words = (fold(w) for w in _APART.split(name))
    return tuple(w.removesuffix("'s").strip(_QUOTES) for w in words if w.strip(_QUOTES))


def is_short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether ``short`` is ``full`` with words left out: a surname, a given name, no middle name.

    An initial stands for a word that begins with it, as long as a whole word agrees too.
    """
    if len(short) > len(full) or not short:
        return False
    whole, at = 0, 0
    for word in short:
        while at < len(full) and not (full[at] == word or (len(word) == 1 and full[at].startswith(word))):
            at += 1
        if at == len(full):
            return False
        whole += len(word) > 1
        at += 1
    return whole > 0


def same_body(one: tuple[str, ...], other: tuple[str, ...], words: Vocabulary) -> bool:
    """Whether two names are one body's: the same words in any order, or a name and its own ending.

    "Interior Ministry" is the "Ministry of Interior"; "the Observer" is "the Blue Nile Observer". A bare
    "Party" or "Court" is no name and never agrees.
    """
    a = tuple(w for w in one if w not in _SMALL)
    b = tuple(w for w in other if w not in _SMALL)
    if not a or not b:
        return False
    if sorted(a) == sorted(b):
        return True
    short, full = sorted((a, b), key=len)
    if len(short) == 1 and short[0] in words.bodies | words.facilities | words.places:
        return False
    if len(short) == 1 and full[0] == short[0]:
        return len(short[0]) >= _TELLING and not is_everyday(
            short[0]
        )  # "the Plataforma", but not "the Light"
    return full[-len(short) :] == short or full[: len(short)] == short
