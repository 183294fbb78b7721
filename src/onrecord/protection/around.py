"""What stands around a name and goes with it: initials, a middle name, a form of address ("Daw", "Oknha")."""

import re
from collections.abc import Collection, Sequence

from onrecord.protection.words import Token, tokens, vocabulary

TIGHT = frozenset("-‐‑‒–'’ʼʻ`´ʿʾ·")
"""Marks that join two words into one."""
_CONJUNCTIONS = frozenset({"and", "of", "the", "i", "e"})
_WORDS_OF_ONE_LETTER = frozenset({"a", "i"})
_MIDDLE = re.compile(r"""\s(?:["“”„‘’'«»(][\w'’ -]+["“”‘’'«»)]|[\w'’ -]+)\s""")
"""A middle name, or a nickname in quotation marks or brackets: all on one line, without a comma or a stop."""


def bridged(between: str) -> bool:
    """Whether what is between two parts of a name is of the name too: initials, or a middle name."""
    aside = between.strip()[:1] in set("\"“”„‘’'«»(")
    particles = vocabulary().particles if aside else vocabulary().particles - _CONJUNCTIONS
    bridge = [token for token in tokens(between) if token.text not in particles]
    if any(not token.capital for token in bridge) or len(tokens(between)) > 3:
        return False
    if any(len(token.text) > 1 for token in bridge):
        return len(bridge) <= 2 and _MIDDLE.fullmatch(between) is not None
    stray = "".join(c for c in between if not c.isspace() and not c.isalnum())
    return len(stray) <= 3 and not set(stray) & set(';:!?()[]“”"/@')


def beginning(text: str, found: Sequence[Token], first: int, words: Collection[str]) -> int:
    """The token with which a name begins whose first word is the token ``first``: initials, small words.

    ``words`` are those of the name. Among initials there may be a foreign one ("S T Vath" for Sok Vath), but
    the name never begins with it: "K Vath" is somebody else.
    """
    letters = {word[0] for word in words}
    reached, foreign = first, 0
    while first > 0:
        token = found[first - 1]
        gap = text[token.end : found[first].start]
        initial = len(token.text) == 1 and token.capital and len(gap) <= 3 and gap.strip(" \n") in {"", "."}
        if not initial and not _small_word(token, gap, words):
            break
        foreign += initial and token.text not in letters
        if foreign > 1:
            break
        first -= 1
        if not initial or token.text in letters:
            reached = first
    return reached


def addressed(text: str, found: Sequence[Token], first: int) -> int:
    """The token with which the address of somebody begins whose name begins with the token ``first``."""
    while first > 0 and _addresses(found[first - 1], text[found[first - 1].end : found[first].start]):
        first -= 1
    return first


def _small_word(token: Token, gap: str, words: Collection[str]) -> bool:
    before = set(gap) <= TIGHT or (token.text in words and gap.isspace())
    return token.text in vocabulary().particles and bool(gap) and before


def _addresses(token: Token, gap: str) -> bool:
    """Whether a word before a name is a form of address that is used like a part of it: "Daw", "U", "Lok"."""
    if token.text not in vocabulary().honorifics or not (gap.isspace() or gap.strip() in {".", "-"}):
        return False
    return token.capital or (len(token.text) > 2 and token.text not in vocabulary().ordinary)


def ending(text: str, found: Sequence[Token], last: int, words: Collection[str]) -> int:
    """Where a name ends whose last word is the token ``last``, with the initials after it."""
    letters = {word[0] for word in words}
    end = found[last].end
    for token in found[last + 1 :]:
        gap = text[end : token.start]
        initial = len(token.text) == 1 and token.capital and token.text in letters
        dotted = text[token.end : token.end + 1] == "."
        if not initial or gap not in {" ", "\n", ", "}:
            break
        if not dotted and (gap == ", " or token.text in _WORDS_OF_ONE_LETTER):
            break
        end = token.end + dotted
    return end
