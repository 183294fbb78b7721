"""Everything out, and in again: one file of JSON lines that another archive takes over byte for byte.

What stands in the lines, `lines.py` says. An export is not encrypted and holds the record's log alone: who
looked at this archive is not part of the record.
"""

from pathlib import Path

from onrecord.archive import custody
from onrecord.archive.archive import ARCHIVE, Archive
from onrecord.archive.atomic import writing
from onrecord.archive.documents import Document
from onrecord.archive.lines import check_lines, read_lines, records, take_over, write_lines
from onrecord.errors import ArchiveError

FORMAT = "onrecord-export/1"


def export_everything(archive: Archive, path: Path) -> int:
    """Write everything that the archive holds to ``path``, which is not encrypted; return its size in bytes.

    Raises:
        ArchiveError: when an original is damaged, the file is there already, or it cannot be written.
    """
    check_way_out(archive, path)
    try:
        with archive.database.reading() as connection, writing(path) as file:
            written = write_lines(records(archive, connection, FORMAT, ("record",)), file)
    except OSError as error:
        raise ArchiveError(f"the export cannot be written ({error.strerror})", where=str(path)) from error
    archive.log_access("exported", format=FORMAT, sha256=written.sha256, size=written.size)
    return written.size


def import_everything(archive: Archive, path: Path) -> int:
    """Take over an export into an archive that is still empty; return how many documents it held.

    Raises:
        ArchiveError: when the archive holds something, or the export is damaged or not well formed. Nothing
            of it is in the archive then.
    """
    try:
        with path.open("rb") as file:
            digest = check_lines(file, str(path))
            file.seek(0)
            with archive.database.writing() as connection:
                if custody.head(connection, "record").seq:
                    raise ArchiveError(
                        "only an empty archive can take over an export",
                        where=str(archive.place.root),
                        remedy="make a new one with 'onrecord init DIR'",
                    )
                count = take_over(archive, connection, read_lines(file), FORMAT, ("record",), str(path))
                custody.append(
                    connection, archive.hand, "access", "imported", ARCHIVE, archive.clock(),
                    format=FORMAT, sha256=digest,
                )  # fmt: skip
                return count
    except OSError as error:
        raise ArchiveError(f"the export cannot be read ({error.strerror})", where=str(path)) from error


def write_out(archive: Archive, document: Document, path: Path) -> None:
    """Write a document's original, decrypted, to a new file at ``path``, and note that it was.

    Raises:
        ArchiveError: when the original is damaged, the file is there already, or it cannot be written.
    """
    check_way_out(archive, path)
    data = archive.originals.get(document.original)
    archive.log_access("exported", document.original, format="original", size=len(data))
    try:
        with writing(path) as file:
            file.write(data)
    except OSError as error:
        raise ArchiveError(f"it cannot be written ({error.strerror})", where=str(path)) from error


def check_way_out(archive: Archive, path: Path) -> None:
    """Whether a new file may be made at ``path`` of what the archive holds.

    Nothing is written over; and what lies in the archive's own folder would be lost with it, or stand there
    in the clear.

    Raises:
        ArchiveError: when something is there already, or it is in the archive's folder.
    """
    if path.exists():
        raise ArchiveError("this file is there already", where=str(path), remedy="name another")
    if archive.place.holds(path):
        raise ArchiveError(
            "this is in the archive's own folder, and would be lost with it",
            where=str(path),
            remedy="name a file elsewhere, best on another disk",
        )
