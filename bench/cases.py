"""Our own labelled reports: precision, recall and F1 of a reading, field by field."""

import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from onrecord.measure.expected import Score, score
from onrecord.record import Reading
from onrecord.workbench import Request, open_reader, read_file

CASES = Path(__file__).parent.parent / "tests" / "cases"


def run(sets: tuple[str, ...], verbose: bool, console: Console) -> None:
    """Print a table for each set of cases; ``verbose`` adds every fault, which nobody reads of held-out."""
    for name in sets:
        total = Score()
        folders = sorted(path for path in (CASES / name).iterdir() if path.is_dir())
        for folder in folders:
            result = score_case(folder)
            total.add(result)
            if verbose and name != "held-out":
                console.print(
                    f"{folder.name}", *(f"  {fault}" for fault in result.faults), sep="\n", markup=False
                )
        table = Table(
            f"{name}: {len(folders)} reports", "P", "R", "F1", "facts", box=None, header_style="bold"
        )
        for field in total.wanted:
            precision = total.precision(field)
            table.add_row(
                field,
                "" if precision is None else f"{100 * precision:.1f}",
                f"{100 * total.recall(field):.1f}",
                "" if precision is None else f"{100 * total.f1(field):.1f}",
                str(total.wanted[field]),
            )
        console.print(table)


def score_case(folder: Path) -> Score:
    """The score of the reading of one case; a date of publication may stand in ``expected.json``."""
    facts = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    request = Request()
    (reading,) = read_file(folder / "report.txt", request, open_reader(request))
    if not isinstance(reading, Reading):
        raise TypeError(reading.reason)
    return score(facts, reading)
