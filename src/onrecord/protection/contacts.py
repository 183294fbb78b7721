"""Numbers and addresses by which somebody is reached or known: telephone, e-mail, documents, links, accounts.

International telephone numbers are known by the library phonenumbers. Whatever else looks like a number that
belongs to one person (seven digits and more with the separators of a telephone number, a letter-and-digit
code) is taken for one: masking a harmless number costs less than letting a true one out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from phonenumbers import Leniency, PhoneNumberMatcher

from onrecord.evidence import Span

ContactKind = Literal["e-mail", "link", "account", "coordinates", "telephone", "number"]


@dataclass(frozen=True, slots=True)
class Contact:
    """Where one stands, and of what kind it is."""

    kind: ContactKind
    start: int
    end: int


_AT = r"(?:\s?[@＠﹫]\s?|\s?[\[({]\s?(?:at|@)\s?[\])}]\s?)"
_DOT = r"(?:\.|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?)"
_ENDINGS = "com|org|net|info|biz|edu|gov|int|me|io|co|ly"
_NO_COUNTRY = "of|as|to|in|is|it|at|on|an|or|if|by|be|he|we|me|my|no|so|do|go|up|us|am|pm|km|cm|kg|hr|ft"
_DIGIT = "zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple"
_PATTERNS: tuple[tuple[ContactKind, re.Pattern[str]], ...] = (
    ("link", re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,10}://|\bwww\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']", re.I)),
    ("e-mail", re.compile(rf"[\w.+%'-]{{1,64}}{_AT}[\w-]+(?:{_DOT}[\w-]+)+", re.I)),
    ("e-mail", re.compile(r"[\w.+%'-]{1,64}\sat\s[\w-]+(?:\sdot\s[\w-]+)+", re.I)),
    ("e-mail", re.compile(r"[\w.+%'-]{1,64}[@＠﹫][\w-]+")),
    (
        "link",
        re.compile(
            rf"\b[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,63}}){{0,8}}\.(?:{_ENDINGS})(?:\.[a-z]{{2}})?(?:/[^\s<>\"]*)?\b",
            re.I,
        ),
    ),
    (
        "link",
        re.compile(
            r"\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,12}/[^\s<>\"]*[^\s<>\"“”.,;:!?)\]’']", re.I
        ),
    ),
    (
        "link",
        re.compile(
            rf"\b[a-z][a-z0-9-]{{1,62}}(?:\.[a-z0-9-]{{1,63}}){{0,8}}\.(?!(?:{_NO_COUNTRY})\b)[a-z]{{2}}\b"
        ),
    ),
    ("account", re.compile(r"(?<![\w@])@\w{2,}")),
    ("coordinates", re.compile(r"-?\d{1,3}[.,]\d{3,}°?\s?[NS]?\s?[,;/ ]\s?-?\d{1,3}[.,]\d{3,}°?\s?[EW]?")),
    ("coordinates", re.compile(r"\d{1,3}[.,]\d{3,}\s?°?\s?[NSEW]\b")),
    (
        "coordinates",
        re.compile(
            r"\d{1,3}\s?°\s?\d{1,2}(?:\.\d+)?\s?['′’]\s?(?:\d{1,2}(?:\.\d+)?\s?(?:[\"″”]|''))?\s?[NSEW]\b"
        ),
    ),
    ("coordinates", re.compile(r"\b[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b")),
    ("telephone", re.compile(rf"\b(?:(?:{_DIGIT})[\s,-]+){{5,}}(?:{_DIGIT})\b", re.I)),
    ("telephone", re.compile(r"(?<![\w.,])0\d{1,3}(?:,\s?\d{2,4}){2,}(?![\w%])")),
    ("number", re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")),
    ("number", re.compile(r"\b(?=[0-9a-z]*[0-9])(?=[0-9]*[a-z])[0-9a-zA-Z]{20,}\b", re.I)),
)
_DIGITS = re.compile(
    r"(?<![\w.,$€£])(?:\+\s?|\()?\d(?:[\s().\-‐‑‒–—―_/·•*~]{0,3}\d){6,17}(?![\w%])(?![.,]\d)"
)
_CODE = re.compile(
    r"\b(?=[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d)(?=[0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*\b"
)
_LONG = re.compile(r"(?<![\w.,$€£+])\d{6,}(?![\w%])(?![.,]\d)")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s?[-‐‑‒–—/ ]\s?(?:1[5-9]|20)\d\d")
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[\sT]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?: 000)+")


def contacts(text: str, keep: Sequence[Span] = ()) -> list[Contact]:
    """The numbers and addresses in ``text``, in order, none over another; those of ``keep`` are none."""
    found: list[Contact] = []
    for contact in _all(text):
        free = all(contact.end <= other.start or other.end <= contact.start for other in found)
        wanted = all(contact.end <= span.start or span.end <= contact.start for span in keep)
        if free and (wanted or contact.kind not in {"telephone", "number"}):
            found.append(contact)
    return sorted(found, key=lambda contact: contact.start)


def _all(text: str) -> Iterator[Contact]:
    for kind, pattern in _PATTERNS:
        yield from (Contact(kind, found.start(), found.end()) for found in pattern.finditer(text))
    yield from (Contact("number", found.start(), found.end()) for found in _CODE.finditer(text))
    for match in PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE):
        yield Contact("telephone", match.start, match.end)
    for found in _DIGITS.finditer(text):
        words = found.group()
        if not (_YEARS.fullmatch(words) or _DATE.fullmatch(words) or _THOUSANDS.fullmatch(words)):
            yield Contact("telephone", found.start(), found.end())
    yield from (Contact("number", found.start(), found.end()) for found in _LONG.finditer(text))
