"""The one family of errors that On Record raises: what happened, where, and what to do.

A message names files, lines and limits. It never holds words of a report: error messages end up in
terminals, logs and bug reports, and testimony must not.
"""


class OnRecordError(Exception):
    """Something a person can act on.

    ``what`` happened, ``where`` (a path, a record of an archive, a line of a codebook; None where there is
    no place to point at) and ``remedy``, what to do about it.
    """

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        """One line: ``where: what; remedy``."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}; {self.remedy}" if self.remedy else line


class IntakeError(OnRecordError):
    """A file could not be taken in as a report."""


class CodebookError(OnRecordError):
    """A codebook is not well formed."""


class RecordError(OnRecordError):
    """A stored or received reading breaks the contract: a span that is not its words, an unknown id."""


class ArchiveError(OnRecordError):
    """An archive is not there, cannot be opened or written, or is damaged."""


class OriginalError(ArchiveError):
    """An original is missing, or no longer what came in."""


class PassphraseError(ArchiveError):
    """No passphrase was given, or it opens none of the archive's locks."""


class ReviewError(OnRecordError):
    """A judgement means nothing here: no such record or field, or a value that cannot be."""


class ProtectionError(OnRecordError):
    """Something may not be done, or may not leave: a level, a consent, a role or a leftover is against it."""


class AccountError(OnRecordError):
    """An account cannot be made, changed or used so."""
