"""The case that a text set wholly in capitals would have: wires and telexes were written so.

Everyday words become lower case and all others get a capital initial, for a word that a list of 30,000
everyday words does not have is mostly a name. The list, `everyday_words.txt`, is made from word frequencies
(pyspellchecker 0.9, MIT) without the words that Webster's Second (public domain) writes only with a capital.
`case.toml` tells where names begin and end.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SENTENCE_OPENS = re.compile(r"[.!?]['\"”’)\]]*\s|[“\"]\s*$|--\s*$|:\s*$|\n\s*\n")
_BRACKETED = re.compile(r"[(\[]([A-Z]{2,6}(?:-[A-Z\d]+)?)[)\]]")
_VOWELS = frozenset("AEIOUY")
_SMALL = frozenset({"of", "the", "for", "and", "de", "del", "la", "y", "on", "in"})
_INFLECTIONS = (
    *(("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e")),
    *(("ly", ""), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ness", "")),
)


def true_case(text: str) -> str:
    """``text`` in the case it would have in a book, character for character as long as it was."""
    words = list(_WORD.finditer(text))
    acronyms = {word for word in _BRACKETED.findall(text) if not is_everyday(word.lower())}
    names = _names(text, words, acronyms)
    pieces: list[str] = []
    last = 0
    for found, is_name in zip(words, names, strict=True):
        gap, word = text[last : found.start()], found.group()
        cased = word.lower()
        if word in acronyms or _is_acronym(word) or len(cased) != len(word):
            cased = word
        elif is_name or not last or _SENTENCE_OPENS.search(gap):
            cased = _capital(cased)
        pieces += [gap, cased]
        last = found.end()
    return "".join([*pieces, text[last:]])


def _names(text: str, words: list[re.Match[str]], acronyms: set[str]) -> list[bool]:
    """Of each word, whether it is, or belongs to, a name."""
    everyday = [is_everyday(w.group().lower()) for w in words]
    spelled = _spelled_out(text)
    names = [not plain or w.start() in spelled for plain, w in zip(everyday, words, strict=True)]
    lists = _lists()
    gaps = ["", *(text[a.end() : b.start()] for a, b in pairwise(words))]
    lower = [w.group().lower() for w in words]
    for i in range(len(words) - 1, 0, -1):
        if names[i] and gaps[i] == " " and lower[i - 1] in lists["begins_names"] | lists["ranks"]:
            names[i - 1] = True
    for i in range(1, len(words)):
        if words[i - 1].group() in lists["titles"] and gaps[i] in {" ", ". "}:
            names[i] = True
        if not names[i - 1] or gaps[i] != " ":
            continue
        last = i
        while last < len(words) and gaps[last] == " " and lower[last] in lists["within_names"]:
            last += 1
        if last < len(words) and gaps[last] == " " and lower[last] in lists["ends_names"]:
            names[i : last + 1] = [True] * (last + 1 - i)
    return names


def is_everyday(word: str) -> bool:
    """Whether a lower-case word is an everyday one, in this or another inflection."""
    stem = re.split(r"[’']", word)[0]
    words = _everyday_words()
    if stem in words or stem == "a":
        return True
    for ending, base in _INFLECTIONS:
        if (
            len(stem) > len(ending) + 2
            and stem.endswith(ending)
            and stem.removesuffix(ending) + base in words
        ):
            return True
    return False


def _is_acronym(word: str) -> bool:
    return (
        2 <= len(word) <= 6
        and not _VOWELS & set(word)
        and word not in _lists()["titles"]
        and not is_everyday(word.lower())
    )


def _capital(word: str) -> str:
    """``word`` with a capital initial, and another after an elided article: "O'Brien", "D'Aubuisson"."""
    initial = word[0].upper()
    if len(initial) != 1:
        return word
    if len(word) > 3 and word[1] in "’'" and len(word[2].upper()) == 1:
        return initial + word[1] + word[2].upper() + word[3:]
    return initial + word[1:]


def _spelled_out(text: str) -> set[int]:
    """Where the words stand whose initials an acronym in brackets after them gives: "… FRONT [FMLN]"."""
    starts: set[int] = set()
    for found in _BRACKETED.finditer(text):
        before = list(_WORD.finditer(text, max(0, found.start() - 120), found.start()))
        wanted = list(found.group(1))
        used: list[int] = []
        for word in reversed(before):
            if wanted and word.group()[0] == wanted[-1]:
                wanted.pop()
                used.append(word.start())
            elif word.group().lower() not in _SMALL:
                break
            if not wanted:
                starts.update(used)
                break
    return starts


@cache
def _everyday_words() -> frozenset[str]:
    return frozenset(
        (files("onrecord") / "reading" / "everyday_words.txt").read_text(encoding="utf-8").split()
    )


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads((files("onrecord") / "reading" / "case.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}
