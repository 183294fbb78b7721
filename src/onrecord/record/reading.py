"""A reading: everything that was read from one report, once, by one version of the reader."""

from dataclasses import dataclass

from onrecord.record.entity import Entity
from onrecord.record.event import Event
from onrecord.record.report import Report
from onrecord.record.statement import Statement


@dataclass(frozen=True, slots=True)
class Reading:
    """One report with its drafts. ``reader`` names what read it: program version, models, codebook."""

    report: Report
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    reader: str | None = None
