"""Proper names: which tokens make one name, and where the title before it ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading.case import is_everyday
from onrecord.reading.identity.acronyms import defined_names, is_acronym, short_names
from onrecord.reading.identity.capitals import is_name_token
from onrecord.reading.identity.titles import (
    MINISTERS,
    QUOTES,
    RETIRED,
    after_titles,
    glued,
    is_office,
    is_retired,
    is_title,
    is_whole_body,
    opens_sentence,
)
from onrecord.reading.identity.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ELIDED = re.compile(r"[dl]['’][A-Z]")
_CAUSES = frozenset({"defense", "defence", "support", "solidarity"})
"""What a body may be "in": "Municipal Committee in Defense of the Commons"."""
_AFTER_NAMES = frozenset({"Islam", "TV"})
"""No names on their own, but the ends of some: "Rafiqul Islam", "Mtavari TV"."""
_SIDES = frozenset({"party", "bloc", "coalition", "alliance", "movement", "list"})
_PAIRED = 2
_SEATS = frozenset({"station", "office", "branch"})
"""Where somebody serves: "Officer-in-charge of Rowmari Police *Station* Anwar Hossain"."""
_LONGEST_PERSON = 4
_NEAR = 5
"""Tokens before a body's name in which an office in it is told."""
_FORCES = frozenset({"police", "army", "prisons", "customs"})
_WANTED = frozenset({"free", "release", "save", "stop"})
_DIGITS = 4
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_NUMBER = frozenset({"No.", "No", "Nr.", "Nr"})
_NICKNAME = 3
"""Words of a nickname in quotes, at most."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``[start, end)`` that make a name; ``[title, start)`` is the title before it, often empty."""

    title: int
    start: int
    end: int


def find_runs(doc: "Doc", words: Vocabulary) -> Iterator[Run]:
    """The names in ``doc``, in order and without overlap."""
    i = 0
    defined = defined_names(doc) | short_names(doc)
    while i < len(doc):
        if i in defined:
            yield Run(i, i, defined[i])
            i = defined[i]
            continue
        if not _starts(doc, i, words):
            i += 1
            continue
        i -= 2 * _is_second_half(doc, i)
        end = min([_numbered(doc, i, _reach(doc, i, words), words), *[s for s in defined if s > i]])
        start = _left_trim(doc, i, end, words)
        if body := _body_ahead(doc, start, end, words):
            yield from _split_title(doc, start, body, words)
            start = body
        yield from _split_title(doc, start, end, words)
        i = end


def _body_ahead(doc: "Doc", start: int, end: int, words: Vocabulary) -> int | None:
    """Where somebody's name begins after a body's: "president of *Ilaka Krishak Samity* Babul Gazi"."""
    ends = words.bodies | words.body_name_ends | _SEATS
    for i in range(end - 1 - _PAIRED, start, -1):
        if doc[i].lower_ not in ends or is_title(doc[i], words):
            continue
        named = doc[i + 1 : end]
        people = all(
            t.text.istitle() and t.text.isalpha() and not is_title(t, words)
            and not words.is_person(t.lower_) and t.lower_ not in ends | words.joints
            and t.ent_type_ not in {"GPE", "LOC", "NORP", "FAC"} and t.pos_ == "PROPN"
            for t in named
        )  # fmt: skip
        everyday = any(is_everyday(t.lower_) for t in named)
        served = any(words.is_person(t.lower_.partition("-")[0]) for t in doc[max(0, start - _NEAR) : i])
        sure = served or any(t.ent_type_ == "PERSON" for t in named)
        return i + 1 if people and sure and not everyday and len(named) <= _LONGEST_PERSON else None
    return None


def _is_second_half(doc: "Doc", i: int) -> bool:
    """Whether a name goes on after a hyphen that its first word left behind: "Inter-*American* Action"."""
    return i > 1 and glued(doc, i - 1) and doc[i - 2].text.istitle() and doc[i - 2].ent_type_ in {"", "ORG"}


def _starts(doc: "Doc", i: int, words: Vocabulary) -> bool:
    token = doc[i]
    if is_name_token(token, words) or (is_title(token, words) and _next_is_name(doc, i, words)):
        return True
    if (_counted(doc, i, words) or 0) > i + 2:
        return True  # "the 2nd Infantry Battalion"
    # "al-Haboubi Square", "bin Salman": a small word that leans on a name after it
    return token.lower_ in {"al", "el", "bin", "ibn", "abu"} and _after_particles(doc, i, words) is not None


