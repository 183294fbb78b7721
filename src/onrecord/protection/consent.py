"""What a source agreed to. Where nothing is noted, nothing was agreed to.

A person who tells a monitor what happened agrees to certain uses of it, perhaps for a time, and may take it
back. Consent is of one source for one purpose; the newest word about it holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.protection.words import same_name

Purpose = Literal["published", "sharing", "publication", "court", "research"]
PURPOSES: Mapping[Purpose, str] = {
    "published": "the report is public already and its sources spoke in public: no consent is asked for",
    "sharing": "another organisation or a mandate holder sees it, and passes it on to nobody",
    "publication": "everybody can read it",
    "court": "a court, a prosecutor or a commission of inquiry gets it",
    "research": "researchers get it under an agreement",
}
"""What a release can be for."""
ASKS: frozenset[Purpose] = frozenset({"sharing", "publication", "court", "research"})
"""The purposes for which every person who is a source must have agreed."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What one source said about one purpose.

    ``source`` is the person's name, ``document`` the full name of the one document that it is about, None
    for all. ``until`` is the last day (ISO 8601) on which it holds, None without an end. ``given`` is false
    where the source refused or took it back. ``note`` says how it was given: in writing, on tape, to whom.
    """

    source: str
    purpose: Purpose
    given: bool
    document: str | None
    until: str | None
    note: str
    who: str
    at: str
    id: int = 0


def holds(
    consents: Iterable[Consent], names: Iterable[str], purpose: Purpose, document: str, on: date
) -> bool:
    """Whether a source known by ``names`` agrees to ``purpose`` for ``document`` on the day ``on``.

    What was said about this document goes before what was said about all, but for taking back: a "no" for all
    ends every earlier "yes", and a "no" for one document stays until that document has a "yes" of its own.
    """
    names = tuple(names)
    of_it = [
        each for each in consents if each.purpose == purpose and any(same_name(each.source, n) for n in names)
    ]
    here = max((each for each in of_it if each.document == document), key=_order, default=None)
    everywhere = max((each for each in of_it if each.document is None), key=_order, default=None)
    if here is None or everywhere is None:
        only = here or everywhere
        return only is not None and _in_force(only, on)
    taken_back = not everywhere.given and everywhere.id > here.id
    return _in_force(here, on) and not taken_back


def _order(consent: Consent) -> int:
    return consent.id


def _in_force(consent: Consent, on: date) -> bool:
    return consent.given and (consent.until is None or on.isoformat() <= consent.until)
