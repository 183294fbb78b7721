"""The event codes and their cues, as data that a coder can read and edit.

The book that comes with the program is in ``books/default``, one TOML file for each family of codes.
"""

from onrecord.codebook.load import check_codebook, load_codebook, packaged
from onrecord.codebook.model import (
    CONDITION_ONLY,
    PLOVER_TYPES,
    PREPOSITIONS,
    SLOTS,
    Code,
    Codebook,
    Condition,
    Cue,
)
from onrecord.codebook.source import Problem

__all__ = [
    "CONDITION_ONLY",
    "PLOVER_TYPES",
    "PREPOSITIONS",
    "SLOTS",
    "Code",
    "Codebook",
    "Condition",
    "Cue",
    "Problem",
    "check_codebook",
    "load_codebook",
    "packaged",
]