def _next_is_name(doc: "Doc", i: int, words: Vocabulary) -> bool:
    return i + 1 < len(doc) and is_name_token(doc[i + 1], words)


def _after_particles(doc: "Doc", i: int, words: Vocabulary) -> int | None:
    """The index of the name token after the particles that start at ``i``; None where none follows."""
    j = i
    while j < len(doc) and (doc[j].lower_ in words.particles or (j > i and glued(doc, j))):
        j += 1
    return j if j > i and j < len(doc) and doc[j].text[0].isupper() and is_name_token(doc[j], words) else None


def _reach(doc: "Doc", start: int, words: Vocabulary) -> int:
    """Where the name that starts at ``start`` ends."""
    i = _counted(doc, start, words) or (_after_particles(doc, start, words) or start) + 1
    while i < len(doc):
        token = doc[i]
        if glued(doc, i):
            i += 2
        elif is_retired(doc, i, words):
            i += 3
        elif token.text in _AFTER_NAMES or _ELIDED.match(token.text):
            i += 1
        elif nicknamed := _nicknamed(doc, i, words):
            i = nicknamed
        elif (
            is_name_token(token, words)
            or token.text.removesuffix(".") in words.suffixes
            or (
                token.text == "."
                and len(doc[i - 1]) <= 4
                and is_title(doc[i - 1], words)
                and _next_is_name(doc, i, words)
                and not (doc[i + 1].is_sent_start and is_everyday(doc[i + 1].lower_))
            )
        ):
            i += 1
        elif counted := _counted(doc, i, words):
            i = counted
        elif token.lower_ in words.particles and (after := _after_particles(doc, i, words)):
            i = after + 1
        elif joined := _joined(doc, start, i, words):
            i = joined
        else:
            break
    return i


def _nicknamed(doc: "Doc", i: int, words: Vocabulary) -> int | None:
    """After the nickname that opens at ``i``, in the middle of a name: Gela "Shorty" Mtivlishvili."""
    if doc[i].text not in QUOTES or doc[i - 1].text in QUOTES:
        return None
    for close in range(i + 2, min(i + 2 + _NICKNAME, len(doc) - 1)):
        if doc[close].text in QUOTES:
            inside = all(t.text[0].isupper() for t in doc[i + 1 : close])
            return close + 1 if inside and is_name_token(doc[close + 1], words) else None
    return None


def _counted(doc: "Doc", i: int, words: Vocabulary) -> int | None:
    """After the body of which the ordinal at ``i`` counts several: "Van *4th* High Criminal Court"."""
    if not _ORDINAL.fullmatch(doc[i].text) or not _next_is_name(doc, i, words):
        return None
    end = i + 1
    while end < len(doc) and is_name_token(doc[end], words) and doc[end].pos_ == "PROPN":
        end += 1
    return end if end > i + 1 and doc[end - 1].lower_ in words.bodies | words.body_name_ends else None


def _numbered(doc: "Doc", start: int, end: int, words: Vocabulary) -> int:
    """The end with the number of "Light Infantry Battalion 907" and "Canal 12"."""
    last = doc[end - 1].lower_
    number = end + 1 + (doc[end + 1 : end + 2].text == ".")
    if (
        doc[end : end + 1].text in _NUMBER
        and doc[number : number + 1].text.isdigit()
        and last in words.bodies
    ):
        return number + 1  # "State Security Court No. 3"
    if end >= len(doc) or not (doc[end].text.isdigit() and len(doc[end]) <= _DIGITS):
        return end
    counted = end + 1 < len(doc) and doc[end + 1].tag_ in {"NNS", "NN", "CD"}
    body = (last in words.bodies and end - start > 1) or (last in words.body_name_starts and end - start == 1)
    return end + 1 if body and not counted else end


