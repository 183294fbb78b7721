"""Transcripts: which lines of a report are asked and which are answered, and by whom.

This is read before the grammar: a label left in its sentence ("Q. And arrested afterwards.") would become a
word of it. An ordinary colon makes no transcript ("Police:", "Correction:"); labels that come back and take
turns do, where one of them is plainly whoever asks. `labels` finds what may be a label, `speakers` tells who
asks and which words name whoever speaks, and here each line gets its turn. `unlabelled` finds the interviews
of a newspaper, where only the form of the lines tells.
"""

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.turns.labels import ASKED, Labelled, find_labelled
from onrecord.reading.turns.model import Line, Turn
from onrecord.reading.turns.speakers import Cast, cast_of, names_a_speaker, witness_in_head
from onrecord.reading.turns.unlabelled import find_unlabelled
from onrecord.reading.turns.vocabulary import HEAD, load_vocabulary

__all__ = ["HEAD", "Line", "Turn", "find_turns", "names_a_speaker", "witness_in_head"]

_HABIT = 2
"""Lines without a label after which the last speaker, too, may go on below, of others than themselves."""
_LONGEST_ASIDE = 4
"""Words of "[pause]", which interrupts nobody."""
_OWN = re.compile(r"\b(?:I|we|my|our|me|us|mine|ours)\b", re.IGNORECASE)
_TO_YOU = re.compile(r"\b(?:you|your|yours|please)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?](?=\s|$)")


def find_turns(text: str, lines: Sequence[tuple[int, int] | None]) -> dict[int, Line]:
    """The lines that belong to a transcript's turns, by their index; empty where the report is none.

    None stands for a headline between the paragraphs: it ends a turn.
    """
    labelled = find_labelled(text, lines)
    cast = cast_of(text, labelled)
    return dict(_in_turn(text, lines, labelled, cast)) if cast is not None else find_unlabelled(text, lines)


def _in_turn(
    text: str, lines: Sequence[tuple[int, int] | None], labelled: Sequence[Labelled], cast: Cast
) -> Iterator[tuple[int, Line]]:
    """Each line with its turn; one without a label goes on with the turn before, up to a note."""
    turns = _turns(labelled, cast)
    last, going_on = labelled[-1].index + (cast.unmarked is not None), 0
    turn: Turn | None = None
    for index, line in enumerate(lines):
        if index in turns:
            one, turn = turns[index]
            introduces = one is labelled[0] and turn.asks and _introduces(text[one.begins : one.end])
            yield index, Line(turn, one.begins, introduces)
            if cast.unmarked is not None:
                turn = Turn(one.label, cast.unmarked, asks=False)
            turn = None if introduces else turn
        elif line is None or (turn is not None and _ends(text[slice(*line)], turn)):
            turn = None
        elif turn is not None and not _is_aside(text[slice(*line)]):
            if index > last and going_on < _HABIT and not _OWN.search(text, *line):
                turn = None  # whoever publishes the words may also speak below them
                continue
            going_on += cast.unmarked is None
            yield index, Line(turn, None)


def _turns(labelled: Sequence[Labelled], cast: Cast) -> dict[int, tuple[Labelled, Turn]]:
    """The turn that each label begins, by the index of its line."""
    turns = {}
    to = None
    for one in reversed(labelled):
        speaker, asks = cast.speakers[one.key], one.key in cast.asking
        to = to if asks else speaker
        turns[one.index] = one, Turn(one.label, speaker, asks, (to or cast.unmarked) if asks else None)
    return turns


def _introduces(said: str) -> bool:
    """Whether a host speaks to the listeners: more than a sentence, to nobody, and no question."""
    return len(_SENTENCE.findall(said)) > 1 and not ASKED.search(said) and not _TO_YOU.search(said)


def _ends(said: str, turn: Turn) -> bool:
    """Whether the publication takes the word again: a note, or words about the speaker and not by them."""
    words = load_vocabulary()
    if words.opening.match(said):
        return True
    if said[0] in "[(" and said.rstrip(".")[-1:] in {"]", ")"}:
        return not _is_aside(said)
    name = turn.speaker.text.split()[-1]
    of_them = words.of_the_witness.search(said) or (len(name) > 1 and name.casefold() in said.casefold())
    return bool(of_them) and not _OWN.search(said) and not turn.asks


def _is_aside(said: str) -> bool:
    """Whether it only says how somebody speaks: "[pause]", "(crying)"; not "[The witness withdrew.]"."""
    return (
        said[0] in "[(" and said[-1] in "])" and said[-2] not in ".!" and len(said.split()) <= _LONGEST_ASIDE
    )
