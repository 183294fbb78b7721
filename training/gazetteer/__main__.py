"""``python -m training.gazetteer`` makes the gazetteer that the program ships, from installed packages."""

from pathlib import Path

from .build import tree, write

TO = Path(__file__).parents[2] / "src/onrecord/reading/places/gazetteer.sqlite"

if __name__ == "__main__":
    count = write(tree(), TO)
    print(f"{count} places in {TO} ({TO.stat().st_size / 1e6:.1f} MB)")
