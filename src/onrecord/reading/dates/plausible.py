"""Words that look like a time and are none: the verb "may", "2000 people", "the fall of the city"."""

from typing import TYPE_CHECKING

from onrecord.reading.dates.bare_days import RULE_NAME
from onrecord.reading.dates.grammar import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1900, 2040
_ALSO_VERBS = frozenset({"may", "march"})
_BEFORE_NUMBERS = frozenset(
    {
        "$",
        "€",
        "£",
        "#",
        "no",
        "no.",
        "nos",
        "article",
        "section",
        "page",
        "room",
        "resolution",
        "law",
        "decree",
        "act",
    }
)


def plausible(candidate: Candidate, tokens: "Tokens") -> bool:
    """Whether the grammar around ``tokens`` lets them be the time that a rule takes them for."""
    if candidate.rule == "year":
        return _is_year(tokens)
    if candidate.rule == RULE_NAME:
        after = _after(tokens)
        return tokens[-1].dep_ == "pobj" and (after is None or after.pos_ not in {"NOUN", "PROPN"})
    if candidate.rule == "month":
        month = tokens[-1]
        if len(month.text) == 3 and month.lower_ != "may":
            return False  # "Jan" by itself is a name
        return month.lower_ not in _ALSO_VERBS or month.pos_ in {"PROPN", "NOUN", "NUM"}
    if candidate.rule == "adverb":
        return tokens[-1].pos_ != "PROPN"
    if candidate.rule == "season":
        after = _after(tokens)
        return tokens[-1].pos_ != "VERB" and not (
            tokens[-1].lower_ in {"fall", "spring"} and after is not None and after.lower_ == "of"
        )
    return True


def _after(tokens: "Tokens") -> "Token | None":
    return tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None


def _is_year(tokens: "Tokens") -> bool:
    """A four-figure number is a year unless it counts the noun after it or numbers the one before it."""
    token, doc = tokens[-1], tokens.doc
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    after = _after(tokens)
    if before in _BEFORE_NUMBERS or (after is not None and after.lower_ in {"%", "percent", "/"}):
        return False
    if not token.text.isdigit():
        return True
    year = int(token.text)
    if before in {"in", "since", "of", "by", "until", "from"} and token.dep_ == "pobj":
        return True
    odd = not _FIRST_PLAIN_YEAR <= year <= _LAST_PLAIN_YEAR
    counts = (
        token.dep_ in {"nummod", "quantmod"} and token.head.i > token.i and token.head.tag_ in {"NNS", "NNPS"}
    )
    bare = counts and not any(c.dep_ in {"det", "poss"} for c in token.head.children)
    return not (odd or (bare and year % 100 == 0))
