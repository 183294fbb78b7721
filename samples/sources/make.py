"""Make the PDF and the DOCX sample from their sources beside this file.

    pip install typst python-docx
    python samples/sources/make.py

The same sources give the same bytes, whatever the day, so that a sample's hash stays what it was.
"""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import typst

SOURCES = Path(__file__).parent
SAMPLES = SOURCES.parent
WRITTEN = datetime(2016, 5, 17, 9, 0, tzinfo=UTC)


def make_pdf(source: Path, target: Path) -> None:
    """Set the source with the fonts that come with typst, so that it looks alike everywhere."""
    typst.compile(source, output=target, ignore_system_fonts=True, timestamp=int(WRITTEN.timestamp()))


def make_docx(source: Path, target: Path) -> None:
    """Lines that start with # or ## are headings, with | rows of the one table, others paragraphs."""
    document = docx.Document()
    document.core_properties.author = "RAPH"
    document.core_properties.created = document.core_properties.modified = WRITTEN
    table = None
    for line in source.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark in ("#", "##"):
            document.add_heading(rest, level=len(mark) - 1)
        elif mark == "|":
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if table is None:
                table = document.add_table(rows=0, cols=len(cells), style="Table Grid")
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
        elif line:
            document.add_paragraph(line)
    document.save(str(target))
    settle_times(target)


def settle_times(target: Path) -> None:
    """Write the archive again with one fixed date on every member."""
    with zipfile.ZipFile(target) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, WRITTEN.timetuple()[:6]), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    make_pdf(SOURCES / "raqqa-ngo-report.typ", SAMPLES / "raqqa-ngo-report.pdf")
    make_docx(SOURCES / "tegucigalpa-field-report.outline", SAMPLES / "tegucigalpa-field-report.docx")
