"""A page on its way in: text, the blocks that stand by themselves in it, and what its file says about it."""

from dataclasses import dataclass, field

from onrecord.record import Lead, PartKind


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand by themselves: a paragraph, a headline, an item of a list.

    ``start`` and ``end`` leave out white space and the item's ``bullet``. ``indent`` counts the columns in
    front of it, ``apart`` says that a blank line (or the markup) divides it from the block before. ``kind``
    is what the source's own markup says it is, None where only the words can tell.
    """

    start: int
    end: int
    bullet: str | None = None
    indent: int = 0
    apart: bool = True
    kind: PartKind | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a file's metadata say of the report; each is None where they say nothing.

    ``published`` is an EDTF date, ``authors`` are names that count only where the page shows them too.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A text and its blocks in text order, and the ``leads`` of the rails that its markup shows.

    ``notes`` say what had to be decided to read the file.
    """

    text: str
    blocks: tuple[Block, ...]
    about: About = field(default_factory=About)
    leads: tuple[Lead, ...] = ()
    notes: tuple[str, ...] = ()
