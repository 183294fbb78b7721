"""Currencies: their names, signs and countries, from CLDR (through Babel) and the words of ``words.toml``."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.core import get_global


@dataclass(frozen=True)
class Currencies:
    """What money is called.

    ``signs`` gives the code of a sign or ISO code, "" where it is shared; ``units`` the codes that share a
    noun ("shilling": KES, SOS, TZS, UGX) or a local sign ("P": BWP, PHP); ``countries``, by code, the words
    that tell which of them is meant ("kenya", "kenyan"); ``local`` the signs that are money only there.
    """

    signs: dict[str, str]
    units: dict[str, frozenset[str]]
    countries: dict[str, frozenset[str]]
    local: frozenset[str]

    def unit(self, word: str) -> str | None:
        """The noun of money that ``word`` (lower case) is, in the singular; None when it is none."""
        for form in (word, word.removesuffix("s"), word.removesuffix("es")):
            if form in self.units:
                return form
        return None


@cache
def load_words() -> dict[str, Any]:
    """The tables of ``words.toml``."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def load_currencies() -> Currencies:
    """All currencies that are legal tender somewhere today."""
    words = load_words()
    english = Locale("en")
    tender: dict[str, set[str]] = {}
    for territory, history in get_global("territory_currencies").items():
        for code, _, end, legal in history:
            if legal and end is None:
                tender.setdefault(code, set()).add(territory)
    units: dict[str, set[str]] = {noun: ({code} if code else set()) for noun, code in words["names"].items()}
    countries: dict[str, frozenset[str]] = {}
    for code, territories in tender.items():
        *adjective, noun = english.currencies[code].lower().split()
        units.setdefault(noun, set()).add(code)
        plain = _without_accents(noun)
        if plain != noun:
            units.setdefault(plain, set()).add(code)
        names = {english.territories[t].lower() for t in territories if t in english.territories}
        demonym = " ".join(a for a in adjective if a not in {"new", "convertible"})
        countries[code] = frozenset(names | ({demonym} if demonym else set()))
    units["cfa franc"] = {"XAF", "XOF"}
    units["rouble"], units["lei"] = units["ruble"], units["leu"]
    doubtful = words["doubtful"]["codes"]
    local = {**words["local"]["before"], **words["local"]["after"], **{code: [code] for code in doubtful}}
    signs = {**{code: code for code in tender if code not in doubtful}, **words["symbols"]}
    meant = {name: frozenset(codes) for name, codes in (*units.items(), *local.items())}
    return Currencies(signs, meant, countries, frozenset(local))


def _without_accents(word: str) -> str:
    return word.translate(str.maketrans("áéíóúãõñçłı", "aeiouaoncli"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or its adjective in a text: where it begins, and the currencies that it may tell."""

    start: int
    codes: frozenset[str]


def told_by(country: str) -> frozenset[str]:
    """The currencies of a country by its English name; empty for any other word."""
    return _by_name().get(country.lower(), frozenset())


_CAPITALISED = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 4


def find_countries(text: str) -> list[Mention]:
    """The countries in ``text`` that have a currency of their own or share one, in order."""
    by_name = _by_name()
    words = [m for m in _CAPITALISED.finditer(text) if m[0][0].isupper()]
    found = []
    for word in words:
        for name in _names_from(text, word.start()):
            if name in by_name:
                found.append(Mention(word.start(), by_name[name]))
                break
    return found


def _names_from(text: str, start: int) -> list[str]:
    """The first words from ``start`` on, the most of them first, in lower case."""
    words = text[start : start + 48].lower().replace(",", " ,").replace(".", " .").split()[:_LONGEST_NAME]
    return [" ".join(words[:n]).removesuffix("’s").removesuffix("'s") for n in range(len(words), 0, -1)]


@cache
def _by_name() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for code, countries in load_currencies().countries.items():
        for name in countries:
            names.setdefault(name, set()).add(code)
    return {name: frozenset(codes) for name, codes in names.items()}
