"""The lines of a PDF's text layer, read in a process of their own.

Run as ``python -I pdf_text.py PAGES CHARACTERS BYTES SECONDS < file.pdf``; writes JSON to standard output.
PDFium is C++ that reads whatever it is given: a file made to crash it, to fill the memory or to never end
takes this process down and nothing else. It needs pypdfium2 and nothing of On Record.
"""

import ctypes
import json
import sys
from typing import Any

_PASSWORD_ERROR = 4
_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))


def main(argv: list[str]) -> None:
    """Read a PDF from standard input and write its lines, page by page."""
    pages, characters, memory, seconds = (int(a) for a in argv)
    _limit(memory, seconds)
    import pypdfium2  # noqa: PLC0415 - after the limits
    from pypdfium2 import raw  # noqa: PLC0415

    data = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        error = "encrypted" if raw.FPDF_GetLastError() == _PASSWORD_ERROR else "broken"
        json.dump({"error": error}, sys.stdout)
        return
    count = len(document)
    read: list[list[dict[str, Any]]] = []
    for number in range(min(count, pages)):
        if characters <= 0:
            break
        try:
            page = document[number]
            lines = _lines(raw, page.get_textpage(), page.get_height(), characters)
        except pypdfium2.PdfiumError:
            lines = []
        characters -= sum(len(line["text"]) for line in lines)
        read.append(lines)
    json.dump({"count": count, "pages": read, "full": characters <= 0}, sys.stdout)


def _limit(memory: int, seconds: int) -> None:
    """Bound this process in memory and time, where the system can."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _lines(raw: Any, textpage: Any, height: float, characters: int) -> list[dict[str, Any]]:
    """The lines of a page: text, edges, baselines of its first and last letter from the top, font size,
    hyphen.

    A word that is broken between lines makes them one line here: PDFium leaves the break out.
    """
    lines: list[dict[str, Any]] = []
    words: list[str] = []
    first = last = -1
    hyphen = False
    high = 0
    count = min(textpage.count_chars(), characters)
    for index in range(count + 1):
        code = raw.FPDFText_GetUnicode(textpage, index) if index < count else 0x0A
        if code in {0x0A, 0x0D}:
            if "".join(words).strip():
                lines.append(_line(raw, textpage, height, "".join(words), first, last, hyphen))
            words, first, hyphen = [], -1, False
            continue
        hyphen = code in _HYPHENS
        if hyphen or code == 0:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
            high = 0
        words.append(chr(code) if code < 0x110000 else "\ufffd")
        if code > 0x20:
            first = index if first < 0 else first
            last = index
    return lines


def _line(
    raw: Any, textpage: Any, height: float, words: str, first: int, last: int, hyphen: bool
) -> dict[str, Any]:
    left, _ = _edges(raw, textpage, first)
    _, right = _edges(raw, textpage, last)
    return {
        "text": words,
        "left": round(left, 1),
        "right": round(right, 1),
        "top": round(height - _baseline(raw, textpage, first), 1),
        "foot": round(height - _baseline(raw, textpage, last), 1),
        "size": round(raw.FPDFText_GetFontSize(textpage, first), 1),
        "hyphen": hyphen,
    }


def _edges(raw: Any, textpage: Any, index: int) -> tuple[float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(textpage, index, left, right, bottom, top)
    return left.value, right.value


def _baseline(raw: Any, textpage: Any, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, x, y)
    return y.value


if __name__ == "__main__":
    main(sys.argv[1:])
