"""An interview in a newspaper: questions on lines of their own, with nothing before them, and answers below.

The sentence above the first question names who answers: "Balasabas spoke to the Herald in her classroom."
Where none does, or where the answers are not in the first person, it is no interview. Between the questions
one may also be put what others say: "A website says that you are to be disbarred."
"""

import re
from collections.abc import Sequence

from onrecord.evidence import Span, cut
from onrecord.reading.turns.model import Line, Turn
from onrecord.reading.turns.speakers import witness_in_head

_FEWEST = 3
"""Lines that ask or put something."""
_QUESTIONS = 2
"""Of which so many end in a question mark."""
_LONGEST = 30
"""Words of a question."""
_OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Mm]ine|[Oo]urs)\b")
_QUOTED = re.compile(r"[\"“”]")
_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'.-]+(?: (?:[A-ZÀ-Þ][\w’'.-]+|de|la|del|bin|al|van|da)){0,4})"
_PUT = re.compile(
    r"(?:(?:But|And|Yet|Still),? )?(?:It (?:has been|had been|was|is|is being) (?:\w+ly )?\w+ that\b"
    r"|(?:[A-Z][\w’'-]*)(?: [\w’'-]+){0,4} "
    r"(?:say|claim|argue|insist|accuse|allege|report|suggest|believe)(?:s|d|ed)?\b)"
)
"""How what others say is put to somebody: "It has been written that …", "Your critics say …"."""
_TO_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_REPLY = re.compile(r"(?:Yes|No|Not|Never|That|This|Of course|Perhaps|Maybe|He|She|They|It|There|Nobody)\b")
_SENTENCE = re.compile(r"[.!?]\s")
_SPOKE = rf"{_NAME} (?:(?:spoke|talked) (?:to|with)|(?:answered|took) (?:\w+ )?questions|was interviewed)\b"
_MET = r"\b(?:spoke (?:to|with)|talked (?:to|with)|interviewed|met|sat down with) "
_PRESS = r"(?:reporter|correspondent|journalist|editor|writer|newspaper|magazine|weekly|agency)"
_WHO_ANSWERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_MET}(?:[\w’'.-]+ ){{0,7}}(?!{_PRESS})[a-z][\w’'-]*, {_NAME}",
        _SPOKE,
        rf"{_MET}{_NAME}",
    )
)
"""Of "the Line spoke to the mayor’s lawyer, Sevinj Talibova" it is the lawyer who answers."""


def find_unlabelled(text: str, lines: Sequence[tuple[int, int] | None]) -> dict[int, Line]:
    """The lines of the interview by their index; empty where the report holds none."""
    asked = _asked(text, lines)
    follows = (lines[i + 1] if i + 1 < len(lines) else None for i in asked)
    answered = [line is not None and not _is_question(text[slice(*line)]) for line in follows]
    if len(asked) < _FEWEST or not all(answered):
        return {}
    speaker = _who_answers(text, lines, asked[0])
    first = [text[slice(*line)] for i in asked if (line := lines[i + 1]) is not None]
    if speaker is None or 2 * sum(bool(_OWN.search(said)) for said in first) < len(first):
        return {}
    return _in_turn(text, lines, asked, speaker)


def _asked(text: str, lines: Sequence[tuple[int, int] | None]) -> list[int]:
    """The lines that ask, and those below the first of them that put to somebody what others say."""
    said = ["" if line is None else text[slice(*line)] for line in lines]
    asked = [i for i, words in enumerate(said) if _is_question(words)]
    if len(asked) < _QUESTIONS:
        return asked
    for i in range(asked[0] + 2, len(said) - 1):
        free = not {i - 1, i, i + 1} & set(asked)
        answer = _OWN.search(_unquoted(said[i + 1])) or _REPLY.match(said[i + 1])
        if free and answer and _is_put(said[i]):
            asked.append(i)
    return sorted(asked)


def _is_put(said: str) -> bool:
    """Whether a line is one sentence that tells somebody what is said of them, or of theirs."""
    one = len(said.split()) <= _LONGEST and said.endswith((".", "…")) and not _SENTENCE.search(said)
    foreign = not _QUOTED.search(said) and not _OWN.search(said)
    return one and foreign and bool(_TO_YOU.search(said) or _PUT.match(said))


def _is_question(said: str) -> bool:
    """Whether a line only asks somebody else: no quotes in it, nobody's "I"."""
    short = len(said.split()) <= _LONGEST
    return short and said.endswith("?") and not _QUOTED.search(said) and not _OWN.search(said)


def _who_answers(text: str, lines: Sequence[tuple[int, int] | None], first: int) -> Span | None:
    """Who is named above the first question as one who spoke to the paper, else in the head of the report."""
    above = lines[first - 1] if first else None
    if above is not None:
        last = max(text.rfind(end, above[0], above[1] - 1) for end in (". ", "? ", "! ")) + 1
        start = max(last, above[0])
        found = next((m for p in _WHO_ANSWERS if (m := p.search(text, start, above[1]))), None)
        if found is not None:
            name = found["name"].rstrip(".")
            return cut(text, found.start("name"), found.start("name") + len(name))
    return witness_in_head(text)


def _in_turn(
    text: str, lines: Sequence[tuple[int, int] | None], asked: Sequence[int], speaker: Span
) -> dict[int, Line]:
    """Each question and what is said under it; below the last one only what goes on in the first person."""
    turns: dict[int, Line] = {}
    for at, index in enumerate(asked):
        line = lines[index]
        if line is None:
            continue
        mark = cut(text, line[1] - 1, line[1])
        turns[index] = Line(Turn(mark, mark, asks=True, to=speaker), None)
        end = asked[at + 1] if at + 1 < len(asked) else len(lines)
        for below in range(index + 1, end):
            said = lines[below]
            if said is None or (below > index + 1 and not _goes_on(text[slice(*said)], speaker)):
                break
            turns[below] = Line(Turn(mark, speaker, asks=False), None)
    return turns


def _goes_on(said: str, speaker: Span) -> bool:
    """Whether a further paragraph is still whoever answers, and not about them."""
    return _OWN.search(_unquoted(said)) is not None and speaker.text.split()[-1] not in said


def _unquoted(said: str) -> str:
    return re.sub(r"[\"“][^\"“”]*[\"”]", "", said)
