"""How fast: reports a second and peak memory of one process, and the share of each step."""

import resource
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from onrecord import reading
from onrecord.record import Report
from onrecord.workbench import Request, find_files, open_reader, take_in_all

SAMPLES = Path(__file__).parent.parent / "samples"
_STEPS = (
    "parse",
    "find_attributions",
    "find_places",
    "find_dates",
    "find_money",
    "find_quantities",
    "find_mentions",
    "identify",
    "find_statements",
    "find_events",
)


def run(rounds: int, console: Console) -> None:
    """Print reports a second over the samples, read ``rounds`` times, and what each step takes of it."""
    start = time.process_time()
    reader = open_reader(Request())
    loading = time.process_time() - start
    reports = [
        item for path in find_files([SAMPLES]) for item in take_in_all(path) if isinstance(item, Report)
    ]
    seconds = _timed_steps()
    for report in reports:  # the first reading fills caches that a long run does not pay for again
        reading.read(report, reader)
    seconds.clear()
    start = time.process_time()
    for _ in range(rounds):
        for report in reports:
            reading.read(report, reader)
    total = time.process_time() - start
    words = rounds * sum(len(report.text.split()) for report in reports)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(
        f"{rounds * len(reports)} readings of {len(reports)} samples in one process: "
        f"{rounds * len(reports) / total:.1f} reports and {words / total:.0f} words per CPU-second, "
        f"peak memory {memory:.0f} MB, loading {loading:.1f} s"
    )
    table = Table("step", "share of the time", "ms a report", box=None, header_style="bold")
    for step in _STEPS:
        table.add_row(
            step,
            f"{100 * seconds[step] / total:.1f} %",
            f"{1000 * seconds[step] / rounds / len(reports):.1f}",
        )
    console.print(table)


def _timed_steps() -> defaultdict[str, float]:
    """Put a clock around each step that `reading.read` calls; the seconds gather in what is returned."""
    seconds: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run_step(*arguments: Any) -> Any:
            start = time.process_time()
            try:
                return step(*arguments)
            finally:
                seconds[name] += time.process_time() - start

        return run_step

    for name in _STEPS:
        setattr(reading, name, timed(name, getattr(reading, name)))
    return seconds