def _joined(doc: "Doc", start: int, i: int, words: Vocabulary) -> int | None:
    """The end of the name token after a joint at ``i`` ("Ministry of Labour", "People's Party")."""
    token = doc[i]
    if token.tag_ == "POS" or token.text in {"'", "’", "'s", "’s"}:
        owner, after = doc[i - 1].lower_, i + 1
        if not _next_is_name(doc, i, words):
            return None
        office = words.is_person(owner) and doc[after].lower_ in words.bodies | words.body_name_ends
        return (
            after + 1 if office or owner in words.owners or owner.removesuffix("s") in words.owners else None
        )
    after = i + 1
    if after < len(doc) and doc[after].lower_ in {"the", "la", "l'"}:
        after += 1
    if after >= len(doc) or not is_name_token(doc[after], words):
        return None
    one_name = token.ent_type_ in {"ORG", "FAC", "LAW"} and doc[after].ent_iob_ == "I"
    before = doc[start:i]
    if token.lower_ in words.joints or (token.lower_ == "in" and doc[after].lower_ in _CAUSES):
        ends = {doc[start].lower_, doc[i - 1].lower_} | {doc[start].lower_.removesuffix("s")}
        heads = ends & (
            words.bodies
            | words.body_name_ends
            | words.body_name_starts
            | {"republic", "kingdom", "state", "city", "university"}
        )
        office = doc[i - 1].lower_ in MINISTERS and is_everyday(doc[after].lower_)
        return after + 1 if heads or one_name or office or doc[i - 1].lower_ in _CAUSES else None
    if token.lower_ == "and" and _is_sides_name(doc, start, after, words):
        return after + 1
    if token.lower_ not in {"and", "&", ","} or not any(
        t.lower_ in words.joints or t.text == "&" for t in before
    ):
        return None
    charge = token.text != "," and is_everyday(doc[after].lower_) and not is_acronym(doc[after].text)
    holder = any(t.lower_ in words.bodies | MINISTERS for t in before)
    return after + 1 if one_name or (charge and holder) else None


def _is_sides_name(doc: "Doc", start: int, after: int, words: Vocabulary) -> bool:
    """Whether two ideas name a side of politics: "the ruling *Order and Welfare* bloc"."""
    side = doc[after + 1].lower_ if after + 1 < len(doc) else ""
    ruling = start > 0 and doc[start - 1].lower_ in {"ruling", "governing", "opposition"}
    return side in _SIDES & words.bodies and after - start == _PAIRED and ruling


def _left_trim(doc: "Doc", start: int, end: int, words: Vocabulary) -> int:
    """The start of the name without an everyday adjective that opens its sentence ("Local CPP").

    Nor with what a placard wants for somebody: "a sign reading “*Free* Ana Roca”".
    """
    if end - start > 1 and doc[start].lower_ in _WANTED and start > 0 and doc[start - 1].is_quote:
        return start + 1
    while end - start > 1 and opens_sentence(doc[start]):
        lead, rest = doc[start], doc[start + 1]
        if is_acronym(rest.text) and not is_acronym(lead.text) and not is_title(lead, words):
            start += 1
        else:
            break
    return start


def _split_title(doc: "Doc", start: int, end: int, words: Vocabulary) -> Iterator[Run]:
    """The name and its title; a body named inside the title ("CNRP Vice President X") is a run of its own."""
    whole = is_whole_body(doc, start, end, words)
    split = start if whole else after_titles(doc, start, end, words)
    if split == end:
        return  # "the Minister of Mines": an office, and nobody's name
    if not (whole and end - start > 1) and is_office(doc, start, split, end, words):
        return  # "the Honourable Chief Justice", "Respected Sir": an office, and nobody's name
    inner = start
    for i in range(start, split):
        if not is_acronym(doc[i].text) or is_title(doc[i], words):
            continue
        yield Run(i, i, i + 1)
        inner = i + 1
    while split < end and (doc[split].text in {".", "(", ")"} or doc[split].lower_ in RETIRED):
        split += 1
    if split < end:
        yield Run(_of_police(doc, min(inner, split), split, words), split, end)


def _of_police(doc: "Doc", title: int, split: int, words: Vocabulary) -> int:
    """Where the title "*Superintendent of* Police X", "*Inspector General of* Police X" begins."""
    if (
        not title < split
        or doc[split - 1].lower_ not in _FORCES
        or title < _PAIRED
        or doc[title - 1].lower_ != "of"
    ):
        return title
    first = title - 1
    while first and is_title(doc[first - 1], words):
        first -= 1
    return first if first < title - 1 else title
