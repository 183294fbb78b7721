"""Reading in a process of its own, one file at a time, for as long as a server runs.

The server stays quick while a report is read, and a file that crashes a native library, or never ends, costs
itself and nothing else.
"""

import signal
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from onrecord.record import Reading
from onrecord.workbench import Request, Unread, open_reader, read_bytes

SECONDS = 600
"""How long one file may take to be read."""


@dataclass
class ReadingProcess:
    """A process that reads; it starts with the first file, and anew after one that ended it."""

    request: Request = field(default_factory=Request)
    _process: SpawnProcess | None = None
    _pipe: Connection | None = None

    def read(self, data: bytes, origin: str) -> list[Reading | Unread]:
        """The outcomes for all reports in a file's bytes, in order."""
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._start()
        assert self._pipe is not None  # noqa: S101 - `_start` made it
        try:
            self._pipe.send((data, origin))
            if self._pipe.poll(SECONDS):
                outcomes: list[Reading | Unread] = self._pipe.recv()
                return outcomes
            reason = f"reading it took more than {SECONDS // 60} minutes"
        except (EOFError, OSError):
            reason = "reading it killed the process; the file may be hostile"
        self.close()
        return [Unread(origin, reason)]

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _start(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.request), daemon=True)
        self._process.start()
        theirs.close()


def _serve(pipe: Connection, request: Request) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process itself
    reader = open_reader(request)
    while True:
        try:
            data, origin = pipe.recv()
        except EOFError:  # the server is gone
            return
        pipe.send(list(read_bytes(data, origin, request, reader)))
