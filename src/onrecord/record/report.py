"""A report as it came in: its text, its parts, and what it says about itself."""

from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span

PartKind = Literal["masthead", "headline", "caption", "paragraph", "credit", "rail", "furniture"]
CreditRole = Literal["reporter", "additional-reporting", "photo", "editor"]
PublishedFrom = Literal["user", "page", "none"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the page with one job. Only paragraphs tell; a rail belongs to other stories."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody who made the report, as the page names them."""

    role: CreditRole
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Lead:
    """What the page points to but does not tell: an entry of a most-viewed or related-stories rail.

    ``truncated`` says that the teaser breaks off, so that nothing may be read from it.
    """

    rail: str | None
    title: str
    teaser: str | None
    truncated: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """A report whose text never changes again.

    ``sha256`` is the hash of the bytes as they came in and ``origin`` where they came from (a path, or the
    path of a container and the record within it). All offsets anywhere point into ``text``; for a plain-text
    file that is the file, decoded, with nothing added or removed. ``language`` is a BCP 47 tag, ``published``
    an EDTF date; each is None where it is not known. Parts are in text order and do not overlap. ``notes``
    say what had to be decided to read the file: characters that were replaced, pages without text.
    """

    sha256: str
    media_type: str
    text: str
    origin: str | None = None
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_from: PublishedFrom = "none"
    credits: tuple[Credit, ...] = ()
    parts: tuple[Part, ...] = ()
    leads: tuple[Lead, ...] = ()
    notes: tuple[str, ...] = ()


def is_english(language: str) -> bool:
    """Whether a BCP 47 tag is of English, of whatever country."""
    return language.lower().split("-")[0] == "en"
