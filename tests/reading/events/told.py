"""Events of short texts, read with all steps and the packaged codebook.

The rules are asked alone: what the trained head doubts besides is tested in ``tests/reading/factuality``.
"""

from dataclasses import dataclass, replace
from functools import cache

from onrecord.codebook import Codebook, load_codebook
from onrecord.reading import Reader, read
from onrecord.reading.attribution import Tagger, load_tagger
from onrecord.reading.factuality import Head
from onrecord.reading.parse import load_parser
from onrecord.record import Event, Part, Reading, Report


@dataclass(frozen=True)
class Told:
    """What one text tells."""

    reading: Reading

    def __getitem__(self, code: str) -> Event:
        found = [event for event in self.reading.events if event.type == code]
        assert len(found) == 1, f"{len(found)} of {code} among {self.codes}"
        return found[0]

    @property
    def codes(self) -> list[str]:
        """The codes of all events, in text order."""
        return [event.type for event in self.reading.events]

    @property
    def asserted(self) -> list[str]:
        """The codes of events that are said to have happened."""
        return [
            e.type
            for e in self.reading.events
            if e.polarity == "happened" and e.certainty in {"reported", "alleged"}
        ]

    def sources(self, event: Event) -> list[str]:
        """Who carries the event, the innermost first."""
        spans = {s.id: s.source_span for s in self.reading.statements}
        return [span.text for s in event.according_to if (span := spans[s])]


@cache
def _book() -> Codebook:
    return load_codebook()


@cache
def _tagger() -> Tagger:
    tagger = load_tagger()
    assert tagger is not None, "the weights belong to the repository"
    return tagger


def told(
    text: str, published: str | None = None, codebook: Codebook | None = None, *, head: Head | None = None
) -> Told:
    """The events of ``text``, whose paragraphs are its lines; ``head`` doubts them besides."""
    parts, start = [], 0
    for line in text.splitlines(keepends=True):
        parts.append(Part("paragraph", start, start + len(line.rstrip())))
        start += len(line)
    report = Report(
        "0" * 64, "text/plain", text, language="en", parts=tuple(parts), published=published,
        published_from="user" if published else "none",
    )  # fmt: skip
    tagger = replace(_tagger(), head=head)
    return Told(read(report, Reader(load_parser(), codebook or _book(), tagger)))


def actors(event: Event) -> list[str]:
    """The words for those who did it."""
    return [p.span.text for p in event.actors]


def targets(event: Event) -> list[str]:
    """The words for those to whom it was done."""
    return [p.span.text for p in event.targets]
