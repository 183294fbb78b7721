import os
import signal
from pathlib import Path

import pytest

from onrecord.engines import local
from onrecord.record import Reading
from onrecord.workbench import Request, Unread
from tests.archive.making import make, opened

SENTENCE = "Police in Lagos arrested four students on Monday, a lawyer said."


def _files(folder: Path, names: list[str]) -> list[Path]:
    for name in names:
        (folder / name).write_text(f"{SENTENCE} They were taken from {name}.", encoding="utf-8")
    return [folder / name for name in names]


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path, workers: int) -> None:
    files = _files(tmp_path, [f"{number}.txt" for number in range(12)])
    outcomes = list(local.read_files(files, Request(), workers))
    assert [file for file, _ in outcomes] == files
    assert all(isinstance(outcome, Reading) for _, outcome in outcomes)


def _die_at_the_third(job: local._Job, request: Request) -> list[local.Outcome]:
    if job.file.name == "3.txt":
        os.kill(os.getpid(), signal.SIGKILL)
    return [Unread(str(job.file), "alive")]


def test_a_worker_that_dies_costs_only_the_file_that_killed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_work", _die_at_the_third)
    files = _files(tmp_path, [f"{number}.txt" for number in range(12)])
    reasons = {
        file.name: outcome.reason
        for file, outcome in local.read_files(files, Request(), 2)
        if isinstance(outcome, Unread)
    }
    assert len(reasons) == 12
    assert {name for name, reason in reasons.items() if reason != "alive"} == {"3.txt"}
    assert "hostile" in reasons["3.txt"]


def test_files_are_read_by_workers_and_kept_by_one(tmp_path: Path) -> None:
    place = make(tmp_path / "archive")
    files = _files(tmp_path, [f"{number}.txt" for number in range(6)])
    missing = tmp_path / "missing.txt"
    with opened(place) as archive:
        first = list(local.add_files(archive, [*files, missing], Request(), 2))
        again = list(local.add_files(archive, files, Request(), 2))
    assert sorted(file for file, added, _ in first if added and added.fresh) == files
    assert [unread[0].reason for file, _, unread in first if file == missing] == ["there is no such file"]
    assert [(file, added.fresh) for file, added, _ in again if added] == [(file, False) for file in files]
