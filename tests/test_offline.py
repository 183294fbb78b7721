"""Nothing leaves this machine: not what is read, and not that something is read."""

import os
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "samples" / "kampala-newspaper-page.txt"
_READ = """
import socket, sys
NETWORK = {"socket.connect", "socket.getaddrinfo"}
sys.addaudithook(lambda event, details: sys.exit(event) if event in NETWORK else None)
from onrecord.cli import main
main()
"""


def test_reading_leaves_nothing_in_the_home_of_who_reads_and_asks_no_other_machine(tmp_path: Path) -> None:
    """Libraries that report home keep an id and a queue of what to send somewhere; here they would show."""
    home = {
        name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "USERPROFILE")
    }
    ours = {name: value for name, value in os.environ.items() if name not in {"CI", "ORT_DISABLE_TELEMETRY"}}
    done = subprocess.run(
        [sys.executable, "-c", _READ, "read", str(SAMPLE), "--jsonl"],
        env={**ours, **home}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "kampala" in done.stdout
    assert list(tmp_path.rglob("*")) == []
