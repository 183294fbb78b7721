"""Plain text, and web pages saved as text."""

from onrecord.evidence import sha256
from onrecord.intake.assemble import assemble
from onrecord.intake.decoding import clean, decode
from onrecord.intake.lines import find_blocks
from onrecord.intake.page import Page
from onrecord.record import Report


def read_plain(data: bytes, origin: str) -> Report:
    """The report in a plain-text file; its text is the file, decoded, with nothing added or removed.

    Raises:
        IntakeError: when it is not text, or too long.
    """
    digest = sha256(data)
    text, notes = decode(data, origin)
    return assemble(
        Page(text, find_blocks(text), notes=notes), sha256=digest, media_type="text/plain", origin=origin
    )


def read_text(text: str, origin: str) -> Report:
    """The report in a text that is already decoded; it is hashed as UTF-8.

    A lone surrogate, which no file can hold, becomes U+FFFD; every offset stays.

    Raises:
        IntakeError: when there are no words in it, or it is too long.
    """
    text = clean(text)
    page = Page(text, find_blocks(text))
    return assemble(page, sha256=sha256(text.encode()), media_type="text/plain", origin=origin)
