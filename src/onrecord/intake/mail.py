"""Mails (EML) and web pages saved as one file (MHTML)."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from pathlib import PurePath
from typing import Any

from onrecord.errors import IntakeError
from onrecord.intake.decoding import clean
from onrecord.intake.html import decode_html, page_of_html
from onrecord.intake.limits import HEADER_BYTES, MAIL_NESTING, MAIL_PARTS
from onrecord.intake.lines import find_blocks
from onrecord.intake.members import Member
from onrecord.intake.page import About, Page

_NESTING = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_MIME_HEADER = re.compile(
    rb"^content-(?:type|disposition|transfer-encoding)\s*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*",
    re.IGNORECASE | re.MULTILINE,
)
_READABLE = frozenset((".txt", ".html", ".htm", ".pdf", ".docx", ".eml", ".mht", ".mhtml"))


def page_of_mail(data: bytes, where: str) -> Page:
    """The text of a mail, its plain version where it has one; the subject is its title.

    Raises:
        IntakeError: when the mail has no text of its own.
    """
    mail = _parse(data, where)
    body = mail.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise IntakeError("the mail has no text of its own", where=where)
    text = _content(body, where)
    if body.get_content_subtype() == "html":
        page = page_of_html(text, where)
    else:
        page = Page(clean(text), find_blocks(clean(text)))
    about = About(title=_header(mail, "subject"), published=_date(mail))
    return replace(page, about=about)


def attachments(data: bytes, where: str) -> Iterator[Member]:
    """The attached files of a mail that may be reports: texts, web pages, PDFs, documents, mails.

    Raises:
        IntakeError: when the mail is broken or has too many parts.
    """
    for number, part in enumerate(_parse(data, where).iter_attachments(), 1):
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield Member(f"{number}-mail", inner.as_bytes())
        elif PurePath(name).suffix.lower() in _READABLE:
            content = part.get_payload(decode=True)
            yield Member(f"{number}-{PurePath(name).name}", content if isinstance(content, bytes) else b"")


def page_of_mhtml(data: bytes, where: str) -> Page:
    """The web page in an MHTML file; its pictures and styles are left where they are.

    Raises:
        IntakeError: when there is no web page in it.
    """
    mail = _parse(data, where)
    for part in mail.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            content = part.get_payload(decode=True)
            markup = decode_html(
                content if isinstance(content, bytes) else b"", where, part.get_content_charset()
            )
            return page_of_html(markup, where)
    raise IntakeError("there is no web page in this MHTML file", where=where)


def _parse(data: bytes, where: str) -> EmailMessage:
    """The mail in ``data``, when its parts are not too many nor too deep.

    A mail nests by boundaries; one made to nest without end is refused before it is parsed.
    """
    if data.count(b"\n--") > MAIL_PARTS or len(_NESTING.findall(data)) > MAIL_NESTING:
        limits = f"{MAIL_PARTS:,} parts, {MAIL_NESTING} of them with parts within"
        raise IntakeError(f"the mail has more parts than are read: {limits}", where=where)
    if any(len(header[0]) > HEADER_BYTES for header in _MIME_HEADER.finditer(data)):
        raise IntakeError(f"a header of the mail is longer than {HEADER_BYTES:,} bytes", where=where)
    try:
        return email.message_from_bytes(data, policy=email.policy.default)
    except (MessageError, RecursionError, ValueError) as error:
        raise IntakeError("the mail is broken", where=where) from error


def _content(part: "MIMEPart[Any, Any]", where: str) -> str:
    """The text of a part in the encoding that it says, or in the one that its bytes tell."""
    content = part.get_payload(decode=True)
    return decode_html(content if isinstance(content, bytes) else b"", where, part.get_content_charset())


def _header(mail: EmailMessage, name: str) -> str | None:
    if not _is_short(mail, name):
        return None
    try:
        return clean(" ".join(str(mail[name]).split())) or None
    except (ValueError, IndexError, MessageError):
        return None


def _is_short(mail: EmailMessage, name: str) -> bool:
    """Whether a header is there and can be parsed in reasonable time."""
    raw = next((str(value) for key, value in mail.raw_items() if key.lower() == name), "")
    return 0 < len(raw) <= HEADER_BYTES


def _date(mail: EmailMessage) -> str | None:
    """The day on which the mail was sent, as its sender's clock had it."""
    if not _is_short(mail, "date"):
        return None
    try:
        sent = getattr(mail["date"], "datetime", None)
    except (ValueError, IndexError, TypeError, MessageError):
        return None
    return sent.date().isoformat() if isinstance(sent, datetime) else None
