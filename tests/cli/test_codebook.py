from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli.app import app

runner = CliRunner()


def test_all_codes_are_shown_with_their_definitions() -> None:
    shown = runner.invoke(app, ["codebook", "show"])
    assert shown.exit_code == 0
    assert "liberty.disappear" in shown.output
    assert "bduction" in shown.output


def test_one_code_is_shown_with_its_cues() -> None:
    shown = runner.invoke(app, ["codebook", "show", "liberty.arrest"])
    assert shown.exit_code == 0
    assert "arrest/verb" in shown.output
    assert "subject" in shown.output


def test_a_codebook_that_was_started_can_be_checked_shown_and_read_with(tmp_path: Path) -> None:
    for name in ("ours.toml", "ours"):
        path = tmp_path / name
        assert runner.invoke(app, ["codebook", "init", str(path)]).exit_code == 0
        checked = runner.invoke(app, ["codebook", "check", str(path)])
        assert checked.exit_code == 0, checked.output
        assert "no fault" in checked.output
    shown = runner.invoke(app, ["codebook", "show", "land.evict", "--codebook", str(tmp_path / "ours.toml")])
    assert "evict/verb" in shown.output


def test_a_fault_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    runner.invoke(app, ["codebook", "init", str(path)])
    faulty = path.read_text(encoding="utf-8").replace("COERCE/deport", "COERSE/deport")
    path.write_text(faulty, encoding="utf-8")
    line = faulty[: faulty.index("COERSE")].count("\n") + 1
    checked = runner.invoke(app, ["codebook", "check", str(path)])
    assert checked.exit_code == 1
    assert f"ours.toml:{line}:" in checked.output


def test_what_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text("a year of work", encoding="utf-8")
    assert runner.invoke(app, ["codebook", "init", str(path)]).exit_code != 0
    assert path.read_text(encoding="utf-8") == "a year of work"
