"""Reading what was handed in, one file after the other, beside the pages; and how far it has come.

State on purpose: what is being read lives as long as the server. What must outlive it lies in the archive's
inbox, where a server that starts goes on.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event, Lock, Thread
from typing import Literal

from onrecord.archive import inbox
from onrecord.archive.acquire import known
from onrecord.archive.archive import TOOL, Archive
from onrecord.archive.custody import Hand
from onrecord.archive.documents import Document
from onrecord.archive.inbox import Arrival
from onrecord.errors import OnRecordError
from onrecord.record import Reading
from onrecord.web.faults import described
from onrecord.workbench import Unread, keep

State = Literal["waiting", "reading", "read", "known", "failed"]
_LOG = logging.getLogger(__name__)
_LOOK_SECONDS = 2.0
"""How often the inbox is looked into for what another process put there."""

Read = Callable[[bytes, str], list[Reading | Unread]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one file has come. ``remarks`` say what of it could not be read, and why."""

    arrival: Arrival
    state: State
    documents: tuple[Document, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen with it."""
        return self.state in {"read", "known", "failed"}


@dataclass
class Intake:
    """The files that were handed in, and the thread that has them read."""

    archive: Archive
    read: Read
    _files: dict[str, Progress] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _wake: Event = field(default_factory=Event)
    _ending: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(self) -> None:
        """Begin, with what an earlier server left."""
        self._thread = Thread(target=self._run, name="intake", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Begin to end; a file that is being read is read anew by the next server."""
        self._ending.set()
        self._wake.set()

    def join(self) -> None:
        """Wait until nothing is written any more; call it after `stop`, and when nothing is read any more."""
        if self._thread is not None:
            self._thread.join()

    def take(self, who: str, name: str, data: bytes) -> None:
        """Keep a file that ``who`` handed in; once this returns nothing loses it.

        Raises:
            ArchiveError: when it cannot be kept.
        """
        arrival = inbox.put(self._archive_of(who), name, data)
        self._note(Progress(arrival, "waiting"))
        self._wake.set()

    def refuse(self, who: str, name: str, size: int, reason: str) -> None:
        """Tell ``who`` why a file was not taken in."""
        arrival = inbox.put(self._archive_of(who), name, b"")
        failed = inbox.fail(self.archive, replace(arrival, size=size), reason)
        self._note(Progress(failed, "failed", remarks=(reason,)))

    def progress(self, who: str | None) -> tuple[Progress, ...]:
        """How far the files of ``who`` have come, the newest last; everybody's when it is None."""
        with self._lock:
            return tuple(each for each in self._files.values() if who is None or each.arrival.who == who)

    def dismiss(self, who: str | None) -> None:
        """Let go of what has ended: somebody has seen it."""
        for each in self.progress(who):
            if each.ended:
                inbox.remove(self.archive, each.arrival)
                with self._lock:
                    self._files.pop(each.arrival.id, None)

    def _run(self) -> None:
        while not self._ending.is_set():
            self._wake.clear()
            try:
                waiting = self._look()
                for arrival in waiting:
                    if self._ending.is_set():
                        return
                    self._read_one(arrival)
            except OnRecordError as error:  # the disk is full, the database away: what waits goes on waiting
                _LOG.warning("%s", error)
                waiting = []
            if not waiting:
                self._wake.wait(_LOOK_SECONDS)

    def _look(self) -> list[Arrival]:
        """What waits in the inbox. Only names that are not known yet are opened."""
        for arrival in inbox.arrivals(self.archive, self._files):
            state: State = "waiting" if arrival.reason is None else "failed"
            self._note(Progress(arrival, state, remarks=(arrival.reason,) if arrival.reason else ()))
        return [each.arrival for each in self.progress(None) if each.state == "waiting"]

    def _read_one(self, arrival: Arrival) -> None:
        self._note(Progress(arrival, "reading"))
        try:
            data = inbox.data_of(self.archive, arrival)
            if data is None:
                with self._lock:
                    self._files.pop(arrival.id, None)
                return
            archive = self._archive_of(arrival.who)
            added = known(archive, data, arrival.name)
            unread: tuple[Unread, ...] = ()
            if added is None:
                outcomes = self.read(data, arrival.name)
                if self._ending.is_set():  # reading may have been cut off
                    return
                added, unread = keep(archive, data, arrival.name, outcomes)
        except OnRecordError:
            self._note(Progress(arrival, "waiting"))
            raise
        except Exception as error:  # noqa: BLE001 - the edge of one file: others wait behind it
            _LOG.error("a fault of On Record: %s", described(error))
            added, unread = None, (Unread(arrival.name, "On Record made a mistake here"),)
        remarks = tuple(each.reason for each in unread)
        if added is None:
            failed = inbox.fail(self.archive, arrival, "; ".join(remarks))
            self._note(Progress(failed, "failed", remarks=remarks))
        else:
            inbox.remove(self.archive, arrival)
            self._note(Progress(arrival, "read" if added.fresh else "known", added.documents, remarks))

    def _archive_of(self, who: str) -> Archive:
        return replace(self.archive, hand=Hand(who, TOOL))

    def _note(self, progress: Progress) -> None:
        with self._lock:
            self._files[progress.arrival.id] = progress
