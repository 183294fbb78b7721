"""Transcripts: which lines of a report are asked and which are answered, and by whom.

This is read before the grammar: a label left in its sentence ("Q. And arrested afterwards.") would become a word
of it. An ordinary colon makes no transcript ("Police:", "Correction:"); labels that come back and take turns
do, where one of them is plainly whoever asks.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from onrecord.evidence import Span, cut, trim

HEAD = 600
"""Characters at the head of a report in which it says what it is and who speaks."""
_TURNS = 3
"""Labelled lines that make a transcript."""
_LONGEST_LABEL = 5
"""Words."""
_ASKS_ALONE = 0.5
_ASKS_BESIDE = 1 / 3
"""Shares of turns that end in a question mark: of somebody who asks, and of one who also prompts."""
_LONGEST_ASIDE = 4
"""Words of "[pause]", which interrupts nobody."""

_CLOCK = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s+)?"
_MARK = re.compile(
    _CLOCK + r"(?:\d{1,3}[.)]?\s+)?(?P<label>Q|A|R|I|N|INT|Int|Question|QUESTION|Answer|ANSWER|Ans)(?:\s?#?\d{1,3})?"
    r"(?:\s?(?P<sign>[.:)])(?:\s+|$)|\s?[–—]\s+|\t+|[ \u00a0]{2,})"
)
"""Question or answer: "Q.", "A:", "Q12:", "14. Q", or a letter with a gap after it."""
_NAME = re.compile(
    _CLOCK + r"(?P<label>[^\W\d_][\w.’'/() -]{0,60}?)\s?(?:[\[(][^\n\])]{1,60}[\])]\s?)?:(?:\s+|$)"
)
"""Somebody before a colon: "HRYSHKEVICH:", "MR OKELLO (for the State):", "Speaker A:"."""
_OWN = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours)\b", re.IGNORECASE)
_ASKED = re.compile(r"\?[\s\"”’)\]]*$")
_SMALL = frozenset({"de", "del", "la", "el", "al", "of", "and", "the", "du", "da", "do", "for", "von", "van", "bin"})
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){2,4}")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at one time. ``speaker`` is the words that name whoever speaks, wherever they stand.

    ``label`` stands before it. ``to`` is the speaker of the next answer, whom "you" means in a question.
    """

    label: Span
    speaker: Span
    asks: bool
    to: Span | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a transcript: its turn, and where its label ends; None where it goes on with the turn before."""

    turn: Turn
    begins: int | None


@dataclass(frozen=True, slots=True)
class _Words:
    asking: frozenset[str]
    answering: frozenset[str]
    asking_beside: Mapping[str, frozenset[str]]
    answering_beside: frozenset[str]
    bench: frozenset[str]
    nobody: frozenset[str]
    witness: re.Pattern[str]
    interviewer: re.Pattern[str]
    opening: re.Pattern[str]
    of_the_witness: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A line with a label: its words, where what is said begins, and the key of the one who says it."""

    index: int
    label: Span
    begins: int
    end: int
    key: str


def witness_in_head(text: str) -> Span | None:
    """The witness or the interviewed person that the head of a report names."""
    return _named(_words().witness, text)


def find_turns(text: str, lines: Sequence[tuple[int, int] | None]) -> dict[int, Line]:
    """The lines that belong to a transcript's turns, by their index; empty where the report is none.

    None stands for what lies between the paragraphs and tells nothing: it ends a turn.
    """
    labelled = _as_speakers(text, list(_labelled(text, lines)))
    asking = _asking(text, labelled)
    if not _is_transcript(labelled, asking):
        return {}
    return dict(_in_turn(text, lines, labelled, asking))


@cache
def _words() -> _Words:
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    labels, head, notes = data["labels"], data["head"], data["notes"]
    return _Words(
        asking=frozenset(labels["asking"]),
        answering=frozenset(labels["answering"]),
        asking_beside={key: frozenset(others) for key, others in labels["asking_beside"].items()},
        answering_beside=frozenset(labels["answering_beside"]),
        bench=frozenset(labels["bench"]),
        nobody=frozenset(labels["nobody"]),
        witness=re.compile(head["witness"], re.IGNORECASE | re.MULTILINE),
        interviewer=re.compile(head["interviewer"], re.IGNORECASE | re.MULTILINE),
        opening=re.compile(notes["opening"], re.IGNORECASE),
        of_the_witness=re.compile(notes["of_the_witness"], re.IGNORECASE),
    )


