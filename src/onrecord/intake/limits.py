"""How much On Record takes in. Every limit is said in the error that it causes."""

from onrecord.errors import IntakeError

MEGABYTE = 1_000_000

FILE_BYTES = 64 * MEGABYTE
"""The largest file that is opened."""
TEXT_CHARACTERS = 5_000_000
"""The longest text of one report: some 2,500 pages."""
BLOCKS = 50_000
"""The most paragraphs, lines or items that one report may have."""
MEMBERS = 10_000
"""The most files that one container (a mail, a web archive, a feed) may hold."""
DEPTH = 3
"""How deep containers are opened within containers."""
UNPACKED_BYTES = 128 * MEGABYTE
"""The most that a compressed file may unpack to, all of it together."""
UNPACKED_RATIO = 200
"""How many times larger than itself a compressed file may unpack; text seldom reaches 20."""
FEED_BYTES = 16 * MEGABYTE
"""The largest feed that is parsed."""
LINES = 200_000
"""The most lines of a plain text; many of them may be one paragraph."""
MAIL_PARTS = 2_000
"""The most parts of a mail, one beside another or one within another."""
MAIL_NESTING = 100
"""The most parts of a mail that hold further parts."""
HEADER_BYTES = 5_000
"""The longest header of a mail that is parsed."""
HTML_CHARACTERS = 16 * MEGABYTE
"""The longest markup of a web page, pictures that are written into it left out."""
HTML_ELEMENTS = 100_000
"""The most tags of a web page."""
HTML_ATTRIBUTES = 1_000
"""The most names and values in one tag."""
PDF_PAGES = 2_000
"""The most pages of a PDF that are read."""
PDF_SECONDS = 20
"""Seconds of processor time in which a PDF must be read."""
PDF_MEMORY = 2_000 * MEGABYTE
"""The most memory that reading a PDF may take."""


def check_size(size: int, where: str) -> None:
    """Refuse a file that is empty or too large.

    Raises:
        IntakeError: when ``size`` (bytes) is zero or above `FILE_BYTES`.
    """
    if size == 0:
        raise IntakeError("the file is empty", where=where)
    if size > FILE_BYTES:
        raise IntakeError(
            f"the file has {size:,} bytes, and the limit is {FILE_BYTES:,}",
            where=where,
            remedy="split it, or save only the report",
        )


def check_text(text: str, blocks: int, where: str) -> None:
    """Refuse a text that says nothing or is too long.

    Raises:
        IntakeError: when ``text`` is blank, longer than `TEXT_CHARACTERS`, or in more than `BLOCKS` blocks.
    """
    if len(text) > TEXT_CHARACTERS:
        raise IntakeError(
            f"the text has {len(text):,} characters, and the limit is {TEXT_CHARACTERS:,}",
            where=where,
            remedy="split it into reports",
        )
    if blocks > BLOCKS:
        raise IntakeError(
            f"the text has {blocks:,} paragraphs, and the limit is {BLOCKS:,}",
            where=where,
            remedy="split it into reports",
        )
    if not any(character.isalnum() for character in text):
        raise IntakeError("there are no words in it", where=where)


def check_lines(text: str, where: str) -> None:
    """Refuse a text in more than `LINES` lines, before anything looks at them one by one.

    Raises:
        IntakeError: when there are more.
    """
    lines = text.count("\n") + text.count("\r")
    if lines > LINES:
        raise IntakeError(
            f"the text has {lines:,} lines, and the limit is {LINES:,}",
            where=where,
            remedy="split it into reports",
        )
