"""A member of a container: one of the files within a file."""

from dataclasses import dataclass, field

from onrecord.intake.page import About


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of a member, what it is called within its container, and what the container says of it.

    ``media_type`` and ``charset`` are None where its own bytes must tell. ``is_item`` marks a report's bare
    text without a page around it; ``optional`` one that may be no report (a home page) and is then left out.
    """

    name: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    about: About = field(default_factory=About)
    is_item: bool = False
    optional: bool = False
