"""``python -m bench speed|public|cases|passages|soak|growth|screenshots|room``."""

import argparse
from pathlib import Path

from rich.console import Console

from bench import archive, cases, pages, passages, public, room, screenshots, soak, speed


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
    parts.add_parser("passages", help="our own labelled passages: acts found, drafts that are right")
    kills = parts.add_parser("soak", help="kill -9 at random moments while an archive is written to")
    kills.add_argument("--kills", type=int, default=200)
    growth = parts.add_parser("growth", help="what an archive costs from 1,000 to 100,000 statements")
    growth.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parts.add_parser("screenshots", help="the workbench's main pages, in both themes and at three widths")
    parts.add_parser("room", help="the reading room with a report of 10,000 words, in a browser")
    looks = parts.add_parser("pages", help="the ledger, names and pictures in a browser, with 50,000 events")
    looks.add_argument("--documents", type=int, default=2500)
    looks.add_argument("--archive", type=Path, help="where to keep the archive, or one that was made before")
    arguments = parser.parse_args()
    console = Console(width=140, highlight=False)
    if arguments.part == "speed":
        speed.run(arguments.rounds, console)
    elif arguments.part == "cases":
        cases.run(tuple(arguments.sets), arguments.verbose, console)
    elif arguments.part == "soak":
        soak.run(arguments.kills, console)
    elif arguments.part == "passages":
        passages.run(console)
    elif arguments.part == "screenshots":
        screenshots.run(console)
    elif arguments.part == "room":
        room.run(console)
    elif arguments.part == "pages":
        pages.run(arguments.documents, arguments.archive, console)
    elif arguments.part == "growth":
        archive.run(arguments.sizes, console)
    elif (arguments.shared / "benchmarks").is_dir():
        public.run(arguments.shared, arguments.task, console)
    else:
        console.print(f"No public benchmarks: {arguments.shared / 'benchmarks'} is not there.")


main()
