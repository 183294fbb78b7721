"""By what other name a report says that somebody goes: "Amarildo de Oliveira, nicknamed Pelado"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.reading.identity.drafts import Reference

_ALSO = re.compile(
    r"[’'\"”]?,? ?\(?(?:(?:who (?:is|was) )?(?:also |better |widely |popularly |locally )?known "
    r"(?:as|by (?:his|her|the) (?:alias|nickname|nom de guerre))|nicknamed|alias|a\.?k\.?a\.?|"
    r"who (?:goes|went) by(?: the name)?(?: of)?|who (?:writes|wrote) (?:under the name|as)),? [‘'\"“]?",
    re.IGNORECASE,
)


_ONLY_NAME = re.compile(
    r"\b(?:identif(?:y|ies|ied)|nam(?:ed|es)|known|referred to|gave (?:his|her|their) (?:\w+ )?name)"
    r"(?: himself| herself)? (?:(?:only|simply|just) (?:as|by)|as(?: only| simply| just)?|only by)"
    r"(?: (?:the|his|her) (?:initials?|name|first name|surname|letters?))?,? [‘'\"“]?$"
)
_LONGEST_INTRODUCTION = 100


def is_only_name(before: str) -> bool:
    """Whether words end by saying that somebody's only name follows: "a clerk, identified only as …"."""
    found = _ONLY_NAME.search(before[-_LONGEST_INTRODUCTION:])
    only = found is not None and any(w in found.group().split() for w in ("only", "simply", "just"))
    return found is not None and (only or found.group().startswith("gave"))


def find_bynames(names: list[Reference], text: str) -> Iterator[tuple[Reference, Reference]]:
    """The names in text order, each with the one that is said right after it to be the same person's."""
    ordered = sorted(names, key=lambda r: r.start)
    for name, other in pairwise(ordered):
        if name.number == other.number and _ALSO.fullmatch(
            text[name.mention.head.end : other.mention.span.start]
        ):
            yield name, other
