"""The words of a passage as the tagger sees them: word pieces, and what an uncased encoder would not see."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.reading.parse import readable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MOST_PIECES = 8
"""Word pieces. What follows in one word (an address, a hash) tells nothing about who speaks."""
_OPEN, _CLOSE = "“«„", "”»"
_QUOTE_MARKS = _OPEN + _CLOSE + "\"'‘’`"
_SHAPES, _QUOTE_STATES = 8, 3
MARKS = _SHAPES * _QUOTE_STATES * 2
"""How many marks there are: shape by quote state by whether white space comes before."""


@dataclass(frozen=True, slots=True)
class Words:
    """Consecutive words of one passage.

    ``spans`` are ``[start, end)`` offsets into the report's text, ``pieces`` the encoder's ids for each word,
    ``marks`` one number a word for its shape, its place in quotation marks and the white space before it.
    ``leads_on`` is set when the passage ends in a colon, so that what is said may stand in the next one.
    """

    spans: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, ...], ...]
    marks: tuple[int, ...]
    leads_on: bool

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def size(self) -> int:
        """How many word pieces they take."""
        return sum(map(len, self.pieces))

    def cut(self, start: int, end: int) -> "Words":
        """The words ``start`` to ``end``."""
        return Words(
            self.spans[start:end],
            self.pieces[start:end],
            self.marks[start:end],
            self.leads_on and end >= len(self),
        )


def load_tokenizer(path: Path) -> "Tokenizer":
    """The encoder's tokenizer from its ``tokenizer.json``, for passages of any length."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - only where there are weights

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def read_words(tokenizer: "Tokenizer", text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``; control characters are none, and are left out."""
    encoding = tokenizer.encode(readable(text[start:end]), add_special_tokens=False)
    spans: list[tuple[int, int]] = []
    pieces: list[list[int]] = []
    word_before: int | None = None
    for piece, word, (left, right) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
        if word == word_before:
            spans[-1] = (spans[-1][0], start + right)
            if len(pieces[-1]) < _MOST_PIECES:
                pieces[-1].append(piece)
        else:
            spans.append((start + left, start + right))
            pieces.append([piece])
        word_before = word
    return Words(
        spans=tuple(spans),
        pieces=tuple(map(tuple, pieces)),
        marks=_marks(text, spans),
        leads_on=bool(spans) and text[slice(*spans[-1])] == ":",
    )


def _marks(text: str, spans: list[tuple[int, int]]) -> tuple[int, ...]:
    marks: list[int] = []
    quoted = second_of_pair = False
    end_before = -1
    for left, right in spans:
        word = text[left:right]
        is_mark = True
        if second_of_pair:
            second_of_pair = False
        elif word in _OPEN:
            quoted = True
        elif word in _CLOSE:
            quoted = False
        elif word == '"':
            quoted = not quoted
        elif word in ("'", "`") and text[right : right + 1] == word:  # some papers write '' for "
            quoted = not quoted
            second_of_pair = True
        else:
            is_mark = False
        state = 2 if is_mark else int(quoted)
        spaced = int(left != end_before)
        marks.append(_shape(word) + _SHAPES * (state + _QUOTE_STATES * spaced))
        end_before = right
    return tuple(marks)


def _shape(word: str) -> int:
    """0 lower case or no case, 1 Capital, 2 CAPITALS, 3 mIxed, 4 number, 5 punctuation, 6 quotation mark."""
    first = word[0]
    if not first.isalnum():
        return 6 if first in _QUOTE_MARKS else 5
    if first.isdigit():
        return 4
    if not first.isupper():
        return 0
    if len(word) == 1 or word[1:].islower():
        return 1
    return 2 if word.isupper() else 3
