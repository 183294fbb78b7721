"""How a reading is to be redacted: who is hidden behind which name, how exactly places and days are told."""

from dataclasses import dataclass

from onrecord.protection.coarse import DateDetail, PlaceDetail


@dataclass(frozen=True, slots=True)
class Masked:
    """A person who is to be hidden behind ``pseudonym``.

    ``names`` are all forms by which the person is known, in this reading and elsewhere; ``records`` the ids
    of entities of this reading that are the person. Roles that name a body or a place are withheld; when
    ``thorough``, all of them, and so is every phrase that describes the person.
    """

    pseudonym: str
    names: tuple[str, ...]
    records: frozenset[str] = frozenset()
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """How a reading is to be redacted.

    ``withheld`` are the ids of statements that are left out, words and all; ``words`` are words of withheld
    statements, wherever a reading has them. ``contacts`` says whether
    telephone numbers, addresses and the like are masked. ``outside`` is what the document is called where it
    leaves the house; then its hash, origin, publisher, credits and the words that tell nothing stay behind.
    """

    persons: tuple[Masked, ...] = ()
    withheld: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    places: PlaceDetail = "exact"
    dates: DateDetail = "day"
    contacts: bool = False
    outside: str | None = None