def _named(pattern: re.Pattern[str], text: str) -> Span | None:
    match = pattern.search(text, 0, HEAD)
    return trim(text, match.start("name"), match.end("name")) if match is not None else None


def _labelled(text: str, lines: Sequence[tuple[int, int] | None]) -> Iterator[_Labelled]:
    """The lines that may begin a turn."""
    for index, line in enumerate(lines):
        if line is None:
            continue
        start, end = line
        match = _MARK.match(text, start, end) or _NAME.match(text, start, end)
        if match is None or not _may_be_somebody(match["label"]):
            continue
        label = cut(text, match.start("label"), match.end("label"))
        begins = trim(text, match.end(), end).start if match.end() < end else end
        yield _Labelled(index, label, begins, end, _folded(label.text))


def _folded(label: str) -> str:
    return " ".join(label.casefold().replace("’", "'").split())


def _may_be_somebody(label: str) -> bool:
    words = label.split()
    first = words[0].casefold().strip(".")
    return (
        len(words) <= _LONGEST_LABEL
        and label[0].isupper()
        and first not in _words().nobody
        and not _words().opening.match(label)
    )


def _as_speakers(text: str, labelled: list[_Labelled]) -> list[_Labelled]:
    """The same with one key for "JOANNA MALICKA" and "MALICKA", without letters that nobody answers to.

    "A. Smith" and "R. Singh" begin no answer where nothing is marked as a question, nor does what stands
    once before a colon ahead of the first of those who come back.
    """
    keys = {one.key for one in labelled}
    whole = {key: max((k for k in keys if _is_short_for(key, k)), key=len, default=key) for key in keys}
    same = [_Labelled(o.index, o.label, o.begins, o.end, whole[o.key]) for o in labelled]
    marked = {o.key for o in same if len(o.key) == 1}
    asked = marked & {"q", "i"} or any(o.key in _words().asking for o in same)
    same = [o for o in same if len(o.key) > 1 or asked]
    back = {o.key for o in same if sum(p.key == o.key for p in same) > 1}
    first = next((o.index for o in same if o.key in back), 0)
    kept = [o for o in same if o.key in back or (o.index >= first - 1 and _is_like_a_name(o.label.text))]
    return kept if back else []


def _is_short_for(short: str, whole: str) -> bool:
    """Whether a label is the end of a longer one, or its initials."""
    one, other = short.split(), whole.split()
    letters = re.sub(r"[\W_]", "", short)
    initials = "".join(word[0] for word in other)
    return (len(other) > len(one) and other[-len(one) :] == one and len(short) > 1) or (
        1 < len(letters) == len(other) and letters == initials and bool(_INITIALS.fullmatch(short.upper()))
    )


def _is_like_a_name(label: str) -> bool:
    return all(word[0].isupper() or word.casefold() in _SMALL for word in label.split())


def _asking(text: str, labelled: Sequence[_Labelled]) -> frozenset[str]:
    """Who asks: by the word or by the head of the report, else by the question marks."""
    words, keys = _words(), {o.key for o in labelled}
    answering = {k for k in keys if _answers(k, keys)}
    host = _named(words.interviewer, text)
    sure = {
        k
        for k in keys
        if k.split()[0].strip(".") in words.asking
        or k.strip(".") in words.asking_beside
        and keys & words.asking_beside[k.strip(".")]
        or (host is not None and _is_one(k, _folded(host.text)))
    }
    named = witness_in_head(text)
    open_ = keys - sure - answering - words.bench
    if named is not None:
        open_ -= {k for k in open_ if _is_one(k, _folded(named.text))}
        answering |= keys - sure - open_ - words.bench
    share = {k: _share_of_questions(text, [o for o in labelled if o.key == k]) for k in keys}
    length = {k: _length([o for o in labelled if o.key == k]) for k in keys}
    for key in open_:
        others = [k for k in keys - {key} - sure - words.bench]
        beside = answering or (
            len(others) == 1 and 2 * share[others[0]] <= share[key] and length[others[0]] > length[key]
        )
        several = sum(o.key == key for o in labelled) > 1
        if (several and share[key] > _ASKS_ALONE) or (beside and share[key] >= _ASKS_BESIDE and several):
            sure.add(key)
    return frozenset(sure)


