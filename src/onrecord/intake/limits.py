"""How much On Record takes in. Every limit is said in the error that it causes."""

from onrecord.errors import IntakeError

MEGABYTE = 1_000_000

FILE_BYTES = 64 * MEGABYTE
"""The largest file that is opened."""
TEXT_CHARACTERS = 5_000_000
"""The longest text of one report: some 2,500 pages."""


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


def check_text(text: str, where: str) -> None:
    """Refuse a text that says nothing or is too long.

    Raises:
        IntakeError: when ``text`` is blank or longer than `TEXT_CHARACTERS`.
    """
    if len(text) > TEXT_CHARACTERS:
        raise IntakeError(
            f"the text has {len(text):,} characters, and the limit is {TEXT_CHARACTERS:,}",
            where=where,
            remedy="split it into reports",
        )
    if not any(character.isalnum() for character in text):
        raise IntakeError("there are no words in it", where=where)
