"""The public benchmarks: predictions by ``onrecord measure``, scores by each benchmark's own scorer."""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

_BENCHMARKS = Path(__file__).with_name("public.toml")


def run(shared: Path, task: str | None, console: Console) -> None:
    """Print one table of all benchmarks, or of those of one task, beside floors and peers."""
    table = Table("benchmark", "figure", "On Record", "rule floor", "peers", box=None, header_style="bold")
    with tempfile.TemporaryDirectory() as folder:
        for benchmark in tomllib.loads(_BENCHMARKS.read_text(encoding="utf-8"))["benchmark"]:
            if task in (None, benchmark["task"]):
                printed = _score(benchmark, shared / "benchmarks", Path(folder))
                for row in benchmark["rows"]:
                    found = re.search(row["find"], printed)
                    figures = " ".join(found.groups()) if found else "not printed"
                    table.add_row(benchmark["name"], row["figure"], figures, row["floor"], row["peer"])
    console.print(table)


def _score(benchmark: dict[str, Any], benchmarks: Path, folder: Path) -> str:
    """What the benchmark's scorer prints; predictions of one task are made once."""
    gold = benchmarks / benchmark["gold"]
    pred = folder / f"{benchmark['task']}.jsonl"
    if not pred.exists():
        # S603: the arguments are this repository's own file and the folder that the developer named.
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "onrecord.cli", "measure", benchmark["task"], gold, "--out", pred],
            check=True,
        )
    scorer, *arguments = (word.format(gold=gold, pred=pred) for word in benchmark["score"])
    return subprocess.run(  # noqa: S603
        [sys.executable, benchmarks / scorer, *arguments], check=True, capture_output=True, text=True
    ).stdout
