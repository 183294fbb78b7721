"""PDF: from the lines of the text layer to paragraphs, without running heads and page numbers.

The text layer is read by PDFium in a process of its own, bounded in memory and time (`pdf_text`).
"""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

from onrecord.errors import IntakeError
from onrecord.intake.decoding import clean
from onrecord.intake.limits import PDF_MEMORY, PDF_PAGES, PDF_SECONDS, TEXT_CHARACTERS
from onrecord.intake.lines import BULLET, ends_sentence
from onrecord.intake.page import Block, Page
from onrecord.intake.titles import is_rail_heading
from onrecord.intake.words import is_furniture
from onrecord.record import PartKind

_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?(?:#|[ivxlc]{1,6})(?:\s*(?:of|/|-)\s*#)?\W*", re.IGNORECASE)
_COLUMN_STEP = 40
_EDGE_LINES = 3
"""Lines at a page's top and foot that may be running heads."""
_WIDE_GAP = 1.4
"""Times the usual distance between lines: more is a paragraph's edge."""
_LOOSE = 1.9
"""Times the font size: lines farther apart than this are paragraphs where a sentence ends between them."""
_SHORT_LINE = 0.82
"""Share of the column's width: a shorter line that ends a sentence ends its paragraph."""
_LARGE = 1.15
"""Times the body's font size: larger is a headline."""
_LONGEST_HEADLINE = 250


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, its edges and font size in points, whether its last word is broken.

    ``top`` and ``foot`` are the baselines of its first and last letter, from the top of the page: where a
    word is broken between lines, PDFium makes one of them.
    """

    text: str
    left: float
    right: float
    top: float
    foot: float
    size: float
    hyphen: bool


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: str
    kind: PartKind | None
    bullet: str | None = None


def page_of_pdf(data: bytes, where: str) -> Page:
    """The text of a PDF: lines joined to paragraphs, broken words joined, running heads as furniture.

    Raises:
        IntakeError: when it is encrypted, broken, only pictures of pages, or too much to read within the
        limits.
    """
    pages, notes = read_lines(data, where)
    text: list[str] = []
    blocks: list[Block] = []
    length = 0
    for paragraph in _paragraphs(pages):
        words = clean(paragraph.words).strip()
        if not words:
            continue
        if text:
            text.append("\n\n")
            length += 2
        blocks.append(Block(length, length + len(words), paragraph.bullet, kind=paragraph.kind))
        text.append(words)
        length += len(words)
    return Page("".join(text), tuple(blocks), notes=notes)


def read_lines(data: bytes, where: str) -> tuple[list[list[Line]], tuple[str, ...]]:
    """The lines of each page, and what of the file was not read.

    Raises:
        IntakeError: as `page_of_pdf`.
    """
    limits = (PDF_PAGES, TEXT_CHARACTERS, PDF_MEMORY, PDF_SECONDS)
    command = [sys.executable, "-I", str(Path(__file__).with_name("pdf_text.py")), *map(str, limits)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * PDF_SECONDS, check=False)  # noqa: S603
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        answer = None
    if answer is None:
        raise IntakeError(
            f"the PDF could not be read within {PDF_SECONDS} seconds and {PDF_MEMORY:,} bytes of memory",
            where=where,
            remedy="it may be made to do harm; print it to a new PDF where that is safe",
        )
    if answer.get("error") == "encrypted":
        raise IntakeError("the PDF is encrypted", where=where, remedy="save it without a password")
    cut_off = b"%%EOF" not in data[-2048:]
    if "error" in answer:
        raise IntakeError("the PDF is cut off" if cut_off else "the PDF is broken", where=where)
    pages = [[Line(**line) for line in page] for page in answer["pages"]]
    if not any(pages):
        raise IntakeError(
            "the PDF is cut off"
            if cut_off
            else "the PDF is scanned: its pages are pictures without a text layer",
            where=where,
            remedy="get the whole file" if cut_off else "run it through OCR first",
        )
    return pages, tuple(_notes(pages, answer["count"], cut_off=cut_off, full=answer["full"]))


def _notes(pages: Sequence[Sequence[Line]], count: int, *, cut_off: bool, full: bool) -> Iterator[str]:
    blank = [str(n) for n, page in enumerate(pages, 1) if not page]
    if blank:
        yield f"no text layer on page {', '.join(blank[:20])}"
    if len(pages) < count or full:
        limits = f"{PDF_PAGES:,} pages and {TEXT_CHARACTERS:,} characters"
        yield f"{len(pages)} of {count} pages were read; the limits are {limits}"
    if cut_off:
        yield "the file has no end mark and looks cut off"


def _paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[_Paragraph]:
    """The paragraphs of the body in reading order; a page's furniture follows the paragraph it interrupts."""
    size = median(line.size for page in pages for line in page)
    gap = _usual_gap(pages, size)
    running = _running_heads(pages)
    current: list[Line] = []
    aside: list[str] = []
    for number, page in enumerate(pages):
        columns = _columns(page)
        for index, line in enumerate(page):
            if (number, index) in running:
                aside.append(line.text)
                continue
            if current and _parts(current[-1], line, gap, columns):
                yield _joined(current, size)
                yield from (_Paragraph(words, "furniture") for words in aside)
                current, aside = [], []
            current.append(line)
    if current:
        yield _joined(current, size)
    yield from (_Paragraph(words, "furniture") for words in aside)


def _running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[int, int]]:
    """Page and line numbers of what stands at the edge of many pages, and of page numbers."""
    edges = [
        (number, index, _DIGITS.sub("#", line.text.strip()))
        for number, page in enumerate(pages)
        for index, line in enumerate(page)
        if index < _EDGE_LINES or index >= len(page) - _EDGE_LINES
    ]
    times = Counter(words for _, words in {(number, words) for number, _, words in edges})
    often = max(2, len(pages) // 2)
    return frozenset(
        (number, index)
        for number, index, words in edges
        if times[words] >= often or _PAGE_NUMBER.fullmatch(words) or _ADDRESS.search(words)
    )


def _usual_gap(pages: Sequence[Sequence[Line]], size: float) -> float:
    """The distance from one line of the body to the next."""
    steps = [
        b.top - a.top for page in pages for a, b in pairwise(page) if 0.8 * size < b.top - a.top < 3 * size
    ]
    return sorted(steps)[len(steps) // 5] if steps else 1.2 * size


def _columns(page: Sequence[Line]) -> Mapping[int, tuple[float, float]]:
    """The left and right edge of the column that begins at each step of so many points across a page."""
    beginning: dict[int, list[Line]] = {}
    for line in page:
        for step in (-1, 0, 1):
            beginning.setdefault(int(line.left // _COLUMN_STEP) + step, []).append(line)
    return {
        step: (min(line.left for line in lines), sorted(line.right for line in lines)[4 * len(lines) // 5])
        for step, lines in beginning.items()
    }


def _parts(before: Line, line: Line, gap: float, columns: Mapping[int, tuple[float, float]]) -> bool:
    """Whether a new paragraph begins with ``line``."""
    if before.hyphen:
        return False
    if abs(line.size - before.size) > 0.1 * max(line.size, before.size) or BULLET.match(line.text.lstrip()):
        return True
    left, right = columns[int(line.left // _COLUMN_STEP)]
    ended = ends_sentence(before.text)
    step = line.top - before.foot
    if step < -gap or step > 10 * gap:  # the next column, or the next page
        return ended
    if step > _WIDE_GAP * gap or (ended and step > _LOOSE * line.size):
        return True
    short = before.right - left < _SHORT_LINE * (right - left)
    indented = line.left > before.left + 0.5 * line.size and line.left > left + 0.5 * line.size
    return ended and (short or indented)


def _joined(lines: Sequence[Line], size: float) -> _Paragraph:
    """One paragraph of lines: a space between them, none where a word was broken."""
    words, broken = "", True
    for line in lines:
        piece = " ".join(line.text.split())
        if words.endswith("-") and piece[:1].islower():
            words, broken = words[:-1], True
        words += piece if broken or words.endswith("-") else f" {piece}"
        broken = line.hyphen
    mark = BULLET.match(words)
    if mark and mark.end() < len(words):
        return _Paragraph(words[mark.end() :], None, mark.group().strip())
    large = all(line.size > _LARGE * size for line in lines) and len(words) < _LONGEST_HEADLINE
    large = large and not is_rail_heading(words) and not is_furniture(words)
    return _Paragraph(words, "headline" if large else None)
