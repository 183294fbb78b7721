"""What kind of file it is: by its bytes first, by its name only where the bytes leave it open."""

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from onrecord.errors import IntakeError

PLAIN = "text/plain"
HTML = "text/html"
MHTML = "multipart/related"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EML = "message/rfc822"
WARC = "application/warc"
RSS = "application/rss+xml"
ATOM = "application/atom+xml"

_HEAD = 4096
_UNREADABLE: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word, Excel or Outlook file",
        "save it as DOCX, PDF or EML",
    ),
    (b"{\\rtf", "an RTF file", "save it as DOCX or plain text"),
    (b"\x89PNG", "a picture", "On Record reads text; transcribe it or run it through OCR"),
    (b"\xff\xd8\xff", "a picture", "On Record reads text; transcribe it or run it through OCR"),
    (b"GIF8", "a picture", "On Record reads text; transcribe it or run it through OCR"),
    (b"II*\x00", "a picture", "On Record reads text; transcribe it or run it through OCR"),
    (b"MM\x00*", "a picture", "On Record reads text; transcribe it or run it through OCR"),
    (b"7z\xbc\xaf\x27\x1c", "an archive", "unpack it first"),
    (b"Rar!", "an archive", "unpack it first"),
    (b"BZh", "an archive", "unpack it first"),
    (b"\xfd7zXZ", "an archive", "unpack it first"),
    (b"\x7fELF", "a program", "choose the report"),
    (b"MZ\x90", "a program", "choose the report"),
    (b"SQLite format 3\x00", "a database", "choose the report"),
    (b"ID3", "a recording", "transcribe it first"),
    (b"OggS", "a recording", "transcribe it first"),
)
_HEADER = re.compile(rb"(?P<name>[A-Za-z][A-Za-z0-9\-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|$)")
_MAIL_ONLY = frozenset(
    (b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"x-mailer")
)
_FEED = re.compile(rb"<(?:\w+:)?(?P<root>rss|feed|rdf)[\s>]", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|table|meta|title)\b", re.IGNORECASE
)


def sniff(data: bytes, name: str) -> str:
    """The media type of ``data``, a file called ``name``: one of those that intake reads.

    Raises:
        IntakeError: when it is plainly something else, with what to do about it.
    """
    head = data[:_HEAD]
    for opening, what, remedy in _UNREADABLE:
        if head.startswith(opening):
            raise IntakeError(f"this is {what}", where=name, remedy=remedy)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data, name)
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and _gunzipped(data).startswith(b"WARC/")):
        return WARC
    if head.startswith(b"\x1f\x8b"):
        raise IntakeError("this is an archive", where=name, remedy="unpack it first")
    return _text_kind(_as_ascii(head), PurePath(name).suffix.lower())


def _text_kind(head: bytes, suffix: str) -> str:
    """The kind of a text by its first words, else by the name's suffix."""
    words = head.lstrip()
    headers = _mail_headers(words)
    if headers & _MAIL_ONLY or (suffix in {".eml", ".mht", ".mhtml"} and {b"from"} & headers):
        related = re.search(rb"^content-type:\s*multipart/related", head, re.IGNORECASE | re.MULTILINE)
        return MHTML if related and (suffix != ".eml" or b"snapshot-content-location" in headers) else EML
    if words.startswith(b"<"):
        feed = _FEED.search(words)
        if feed and not re.match(rb"<!doctype\s+html|<html", words, re.IGNORECASE):
            return ATOM if feed["root"].lower() == b"feed" else RSS
        if _MARKUP.match(words) or suffix in {".html", ".htm", ".xhtml", ".shtml"}:
            return HTML
        if words.startswith((b"<?xml", b"<!--")) and _MARKUP.search(words):
            return HTML
    return HTML if suffix in {".html", ".htm", ".xhtml"} and _MARKUP.search(words) else PLAIN


def _mail_headers(head: bytes) -> set[bytes]:
    """The names of the header lines that open a mail; empty where the first line is none."""
    names: set[bytes] = set()
    position = 0
    while match := _HEADER.match(head, position):
        names.add(match["name"].lower())
        position = match.end()
    return names


def _zip_kind(data: bytes, name: str) -> str:

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise IntakeError("this is a zip file that is cut off or broken", where=name) from error
    if "word/document.xml" in names:
        return DOCX
    what = next((w for n, w in _IN_ZIPS.items() if any(m.startswith(n) for m in names)), "a zip archive")
    raise IntakeError(f"this is {what}", where=name, remedy="save it as DOCX or PDF, or unpack it first")


_IN_ZIPS = {
    "xl/": "an Excel file",
    "ppt/": "a PowerPoint file",
    "META-INF/container.xml": "an EPUB",
    "content.xml": "an OpenDocument file",
}


def _gunzipped(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, 64)
    except zlib.error:
        return b""


def _as_ascii(head: bytes) -> bytes:
    """The first words as ASCII, when a byte order mark says that they are UTF-16 or UTF-8."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("ascii", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")
