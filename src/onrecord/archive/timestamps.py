"""Time stamps (RFC 3161): a third party's word that the log was what it is at a certain time.

On Record speaks to nobody. It writes a request that holds one hash, and no word of a report; somebody takes
it to a time-stamping authority, and brings the answer back. Whoever rewrites the log later cannot make it
fit the answer.
"""

import binascii
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import sqlalchemy as sa
from cryptography import x509

from onrecord.archive import custody, tables
from onrecord.archive.archive import ARCHIVE, Archive
from onrecord.archive.custody import Fault, Log
from onrecord.errors import ArchiveError
from onrecord.evidence import sha256

_CERTIFICATES = 0xA0
_LONG_FORM = 0x80
_MISSING = ArchiveError(
    "time stamps need the package rfc3161-client", remedy="pip install 'onrecord[timestamps]'"
)


@dataclass(frozen=True, slots=True)
class Stamped:
    """Which entry was the last of which log at ``at`` at the latest, as the authority says."""

    log: Log
    seq: int
    at: datetime


def request(archive: Archive, log: Log = "record") -> bytes:
    """A request (DER, usually a ``.tsq`` file) to stamp the head of ``log``.

    Raises:
        ArchiveError: when the log is empty, or rfc3161-client is not installed.
    """
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _MISSING from error
    with archive.database.reading() as connection:
        head = custody.head(connection, log)
    if not head.seq:
        raise ArchiveError("there is nothing to stamp: the log is empty", where=f"{log} log")
    builder = TimestampRequestBuilder().data(_message(log, head.seq, head.hash))
    return builder.hash_algorithm(HashAlgorithm.SHA256).build().as_bytes()


def keep(archive: Archive, answer: bytes, root: bytes) -> Stamped:
    """Check the authority's ``answer`` (DER, usually ``.tsr``) and keep it in the access log.

    ``root`` is the certificate (PEM) of the authority, or of whoever vouches for it.

    Raises:
        ArchiveError: when it is no answer, does not fit the certificate, or stamps nothing of this archive.
    """
    try:
        from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response  # noqa: PLC0415
    except ImportError as error:
        raise _MISSING from error
    try:
        response = decode_timestamp_response(_with_certificates_in_order(answer))
        verifier = VerifierBuilder().add_root_certificate(x509.load_pem_x509_certificate(root)).build()
        imprint = response.tst_info.message_imprint.message
        log, seq, message = _find(archive, imprint)
        verifier.verify_message(response, message)
    except VerificationError as error:
        raise ArchiveError("this is not an answer that the certificate vouches for") from error
    except (ValueError, IndexError, binascii.Error) as error:
        raise ArchiveError("this is not an authority's answer, or not a certificate as PEM") from error
    at = response.tst_info.gen_time
    archive.log_access(
        "time-stamped",
        stamped=f"{log}/{seq}",
        imprint=imprint.hex(),
        time=at.isoformat(),
        answer=b64encode(answer).decode("ascii"),
    )
    return Stamped(log, seq, at)


def check_stamps(connection: sa.Connection) -> Iterator[Fault]:
    """The entries that were stamped and are not what they were then."""
    column = tables.custody.c
    for stamp in custody.history(connection, ARCHIVE):
        if stamp.action != "time-stamped":
            continue
        log, _, seq = str(stamp.detail["stamped"]).partition("/")
        of_it = sa.select(column.hash).where(column.log == log, column.seq == int(seq))
        now = connection.execute(of_it).scalar_one_or_none()
        if now is None or sha256(_message(log, int(seq), now)) != stamp.detail["imprint"]:
            where = f"{log} log, entry {seq}"
            yield Fault(where, f"it is not what an authority stamped on {stamp.detail['time']}")


def _with_certificates_in_order(answer: bytes) -> bytes:
    """``answer`` with the certificates in it in the order that DER asks for.

    Many authorities send theirs in the order of their chain, which the library does not read. Nobody signed
    that order: whether a certificate vouches for another is seen from the certificates.
    """
    (_, start, end), *_ = _elements(answer, 0, len(answer))
    token = _elements(answer, start, end)[1]
    content = _elements(answer, *token[1:])[1]
    (_, start, end), *_ = _elements(answer, *content[1:])
    for tag, first, last in _elements(answer, start, end):
        if tag == _CERTIFICATES:
            ends = [first, *(element[2] for element in _elements(answer, first, last))]
            return answer[:first] + b"".join(sorted(answer[a:b] for a, b in pairwise(ends))) + answer[last:]
    return answer


def _elements(data: bytes, start: int, end: int) -> list[tuple[int, int, int]]:
    """The DER elements in ``data[start:end]``: the tag of each, where what is in it starts, and its end."""
    found = []
    while start < end:
        tag, length, start = data[start], data[start + 1], start + 2
        if length > _LONG_FORM:
            size = length - _LONG_FORM
            length, start = int.from_bytes(data[start : start + size]), start + size
        found.append((tag, start, start + length))
        start += length
    return found


def _message(log: str, seq: int, head: str) -> bytes:
    return f"onrecord {log} log, entry {seq}: {head}".encode("ascii")


def _find(archive: Archive, imprint: bytes) -> tuple[Log, int, bytes]:
    """The entry whose hash was stamped."""
    column = tables.custody.c
    newest_first = sa.select(column.log, column.seq, column.hash).order_by(column.seq.desc())
    with archive.database.reading() as connection:
        for row in connection.execute(newest_first).yield_per(1000):
            message = _message(row.log, row.seq, row.hash)
            if sha256(message) == imprint.hex():
                return row.log, row.seq, message
    raise ArchiveError(
        "this stamps nothing in this archive's logs", remedy="was it asked for from another one?"
    )
