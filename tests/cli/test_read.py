"""The command line as a person uses it: the real program, on the samples, in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.cli.terminal import _in_context
from onrecord.evidence import cut
from onrecord.record import reading_from_json

SAMPLES = Path(__file__).parents[2] / "samples"
PAGE = SAMPLES / "kampala-newspaper-page.txt"


def onrecord(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_json_is_the_contract_and_its_spans_are_words_of_the_file() -> None:
    done = onrecord("read", PAGE, "--json")
    assert done.returncode == 0, done.stderr
    reading = reading_from_json(json.loads(done.stdout))
    assert reading.report.text == PAGE.read_text(encoding="utf-8")
    assert reading.statements
    assert reading.events


def test_a_folder_gives_one_line_for_each_report_in_the_order_of_names() -> None:
    done = onrecord("read", SAMPLES, "--jsonl")
    assert done.returncode == 0, done.stderr
    origins = [json.loads(line)["document"]["origin"] for line in done.stdout.splitlines()]
    assert len(origins) == 8
    assert origins == sorted(origins)


def test_the_terminal_shows_who_said_what_and_who_did_what() -> None:
    done = onrecord("read", PAGE)
    shown = done.stdout.decode()
    assert "Who said what" in shown
    assert "Who did what to whom" in shown


def test_standard_input_is_read_where_a_dash_stands() -> None:
    done = onrecord(
        "read", "-", "--jsonl", stdin=b"Soldiers arrested Mina Okoro in Lagos on Monday, her brother said."
    )
    reading = json.loads(done.stdout)
    assert reading["document"]["text"].startswith("Soldiers arrested")


def test_one_bad_file_never_stops_the_others_and_is_listed_with_its_reason(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    done = onrecord("read", empty, tmp_path / "gone.txt", PAGE, "--jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    errors = done.stderr.decode()
    assert "2 not read" in errors
    assert "empty.txt: " in errors
    assert "gone.txt: there is no such file" in errors
    assert "Traceback" not in errors


def test_several_workers_give_the_same_readings_in_the_same_order() -> None:
    assert (
        onrecord("read", SAMPLES, "--jsonl").stdout
        == onrecord("read", SAMPLES, "--jsonl", "--workers", "2").stdout
    )


def test_the_day_of_publication_that_the_user_gives_goes_before_the_page() -> None:
    document = json.loads(onrecord("read", PAGE, "--jsonl", "--published", "2024-03-05").stdout)["document"]
    assert (document["published"], document["published_from"]) == ("2024-03-05", "user")


@pytest.mark.parametrize(
    "arguments", [["--published", "yesterday"], ["--json", "--jsonl"], ["--workers", "0"]]
)
def test_a_wrong_option_is_told_and_nothing_is_read(arguments: list[str]) -> None:
    done = onrecord("read", PAGE, *arguments)
    assert done.returncode == 2
    assert done.stdout == b""


def test_a_faulty_codebook_is_one_line_and_nothing_is_read(tmp_path: Path) -> None:
    book = tmp_path / "book.toml"
    book.write_text('title = "x"\nversion = "1"\n[[code]]\ncode = "a.b"\n', encoding="utf-8")
    for workers in ("1", "2"):
        done = onrecord("read", PAGE, PAGE, "--codebook", book, "--workers", workers, "--jsonl")
        assert done.returncode == 1
        assert done.stdout == b""
        assert done.stderr.startswith(b"onrecord: ")
        assert done.stderr.count(b"\n") == 1


def test_ctrl_c_leaves_what_is_done(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_bytes(PAGE.read_bytes())
    out = tmp_path / "out.jsonl"
    with out.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.cli", "read", tmp_path, "--jsonl", "--workers", "2"],
            stdout=file,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while out.stat().st_size == 0 and time.monotonic() < deadline:
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Stopped." in errors
    assert b"Traceback" not in errors
    lines = out.read_bytes().splitlines()
    assert 0 < len(lines) < 200
    for line in lines:
        json.loads(line)


def test_the_page_is_written_whole(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert onrecord("read", PAGE, "--html", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert text.rstrip().endswith("</html>")
    assert "<script" not in text


def test_explaining_a_draft_names_the_rule_and_the_step_of_each_field() -> None:
    done = onrecord("explain", PAGE, "v1")
    assert done.returncode == 0, done.stderr
    shown = done.stdout.decode()
    assert "type" in shown
    assert "events" in shown


def test_explaining_a_draft_that_is_not_there_says_which_are() -> None:
    done = onrecord("explain", PAGE, "v999")
    assert done.returncode == 1
    assert b"there is no event v999; it has v1 to " in done.stderr


def test_help_waits_for_nothing_that_only_reading_needs() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "onrecord.cli", "--help"],
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0
    imported = {
        line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.decode().splitlines()
    }
    assert "typer" in imported
    assert not imported & {"spacy", "onnxruntime", "numpy", "lxml", "sqlalchemy", "starlette", "cryptography"}


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m onrecord.cli read {SAMPLES} --jsonl | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False, timeout=120
    )
    assert b"Traceback" not in done.stderr


def test_words_that_are_cut_short_are_cut_at_a_word_and_told() -> None:
    text = (
        "extraordinarily long before it all began the soldiers had come and "
        + "beat the men of the village " * 4
    )
    trigger, whole = cut(text, text.index("beat"), text.index("beat") + 4), cut(text, 0, len(text))
    shown = _in_context(trigger, text, (whole,)).plain
    assert shown.startswith("… ") and shown.endswith(" …")
    assert all(word in text.split() for word in shown.strip("… ").split())
    assert _in_context(trigger, text, (trigger,)).plain == "beat"
