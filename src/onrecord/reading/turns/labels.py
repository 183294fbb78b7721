"""What may be the label of a turn: "Q.", "A:", "HRYSHKEVICH:", "MR OKELLO (for the State):", "Speaker A:"."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.evidence import Span, cut, trim
from onrecord.reading.turns.vocabulary import load_vocabulary

_LONGEST_LABEL = 5
"""Words."""
_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s+)?"
_MARK = re.compile(
    _CLOCK + r"(?:\d{1,3}[.)]?\s+)?(?:(?P<label>Q|A|R|I|N|INT|Int|Question|QUESTION|Answer|ANSWER|Ans)"
    r"(?:\s?#?\d{1,3})?(?:\s?[.:)](?:\s+|$)|\s?[–—]\s+)|(?P<letter>[QA])(?:\t+|[ \u00a0]{2,}))"
)
"""Question or answer: "Q.", "A:", "Q12:", "14. Q.", or a letter with a gap after it."""
_NAME = re.compile(
    _CLOCK + r"(?P<label>[^\W\d_][\w.’'/() -]{0,60}?)\s?(?:[\[(][^\n\])]{1,60}[\])]\s?)?(?::(?:\s+|$)|[–—]$)"
)
"""Somebody before a colon, or before a dash that is set apart as that of a dateline is."""
_DASH = re.compile(r"[ \t]*(?P<label>[–—-])\s+(?=\S)")
_DASHES = 4
"""Lines after a dash that make a conversation."""
_BY_TURNS = ("question", "answer")
ASKED = re.compile(r"\?[\s\"”’)\]]*$")
"""What ends as a question does."""
_INITIALS = re.compile(r"(?:[a-z]\.?[ -]?){2,4}")
_SMALL = frozenset(
    {"de", "del", "la", "el", "al", "of", "and", "the", "du", "da", "do", "for", "von", "van", "bin"}
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line with a label: its words, where what is said begins and ends, the key of who says it.

    After a label that stands alone, what is said is the next line.
    """

    index: int
    label: Span
    begins: int
    end: int
    key: str


def find_labelled(text: str, lines: Sequence[tuple[int, int] | None]) -> list[Labelled]:
    """The lines that begin a turn, if the report is a transcript.

    "A. Smith" and "R. Singh" begin no answer where nothing is marked as a question. What stands only once is
    a speaker among those who come back, and not ahead of them.
    """
    labelled = list(_labelled(text, lines)) or _dashed(text, lines)
    whole = _wholes({one.key for one in labelled})
    labelled = [replace(one, key=whole[one.key]) for one in labelled]
    if not any(one.key in {"q", "i", *load_vocabulary().asking} for one in labelled):
        labelled = [one for one in labelled if len(one.key) > 1]
    counts = Counter(one.key for one in labelled)
    first = next((one.index for one in labelled if counts[one.key] > 1), len(lines))
    return [
        one
        for one in labelled
        if counts[one.key] > 1 or (one.index >= first - 1 and _may_speak_once(text, one.label))
    ]


def _may_speak_once(text: str, label: Span) -> bool:
    """Whether a label is like a name and before a colon: before a dash it may be a dateline's town."""
    return is_like_a_name(label.text) and text[label.end : label.end + 2].strip()[:1] not in {"–", "—"}


def folded(label: str) -> str:
    """A label as a key: in lower case, with single spaces."""
    return " ".join(label.casefold().replace("’", "'").split())


def is_like_a_name(label: str) -> bool:
    """Whether every word but the small ones has a capital, or is a number."""
    return all(not word[0].islower() or word.casefold() in _SMALL for word in label.split())


def is_short_for(short: str, whole: str) -> bool:
    """Whether a label is the end of a longer one, or its initials."""
    return short in _short_forms(whole) or (
        _INITIALS.fullmatch(short) is not None and letters(short) in _initials(whole)
    )


def letters(label: str) -> str:
    """A label without anything but letters and digits."""
    return re.sub(r"[\W_]", "", label)


def _labelled(text: str, lines: Sequence[tuple[int, int] | None]) -> Iterator[Labelled]:
    """The lines that open as a turn does."""
    for index, line in enumerate(lines):
        if line is None:
            continue
        start, end = line
        match = _MARK.match(text, start, end) or _NAME.match(text, start, end)
        group = "letter" if match is not None and match.groupdict().get("letter") else "label"
        if match is None or not _may_be_somebody(match[group]):
            continue
        label = cut(text, match.start(group), match.end(group))
        begins = trim(text, match.end(), end).start if match.end() < end else end
        following = lines[index + 1] if begins == end and index + 1 < len(lines) else None
        yield Labelled(index, label, begins, following[1] if following else end, folded(label.text))


def _dashed(text: str, lines: Sequence[tuple[int, int] | None]) -> list[Labelled]:
    """Questions and answers that only a dash sets apart, by turns; nothing where a dash may be a bullet."""
    found = []
    for index, line in enumerate(lines):
        # a part may begin after its dash, as after a bullet
        before = text.rfind("\n", 0, line[0]) + 1 if line is not None else 0
        match = _DASH.match(text, before, line[1]) if line is not None else None
        if line is not None and match is not None and match.end() >= line[0]:
            found.append((index, match.start("label"), trim(text, match.end(), line[1])))
    asked = [ASKED.search(said.text) is not None for _, _, said in found]
    if len(found) < _DASHES or not asked[0] or 2 * sum(asked[::2]) <= len(asked[::2]) or any(asked[1::2]):
        return []
    return [
        Labelled(index, cut(text, dash, dash + 1), said.start, said.end, _BY_TURNS[place % 2])
        for place, (index, dash, said) in enumerate(found)
    ]


def _may_be_somebody(label: str) -> bool:
    words = load_vocabulary()
    first = label.split(maxsplit=1)[0].casefold().strip(".")
    return (
        len(label.split()) <= _LONGEST_LABEL
        and label[0].isupper()
        and first not in words.nobody
        and not words.opening.match(label)
    )


def _wholes(keys: Iterable[str]) -> Mapping[str, str]:
    """The fullest label that each one is short for: one for "JOANNA MALICKA", "MALICKA" and "J.M."

    A surname that two of them have stays by itself.
    """
    endings: dict[str, set[str]] = defaultdict(set)
    initials: dict[str, set[str]] = defaultdict(set)
    keys = set(keys)
    for key in keys:
        for short in _short_forms(key):
            endings[short].add(key)
        for short in _initials(key):
            initials[short].add(key)
    wholes = {}
    for key in keys:
        fuller = endings[key] | (initials[letters(key)] if _INITIALS.fullmatch(key) else set())
        longest = max(fuller, key=lambda k: (len(k), k), default=key)
        wholes[key] = longest if all(longest.endswith(other) for other in fuller) else key
    return wholes


def _short_forms(label: str) -> Iterator[str]:
    words = label.split()
    return (short for i in range(1, len(words)) if len(short := " ".join(words[i:])) > 1)


def _initials(label: str) -> Iterator[str]:
    words = label.split()
    return ("".join(word[0] for word in words[:n]) for n in range(2, len(words) + 1))
