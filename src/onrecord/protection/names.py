"""Finding a person's name in text, however it is put.

A full name is found in either order, in capitals, across a line break or a hyphen, letter by letter
("T A W F I Q"), run together ("AmalTawfiq") and in a web address. Its parts are found alone ("Tawfiq",
"Tawfiq's", "the Tawfiqs"), several of them ("Jong-nam"), inside a word that shows where they begin
("#FreeTawfiq", "tawfiq2017.jpg") and with initials ("A. Tawfiq"), and so are its initials ("A.T."). What
stands between two parts of one name ("Amal Hasan Tawfiq") goes with them. Scripts without capitals are
searched within words, as not all of them put spaces between words. What is an ordinary word too ("Rose",
"Said") counts only with a capital. Another script's spelling is another name: it must be given.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.protection.words import Token, is_name, tokens, vocabulary, words_of

_TIGHT = frozenset("-‐‑‒–'’ʼʻ`´ʿʾ·")
_SOFT_HYPHEN = "\u00ad"
_LONGEST_GAP = 40
_SHORTEST_RUN = 6
"""Letters of a full name that is found inside a longer token, and lower-case letters of a part less two."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a name stands. ``labels`` are the persons it may mean; ``whole`` when it is a full name."""

    start: int
    end: int
    labels: frozenset[str]
    whole: bool


