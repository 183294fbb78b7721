"""Mails (EML) and web pages saved as one file (MHTML)."""

import email
import email.policy
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
from onrecord.intake.limits import MEMBERS
from onrecord.intake.lines import find_blocks
from onrecord.intake.members import Member
from onrecord.intake.page import About, Page

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
        IntakeError: when there are too many of them.
    """
    for number, part in enumerate(_parse(data, where).iter_attachments(), 1):
        if number > MEMBERS:
            raise IntakeError(f"the mail has more than {MEMBERS} attachments", where=where)
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
    if data.lower().count(b"boundary=") > MEMBERS:
        raise IntakeError(f"the mail has more than {MEMBERS} parts within parts", where=where)
    try:
        return email.message_from_bytes(data, policy=email.policy.default)
    except (MessageError, RecursionError, ValueError) as error:
        raise IntakeError("the mail is broken", where=where) from error


def _content(part: "MIMEPart[Any, Any]", where: str) -> str:
    """The text of a part in the encoding that it says, or in the one that its bytes tell."""
    content = part.get_payload(decode=True)
    return decode_html(content if isinstance(content, bytes) else b"", where, part.get_content_charset())


def _header(mail: EmailMessage, name: str) -> str | None:
    try:
        return clean(" ".join(str(mail[name]).split())) or None if name in mail else None
    except (ValueError, IndexError, MessageError):
        return None


def _date(mail: EmailMessage) -> str | None:
    """The day on which the mail was sent, as its sender's clock had it."""
    try:
        sent = getattr(mail["date"], "datetime", None)
    except (ValueError, IndexError, TypeError, MessageError):
        return None
    return sent.date().isoformat() if isinstance(sent, datetime) else None