def _answers(key: str, keys: set[str]) -> bool:
    words = _words()
    if key in words.answering or key.split()[0] in words.answering - {"a", "the"}:
        return True
    return key in words.answering_beside and not keys.isdisjoint({"i", "q", "int", *words.asking})


def _is_one(key: str, name: str) -> bool:
    """Whether a label stands for somebody whom the head names."""
    squeezed = re.sub(r"[\W_]", "", key) == re.sub(r"[\W_]", "", name)
    return key == name or squeezed or _is_short_for(key, name)


def _share_of_questions(text: str, turns: Sequence[_Labelled]) -> float:
    asked = sum(bool(_ASKED.search(text, o.begins, o.end)) for o in turns)
    return asked / len(turns)


def _length(turns: Sequence[_Labelled]) -> float:
    return sum(o.end - o.begins for o in turns) / len(turns)


def _is_transcript(labelled: Sequence[_Labelled], asking: frozenset[str]) -> bool:
    """Whether the labels take turns: somebody asks, and somebody else speaks right after."""
    taken = any(one.key in asking and other.key not in asking for one, other in pairwise(labelled))
    return len(labelled) >= _TURNS and taken


def _in_turn(
    text: str,
    lines: Sequence[tuple[int, int] | None],
    labelled: Sequence[_Labelled],
    asking: frozenset[str],
) -> Iterator[tuple[int, Line]]:
    """Each line with its turn; one without a label goes on with the turn before, up to a note."""
    speakers = {o.key: _speaker(text, labelled, o.key) for o in labelled}
    by_index = {o.index: place for place, o in enumerate(labelled)}
    turn: Turn | None = None
    for index, line in enumerate(lines):
        if index in by_index:
            one = labelled[by_index[index]]
            asks = one.key in asking
            to = next((speakers[o.key] for o in labelled[by_index[index] :] if o.key not in asking), None)
            turn = Turn(one.label, speakers[one.key], asks, to if asks else None)
            yield index, Line(turn, one.begins)
        elif line is None or (turn is not None and _ends(text, line, turn)):
            turn = None
        elif turn is not None and not _is_aside(text, line):
            yield index, Line(turn, None)


def _speaker(text: str, labelled: Sequence[_Labelled], key: str) -> Span:
    """The words that name whoever has this label: the head's for a bare "A", else the fullest label."""
    longest = max((o.label for o in labelled if o.key == key), key=lambda s: (len(s), -s.start))
    keys = {o.key for o in labelled}
    named = witness_in_head(text)
    if named is not None and (
        (_answers(key, keys) and len(key.split()) == 1 + key.startswith("the ")) or _is_one(key, _folded(named.text))
    ):
        return named
    role = longest.text.split()[0].casefold()
    rest = trim(text, longest.start + len(role), longest.end)
    return rest if role in _words().answering - {"a"} and any(c.isdigit() for c in rest.text) else longest


def _ends(text: str, line: tuple[int, int], turn: Turn) -> bool:
    """Whether the publication takes the word again: a note, or words about the witness and not by one."""
    words, said = _words(), text[slice(*line)]
    if words.opening.match(said):
        return True
    if said[0] in "[(" and said.rstrip(".")[-1] in "])":
        return not _is_aside(text, line)
    name = turn.speaker.text.split()[-1]
    of_them = words.of_the_witness.search(said) or (len(name) > 1 and name.casefold() in said.casefold())
    return bool(of_them) and not _OWN.search(said) and not turn.asks


def _is_aside(text: str, line: tuple[int, int]) -> bool:
    said = text[slice(*line)]
    return said[0] in "[(" and said[-1] in "])" and len(said.split()) <= _LONGEST_ASIDE
