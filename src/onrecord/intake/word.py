"""Word documents (DOCX)."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import IntakeError
from onrecord.intake.decoding import clean
from onrecord.intake.limits import MEMBERS, UNPACKED_BYTES, UNPACKED_RATIO
from onrecord.intake.page import Block, Page
from onrecord.record import PartKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_SHOWN = frozenset(
    (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SMALL = 10_000_000
"""Bytes. A document that unpacks to less is no bomb, however well it is packed."""


def page_of_docx(data: bytes, where: str) -> Page:
    """The text of a Word document: paragraphs and tables in order, a table's row as one line.

    What a reader of the document would see counts: insertions that wait to be accepted do, deletions do not.

    Raises:
        IntakeError: when it is broken, encrypted or cut off, unpacks to too much, or declares entities.
    """
    _check_zip(data, where)
    import docx  # noqa: PLC0415 - a slow import that only documents need
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(data))
        styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        body = document.element.body
    except (OpcError, LxmlError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, OSError) as error:
        raise IntakeError("the Word document is broken", where=where) from error
    text: list[str] = []
    blocks: list[Block] = []
    length = 0
    for words, style, listed in _paragraphs(body, styles):
        stripped = clean(words).strip()
        if not stripped:
            continue
        if text:
            text.append("\n\n")
            length += 2
        blocks.append(Block(length, length + len(stripped), "•" if listed else None, kind=_kind(style)))
        text.append(stripped)
        length += len(stripped)
    return Page("".join(text), tuple(blocks))


def _check_zip(data: bytes, where: str) -> None:
    """Refuse a document that unpacks to too much or whose XML declares entities, before it is parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = archive.infolist()
            size = sum(f.file_size for f in files)
            if (
                len(files) > MEMBERS
                or size > UNPACKED_BYTES
                or size > max(_SMALL, UNPACKED_RATIO * len(data))
            ):
                raise IntakeError(
                    f"the document unpacks to {size:,} bytes in {len(files):,} files, and the limits are "
                    f"{UNPACKED_BYTES:,} bytes, {UNPACKED_RATIO} times its size, and {MEMBERS:,} files",
                    where=where,
                )
            for file in files:
                if file.flag_bits & 1:
                    raise IntakeError(
                        "the document is encrypted", where=where, remedy="save it without a password"
                    )
                if file.filename.endswith((".xml", ".rels")):
                    with archive.open(file) as part:
                        if _DECLARES.search(part.read().replace(b"\x00", b"")):
                            raise IntakeError(
                                "the document declares entities, which a Word document has no need to",
                                where=where,
                            )
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise IntakeError("the Word document is cut off or broken", where=where) from error


def _paragraphs(body: "_Element", styles: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    """The words, style name and list membership of each paragraph and of each row of a table."""
    waiting: list[Any] = [body]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}p":
            named = element.find(f"{_W}pPr/{_W}pStyle")
            style = styles.get(named.get(f"{_W}val", ""), "") if named is not None else ""
            yield (
                _words(element),
                style,
                element.find(f"{_W}pPr/{_W}numPr") is not None or style.startswith("list"),
            )
        elif element.tag == f"{_W}tr" and len(element.findall(f"{_W}tc")) > 1:
            yield (
                " | ".join(w for cell in element.findall(f"{_W}tc") if (w := " ".join(_cell(cell)))),
                "",
                False,
            )
        elif element.tag not in _NOT_SHOWN:
            waiting.extend(reversed(element))


def _cell(cell: "_Element") -> Iterator[str]:
    for paragraph in cell.iter(f"{_W}p"):
        if words := _words(paragraph).strip():
            yield words


def _words(paragraph: "_Element") -> str:
    """The words of a paragraph, text boxes left to themselves."""
    found: list[str] = []
    waiting: list[Any] = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag in _BREAKS:
            found.append(_BREAKS[element.tag])
        elif element.tag not in _NOT_SHOWN:
            waiting.extend(reversed(element))
    return "".join(found)


def _kind(style: str) -> PartKind | None:
    if style.startswith(("title", "subtitle", "heading")):
        return "headline"
    return "caption" if style == "caption" else None
