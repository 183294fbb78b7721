"""Many files on this machine: in this process, or over several worker processes.

A worker that dies (a native library that crashes on a hostile file) costs the file that it was reading and
nothing else: the files then in flight are read again, each alone.
"""

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from onrecord.codebook import load_codebook
from onrecord.record import Reading
from onrecord.workbench import Request, Unread, open_reader, read_file

Outcome = Reading | Unread
_AHEAD = 4
"""Files handed out to each worker before their turn, so that none waits and none is read far too early."""


def read_files(files: Sequence[Path], request: Request, workers: int = 1) -> Iterator[tuple[Path, Outcome]]:
    """The outcomes for all reports in ``files``, in the order of the files, as they are done.

    Raises:
        CodebookError: when the codebook that ``request`` names is not well formed.
    """
    if workers <= 1 or len(files) <= 1:
        reader = open_reader(request)
        for file in files:
            for outcome in read_file(file, request, reader):
                yield file, outcome
        return
    load_codebook(request.codebook)  # one that is not well formed is told here, not by every worker
    remaining = deque(files)
    while remaining:
        yield from _read_until_a_worker_dies(remaining, request, workers)


def _read_until_a_worker_dies(
    remaining: deque[Path], request: Request, workers: int
) -> Iterator[tuple[Path, Outcome]]:
    """Reads from the left of ``remaining``; after a death, reads what was in flight one by one, and ends."""
    flight: deque[tuple[Path, Future[list[Outcome]]]] = deque()
    pool = _pool(request, workers)
    try:
        while flight or remaining:
            while remaining and len(flight) < workers * _AHEAD:
                file = remaining.popleft()
                flight.append((file, pool.submit(_work, file, request)))
            file, future = flight[0]
            outcomes = future.result()
            flight.popleft()
            yield from ((file, outcome) for outcome in outcomes)
    except BrokenProcessPool:
        for file, future in flight:
            survived = future.done() and future.exception() is None
            outcomes = future.result() if survived else _read_alone(file, request)
            yield from ((file, outcome) for outcome in outcomes)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_alone(file: Path, request: Request) -> list[Outcome]:
    with _pool(request, 1) as pool:
        try:
            return pool.submit(_work, file, request).result()
        except BrokenProcessPool:
            return [Unread(str(file), "reading it killed the process; the file may be hostile")]


def _pool(request: Request, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(request,)
    )


def _start_worker(request: Request) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that shows progress
    open_reader(request)


def _work(file: Path, request: Request) -> list[Outcome]:
    return list(read_file(file, request, open_reader(request)))
