"""Finding a person's name in text, however it is put.

A full name is found in either order, in capitals, across a line break or a hyphen, letter by letter
("T A W F I Q"), run together ("AmalTawfiq") and in a web address. Its parts are found alone ("Tawfiq",
"Tawfiq's", "the Tawfiqs"), several of them ("Jong-nam"), broken by a stray space or the end of a line
("Taw fiq"), inside a word that shows where they begin ("#FreeTawfiq", "tawfiq2017.jpg", "DawKhin") and with
initials ("A. Tawfiq"), and so are its initials ("A.T.", "A T"). What stands between two parts of one name
("Amal Hasan Tawfiq") goes with them, and so does a form of address before them ("Daw Khin"). Scripts without
capitals are searched within words, as not all of them put spaces between words. What is an ordinary word too
("Rose", "Said") counts only with a capital. Another script's spelling is another name: it must be given.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.protection.around import TIGHT, addressed, beginning, bridged, ending
from onrecord.protection.forms import SHORTEST_RUN, Forms
from onrecord.protection.words import Token, tokens, vocabulary

_SOFT_HYPHEN = "\u00ad"
_LONGEST_GAP = 40
_SHORTEST_BROKEN = 4
"""Letters of the shortest part that is found in pieces."""
_LONGEST_INITIALS = 4
"""Single letters in a row that may be somebody's initials; more are a word written letter by letter."""
_SHORTEST_PIECE = 3
_SHORTEST_TAGGED = 4
_SEAM = re.compile(
    r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])|(?<=[A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])"
)
"""Where a word begins within a word: "FreeTawfiq", "tawfiq2017", "UBa"."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a name stands. ``labels`` are the persons it may mean; ``whole`` when it is a full name.

    It begins at ``start`` with how the person is addressed ("Daw Khin"), at ``named`` with the name itself.
    """

    start: int
    end: int
    labels: frozenset[str]
    whole: bool
    named: int


