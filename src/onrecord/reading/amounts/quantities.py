"""Numbers that count persons or things, with the words that bound them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut
from onrecord.reading.amounts.currencies import load_words
from onrecord.reading.amounts.model import Quantity
from onrecord.reading.amounts.money import find_money
from onrecord.reading.numerals import Found, find_numerals
from onrecord.reading.parse import Parse, Passage

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_RANGE = re.compile(r"\s*(?:-|–|to|and|or)\s*")
_NEVER_AFTER = re.compile(
    r"\s?(?:%|per\s?cent|°|:\d|/\d|-(?:year|month|week|day|hour)|(?:th|st|nd|rd|s|['’]s)\b|"
    r"(?:in\sthe\s(?:morn|after|even)|at\snight)|(?:of\s)?" + _MONTHS + r"[\s.,])"
)
_LOOK_BACK = 24
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_BEFORE_NOUN = frozenset({"nummod", "quantmod", "compound", "nmod", "amod", "advmod", "det"})
_STANDS_ALONE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "ROOT", "appos", "iobj", "dative", "oprd"}
)
_OF_NO_COUNT = frozenset({"in", "since", "by", "at", "until", "from", "on", "to", "aged", "age"})
_AGE_BOUNDS = re.compile(r"(?:over|under|above|below)\s")


def find_quantities(parse: Parse) -> tuple[Quantity, ...]:
    """The numbers that count persons or things, in text order.

    Sums of money, dates and times, ages, shares, measures and numbers that only number ("Article 9") are
    none.
    """
    sums = [money.span for money in find_money(parse)]
    found = (quantity for passage in parse.passages for quantity in _in_passage(parse, passage))
    return tuple(q for q in found if not any(q.span.overlaps(span) for span in sums))


def _in_passage(parse: Parse, passage: Passage) -> Iterator[Quantity]:
    text = parse.report.text[passage.start : passage.end]
    lower = text.lower()
    last = 0
    for number in _numbers(text, lower):
        if number.start < last:
            continue
        found = _quantity(parse, passage, text, lower, number)
        if found is not None:
            last = found.span.end - passage.start
            yield found
        else:
            last = _upper(text, number) or last


def _numbers(text: str, lower: str) -> list[Found]:
    """All numerals, and the words that stand for a number: "dozens", "a couple"."""
    words = load_words()
    special = [
        *(Found(*m.span(), words["named"][_plain(m[0])], figures=False) for m in _named().finditer(lower)),
        *(
            Found(*m.span(), -words["collective"][_plain(m[0])], figures=False)
            for m in _some().finditer(lower)
        ),
    ]
    taken = [(n.start, n.end) for n in special]
    numerals = [
        n for n in find_numerals(text) if not any(n.start < end and start < n.end for start, end in taken)
    ]
    return sorted((*special, *numerals), key=lambda n: n.start)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _alternatives(phrases: "list[str]") -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(list(load_words()['named']))})\b(?!\s+years?\b)")


@cache
def _some() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives(list(load_words()['collective']))})\b")


@cache
def _bound(name: str, *, before: bool) -> re.Pattern[str]:
    words = _alternatives(load_words()["bounds"][name]["words"])
    return re.compile(rf"\b(?:{words})\s+$" if before else rf"\s+(?:{words})\b")


def _quantity(parse: Parse, passage: Passage, text: str, lower: str, number: Found) -> Quantity | None:
    at_least, value = number.value < 0, abs(number.value)
    if not float(value).is_integer() or _only_numbers(text, number):
        return None
    tokens = passage.doc.char_span(number.start, number.end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    token = tokens[-1] if tokens[-1].pos_ in {"NUM", "NOUN"} else tokens.root
    counts, head = _counted(token, number, _noun_after_of(tokens))
    if not counts:
        return None
    start, end, at_most = number.start, number.end, False
    upper = _upper(text, number)
    if upper is not None:
        end, at_least = upper, True
        start = _start_of(re.compile(r"\b(?:between|from)\s+$"), lower, start)
    for name in ("least", "most", "about"):
        begins = _start_of(_bound(name, before=True), lower, start)
        if begins < start:
            at_least, at_most = at_least or name == "least", at_most or name == "most"
            start = begins
    for name in ("after_least", "after_most"):
        match = _bound(name, before=False).match(lower, end)
        if match is not None:
            at_least, at_most = at_least or name == "after_least", at_most or name == "after_most"
            end = match.end()
    if head is None and _AGE_BOUNDS.match(lower, start):
        return None
    words = cut(parse.report.text, passage.start + start, passage.start + end)
    noun: Span | None = None if head is None else parse.span(passage, head)
    return Quantity(words, int(value), at_least, at_most, noun)


def _start_of(pattern: re.Pattern[str], lower: str, start: int) -> int:
    """Where the bounding words before ``start`` begin; ``start`` when there are none."""
    match = pattern.search(lower, max(0, start - _LOOK_BACK), start)
    return match.start() if match else start


def _upper(text: str, number: Found) -> int | None:
    """Where the upper bound of a range ends: "30 to 40", "between 30 and 40"."""
    between = _RANGE.match(text, number.end)
    if between is None or between.end() == number.end:
        return None
    following = find_numerals(text[between.end() : between.end() + 30])
    if not following or following[0].start != 0 or following[0].value <= number.value:
        return None
    if "and" in between[0] and not text[max(0, number.start - 9) : number.start].lower().endswith("between "):
        return None
    return between.end() + following[0].end


def _only_numbers(text: str, number: Found) -> bool:
    """Whether the number is part of a name, a date in figures, a share, an age or a time."""
    if _NEVER_AFTER.match(text, number.end):
        return True
    before = _numbered().search(text, max(0, number.start - _LOOK_BACK), number.start)
    glued = text[max(0, number.start - 1) : number.start]
    if number.figures:
        return before is not None or glued in {"-", "–"} or glued.isalpha()
    return (
        number.value == 1
        and re.search(r"\b(?:no|any|every|this|that|the|each)[\s-]$", text[: number.start]) is not None
    )


@cache
def _numbered() -> re.Pattern[str]:
    """What stands before a number that only numbers: "Article", "No.", "Room"."""
    words = "|".join(map(re.escape, load_words()["measures"]["numbered"]))
    return re.compile(rf"(?:[$€£#:/.,\d]|\b{_MONTHS}[.]?\s|\b(?:{words})[.]?\s?-?)$", re.IGNORECASE)


def _counted(token: "Token", number: Found, of: "Token | None") -> "tuple[bool, Token | None]":
    """Whether the number counts, and what; ``of`` is the noun of "two of the men"."""
    words = load_words()["measures"]
    if _is_age(token, words["persons"]):
        return False, None
    if token.dep_ == "conj" and token.head.pos_ == "NUM" and _is_age(token.head, words["persons"]):
        return False, None
    head = token.head
    if number.value == 1 and of is None and token.dep_ not in _BEFORE_NOUN:
        return False, None
    year = number.figures and _FIRST_YEAR <= number.value <= _LAST_YEAR
    if year and of is None and not (token.dep_ == "nummod" and head.tag_ == "NNS"):
        return False, None
    if token.pos_ == "NOUN" or (number.value in {1, 2, 12} and of is not None):
        if of is None and head.pos_ == "NOUN" and head.i > token.i and token.dep_ in _BEFORE_NOUN:
            of = head
        return of is None or not _is_measure(of), of
    if token.dep_ in _BEFORE_NOUN and head.i > token.i:
        while head.dep_ in _BEFORE_NOUN and head.head.i > head.i and head.head.pos_ in {"NOUN", "PROPN"}:
            head = head.head
        if head.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM"} or _is_measure(head):
            return False, None
        return head.tag_ != "NNP", head
    if token.pos_ != "NUM" or token.dep_ not in _STANDS_ALONE or number.value == 1:
        return False, None
    if token.dep_ == "pobj" and head.lower_ in _OF_NO_COUNT:
        return False, None
    return True, None if of is None or _is_measure(of) else of


def _is_measure(noun: "Token") -> bool:
    measures = load_words()["measures"]["nouns"]
    return noun.lemma_.lower() in measures or noun.lower_ in measures


def _noun_after_of(tokens: "Tokens") -> "Token | None":
    """ "two of the men", "tens of thousands of people", "a couple of boys"."""
    doc = tokens.doc
    of = tokens[-1] if tokens[-1].lower_ == "of" else (doc[tokens.end] if tokens.end < len(doc) else None)
    if of is None or of.lower_ != "of":
        return None
    nouns = [c for c in of.children if c.dep_ == "pobj" and c.pos_ in {"NOUN", "PRON", "PROPN"}]
    return nouns[0] if nouns else None


def _is_age(token: "Token", persons: list[str]) -> bool:
    """ "Furaha, 34, who" and "a girl of fifteen"."""
    doc = token.doc
    before = doc[token.i - 1].text if token.i else ""
    after = doc[token.i + 1].text if token.i + 1 < len(doc) else "."
    if before in {"aged", "age"}:
        return True
    if before == "," and after in {",", ".", ";", "”", '"', "–", "-", ")"} and token.i > 1:
        return doc[token.i - 2].pos_ == "PROPN" or doc[token.i - 2].lemma_.lower() in persons
    if before == "(" and after == ")":
        return True
    of = token.head
    return token.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() in persons
