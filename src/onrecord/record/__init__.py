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
from onrecord.record.judgement import Judgement, Status, Verdict
from onrecord.record.reading import Reading
from onrecord.record.report import Credit, CreditRole, Lead, Part, PartKind, PublishedFrom, Report, is_english
from onrecord.record.statement import MANNERS, Basis, Stance, Statement, StatementKind

__all__ = [
    "MANNERS",
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
    "Judgement",
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
    "Status",
    "Verdict",
    "is_english",
    "reading_from_json",
    "reading_to_json",
]
