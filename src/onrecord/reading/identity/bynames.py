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


def find_bynames(names: list[Reference], text: str) -> Iterator[tuple[Reference, Reference]]:
    """The names in text order, each with the one that is said right after it to be the same person's."""
    ordered = sorted(names, key=lambda r: r.start)
    for name, other in pairwise(ordered):
        if name.number == other.number and _ALSO.fullmatch(
            text[name.mention.head.end : other.mention.span.start]
        ):
            yield name, other
