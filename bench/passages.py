"""Labelled passages: how many of the acts that they tell are drafted, and how many drafts are of one.

A passage is a paragraph of our own with every act of the codebook marked: the clause that tells it and the
codes that fit. An act is found when a draft of one of its codes has its trigger within the clause; a draft is
right when it finds one. Only what is told counts: acts that are denied, planned or called for are neither
asked for nor held against a draft, unless it says that they happened, which is counted by itself.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.cases import CASES
from onrecord.record import Event, Reading
from onrecord.workbench import Request, open_reader, read_bytes

PASSAGES = CASES / "passages"


def run(console: Console) -> None:
    """Print recall and precision for each file of passages."""
    table = Table(
        "passages", "acts", "recall", "precision", "not told, drafted", box=None, header_style="bold"
    )
    for path in sorted(PASSAGES.glob("*/*.jsonl")):
        counts = count(path)
        table.add_row(
            f"{path.parent.name}: {path.stem}",
            str(counts["acts"]),
            f"{100 * counts['found'] / counts['acts']:.1f}",
            f"{100 * counts['right'] / counts['drafts']:.1f}",
            f"{counts['not told drafted']} of {counts['not told']}",
        )
    console.print(table)


def count(path: Path) -> Counter[str]:
    """The counts of one file of passages."""
    counts: Counter[str] = Counter()
    request = Request()
    reader = open_reader(request)
    for line in path.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        (reading,) = read_bytes(passage["text"].encode(), "passage.txt", request, reader)
        drafts = list(_asserted(reading)) if isinstance(reading, Reading) else []
        start = reading.report.text.find(passage["text"]) if isinstance(reading, Reading) else 0
        right: set[str] = set()
        for act in passage["events"]:
            found = {event.id for event in drafts if _is_of(event, act, passage["text"], start)}
            told = "status" not in act or act["status"] == "told"
            counts["acts" if told else "not told"] += 1
            counts["found" if told else "not told drafted"] += bool(found)
            right |= found
        counts["drafts"] += len(drafts)
        counts["right"] += len(right)
    return counts


def _asserted(reading: Reading) -> Iterator[Event]:
    """The drafts that say that something happened."""
    for event in reading.events:
        if event.polarity == "happened" and event.is_told:
            yield event


def _is_of(event: Event, act: dict[str, Any], text: str, start: int) -> bool:
    begins = start + text.index(act["at"])
    overlaps = event.trigger.start < begins + len(act["at"]) and begins < event.trigger.end
    return event.type in act["types"] and overlaps
