"""Review: from drafts and what people decided about them to the record that is shown."""

from onrecord.review.apply import WHOLE, applied, find_record, next_id
from onrecord.review.judged import Judged, check, judged
from onrecord.review.standing import Standing, in_force, person, undone_by
from onrecord.review.values import FIELDS, SAME_AS, RecordKind, choices, kind_of, plain

__all__ = [
    "FIELDS",
    "SAME_AS",
    "WHOLE",
    "Judged",
    "RecordKind",
    "Standing",
    "applied",
    "check",
    "choices",
    "find_record",
    "in_force",
    "judged",
    "kind_of",
    "next_id",
    "person",
    "plain",
    "undone_by",
]
