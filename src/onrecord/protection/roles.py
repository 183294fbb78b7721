"""Who may do what: one table of roles and actions. Whoever asks says who looks; there is no current user."""

from collections.abc import Mapping
from typing import Literal

from onrecord.protection.levels import Level, above

Role = Literal["reader", "coder", "reviewer", "keeper"]
ROLES: tuple[Role, ...] = ("reader", "coder", "reviewer", "keeper")
Action = Literal[
    "read", "add", "judge", "second", "protect", "lower", "consent", "release", "custody", "original",
    "export", "settings", "accounts",
]  # fmt: skip

_TABLE: Mapping[Action, tuple[Level | None, Level | None, Level | None, Level | None]] = {
    #            reader      coder           reviewer        keeper
    "read":     ("internal", "confidential", "confidential", "sealed"),
    "add":      (None,       "confidential", "confidential", "sealed"),
    "judge":    (None,       "confidential", "confidential", "sealed"),
    "second":   (None,       None,           "confidential", "sealed"),
    "protect":  (None,       "sealed",       "sealed",       "sealed"),
    "lower":    (None,       None,           "confidential", "sealed"),
    "consent":  (None,       "confidential", "confidential", "sealed"),
    "release":  (None,       None,           "internal",     "confidential"),
    "custody":  (None,       None,           "confidential", "sealed"),
    "original": (None,       None,           "confidential", "sealed"),
    "export":   (None,       None,           None,           "sealed"),
    "settings": (None,       None,           None,           "sealed"),
    "accounts": (None,       None,           None,           "sealed"),
}  # fmt: skip

ACTIONS: Mapping[Action, str] = {
    "read": "see a document, a statement as it is, a person by name",
    "add": "take in a report, and have it read again",
    "judge": "confirm, amend, reject, dispute, note, start a draft, take a judgement back",
    "second": "confirm as the second of four eyes",
    "protect": "give a document, a person or a statement a higher level",
    "lower": "give it a lower level, or none",
    "consent": "note what a source agreed to, and that they took it back",
    "release": "let a redacted copy of a document leave",
    "custody": "read the log of who did what",
    "original": "take out the file as it came in",
    "export": "take out everything as it is, for another archive",
    "settings": "change the rules of the archive, such as four eyes",
    "accounts": "make, change and close accounts",
}
"""What each action is, in words."""


def ceiling(role: Role, action: Action) -> Level | None:
    """The highest level at which ``role`` may do ``action``; None when they may not do it at all."""
    return _TABLE[action][ROLES.index(role)]


def may(role: Role, action: Action, level: Level = "public") -> bool:
    """Whether ``role`` may do ``action`` with something of ``level``."""
    return not above(level, ceiling(role, action))
