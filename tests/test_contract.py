"""The first real report, by the contract's own checker, where the folder beside the repository has them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SEED = SHARED / "seed"

pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="../shared is not here: no seed report to read")


def test_the_seed_report_is_read_as_the_contract_expects(tmp_path: Path) -> None:
    (report,) = SEED.glob("*.txt")
    out = tmp_path / "reading.json"
    read: list[str | Path] = [sys.executable, "-m", "onrecord.cli", "read", report, "--json"]
    out.write_bytes(subprocess.run(read, check=True, capture_output=True).stdout)
    check: list[str | Path] = [
        sys.executable,
        SHARED / "contract" / "check_reading.py",
        SEED / "expected.json",
        out,
        "--json",
    ]
    result = json.loads(subprocess.run(check, check=True, capture_output=True).stdout)
    held, of = (sum(tally[i] for tally in result["tally"].values()) for i in (0, 1))
    assert result["bad_spans"] == 0
    assert result["tally"]["never"][0] == result["tally"]["never"][1]
    assert result["tally"]["leads"] == [10, 10]
    assert held / of >= 0.9
    assert 1 - result["spurious"] / result["events"] >= 0.75
