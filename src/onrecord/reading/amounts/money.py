"""Sums of money: a number beside a sign, a code or a noun of money."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut
from onrecord.reading.amounts.currencies import (
    Currencies,
    Mention,
    find_countries,
    load_currencies,
    load_words,
    told_by,
)
from onrecord.reading.amounts.model import Money
from onrecord.reading.numerals import Found, find_numerals
from onrecord.reading.parse import Parse, Passage
from onrecord.reading.places import PlaceName

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_NEAR = 40
"""Characters around a sum in which a country tells the currency before any other does."""
_SHORTEST_SUM = 3
"""Digits behind a local sign. "P5", "M16" and "Q4" are no sums."""
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+\.?)?")
_WORDS_AFTER = re.compile(r"(?:[\s-]" + _WORD.pattern + r"){1,4}")


def find_money(parse: Parse, places: tuple[PlaceName, ...] = ()) -> tuple[Money, ...]:
    """The sums of money in a report, in text order; ``places`` tell which country's shillings are meant."""
    countries: list[Mention] | None = None
    found: list[Money] = []
    for passage in parse.passages:
        for start, end, value, noun, code in _in_passage(parse, passage):
            if noun and not code and countries is None:
                countries = [*_countries(parse), *_countries_of(places)]
            span = cut(parse.report.text, passage.start + start, passage.start + end)
            currency = code or _which(noun, span, passage, countries or [])
            if currency is None and (
                noun in load_words()["doubtful"]["words"] or noun in load_currencies().local
            ):
                continue  # "two pounds" of rice, "P500" of a country that is not told of
            found.append(Money(span, value, currency, _is_each(start, end, passage)))
    return tuple(found)


def _countries(parse: Parse) -> list[Mention]:
    """The countries that the report names, by their place in its text."""
    return [
        Mention(passage.start + mention.start, mention.codes)
        for passage in parse.passages
        for mention in find_countries(parse.report.text[passage.start : passage.end])
    ]


def _countries_of(places: tuple[PlaceName, ...]) -> Iterator[Mention]:
    """The countries in which the places of a report lie."""
    for place in places:
        if place.gazetteer is not None and place.gazetteer.within and not place.demonym:
            yield Mention(place.span.start, told_by(place.gazetteer.within[-1]))


def _in_passage(parse: Parse, passage: Passage) -> Iterator[tuple[int, int, float, str, str]]:
    """The sums of a passage: bounds, value, the noun where it is shared by currencies, and the code."""
    text = parse.report.text[passage.start : passage.end]
    last = 0
    for number in find_numerals(text, money=True):
        if number.start < last:
            continue
        found = (
            _local_sign(text, number)
            or _sign_before(text, number)
            or _noun_after(text, number, passage)
            or _sign_after(text, number)
        )
        if found is not None:
            start, last, noun, code = found
            yield start, last, number.value, noun, code


def _sign_before(text: str, number: Found) -> tuple[int, int, str, str] | None:
    """ "US$ 50", "Tk 5,000", "KHR 200": the sum's bounds, its noun where the sign is shared, and its code."""
    match = _signs_before().search(text, max(0, number.start - 8), number.start)
    if match is None:
        return None
    sign = match[1]
    return match.start(1), number.end, load_words()["shared"].get(sign, ""), load_currencies().signs[sign]


def _sign_after(text: str, number: Found) -> tuple[int, int, str, str] | None:
    """ "5,000 KHR", "200€"."""
    match = _signs_after().match(text, number.end)
    if match is None:
        return None
    sign = match[1]
    return number.start, match.end(1), load_words()["shared"].get(sign, ""), load_currencies().signs[sign]


def _local_sign(text: str, number: Found) -> tuple[int, int, str, str] | None:
    """ "P65,000", "Le 500", "2,000 GEL", "5,000/-": a sign that is money where its country is told."""
    before, after = _local_signs()
    match = before.search(text, max(0, number.start - 24), number.start)
    written = text[number.start : number.end]
    if match is not None and number.figures and _is_sum(match, written):
        return match.start(2), number.end, match[2], ""
    match = after.match(text, number.end)
    if match is None or not number.figures:
        return None
    return number.start, match.end(1), match[1], ""


def _is_sum(sign: re.Match[str], written: str) -> bool:
    """Whether a number behind a local sign is a sum: not "P5", "the R293", "Plan P 500"."""
    parted = any(mark in written for mark in ", .")
    touches = len(sign[2]) > 1 or not sign[0][-1].isspace()
    named = (sign[1] or "").lower() in load_words()["local"]["never"]
    return touches and (parted or (len(written) >= _SHORTEST_SUM and not named))