class Finder:
    """Looks for the names of several persons at once. ``names`` gives each label its person's names."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._parts: dict[str, set[str]] = {}
        self._shy: set[str] = set()
        self._runs: set[str] = set()
        self._words: dict[str, set[str]] = {}
        self._abbreviated: dict[str, set[str]] = {}
        for label, forms in names.items():
            for form in filter(is_name, forms):
                self._learn(label, words_of(form))
        self._longest = max(map(len, (*self._whole, *self._parts)), default=0)
        self._uncased = sorted(
            (form for form in (*self._whole, *self._parts) if not _cased(form) and len(form) > 1),
            key=len,
            reverse=True,
        )

    def _learn(self, label: str, words: tuple[str, ...]) -> None:
        known = vocabulary()

        def put(forms: dict[str, set[str]], form: str) -> None:
            forms.setdefault(form, set()).add(label)

        for order in {words, (*words[-1:], *words[:-1]), words[::-1]}:
            form = "".join(order)
            if len(form) > 1:
                put(self._whole, form)
            if set(words) <= known.ordinary:
                self._shy.add(form)
            if len(words) > 1 and len(form) >= _SHORTEST_RUN:
                self._runs.add(form)
        if len(words) == 1:
            for ending in ("s", "es"):
                put(self._parts, words[0] + ending)
            return
        self._words.setdefault(label, set()).update(words)
        for form in _parts(words):
            put(self._parts, form)
        if _cased("".join(words)):
            for initials in _initials(words):
                put(self._abbreviated, initials)

    def parts(self) -> frozenset[str]:
        """Every folded word that is looked for."""
        return frozenset(self._parts) | frozenset(self._whole)

    def find(self, text: str) -> list[Match]:
        """Where the names stand in ``text``, in order, none over another."""
        if not self._whole:
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
            if len(run) > self._longest:
                break
            capital = all(each.capital for each in found[first : last + 1])
            place = (found[first].start, token.end)
            possessive = last > first and token.text == "s"
            alone = last == first or (tight and not possessive) or (single and last - first > 1)
            if run in self._whole and (capital or run not in self._shy):
                if alone or run in self._runs or last > first:
                    whole = (Match(*place, frozenset(self._whole[run]), whole=True), last + 1)
            elif run in self._parts and alone and self._counts(run, found[first], last - first):
                part = (Match(*place, frozenset(self._parts[run]), whole=False), last + 1)
            if (
                run in self._abbreviated
                and single
                and last > first
                and self._dotted(text, found, first, last)
            ):
                dot = place[1] + text[place[1] : place[1] + 1].count(".")
                whole = (Match(place[0], dot, frozenset(self._abbreviated[run]), whole=True), last + 1)
        return whole if whole[0] else part

    def _counts(self, part: str, token: Token, joined: int) -> bool:
        if token.capital:
            return True
        shortest = _SHORTEST_RUN if joined else _SHORTEST_RUN - 2
        return len(part) >= shortest and part not in vocabulary().ordinary

    def _dotted(self, text: str, found: Sequence[Token], first: int, last: int) -> bool:
        letters = found[first : last + 1]
        return all(letter.capital and text[letter.end : letter.end + 1] == "." for letter in letters) and all(
            len(text[a.end : b.start]) <= 2 for a, b in pairwise(letters)
        )

    def _within(self, text: str, token: Token) -> Iterator[Match]:
        """Names run together with other letters, and names in scripts without capitals."""
        for run in self._runs:
            if len(token.text) > len(run) and run in token.text:
                yield Match(token.start, token.end, frozenset(self._whole[run]), whole=True)
                return
        if whose := self._inside(text, token):
            yield Match(token.start, token.end, whose, whole=False)
            return
        at = 0
        while at < len(token.text):
            form = next((form for form in self._uncased if token.text.startswith(form, at)), None)
            if form is None:
                at += 1
                continue
            end = at + len(form)
            stop = token.offsets[end] if end < len(token.offsets) else token.end
            labels = self._whole.get(form, set()) | self._parts.get(form, set())
            yield Match(token.offsets[at], stop, frozenset(labels), whole=form in self._whole)
            at = end

    def _inside(self, text: str, token: Token) -> frozenset[str]:
        """Whose part stands in a word that shows where it begins, by a capital or a digit, or in a tag."""
        pieces = [piece for found in _SEAM.split(text[token.start : token.end]) for piece in tokens(found)]
        inside = {piece.text for piece in pieces if self._counts(piece.text, piece, 0)}
        if text[token.start - 1 : token.start] in {"#", "@"}:
            inside |= {part for part in self._parts if len(part) >= _SHORTEST_TAGGED and part in token.text}
        return frozenset(
            label
            for piece in inside
            if len(piece) >= _SHORTEST_PIECE
            for label in self._parts.get(piece, set()) | self._whole.get(piece, set())
        )

    def _joined(self, text: str, found: Sequence[Token], matches: list[Match]) -> list[Match]:
        """Parts of one name that stand together become one match, and take their initials with them."""
        by_end = {token.end: index for index, token in enumerate(found)}
        by_start = {token.start: index for index, token in enumerate(found)}
        joined: list[Match] = []
        for match in matches:
            grown = self._with_initials(text, found, by_start, by_end, match)
            before = joined[-1] if joined else None
            if before is not None and grown.start < before.end:
                grown = Match(before.end, max(grown.end, before.end), grown.labels, grown.whole)
                if grown.start == grown.end:
                    continue
            if (
                before is not None
                and (shared := before.labels & grown.labels)
                and self._bridged(text[before.end : grown.start])
            ):
                joined[-1] = Match(before.start, grown.end, shared, before.whole or grown.whole)
            else:
                joined.append(grown)
        return joined

    def _bridged(self, between: str) -> bool:
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

    def _with_initials(
        self,
        text: str,
        found: Sequence[Token],
        by_start: dict[int, int],
        by_end: dict[int, int],
        match: Match,
    ) -> Match:
        start, end = match.start, match.end
        words = {word for label in match.labels for word in self._words.get(label, ())}
        letters = {word[0] for word in words}
        first = by_start.get(start, 0)
        while first > 0:
            token = found[first - 1]
            gap = text[token.end : start]
            initial = (
                len(token.text) == 1
                and token.capital
                and token.text in letters
                and gap.strip(" \n") in {"", "."}
            )
            before = set(gap) <= _TIGHT or (token.text in words and gap.isspace())
            particle = token.text in vocabulary().particles and gap and before
            if not ((initial and len(gap) <= 3) or particle):
                break
            first, start = first - 1, token.start
        last = by_end.get(end)
        while last is not None and last + 1 < len(found):
            token = found[last + 1]
            initial = len(token.text) == 1 and token.capital and token.text in letters
            if not (
                initial
                and text[end : token.start] in {" ", "\n", ", "}
                and text[token.end : token.end + 1] == "."
            ):
                break
            last, end = last + 1, token.end + 1
        return Match(start, end, match.labels, match.whole)


_CONJUNCTIONS = frozenset({"and", "of", "the", "i", "e"})
_SEAM = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
"""Where a word begins within a word: "FreeTawfiq", "tawfiq2017"."""
_MIDDLE = re.compile(r"""\s(?:["“”„‘’'«»(][\w'’ -]+["“”‘’'«»)]|[\w'’ -]+)\s""")
"""A middle name, or a nickname in quotation marks or brackets: all on one line, without a comma or a stop."""
_SHORTEST_PIECE = 3
_SHORTEST_TAGGED = 4


def _parts(words: Sequence[str]) -> Iterator[str]:
    """The parts of a name that are looked for: its words, and several in a row as one ("Jong-nam")."""
    particles = vocabulary().particles
    for index, word in enumerate(words):
        if len(word) < 2 or word.isdigit() or word in particles:
            continue
        for first in range(index + 1):
            part = "".join(words[first : index + 1])
            yield part
            if len(part) > 3:
                yield part + "s"
                yield part + "es"


def _initials(words: Sequence[str]) -> Iterator[str]:
    """The first letters of a name: of all its words, and without small words ("Juan de la Cruz", "J.C.")."""
    for these in (words, [word for word in words if word not in vocabulary().particles]):
        if len(these) > 1:
            yield "".join(word[0] for word in these)


def _cased(form: str) -> bool:
    return any(c.upper() != c for c in form)


def _is_tight(gap: str) -> bool:
    """Whether two tokens are one word: a hyphen or an apostrophe after the first, then nothing but space."""
    marks = gap.strip()
    return len(marks) == 1 and marks in _TIGHT and gap.startswith(marks)
