"""Files made for the tests: small PDFs, Word documents, web archives and mails, sound or harmful."""

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx

from onrecord.errors import IntakeError
from onrecord.intake import take_in_bytes
from onrecord.record import PartKind, Report

STORY = (
    "Police in Kisumu released five fishermen on Thursday after holding them overnight, their families said.",
    "“They asked for two thousand shillings for each man,” said Rose Akinyi, the wife of one of the five.",
    "Inspector Daniel Kiptoo denied that anybody had asked for money. He said the men were asked about nets.",
)


def report(data: bytes | str, name: str = "page.txt") -> Report:
    """The one report in ``data``."""
    (taken,) = take_in_bytes(data.encode() if isinstance(data, str) else data, name)
    assert isinstance(taken, Report), taken
    return taken


def refusal(data: bytes, name: str = "page.txt") -> str:
    """The one line with which ``data`` is refused."""
    (taken,) = take_in_bytes(data, name)
    assert isinstance(taken, IntakeError), "it was taken in"
    line = str(taken)
    assert "\n" not in line
    return line


def words(taken: Report, kind: PartKind) -> list[str]:
    """The words of the parts of one kind."""
    return [taken.text[p.start : p.end] for p in taken.parts if p.kind == kind]


def pdf(pages: Sequence[Sequence[str]], *, encrypted: bool = False, stream: bytes | None = None) -> bytes:
    """A PDF with the given lines on its pages, 14 points apart; an empty line is a gap. ``stream`` replaces
    the content of every page.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for lines in pages:
        drawn = [b"BT /F1 11 Tf 14 TL 72 770 Td"]
        for line in lines:
            safe = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn.append(b"(" + safe + b") Tj T*")
        content = zlib.compress(b"\n".join([*drawn, b"ET"]), 9) if stream is None else stream
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
        )
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << "
            b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
            % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    trailer = b"/Size %d /Root 1 0 R" % (len(objects) + 1)
    if encrypted:
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32))
        trailer = b"/Size %d /Root 1 0 R /Encrypt %d 0 R /ID [<00> <00>]" % (len(objects) + 1, len(objects))
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, table))


def document(paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """A Word document of paragraphs, each with the name of its style."""
    made = docx.Document()
    for text, style in paragraphs:
        made.add_paragraph(text, style=style)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_document_xml(package: bytes, xml: bytes) -> bytes:
    """A Word document whose main part is ``xml``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            new.writestr(item.filename, xml if item.filename == "word/document.xml" else old.read(item))
    return out.getvalue()


def web_page(*paragraphs: str, head: str = "", beside: str = "") -> str:
    """A web page with an article of paragraphs and, behind it, what else stands on the page."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head>"
        f"<body><article>{body}</article>{beside}</body></html>"
    )


def warc_record(body: bytes, number: int, *, content_type: str = "text/html", status: int = 200) -> bytes:
    """One response record of a web archive."""
    http = b"HTTP/1.1 %d OK\r\nContent-Type: %s; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % (
        status,
        content_type.encode(),
        len(body),
    )
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-%012d>\r\n"
        b"WARC-Target-URI: http://example.org/%d\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
        % (number, number, len(http) + len(body))
        + http
        + body
        + b"\r\n\r\n"
    )
