"""``python -m bench speed|public|cases``."""

import argparse
from pathlib import Path

from rich.console import Console

from bench import cases, public, speed


def main() -> None:
    """Run the part that is named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parts = parser.add_subparsers(dest="part", required=True)
    fast = parts.add_parser("speed", help="reports a second, memory, and the share of each step")
    fast.add_argument("--rounds", type=int, default=5)
    shared = parts.add_parser("public", help="the public benchmarks, beside floors and peers")
    shared.add_argument("shared", type=Path, help="the folder that holds benchmarks/")
    shared.add_argument("--task", help="only the benchmarks of this task of 'onrecord measure'")
    own = parts.add_parser("cases", help="our own labelled reports, field by field")
    own.add_argument("sets", nargs="*", default=["development", "held-out"])
    own.add_argument("--verbose", action="store_true", help="say what is missing or wrong")
    arguments = parser.parse_args()
    console = Console(width=140, highlight=False)
    if arguments.part == "speed":
        speed.run(arguments.rounds, console)
    elif arguments.part == "cases":
        cases.run(tuple(arguments.sets), arguments.verbose, console)
    elif (arguments.shared / "benchmarks").is_dir():
        public.run(arguments.shared, arguments.task, console)
    else:
        console.print(f"No public benchmarks: {arguments.shared / 'benchmarks'} is not there.")


main()
