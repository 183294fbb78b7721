"""Words of a text, folded so that a name is the same however it is written; and what a name is made of.

Folded is in lower case, without accents and without characters that are not seen.
"""

import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "ng"}
)
_AFTER = frozenset({"jr", "sr", "ii", "iii"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text, folded. ``offsets`` is where each folded character stands in the text."""

    text: str
    start: int
    end: int
    capital: bool
    offsets: tuple[int, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lists of ``names.toml``, folded; what they are for stands there."""

    titles: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    words: frozenset[str]
    determiners: frozenset[str]
    pronouns: frozenset[str]

    @property
    def ordinary(self) -> frozenset[str]:
        """Words that are a part of a name only with a capital."""
        return self.words | self.particles | self.determiners | self.pronouns


@cache
def vocabulary() -> Vocabulary:
    """The words that the search for names must know."""
    lists = tomllib.loads(resources.files(__package__).joinpath("names.toml").read_text(encoding="utf-8"))
    return Vocabulary(**{name: frozenset(map(_fold, words)) for name, words in lists.items()})


@lru_cache(maxsize=4096)
def _folded(character: str) -> str | None:
    """The letters or digits that a character stands for; "" for one that is not seen, None between words."""
    category = unicodedata.category(character)
    if category.startswith("M") or category == "Cf":
        return ""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = "".join(c for c in plain if c.isalnum()).translate(_LETTERS)
    return kept or None


def _fold(text: str) -> str:
    return "".join(_folded(character) or "" for character in text)


@lru_cache(maxsize=16)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order; one text is looked through for many things in a row."""
    found: list[Token] = []
    letters: list[str] = []
    offsets: list[int] = []
    first = end = 0
    for index, character in enumerate(text):
        plain = _folded(character)
        if plain is None:
            if letters:
                found.append(_token(text, letters, first, end, offsets))
                letters, offsets = [], []
            continue
        if plain:
            if not letters:
                first = index
            letters.append(plain)
            offsets.extend([index] * len(plain))
        end = index + 1
    if letters:
        found.append(_token(text, letters, first, end, offsets))
    return tuple(found)


def _token(text: str, letters: list[str], start: int, end: int, offsets: list[int]) -> Token:
    character = text[start]
    capital = character.isupper() or character.istitle() or not character.islower()
    return Token("".join(letters), start, end, capital, tuple(offsets))


def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, without the titles before it and what stands after it ("Jr.")."""
    words = [token.text for token in tokens(name)]
    while len(words) > 1 and words[0] in vocabulary().titles:
        words.pop(0)
    while len(words) > 1 and words[-1] in _AFTER:
        words.pop()
    return tuple(words)


def same_name(one: str, other: str) -> bool:
    """Whether two forms of a name are the same but for case, accents, titles and the order of the words."""
    return bool(words_of(one)) and sorted(words_of(one)) == sorted(words_of(other))


def is_name(text: str) -> bool:
    """Whether ``text`` names rather than describes: "Amal Tawfiq", not "her sister" or "The teacher"."""
    found = tokens(text)
    if len(found) > 1 and found[0].text in vocabulary().determiners:
        found = found[1:]
    return bool(found) and found[0].capital and not found[0].text[0].isdigit()
