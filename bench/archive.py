"""``python -m bench growth``: what an archive costs as it grows, from 1,000 statements to 100,000."""

import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from onrecord.archive.acquire import acquire
from onrecord.archive.archive import Archive, create, open_archive
from onrecord.archive.keys import Cost
from onrecord.archive.place import Place
from onrecord.archive.search import Query, search
from onrecord.evidence import cut, sha256
from onrecord.record import Date, Entity, Event, Part, Participant, PlaceReference, Reading, Report, Statement

STATEMENTS = 20
"""Statements in each document that is made, with as many events."""
_PASSPHRASE = "measured, not guessed"  # noqa: S105 - it guards nothing
_GIVEN = ("Amal", "Sokha", "Jean", "Rosa", "Dinara", "Kofi", "Lena", "Tariq", "Maria", "Bopha")
_FAMILY = ("Tawfiq", "Chan", "Mukasa", "Reyes", "Akhmetova", "Mensah", "Novak", "Haddad", "Lopez", "Vath")
_TOWNS = ("Basra", "Battambang", "Gulu", "Tocoa", "Almaty", "Jaffna", "Raqqa", "Adré", "Kampala", "Prey Veng")
_DEEDS = ("arrested", "beat", "threatened", "detained", "expelled", "questioned", "robbed", "searched")
_CODES = ("liberty.arrest", "harm.assault", "threat.threaten", "liberty.detain", "land.evict")


def run(sizes: Sequence[int], console: Console) -> None:
    """Fill one archive step by step, and time its searches at each size."""
    table = Table(
        "statements", "documents", "added a second", "disk", "memory", box=None, header_style="bold"
    )
    for name, _ in _queries(random.Random(0)):  # noqa: S311 - texts, not secrets
        table.add_column(name, justify="right")
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder) / "archive")
        create(place.root, _PASSPHRASE, "bench", cost=Cost(1, 64, 1))
        with open_archive(place, lambda: _PASSPHRASE, "bench") as archive:
            made = 0
            for size in sizes:
                began, before = time.monotonic(), made
                while made * STATEMENTS < size:
                    _add(archive, made)
                    made += 1
                speed = (made - before) / (time.monotonic() - began)
                table.add_row(
                    f"{size:,}",
                    f"{made:,}",
                    f"{speed:.0f}",
                    f"{_on_disk(place.root) / 1e6:,.0f} MB",
                    f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB",
                    *(f"{wall:.0f} ms ({cpu:.0f})" for wall, cpu in _medians(archive)),
                )
    console.print(table)
    console.print(
        f"Searches: the median of {_TIMES} by the clock (and of the processor), 20 results each;"
        f" {os.cpu_count()} cores, encrypted SQLite."
    )


_TIMES = 15


def _medians(archive: Archive) -> Iterator[tuple[float, float]]:
    """For each kind of query the median time by the clock and of the processor, in milliseconds."""
    chance = random.Random(1)  # noqa: S311 - names to look for, not secrets
    times: dict[str, list[tuple[float, float]]] = {}
    for _ in range(_TIMES):
        for name, query in _queries(chance):
            clock, processor = time.perf_counter(), time.process_time()
            search(archive.database, query)
            took = (time.perf_counter() - clock, time.process_time() - processor)
            times.setdefault(name, []).append(took)
    for each in times.values():
        walls, cpus = zip(*each, strict=True)
        yield 1000 * statistics.median(walls), 1000 * statistics.median(cpus)


def _queries(chance: random.Random) -> list[tuple[str, Query]]:
    family, town, deed = chance.choice(_FAMILY), chance.choice(_TOWNS), chance.choice(_DEEDS)
    return [
        ("a rare word", Query(words=f"case{chance.randrange(50):05}")),
        ("two words", Query(words=f"{family} {deed}")),
        ("a phrase", Query(words=f'"{deed} in {town}"')),
        ("a word of all", Query(words="police")),
        ("filters", Query(kinds=("event",), code="liberty", person=family, place=town, date="2015")),
        ("words and filters", Query(words=deed, kinds=("statement",), source=family)),
    ]


def _add(archive: Archive, number: int) -> None:
    data = f"document {number}".encode()
    acquire(archive, data, f"bench/{number}", [reading(number, sha256(data))])


def reading(number: int, digest: str) -> Reading:
    """A report of `STATEMENTS` sentences and what was read from it, the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - the same texts on every run
    entities: list[Entity] = [Entity("p", "organization", "police")]
    statements: list[Statement] = []
    events: list[Event] = []
    text = ""
    for i in range(STATEMENTS):
        name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
        town, deed = chance.choice(_TOWNS), chance.choice(_DEEDS)
        sentence = f"{name} said police {deed} in {town} eleven persons of case{number:05}. "
        start, text = len(text), text + sentence

        def words(phrase: str, start: int = start, text: str = text) -> tuple[int, int]:
            at = text.index(phrase, start)
            return at, at + len(phrase)

        told = cut(text, *words(sentence[len(name) + 6 : -2]))
        source, place = cut(text, *words(name)), cut(text, *words(town))
        entities += [Entity(f"e{i}", "person", name), Entity(f"t{i}", "place", town)]
        statements.append(
            Statement(f"s{i}", f"e{i}", source, cut(text, *words("said")), (told,), "indirect", "asserts")
        )
        events.append(
            Event(
                f"v{i}",
                chance.choice(_CODES),
                cut(text, *words(deed)),
                (told,),
                actors=(Participant("p", cut(text, *words("police"))),),
                targets=(Participant(f"e{i}", source),),
                place=PlaceReference(f"t{i}", place),
                date=Date(f"{2010 + number % 12}-{1 + i % 12:02}", told),
                certainty="alleged",
                according_to=(f"s{i}",),
            )
        )
    report = Report(
        digest, "text/plain", text, title=f"Case {number}", parts=(Part("paragraph", 0, len(text)),)
    )
    return Reading(report, tuple(entities), tuple(statements), tuple(events))


def _on_disk(root: Path) -> int:
    return sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
