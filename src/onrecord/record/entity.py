"""Persons, bodies, groups, places and documents that a report speaks of."""

from dataclasses import dataclass
from typing import Literal

from onrecord.evidence import Span

EntityKind = Literal["person", "organization", "group", "place", "document"]


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is or was: "a former CNRP commune councillor in Battambang's Ek Phnom district".

    ``organization`` and ``place`` are entity ids. ``former`` is True only where the report says so.
    """

    title: str
    span: Span
    organization: str | None = None
    place: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The gazetteer entry that a place was resolved to.

    ``lat`` and ``lon`` are WGS 84 degrees of the entry's centre and ``precision_km`` the radius around it
    within which the place lies: a province is a region, never a point. ``within`` names the regions that
    hold the place, the smallest first, the country last.
    """

    id: str
    lat: float | None
    lon: float | None
    within: tuple[str, ...] = ()
    precision_km: float | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, group, place or document within one report.

    ``name`` is the fullest form that the report uses, ``aliases`` the other forms, ``mentions`` all words
    that stand for it: names, titles, pronouns, noun phrases.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    gazetteer: Gazetteer | None = None
