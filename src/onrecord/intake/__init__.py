"""Intake: a file comes in, and the reports in it come out, with the words they were told in."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import IntakeError
from onrecord.intake.limits import FILE_BYTES, check_size
from onrecord.intake.plain import read_plain, read_text
from onrecord.record import Report

__all__ = ["SUFFIXES", "read_text", "take_in", "take_in_bytes"]

SUFFIXES = (
    ".txt", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".pdf", ".docx", ".eml",
    ".warc", ".warc.gz", ".rss", ".atom", ".xml",
)  # fmt: skip
"""Endings, in lower case, of the files that are read when a folder is named."""


def take_in(path: Path) -> Iterator[Report | IntakeError]:
    """The reports in the file at ``path``, in the order in which they stand there.

    A file that cannot be taken in gives one `IntakeError`, and so does each member of a container that
    cannot: errors are yielded, not raised, so that the rest goes on. Nothing is ever fetched.
    """
    where = str(path)
    try:
        if not path.is_file():
            yield IntakeError(
                "there is no such file" if not path.exists() else "this is not a file", where=where
            )
            return
        check_size(path.stat().st_size, where)
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except IntakeError as error:
        yield error
        return
    except OSError as error:
        yield IntakeError(f"it cannot be opened ({error.strerror})", where=where)
        return
    yield from take_in_bytes(data, where)


def take_in_bytes(data: bytes, name: str) -> Iterator[Report | IntakeError]:
    """The reports in the bytes of a file that is called ``name``, as `take_in` gives them."""
    try:
        check_size(len(data), name)
        yield read_plain(data, name)
    except IntakeError as error:
        yield error
