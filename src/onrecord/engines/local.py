"""Many files on this machine: in this process, or over several worker processes.

A worker that dies (a native library that crashes on a hostile file) costs the file that it was reading and
nothing else: the files then in flight are read again, each alone.
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.codebook import load_codebook
from onrecord.record import Reading
from onrecord.workbench import Request, Unread, fetch, keep, open_reader, read_bytes, read_file

if TYPE_CHECKING:
    from onrecord.archive.acquire import Added
    from onrecord.archive.archive import Archive

Outcome = Reading | Unread
_AHEAD = 4
"""Files handed out to each worker before their turn, so that none waits and none is read far too early."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A file to read; ``data`` are its bytes where they were fetched already."""

    file: Path
    data: bytes | None = None


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
    for job, outcomes in _read_by_workers((_Job(file) for file in files), request, workers):
        yield from ((job.file, outcome) for outcome in outcomes)


def add_files(
    archive: "Archive", files: Sequence[Path], request: Request, workers: int = 1
) -> "Iterator[tuple[Path, Added | None, tuple[Unread, ...]]]":
    """Take ``files`` into ``archive``, one after the other; what became of each as soon as it is kept.

    A file that the archive holds already is not read again, and is told at once. Workers read; this process
    alone writes.

    Raises:
        ArchiveError: when the archive cannot be written to.
        CodebookError: when the codebook that ``request`` names is not well formed.
    """
    from onrecord.archive.acquire import known  # noqa: PLC0415 - databases load with an archive

    told: deque[tuple[Path, Added | None, tuple[Unread, ...]]] = deque()

    def new() -> Iterator[_Job]:
        for file in files:
            data = fetch(file)
            if isinstance(data, Unread):
                told.append((file, None, (data,)))
            elif added := known(archive, data, str(file.resolve())):
                told.append((file, added, ()))
            else:
                yield _Job(file, data)

    many = workers > 1 and len(files) > 1
    for job, outcomes in (
        _read_by_workers(new(), request, workers) if many else ((job, _work(job, request)) for job in new())
    ):
        while told:
            yield told.popleft()
        assert job.data is not None  # noqa: S101 - `new` put it there
        yield job.file, *keep(archive, job.data, str(job.file.resolve()), outcomes)
    yield from told


def _read_by_workers(
    jobs: Iterable[_Job], request: Request, workers: int
) -> Iterator[tuple[_Job, list[Outcome]]]:
    load_codebook(request.codebook)  # one that is not well formed is told here, not by every worker
    remaining = iter(jobs)
    while (first := next(remaining, None)) is not None:
        yield from _read_until_a_worker_dies(first, remaining, request, workers)


def _read_until_a_worker_dies(
    first: _Job, remaining: Iterator[_Job], request: Request, workers: int
) -> Iterator[tuple[_Job, list[Outcome]]]:
    """Reads ``first``, then ``remaining``; after a death, reads what was in flight one by one, and ends."""
    pool = _pool(request, workers)
    flight: deque[tuple[_Job, Future[list[Outcome]]]] = deque()
    unsent: _Job | None = first
    try:
        while flight or unsent is not None:
            while unsent is not None and len(flight) < workers * _AHEAD:
                flight.append((unsent, pool.submit(_work, unsent, request)))
                unsent = next(remaining, None)
            job, future = flight[0]
            outcomes = future.result()
            flight.popleft()
            yield job, outcomes
    except BrokenProcessPool:
        for job, future in flight:
            survived = future.done() and future.exception() is None
            yield job, future.result() if survived else _read_alone(job, request)
        if unsent is not None:  # handed out by nobody yet
            yield unsent, _read_alone(unsent, request)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_alone(job: _Job, request: Request) -> list[Outcome]:
    with _pool(request, 1) as pool:
        try:
            return pool.submit(_work, job, request).result()
        except BrokenProcessPool:
            return [Unread(str(job.file), "reading it killed the process; the file may be hostile")]


def _pool(request: Request, workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start_worker, initargs=(request,)
    )


def _start_worker(request: Request) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that shows progress
    open_reader(request)


def _work(job: _Job, request: Request) -> list[Outcome]:
    reader = open_reader(request)
    if job.data is None:
        return list(read_file(job.file, request, reader))
    return list(read_bytes(job.data, str(job.file), request, reader))
