"""Plain text, and web pages saved as text."""

from onrecord.intake.decoding import decode
from onrecord.intake.limits import check_lines
from onrecord.intake.lines import find_blocks
from onrecord.intake.page import Page


def page_of_plain(data: bytes, where: str) -> Page:
    """The page in a plain-text file; its text is the file, decoded, with nothing added or removed.

    Raises:
        IntakeError: when the bytes are not text, or in more lines than are read.
    """
    text, notes = decode(data, where)
    check_lines(text, where)
    return Page(text, find_blocks(text), notes=notes)
