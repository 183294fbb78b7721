"""What a record is: frozen types for a report and what was read from it, and their JSON."""

from onrecord.record.entity import Entity, EntityKind, Gazetteer, Role
from onrecord.record.event import (
    Amount,
    Certainty,
    Count,
    Date,
    Event,
    Participant,
    PlaceReference,
    Polarity,
    Reason,
)
from onrecord.record.json import SCHEMA, reading_from_json, reading_to_json
from onrecord.record.reading import Reading
from onrecord.record.report import Credit, CreditRole, Lead, Part, PartKind, PublishedFrom, Report
from onrecord.record.statement import Basis, Stance, Statement, StatementKind

__all__ = [
    "SCHEMA",
    "Amount",
    "Basis",
    "Certainty",
    "Count",
    "Credit",
    "CreditRole",
    "Date",
    "Entity",
    "EntityKind",
    "Event",
    "Gazetteer",
    "Lead",
    "Part",
    "PartKind",
    "Participant",
    "PlaceReference",
    "Polarity",
    "PublishedFrom",
    "Reading",
    "Reason",
    "Report",
    "Role",
    "Stance",
    "Statement",
    "StatementKind",
    "reading_from_json",
    "reading_to_json",
]
