"""``onrecord review`` as a person works with it: a real process in a real terminal, key by key."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.archive.documents import all_documents
from onrecord.archive.place import Place
from onrecord.archive.verify import verify
from onrecord.cli.app import app
from onrecord.workbench.judging import Shown, open_record
from tests.archive.making import PASSPHRASE, add, make, opened
from tests.review.making import at

_COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PATIENCE = 60
"""Seconds after which a terminal that says nothing is given up."""


class Terminal:
    """A process of ``onrecord`` with a terminal of its own."""

    def __init__(self, home: Path, *command: str, who: str = "Rima") -> None:
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "onrecord.cli", *command],
            stdin=slave, stdout=slave, stderr=slave, env=variables(home, who), start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        self.unread = ""

    def until(self, words: str) -> str:
        """What the screen says from where it was last looked at until it says ``words``."""
        said, deadline = self.unread, time.monotonic() + _PATIENCE
        while words not in said:
            if not select.select([self.master], [], [], max(deadline - time.monotonic(), 0))[0]:
                raise AssertionError(f"{words!r} was never said, but: {said[-2000:]}")
            try:
                new = os.read(self.master, 65536).decode("utf-8", "replace")
            except OSError as error:
                raise AssertionError(f"it ended without {words!r}: {said[-2000:]}") from error
            said = _COLOURS.sub("", said + new)
        end = said.index(words) + len(words)
        self.unread = said[end:]
        return said[:end]

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def end(self) -> int:
        code = self.process.wait(_PATIENCE)
        os.close(self.master)
        return code


def variables(home: Path, who: str = "Rima") -> dict[str, str]:
    return {
        **os.environ,
        "ONRECORD_ARCHIVE": str(home),
        "ONRECORD_PASSPHRASE": PASSPHRASE,
        "ONRECORD_BY": who,
        "COLUMNS": "120",
        "LINES": "50",
        "TERM": "xterm-256color",
    }


def run(home: Path, *command: str, who: str = "Rima") -> Result:
    return CliRunner().invoke(app, command, env=variables(home, who))


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    place = make(tmp_path / "archive")
    with opened(place) as archive:
        add(archive)
    yield place.root
    with opened(place) as archive:
        assert not any(fault.damage for fault in verify(archive))


def record(home: Path) -> Shown:
    with opened(Place(home)) as archive:
        with archive.database.reading() as connection:
            document = next(all_documents(connection))
        return open_record(archive, document)


def test_each_draft_is_shown_with_its_words_and_a_key_decides(home: Path) -> None:
    terminal = Terminal(home, "review")
    screen = terminal.until("quit")
    assert "1 of 5" in screen
    assert "soldiers took her sister from the school in Basra" in screen
    terminal.press("c")
    terminal.until("s1: confirmed.")
    terminal.press("r")
    terminal.until("Why is it wrong?")
    terminal.press("it was the police\r")
    terminal.until("v1: rejected.")
    terminal.press("q")
    terminal.until("2 given and stored.")
    assert terminal.end() == 0
    standings = record(home).judged.standings
    assert {each.record: each.status for each in standings.values() if each.status != "drafted"} == {
        "s1": "confirmed",
        "v1": "rejected",
    }
    assert standings["v1"].history[0].why == "it was the police"


def test_a_review_of_a_guarded_document_is_a_look_and_is_noted(home: Path) -> None:
    document = json.loads(run(home, "search", "--kind", "document", "--json").stdout)["document"]
    assert run(home, "protect", document, "--level", "confidential", "--reason", "medical").exit_code == 0
    terminal = Terminal(home, "review", document)
    terminal.until("quit")
    terminal.press("q")
    assert terminal.end() == 0
    assert run(home, "custody", document).stdout.count("viewed by Rima") == 1


def test_a_field_is_amended_with_words_of_the_text(home: Path) -> None:
    terminal = Terminal(home, "review", "--kind", "event")
    terminal.until("quit")
    terminal.press("a")
    terminal.until("disputed\u00a0by")
    terminal.press("g")
    terminal.until("? = on Monday")
    terminal.press("\x15" + "2017-11-27 = Tuesday\r")
    terminal.until("not in the text")
    terminal.until("> 2017-11-27 = Tuesday")  # before the line can be edited, Ctrl-U would clear nothing
    terminal.press("\x15" + "2017-11-27 = on Monday\r")
    terminal.until("when amended.")
    terminal.press("u")
    terminal.until("'amend' is undone.")
    terminal.press("a")
    terminal.until("disputed\u00a0by")
    terminal.press("ka")
    terminal.until("how sure amended.")
    terminal.press("q")
    terminal.until("given and stored.")
    assert terminal.end() == 0
    event = record(home).judged.reading.events[0]
    assert event.certainty == "reported"
    assert event.date is not None
    assert event.date.edtf is None


def test_nothing_that_the_screen_says_is_decided_is_lost_when_the_process_is_killed(home: Path) -> None:
    for turn in range(1, 4):
        terminal = Terminal(home, "review", "--all", who=f"hand {turn}")
        terminal.until("quit")
        terminal.press("c")
        terminal.until("s1: confirmed.")
        terminal.press("c" if turn % 2 else "n")
        time.sleep(0.02 * turn)
        terminal.process.send_signal(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
        shown = record(home)
        assert len(shown.judged.standings["s1"].confirmed_by) == turn
        with opened(Place(home)) as archive:
            assert not any(fault.damage for fault in verify(archive))


def test_without_a_terminal_it_says_what_to_do(home: Path) -> None:
    command = [sys.executable, "-m", "onrecord.cli", "review"]
    done = subprocess.run(command, env=variables(home), input=b"c", capture_output=True, check=False)
    assert done.returncode == 1
    assert b"onrecord judge" in done.stderr


def test_a_script_judges_without_being_asked(home: Path) -> None:
    name = run(home, "search", "--kind", "document", "--json").stdout.split('"')[3]
    assert "v1: confirmed" in run(home, "judge", name, "v1", "confirm").stdout
    assert "amended" in run(home, "judge", name, "v2", "amend", "actors", "e4 = The army").stdout
    entity = json.dumps({"kind": "person", "name": "a teacher", "mentions": [at("a teacher")]})
    assert "p1: amended" in run(home, "judge", name, "new", "draft", "entity", entity).stdout
    assert "judgement 4" in run(home, "judge", name, "v1", "undo", "1").stdout
    shown = record(home)
    assert shown.judged.standings["v1"].status == "drafted"
    assert shown.judged.reading.events[1].actors[0].entity == "e4"
    refused = run(home, "judge", name, "v1", "amend", "certainty", "sure")
    assert refused.exit_code == 1
    assert "one of reported" in str(refused.exception)


def test_the_list_and_a_document_tell_what_was_judged(home: Path) -> None:
    name = run(home, "search", "--kind", "document", "--json").stdout.split('"')[3]
    assert "reviewers 2" in run(home, "settings", "--reviewers", "2").stdout
    run(home, "judge", name, "v1", "confirm")
    run(home, "judge", name, "v2", "reject")
    assert "2 (2 wait)" in run(home, "list").stdout
    shown = " ".join(run(home, "show", name).stdout.split())
    assert "confirmed by Rima, waits for a second person" in shown
    assert "rejected, and left out: v2" in shown
    assert '"v2"' not in run(home, "show", name, "--json").stdout


def test_agreement_is_a_table_by_field(home: Path) -> None:
    name = run(home, "search", "--kind", "document", "--json").stdout.split('"')[3]
    assert run(home, "agreement").exit_code == 1
    for who in ("Rima", "Noor"):
        for event in ("v1", "v2"):
            run(home, "judge", name, event, "confirm", who=who)
    table = run(home, "agreement", "--between", "Rima", "--between", "noor").stdout
    assert re.search(r"event +type +2 +100% +1\.00", table)
    assert re.search(r"event +kept +2 +100% *\n", table)


def test_a_note_of_one_persons_is_seen_by_the_next(home: Path) -> None:
    name = run(home, "search", "--kind", "document", "--json").stdout.split('"')[3]
    run(home, "judge", name, "s1", "note", "--why", "ask the \x1b[31mlawyer")
    terminal = Terminal(home, "review", name, who="Noor")
    assert "noted by Rima: ask the" in terminal.until("quit")
    terminal.press("q")
    terminal.end()
