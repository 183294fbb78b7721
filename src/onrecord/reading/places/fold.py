"""Spellings: one key for the ways a name is written, and a rougher one for the ways it is romanised."""

import re
import unicodedata

from rapidfuzz import fuzz

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "ß": "ss", "æ": "ae",
        "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "İ": "i", "þ": "th", "Þ": "th", "ə": "a", "Ə": "a",
        "ħ": "h", "ŋ": "ng",
        "’": "", "‘": "", "ʻ": "", "ʼ": "", "'": "", "`": "", "ʿ": "", "ʾ": "", "´": "",
    }
)  # fmt: skip
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_INITIALS = re.compile(r"\b(?:[a-z] )+[a-z]\b")
_SAME_WORD = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

_ARTICLE = re.compile(r"\b(?:al|el|ad|ar|as|at|an|ash|az|ul) (?=\w)")
_ROUGH = (
    (re.compile(r"[aeiouy]*(?:ou|oo|uu|oe|ue)[aeiouy]*"), "u"),
    (re.compile(r"ao|au"), "o"),
    (re.compile(r"ae|ea|ai|ei|ie|ey|ay"), "e"),
    (re.compile(r"ee|ii|y"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"ck|kh|q|c(?!h)"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"th"), "t"),
    (re.compile(r"ph"), "p"),
    (re.compile(r"dj|zh|j"), "j"),
    (re.compile(r"tch|tsh|chh"), "ch"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[^cs])h\b"), ""),
)


def fold(name: str) -> str:
    """The key of a name: no case, no accents, no punctuation; "Saint" as "st", "U.S." as "us".

    Empty where nothing is left, as for a name in a script other than Latin.
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    plain = _NOT_WORD.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)).lower()).strip()
    plain = _INITIALS.sub(lambda m: m.group().replace(" ", ""), plain)
    return " ".join(_SAME_WORD.get(word, word) for word in plain.split())


def rough(name: str) -> str:
    """A key that forgets how a name was romanised: "Aek Phnum" and "Ek Phnom" have the same one."""
    key = _ARTICLE.sub("", fold(name))
    for pattern, instead in _ROUGH:
        key = pattern.sub(instead, key)
    return key


def likeness(rough_a: str, rough_b: str) -> float:
    """How alike two rough keys are, 0 to 100, word breaks aside."""
    return fuzz.ratio(rough_a.replace(" ", ""), rough_b.replace(" ", ""))
