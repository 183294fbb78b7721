"""Read who is who in a few sentences."""

import re

from onrecord.reading.attribution.rules import attribute_by_rules
from onrecord.reading.identity import Identity, find_mentions, identify
from onrecord.reading.parse import Parse, load_parser, parse
from onrecord.reading.places import PlaceName
from onrecord.record import Entity, Part, PartKind, Report


def report_of(*paragraphs: str, head: tuple[tuple[PartKind, str], ...] = ()) -> Report:
    """A report of these paragraphs, after the parts of ``head``."""
    text, parts = "", []
    for kind, words in (*head, *(("paragraph", p) for p in paragraphs)):
        parts.append(Part(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return Report(sha256="0" * 64, media_type="text/plain", text=text, parts=tuple(parts))


def parsed(*paragraphs: str, head: tuple[tuple[PartKind, str], ...] = ()) -> Parse:
    return parse(report_of(*paragraphs, head=head), load_parser())


def who_is_who(
    *paragraphs: str, head: tuple[tuple[PartKind, str], ...] = (), places: tuple[PlaceName, ...] = ()
) -> Identity:
    parse_ = parsed(*paragraphs, head=head)
    return identify(parse_, find_mentions(parse_, places), places, attribute_by_rules(parse_))


def called(identity: Identity, name: str) -> Entity:
    """The one entity whose name or alias this is."""
    found = [e for e in identity.entities if name in (e.name, *e.aliases)]
    assert len(found) == 1, f"{name}: {[(e.name, e.aliases) for e in identity.entities]}"
    return found[0]


def stands_for(identity: Identity, text: str, words: str, nth: int = 1) -> str | None:
    """The name of whom the ``nth`` "words" of a text stand for; None where that is left open."""
    found = list(re.finditer(rf"\b{re.escape(words)}\b", text))[nth - 1]
    entity = identity.at(found.start(), found.end())
    return entity.name if entity else None
