"""An interview in a newspaper: questions on lines of their own, with nothing before them, and answers below.

The sentence above the first question names who answers: "Balasabas spoke to the Herald in her classroom."
Where none does, or where the answers are not in the first person, it is no interview.
"""

import re
from collections.abc import Sequence

from onrecord.evidence import Span, cut
from onrecord.reading.turns.model import Line, Turn
from onrecord.reading.turns.speakers import witness_in_head

_FEWEST = 3
"""Questions."""
_LONGEST = 30
"""Words of a question."""
_OWN = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours)\b")
_QUOTED = re.compile(r"[\"“”]")
_NAME = r"(?P<name>[A-ZÀ-Þ][\w’'.-]+(?: (?:[A-ZÀ-Þ][\w’'.-]+|de|la|del|bin|al|van|da)){0,4})"
_SPOKE = re.compile(
    rf"{_NAME} (?:(?:spoke|talked) (?:to|with)|(?:answered|took) (?:\w+ )?questions|was interviewed)\b"
)
_MET = re.compile(rf"\b(?:spoke (?:to|with)|talked (?:to|with)|interviewed|met|sat down with) {_NAME}")


def find_unlabelled(text: str, lines: Sequence[tuple[int, int] | None]) -> dict[int, Line]:
    """The lines of the interview by their index; empty where the report holds none."""
    asked = [i for i, line in enumerate(lines) if line is not None and _is_question(text[slice(*line)])]
    follows = (lines[i + 1] if i + 1 < len(lines) else None for i in asked)
    answered = [line is not None and not _is_question(text[slice(*line)]) for line in follows]
    if len(asked) < _FEWEST or not all(answered):
        return {}
    speaker = _who_answers(text, lines, asked[0])
    first = [text[slice(*line)] for i in asked if (line := lines[i + 1]) is not None]
    if speaker is None or 2 * sum(bool(_OWN.search(said)) for said in first) < len(first):
        return {}
    return _in_turn(text, lines, asked, speaker)


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
        found = _SPOKE.search(text, start, above[1]) or _MET.search(text, start, above[1])
        if found is not None:
            return cut(text, found.start("name"), found.end("name"))
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