@cache
def _local_signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_words()
    codes = words["doubtful"]["codes"]
    before, after = (
        "|".join(map(re.escape, sorted([*words["local"][side], *codes], key=len, reverse=True)))
        for side in ("before", "after")
    )
    return (
        re.compile(rf"(?:([^\W\d_]+)\.?\s+)?(?<![\w$])({before})\s?$"),
        re.compile(rf"\s?({after})(?!\w)"),
    )


@cache
def _signs_before() -> re.Pattern[str]:
    signs = sorted(load_currencies().signs, key=len, reverse=True)
    return re.compile(r"(?<![\w$])(" + "|".join(map(re.escape, signs)) + r")\s?$")


@cache
def _signs_after() -> re.Pattern[str]:
    signs = [s for s in load_currencies().signs if s.isupper() or not s.isascii()]
    ordered = sorted(signs, key=len, reverse=True)
    return re.compile(r"\s?(" + "|".join(map(re.escape, ordered)) + r")(?!\w)")


def _noun_after(text: str, number: Found, passage: Passage) -> tuple[int, int, str, str] | None:
    """ "1 million riel", "20,000 Kenyan shillings", "50-dollar"."""
    currencies = load_currencies()
    words = _WORDS_AFTER.match(text, number.end)
    if words is None:
        return None
    between: list[str] = []
    for word in _WORD.finditer(text, number.end, words.end()):
        noun = currencies.unit(word[0].lower())
        if noun == "franc" and between == ["cfa"]:
            return number.start, word.end(), "cfa franc", ""
        if noun is not None:
            code = _by_adjective(noun, " ".join(between), currencies)
            told = code is not None or _is_plain(noun, word, passage, described=bool(between))
            return (number.start, word.end(), noun, code or "") if told else None
        between.append(word[0].lower())
    return None


def _by_adjective(noun: str, adjective: str, currencies: Currencies) -> str | None:
    """The currency that "Kenyan" before "shillings" tells."""
    if not adjective:
        return None
    told = {"u.s": "us", "u.s.": "us", "american": "us"}.get(adjective, adjective)
    fitting = [code for code in currencies.units[noun] if told in currencies.countries.get(code, ())]
    return fitting[0] if len(fitting) == 1 else None


def _is_plain(noun: str, word: re.Match[str], passage: Passage, *, described: bool) -> bool:
    """Whether a noun of money that also is another word may be money here, perhaps with a word before it."""
    doubtful = load_words()["doubtful"]
    tokens = passage.doc.char_span(word.start(), word.end(), alignment_mode="expand")
    if tokens is None or not len(tokens):
        return False
    if described:
        return noun not in doubtful["words"] and tokens[0].i > 0 and tokens[0].nbor(-1).head == tokens[0]
    return noun not in doubtful["words"] or tokens[0].pos_ in {"NOUN", "PROPN"}


def _which(noun: str, span: Span, passage: Passage, countries: list[Mention]) -> str | None:
    """The currency that a shared noun stands for: the only one whose country is told near it, or anywhere."""
    codes = load_currencies().units.get(noun, frozenset())
    local = noun in load_currencies().local
    if len(codes) == 1 and not local:
        return next(iter(codes))
    default: str | None = load_words()["default"].get(noun)
    near = [c for c in countries if span.start - _NEAR <= c.start < span.end + _NEAR]
    here = [c for c in countries if passage.start <= c.start < passage.end]
    for mentions in (near, here, countries):
        told = {code for c in mentions for code in c.codes & codes if code != default}
        if len(told) == 1 and (default is None or local):
            return told.pop()
        if told:
            return None
    return default


def _is_each(start: int, end: int, passage: Passage) -> bool:
    """Whether the sum is every one's: "500 shillings each", "gave them each 10", "10 from each"."""
    if _each_after().match(passage.doc.text, end):
        return True
    tokens = passage.doc.char_span(start, end, alignment_mode="expand")
    return tokens is not None and len(tokens) > 0 and _shares_verb_with_each(tokens)


@cache
def _each_after() -> re.Pattern[str]:
    words = load_words()["each"]
    never, after = ("|".join(map(re.escape, words[table])) for table in ("never", "after"))
    given = "(?:to|from|for) (?:each|every)"
    return re.compile(rf"[\s,]*(?:{after}|{given})\b(?!\s+(?:{never})\b)", re.IGNORECASE)


def _shares_verb_with_each(tokens: "Tokens") -> bool:
    verb = _verb(tokens.root)
    never = load_words()["each"]["never"]
    for token in tokens.doc[tokens.sent.start : tokens.start]:
        one = token.lower_ == "one" and token.i > 0 and token.nbor(-1).lower_ == "every"
        often = token.head.lemma_.lower() in never
        if (one or token.lower_ == "each") and not often and _verb(token) == verb:
            return True
    return False


def _verb(token: "Token") -> "Token":
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token
