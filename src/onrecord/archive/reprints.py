"""Reprints: documents that tell the same story in nearly the same words are one account, not ten.

Each document has a MinHash sketch of its shingles (five words in a row). The share of numbers in which two
sketches agree estimates the Jaccard similarity of their sets of shingles (Broder, 1997). Sketches are cut
into bands, and documents that share a band are compared (locality-sensitive hashing; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3): with 32 bands of 4, a pair of similarity 0.5 is compared with
probability 0.87, one of 0.7 always.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from rensa import RMinHash

from onrecord.archive.documents import Document
from onrecord.archive.fold import fold
from onrecord.archive.tables import bands, documents, sketches
from onrecord.evidence import sha256
from onrecord.record import Report

SHINGLE_WORDS = 5
PERMUTATIONS = 128
_SEED = 1
_ROWS = 4
ALIKE = 0.5
"""Similarity from which two documents are one account: half of all shingles, as when a reprint is cut."""
_FEWEST_SHINGLES = 20
"""Below this a text says too little: two notes of one line are not reprints of each other."""


@dataclass(frozen=True, slots=True)
class Account:
    """Documents that are reprints of one another, the one that came first at the front."""

    documents: tuple[Document, ...]


def sketch(connection: sa.Connection, document: Document, report: Report) -> None:
    """Note the sketch of a document, and put it with the documents that it is a reprint of."""
    numbers = _sketch(report)
    if numbers is None:
        return
    keys = _band_keys(numbers)
    shares = sa.or_(*(sa.and_(bands.c.band == band, bands.c.key == key) for band, key in enumerate(keys)))
    near = connection.execute(
        sa.select(sketches.c.account, sketches.c.sketch)
        .where(sketches.c.document.in_(sa.select(bands.c.document).where(shares)))
        .order_by(sketches.c.account)
    )
    accounts = {row.account for row in near if _similarity(numbers, _unpack(row.sketch)) >= ALIKE}
    account = min(accounts, default=document.id)
    if len(accounts) > 1:  # this document is the link between what had been two accounts
        connection.execute(
            sa.update(sketches).where(sketches.c.account.in_(accounts)).values(account=account)
        )
    values = {"document": document.id, "sketch": _pack(numbers), "account": account}
    connection.execute(sa.insert(sketches).values(values))
    rows = [{"document": document.id, "band": band, "key": key} for band, key in enumerate(keys)]
    connection.execute(sa.insert(bands), rows)


def accounts(connection: sa.Connection) -> Iterator[Account]:
    """The accounts that have more than one document."""
    several = (
        sa.select(sketches.c.account).group_by(sketches.c.account).having(sa.func.count() > 1).subquery()
    )
    rows = connection.execute(
        sa.select(sketches.c.account, documents)
        .join(documents, documents.c.id == sketches.c.document)
        .where(sketches.c.account.in_(sa.select(several.c.account)))
        .order_by(sketches.c.account, documents.c.id)
    ).all()
    for account in dict.fromkeys(row.account for row in rows):
        of_it = tuple(Document(r.id, r.original, r.position) for r in rows if r.account == account)
        yield Account(of_it)


def reprints_of(connection: sa.Connection, document: Document) -> tuple[Document, ...]:
    """The other documents that tell the same account."""
    account = sa.select(sketches.c.account).where(sketches.c.document == document.id).scalar_subquery()
    rows = connection.execute(
        sa.select(documents)
        .join(sketches, documents.c.id == sketches.c.document)
        .where(sketches.c.account == account, documents.c.id != document.id)
        .order_by(documents.c.id)
    )
    return tuple(Document(row.id, row.original, row.position) for row in rows)


def _sketch(report: Report) -> Sequence[int] | None:
    telling = [report.text[part.start : part.end] for part in report.parts if part.kind == "paragraph"]
    words = fold(" ".join(telling) or report.text).split()
    shingles = {" ".join(words[i : i + SHINGLE_WORDS]) for i in range(len(words) - SHINGLE_WORDS + 1)}
    if len(shingles) < _FEWEST_SHINGLES:
        return None
    minhash = RMinHash(PERMUTATIONS, _SEED)
    minhash.update(sorted(shingles))
    numbers: list[int] = minhash.digest()
    return numbers


def _band_keys(numbers: Sequence[int]) -> list[int]:
    """A signed 64-bit key for each band, as databases hold it."""
    pieces = (numbers[start : start + _ROWS] for start in range(0, PERMUTATIONS, _ROWS))
    return [int.from_bytes(bytes.fromhex(sha256(_pack(piece))[:16]), signed=True) for piece in pieces]


def _similarity(one: Sequence[int], other: Sequence[int]) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / PERMUTATIONS


def _pack(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}Q", *numbers)


def _unpack(stored: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(stored) // 8}Q", stored)
