"""``python -m bench pages``: how long the ledger and the pictures take in a browser, with 50,000 events."""

import random
from dataclasses import replace
from pathlib import Path

from bench.archive import reading
from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive, create, open_archive
from onrecord.archive.keys import Cost
from onrecord.archive.place import Place
from onrecord.evidence import sha256
from onrecord.record import Date, Entity, Event, Gazetteer, Reading

PASSPHRASE = "measured, not guessed"  # noqa: S105 - it guards nothing
_PLACES = {
    "Basra": (30.5, 47.8, 20, ("Basra", "Iraq")),
    "Battambang": (13.1, 103.2, 10, ("Battambang", "Cambodia")),
    "Gulu": (2.8, 32.3, 6, ("Northern Region", "Uganda")),
    "Tocoa": (15.7, -86.0, 5, ("Colón", "Honduras")),
    "Almaty": (43.3, 76.9, 20, ("Almaty", "Kazakhstan")),
    "Jaffna": (9.7, 80.0, 8, ("Northern Province", "Sri Lanka")),
    "Raqqa": (36.0, 39.0, 120, ("Syria",)),
    "Adré": (13.5, 22.2, 3, ("Ouaddaï", "Chad")),
    "Kampala": (0.3, 32.6, 25, ("Central Region", "Uganda")),
    "Prey Veng": (11.5, 105.3, 60, ("Cambodia",)),
}


def fill(archive: Archive, documents: int) -> None:
    """Take in ``documents`` made reports of 20 statements and 20 events each, varied and on the map."""
    for number in range(documents):
        data = f"document {number}".encode()
        acquire(archive, data, f"bench/{number}", [_varied(reading(number, sha256(data)), number)])


def _varied(made: Reading, number: int) -> Reading:
    chance = random.Random(number)  # noqa: S311 - the same records on every run
    return replace(
        made,
        entities=tuple(map(_placed, made.entities)),
        events=tuple(_vary(event, chance) for event in made.events),
    )


def _placed(entity: Entity) -> Entity:
    if entity.kind != "place":
        return entity
    lat, lon, radius, within = _PLACES[entity.name]
    feature = "region" if len(within) == 1 else "town"
    return replace(
        entity,
        gazetteer=Gazetteer(f"bench:{entity.name}", lat, lon, within, float(radius), feature),
    )


def _vary(event: Event, chance: random.Random) -> Event:
    year, month, day = chance.randint(2012, 2021), chance.randint(1, 12), chance.randint(1, 28)
    edtf = chance.choice(
        (f"{year}-{month:02}-{day:02}",) * 4 + (f"{year}-{month:02}", f"{year}", f"{year}-{month:02}~", None)
    )
    return replace(
        event,
        date=Date(edtf, event.trigger) if edtf else None,
        certainty=chance.choice(("alleged", "alleged", "reported", "possible")),
        according_to=event.according_to if chance.random() < 0.8 else (),
        polarity="did-not-happen" if chance.random() < 0.05 else "happened",
    )


def make(root: Path, documents: int) -> None:
    """A new archive in ``root`` with so many made reports."""
    create(root, PASSPHRASE, "bench", cost=Cost(1, 64, 1))
    with open_archive(Place(root), lambda: PASSPHRASE, "bench") as archive:
        fill(archive, documents)
