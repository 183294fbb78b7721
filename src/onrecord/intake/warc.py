"""Web archives (WARC): every page that was fetched well, as a member of its own."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.errors import IntakeError
from onrecord.intake import sniff
from onrecord.intake.limits import MEMBERS, UNPACKED_BYTES
from onrecord.intake.members import Member

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_TYPES = {
    "text/html": sniff.HTML,
    "application/xhtml+xml": sniff.HTML,
    "text/plain": sniff.PLAIN,
    "application/pdf": sniff.PDF,
    sniff.DOCX: sniff.DOCX,
}
_FETCHED = 200
_PIECE = 1_000_000
_HEADER = re.compile(
    rb"WARC/[\d.]+\r?\n(?:[^\r\n]+\r?\n)*?content-length:\s*(?P<length>\d{1,12})\s*\r?\n(?:[^\r\n]+\r?\n)*\r?\n",
    re.IGNORECASE,
)


def records(data: bytes, where: str) -> Iterator[Member]:
    """The pages, texts and documents of a web archive, in its order; pictures, scripts and failures left out.

    Raises:
        IntakeError: where the archive breaks off, is broken or unpacks to too much. What came before counts.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only web archives need it

    last = 0
    telling = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    unpacked = 0
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data), parse_http=False), 1):
            unpacked += record.content_length
            last = record.stream_pos
            if number > MEMBERS or unpacked > UNPACKED_BYTES:
                raise IntakeError(
                    f"the archive has more than {MEMBERS:,} records or {UNPACKED_BYTES:,} bytes in them",
                    where=where,
                    remedy="split it",
                )
            block = record.reader.read(record.content_length)
            if len(block) < record.content_length or not record.record_id:
                raise IntakeError(f"the archive breaks off in record {number}", where=where)
            if record.record_type & telling and (member := _member(record, block)):
                yield member
    except OSError as error:
        raise IntakeError("the archive is broken behind the last record read", where=where) from error
    if not _ends_with_a_record(data[last:]):
        raise IntakeError("the archive breaks off behind the last record read", where=where)


def _ends_with_a_record(tail: bytes) -> bool:
    """Whether the bytes from the start of the last record hold that record and nothing behind it."""
    if tail.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(wbits=31)
        try:
            piece = member.decompress(tail, _PIECE)
            while piece:
                piece = member.decompress(member.unconsumed_tail, _PIECE)
        except zlib.error:
            return False
        return member.eof and not member.unused_data.strip(b"\x00\r\n")
    head = _HEADER.match(tail)
    return head is not None and not tail[head.end() + int(head["length"]) :].strip()


def _member(record: "WarcRecord", block: bytes) -> Member | None:
    """The file in a record; None where it is none that tells."""
    content_type = record.headers.get("Content-Type") or ""
    charset = None
    if content_type.startswith("application/http"):
        record.set_bytes_content(block)
        record.parse_http(auto_decode="all")
        headers = record.http_headers
        if headers is None or headers.status_code != _FETCHED:
            return None
        content_type, charset = record.http_content_type or "", record.http_charset
        block = record.reader.read(UNPACKED_BYTES)
    media_type = _TYPES.get(content_type.split(";")[0].strip().lower())
    if media_type is None or not block.strip():
        return None
    return Member(
        (record.record_id or "").strip("<>"), block, media_type, charset, optional=media_type == sniff.HTML
    )
