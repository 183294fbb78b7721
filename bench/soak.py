"""``python -m bench soak``: `kill -9` at random moments while an archive is written to.

Each kill ends a process that adds documents, stores newer readings, judges drafts, or makes backups, as fast
as it can. The process says what is done through a pipe (it is acknowledged then). After each kill the archive
must verify, and everything that was acknowledged must be there.
"""

import multiprocessing
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from rich.console import Console

from onrecord.archive.acquire import acquire, store_reading
from onrecord.archive.archive import Archive, create, open_archive
from onrecord.archive.backup import back_up, restore
from onrecord.archive.documents import all_documents, readings_of
from onrecord.archive.judgements import all_judgements
from onrecord.archive.keys import Cost
from onrecord.archive.place import Place
from onrecord.archive.verify import verify
from onrecord.evidence import cut, sha256
from onrecord.record import Event, Judgement, Part, Reading, Report
from onrecord.workbench.judging import judge

Task = Literal["add", "reread", "review", "backup"]
TASKS: tuple[Task, ...] = ("add", "reread", "review", "backup")
PASSPHRASE = "soaked to the bone"  # noqa: S105 - it guards nothing
_QUICK = Cost(passes=1, memory_kib=64, lanes=1)
_MOST = 3
"""Things that a process may have done before it is killed."""
_OPENING = 0.3
"""Seconds within which a process is killed that is to have done nothing yet."""


class LostError(AssertionError):
    """Something that was acknowledged is not there, or the archive is damaged."""


@dataclass(frozen=True, slots=True)
class Soaked:
    """How often each task was killed, and how many things it had acknowledged before."""

    kills: Counter[Task]
    acknowledged: Counter[Task]


def run(kills: int, console: Console) -> None:
    """Soak an archive in a temporary folder, and say how it went."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        soaked = soak(Path(folder), kills, random.SystemRandom())
        seconds = time.monotonic() - started
    for task in TASKS:
        done, killed = soaked.acknowledged[task], soaked.kills[task]
        console.print(f"{task:8} {killed:5} kills, {done:6} acknowledged before them, all of it there")
    console.print(f"{seconds:.0f} seconds; after each kill the archive verified")


def soak(folder: Path, kills: int, chance: random.Random) -> Soaked:
    """Kill ``kills`` processes at work in an archive in ``folder``.

    Raises:
        LostError: when something is lost or damaged.
    """
    place = Place(folder / "archive")
    create(place.root, PASSPHRASE, "soak", cost=_QUICK)
    with opened(place) as archive:
        _add(archive, b"the first page")
    soaked = Soaked(Counter(), Counter())
    acknowledged: set[str] = set()
    for number in range(kills):
        task = TASKS[number % len(TASKS)]
        done = _killed_at_work(place, task, folder, number, chance)
        soaked.kills[task] += 1
        soaked.acknowledged[task] += len(done)
        acknowledged.update(done if task != "backup" else ())
        _check(place, acknowledged)
        if task == "backup" and done:
            _check_backup(Path(done[-1]), folder / f"restored-{number}")
    return soaked


def _killed_at_work(place: Place, task: Task, folder: Path, number: int, chance: random.Random) -> list[str]:
    """What a process at work acknowledged before it was killed.

    It is killed at a random moment of its next turn after some turns: so that slow and fast machines kill in
    the midst of the same things.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.soak"])
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(place, task, folder, number, sender))
    process.start()
    sender.close()
    receiver.recv()  # it has begun
    began, turns = time.monotonic(), chance.randint(0, _MOST)
    done = [receiver.recv() for _ in range(turns)]
    turn = (time.monotonic() - began) / turns if turns else _OPENING
    time.sleep(chance.uniform(0, turn))
    process.kill()
    process.join()
    if process.exitcode != -signal.SIGKILL:
        raise LostError(f"the process that was to be killed ended by itself ({process.exitcode})")
    return [*done, *_received(receiver)]


def opened(place: Place) -> AbstractContextManager[Archive]:
    """The archive at ``place``, open."""
    return open_archive(place, lambda: PASSPHRASE, "soak")


def _received(receiver: Connection) -> Iterator[str]:
    try:
        while True:
            yield receiver.recv()
    except EOFError:
        receiver.close()


def _work(place: Place, task: Task, folder: Path, number: int, sender: Connection) -> None:
    """Do one task over and over, until killed; every name is sent when what it names is done."""
    sender.send("begun")
    with opened(place) as archive:
        for turn in count():
            match task:
                case "add":
                    sender.send(_add(archive, f"page {turn} of process {number}".encode()))
                case "reread":
                    sender.send(_reread(archive, f"reader {turn} of process {number}"))
                case "review":
                    sender.send(_judge(archive, turn))
                case "backup":
                    path = folder / f"{number}-{turn}.backup"
                    back_up(archive, path)
                    sender.send(str(path))


def _add(archive: Archive, data: bytes) -> str:
    return acquire(archive, data, "soak", [_reading(data)]).documents[0].original


def _reread(archive: Archive, reader: str) -> str:
    with archive.database.writing() as connection:
        document = next(all_documents(connection))
        newer = replace(_reading(b"the first page"), reader=reader)
        return store_reading(archive, connection, document, newer).sha256


def _judge(archive: Archive, turn: int) -> str:
    """Change a field of the first document's event, now this way, now that."""
    with archive.database.reading() as connection:
        document = next(all_documents(connection))
    certainty = ("possible", "reported")[turn % 2]
    amended = Judgement("v1", "amend", f"hand {turn}", "", field="certainty", value=certainty)
    kept = judge(archive, document, amended).kept
    return f"judgement {kept.id}" if kept else ""


def _reading(data: bytes) -> Reading:
    text = f"{data.decode()}\n\n" + "Soldiers took her sister from the school, she said. " * 20
    trigger = cut(text, text.index("took"), text.index("took") + 4)
    report = Report(sha256(data), "text/plain", text, parts=(Part("paragraph", 0, len(text)),))
    return Reading(report, events=(Event("v1", "liberty.disappear", trigger, (trigger,)),))


def _check(place: Place, acknowledged: set[str]) -> None:
    with opened(place) as archive:
        damaged = [fault for fault in verify(archive) if fault.damage]
        with archive.database.reading() as connection:
            documents = list(all_documents(connection))
            there = {document.original for document in documents}
            there |= {r.sha256 for document in documents for r in readings_of(connection, document)}
            there |= {f"judgement {judgement.id}" for _, judgement in all_judgements(connection)}
    if damaged:
        raise LostError(
            f"{len(damaged)} faults after a kill; the first: {damaged[0].where}: {damaged[0].what}"
        )
    if lost := acknowledged - there:
        raise LostError(f"{len(lost)} acknowledged things are not there")


def _check_backup(path: Path, root: Path) -> None:
    restore(path, root, lambda: PASSPHRASE, "soak")
    _check(Place(root), set())
