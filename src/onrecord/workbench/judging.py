"""From a draft to a record: what a document's record is now, and one judgement more about it."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document, StoredReading, newest_reading
from onrecord.archive.judgements import append_judgement, judgements_by_reading, reading_in_force
from onrecord.archive.settings import reviewers
from onrecord.codebook import load_codebook
from onrecord.errors import ReviewError
from onrecord.record import Judgement, Reading
from onrecord.review import WHOLE, Judged, check, judged


@dataclass(frozen=True, slots=True)
class Shown:
    """The record of a document.

    ``stored`` is the reading in force and ``drafted`` what it says by itself; ``judged`` is what people made
    of it by ``judgements``, all that were given about it. ``reviewers`` is how many persons the archive asks
    for. ``newer`` is a reading that was made since and that nobody has judged, None when there is none.
    ``kept`` is the judgement that was given just now, as it is kept.
    """

    document: Document
    stored: StoredReading
    drafted: Reading
    judgements: tuple[Judgement, ...]
    judged: Judged
    reviewers: int
    newer: StoredReading | None
    kept: Judgement | None = None


def open_record(archive: Archive, document: Document) -> Shown:
    """The record of ``document`` as it is now.

    Raises:
        ArchiveError: when the archive cannot be read.
    """
    with archive.database.reading() as connection:
        return _shown(connection, document)


def judge(archive: Archive, document: Document, judgement: Judgement, codebook: Path | None = None) -> Shown:
    """Keep ``judgement`` about the reading in force of ``document``, and show what the record is then.

    The archive numbers it and gives it its time: ``id`` and ``at`` need not be set. To confirm `WHOLE` is to
    take a newer reading in the place of the one in force; what was judged about the old one stays in the
    archive and holds again when that is undone. Checked and kept in one transaction, so that two who judge at
    once see each other's judgements.

    Raises:
        ReviewError: when it means nothing here; nothing is kept then.
        ArchiveError: when the archive cannot be written to.
    """
    known = codes(codebook)
    with archive.database.writing() as connection:
        now = _shown(connection, document)
        reading, drafted, given = now.stored, now.drafted, now.judgements
        if judgement.record == WHOLE and judgement.verdict == "confirm":
            if now.newer is None:
                raise ReviewError("there is no newer reading to take", where=document.name)
            reading, drafted = now.newer, now.newer.opened()
            given = judgements_by_reading(connection, document).get(reading.id, ())
        check(drafted, given, judgement, known)
        kept = append_judgement(
            archive, connection, document, reading, replace(judgement, at=archive.clock())
        )
        return replace(_shown(connection, document), kept=kept)


def _shown(connection: sa.Connection, document: Document) -> Shown:
    holding = reading_in_force(connection, document)
    newest = newest_reading(connection, document)
    drafted = holding.stored.opened()
    persons = reviewers(connection)
    return Shown(
        document=document,
        stored=holding.stored,
        drafted=drafted,
        judgements=holding.judgements,
        judged=judged(drafted, holding.judgements, persons),
        reviewers=persons,
        newer=newest if newest.id != holding.stored.id else None,
    )


@cache
def codes(codebook: Path | None = None) -> frozenset[str]:
    """The event codes of a codebook; of the one that comes with the program where none is named.

    Raises:
        CodebookError: when it is not well formed.
    """
    return frozenset(code.code for code in load_codebook(codebook).codes)