class Finder:
    """Looks for the names of several persons at once. ``names`` gives each label its person's names."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._forms = Forms(names)

    def parts(self) -> frozenset[str]:
        """Every folded word that is looked for."""
        return frozenset(self._forms.parts) | frozenset(self._forms.whole)

    def find(self, text: str) -> list[Match]:
        """Where the names stand in ``text``, in order, none over another."""
        if not self._forms.whole:
            return []
        found = tokens(text)
        matches: list[Match] = []
        index = 0
        while index < len(found):
            match, after = self._at(text, found, index)
            if match is None:
                matches.extend(self._within(text, found[index]))
                index += 1
            else:
                matches.append(match)
                index = after
        return self._joined(text, found, matches)

    def _at(self, text: str, found: Sequence[Token], first: int) -> tuple[Match | None, int]:
        """The name that begins with the token ``first``: the longest full one, else the longest part."""
        forms = self._forms
        run = ""
        tight, single = True, True
        whole: tuple[Match | None, int] = (None, first)
        part: tuple[Match | None, int] = (None, first)
        for last in range(first, len(found)):
            token = found[last]
            if last > first:
                gap = text[found[last - 1].end : token.start]
                if len(gap) > _LONGEST_GAP or len(gap.strip()) > 3:
                    break
                tight = tight and (_is_tight(gap) or text[found[last - 1].end - 1] == _SOFT_HYPHEN)
            run += token.text
            single = single and len(token.text) == 1
            if len(run) > forms.longest:
                break
            these = found[first : last + 1]
            capital = all(each.capital for each in these)
            place = (found[first].start, token.end)
            possessive = last > first and token.text == "s"
            alone = last == first or (tight and not possessive) or (single and last - first > 1)
            if run in forms.whole and (capital or run not in forms.shy):
                several = run not in forms.single
                if _run_together(these) if several else alone or _broken(text, these):
                    whole = (Match(*place, frozenset(forms.whole[run]), whole=True, named=place[0]), last + 1)
            elif (
                run in forms.parts
                and ((alone and self._counts(run, found[first], last - first)) or _broken(text, these))
                and not _addresses_another(text, found, first, last)
            ):
                part = (Match(*place, frozenset(forms.parts[run]), whole=False, named=place[0]), last + 1)
            if run in forms.initials and single and last > first and _are_initials(text, found, first, last):
                dot = place[1] + (text[found[first].end] == "." == text[place[1] : place[1] + 1])
                whole = (
                    Match(place[0], dot, frozenset(forms.initials[run]), whole=True, named=place[0]),
                    last + 1,
                )
        return whole if whole[0] else part

    def _counts(self, part: str, token: Token, joined: int) -> bool:
        if token.capital:
            return True
        shortest = SHORTEST_RUN if joined else SHORTEST_RUN - 2
        return len(part) >= shortest and part not in vocabulary().ordinary

    def _within(self, text: str, token: Token) -> Iterator[Match]:
        """Names run together with other letters, and names in scripts without capitals."""
        forms = self._forms
        for run in forms.runs:
            if len(token.text) > len(run) and run in token.text:
                yield Match(
                    token.start, token.end, frozenset(forms.whole[run]), whole=True, named=token.start
                )
                return
        if whose := self._inside(text, token):
            yield Match(token.start, token.end, whose, whole=False, named=token.start)
            return
        at = 0
        while at < len(token.text):
            form = next((form for form in forms.uncased if token.text.startswith(form, at)), None)
            if form is None:
                at += 1
                continue
            end = at + len(form)
            stop = token.offsets[end] if end < len(token.offsets) else token.end
            labels = forms.whole.get(form, set()) | forms.parts.get(form, set())
            yield Match(token.offsets[at], stop, frozenset(labels), form in forms.whole, token.offsets[at])
            at = end

    def _inside(self, text: str, token: Token) -> frozenset[str]:
        """Whose part stands in a word that shows where it begins: by a capital or a digit, in a tag, or
        after a form of address ("DawKhin", "lokvath").
        """
        forms, address = self._forms, vocabulary().honorifics
        pieces = [piece for found in _SEAM.split(text[token.start : token.end]) for piece in tokens(found)]
        inside: set[str] = set()
        for before, piece in zip(("", *(each.text for each in pieces)), pieces, strict=False):
            shortest = 2 if before in address or before in vocabulary().titles else _SHORTEST_PIECE
            own = piece.text not in address or piece is pieces[-1]
            if len(pieces) > 1 and own and len(piece.text) >= shortest and self._counts(piece.text, piece, 0):
                inside.add(piece.text)
        if text[token.start - 1 : token.start] in {"#", "@"}:
            inside |= {part for part in forms.parts if len(part) >= _SHORTEST_TAGGED and part in token.text}
        for word in address:
            if len(word) >= _SHORTEST_PIECE and token.text.startswith(word):
                rest = token.text[len(word) :]
                if len(rest) >= _SHORTEST_TAGGED and rest not in vocabulary().ordinary:
                    inside.add(rest)
        return frozenset(
            label
            for piece in inside
            for label in forms.parts.get(piece, set()) | forms.whole.get(piece, set())
        )

    def _joined(self, text: str, found: Sequence[Token], matches: list[Match]) -> list[Match]:
        """Parts of one name that stand together become one match, and take with them what is around them."""
        by_end = {token.end: index for index, token in enumerate(found)}
        by_start = {token.start: index for index, token in enumerate(found)}
        joined: list[Match] = []
        for match in matches:
            words = {word for label in match.labels for word in self._forms.words.get(label, ())}
            first, last = by_start.get(match.start), by_end.get(match.end)
            start = named = match.start
            if first is not None:
                first = beginning(text, found, first, words)
                named, start = found[first].start, found[addressed(text, found, first)].start
            end = match.end if last is None else ending(text, found, last, words)
            before = joined[-1] if joined else None
            if before is not None and start < before.end:
                start, end = before.end, max(end, before.end)
                if start == end:
                    continue
            grown = Match(start, end, match.labels, match.whole, max(start, named))
            if (
                before is not None
                and (shared := before.labels & grown.labels)
                and bridged(text[before.end : grown.start])
            ):
                joined[-1] = Match(before.start, end, shared, before.whole or grown.whole, before.named)
            else:
                joined.append(grown)
        return joined


def _is_tight(gap: str) -> bool:
    """Whether two tokens are one word: a hyphen or an apostrophe after the first, then nothing but space."""
    marks = "".join(c for c in gap if unicodedata.category(c) != "Cf").strip()
    return 1 <= len(marks) <= 2 and set(marks) <= TIGHT and gap.startswith(marks[0])


def _run_together(these: Sequence[Token]) -> bool:
    """Whether words may be the several words of a name. Those of a short name that make one word ("U Se") are
    one only with a capital: "use" is a word.
    """
    if len(these) > 1:
        return True
    (word,) = these
    return len(word.text) >= SHORTEST_RUN or (word.capital and word.text not in vocabulary().ordinary)


def _broken(text: str, these: Sequence[Token]) -> bool:
    """Whether words are the pieces of one, which a stray space or the end of a line broke: "Taw fiq".

    Words that are all ordinary ones are not, unless the first has a capital that nothing else explains ("saw
    Has san go"); in small letters none may be one.
    """
    gaps = [text[one.end : other.start] for one, other in pairwise(these)]
    broken = any(c.isspace() for gap in gaps for c in gap)
    if not broken or any(gap.strip() and gap.strip() not in TIGHT for gap in gaps):
        return False
    strange = [each.text not in vocabulary().ordinary for each in these]
    if not these[0].capital:
        return all(strange) and len("".join(each.text for each in these)) >= _SHORTEST_BROKEN
    misplaced = text[: these[0].start].rstrip(" \n")[-1:].isalnum() and not these[-1].capital
    return (any(strange) or misplaced) and len("".join(each.text for each in these)) >= _SHORTEST_BROKEN


def _addresses_another(text: str, found: Sequence[Token], first: int, last: int) -> bool:
    """Whether a part of a name is here how somebody else is addressed: "Sai" in "Sai Kham"."""
    if first != last or found[first].text not in vocabulary().honorifics:
        return False
    if not found[first].capital:
        return True
    follows = found[last + 1] if last + 1 < len(found) else None
    return (
        follows is not None
        and follows.capital
        and text[found[last].end : follows.start] in {" ", ". ", "\n"}
        and follows.text not in vocabulary().ordinary
        and not text[follows.start : follows.end].isupper()
    )


def _are_initials(text: str, found: Sequence[Token], first: int, last: int) -> bool:
    """Whether single letters are initials: capitals, each with its dot, or with few others beside them."""
    letters = found[first : last + 1]
    gaps = [text[one.end : other.start] for one, other in pairwise(letters)]
    if not all(letter.capital for letter in letters) or any(len(gap) > 2 for gap in gaps):
        return False
    if all(text[letter.end : letter.end + 1] == "." for letter in letters):
        return True
    while first > 0 and _beside(text, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _beside(text, found[last], found[last + 1]):
        last += 1
    return last - first < _LONGEST_INITIALS and all(set(gap) <= set(" .\n") for gap in gaps)


def _beside(text: str, one: Token, other: Token) -> bool:
    return len(one.text) == len(other.text) == 1 and text[one.end : other.start].isspace()
