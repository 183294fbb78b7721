"""The public benchmarks: predictions as ``onrecord measure`` makes them, scored by each one's own scorer."""

import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from onrecord.measure.tasks import predict
from onrecord.workbench import Request, open_reader

_BENCHMARKS = Path(__file__).with_name("public.toml")


def run(shared: Path, task: str | None, console: Console) -> None:
    """Print one table of all benchmarks, or of those of one task, beside floors and peers."""
    table = Table("benchmark", "figure", "On Record", "rule floor", "peers", box=None, header_style="bold")
    with tempfile.TemporaryDirectory() as folder:
        for benchmark in tomllib.loads(_BENCHMARKS.read_text(encoding="utf-8"))["benchmark"]:
            if task in (None, benchmark["task"]):
                printed = _score(benchmark, shared / "benchmarks", Path(folder), console)
                for row in benchmark["rows"]:
                    found = re.search(row["find"], printed)
                    figures = " ".join(found.groups()) if found else "not printed"
                    table.add_row(benchmark["name"], row["figure"], figures, row["floor"], row["peer"])
    console.print(table)


def _score(benchmark: dict[str, Any], benchmarks: Path, folder: Path, console: Console) -> str:
    """What the benchmark's scorer prints; predictions of one task by one reader are made once."""
    gold = benchmarks / benchmark["gold"]
    with_tagger = benchmark.get("tagger", True)
    pred = folder / f"{benchmark['task']}-{with_tagger}.jsonl"
    if not pred.exists():
        reader = open_reader(Request())
        reader = reader if with_tagger else replace(reader, tagger=None)
        with gzip.open(gold, "rt", encoding="utf-8") if gold.suffix == ".gz" else gold.open() as file:
            lines = [json.loads(line) for line in file]
        start = time.process_time()
        predictions = list(predict(benchmark["task"], lines, reader))
        rate = len(lines) / (time.process_time() - start)
        console.print(f"{benchmark['name']}: {len(lines)} texts, {rate:.1f} a CPU-second")
        pred.write_text("".join(json.dumps(line) + "\n" for line in predictions), encoding="utf-8")
    scorer, *arguments = (word.format(gold=gold, pred=pred) for word in benchmark["score"])
    return subprocess.run(  # noqa: S603 - the folder that the developer named holds the scorers
        [sys.executable, benchmarks / scorer, *arguments], check=True, capture_output=True, text=True
    ).stdout
