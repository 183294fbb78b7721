"""``onrecord read``: reports in, readings out."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.cli.interrupt import interruptible
from onrecord.cli.options import CodebookOption, PublishedOption
from onrecord.cli.terminal import show_reading, visible
from onrecord.engines.local import read_files
from onrecord.record import Reading, reading_to_json
from onrecord.workbench import Request, Unread, count_left_out, find_files

Show = Callable[[Reading], None]


def read(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders; - reads standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Write each reading as JSON.")] = False,
    as_jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Write one line of JSON for each report.")
    ] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one page with the words highlighted.")
    ] = None,
    published: PublishedOption = None,
    codebook: CodebookOption = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read at once.")] = 1,
) -> None:
    """Read reports and show who said what, and who did what to whom.

    What is read is a draft for a person to confirm. Ctrl-C stops and leaves what is done; a file that cannot
    be read never stops the others. Exit status: 0 when every report was read, 1 when one was not, 130 after
    Ctrl-C.
    """
    if as_json + as_jsonl + (html is not None) > 1:
        raise typer.BadParameter("choose one of --json, --jsonl and --html")
    files = list(find_files(paths))
    unread: list[Unread] = []
    done = 0
    interrupted = False
    with _output(as_json, as_jsonl, html) as show, progress(len(files)) as advance:
        try:
            outcomes = read_files(files, Request(published, codebook), workers)
            for file, outcome in interruptible(outcomes):
                advance(file)
                if isinstance(outcome, Unread):
                    unread.append(outcome)
                else:
                    show(outcome)
                    done += 1
        except KeyboardInterrupt:
            interrupted = True
    _close(done, unread, interrupted)
    tell_left_out(paths)
    raise typer.Exit(130 if interrupted else int(bool(unread) or not files))


def _close(done: int, unread: list[Unread], interrupted: bool) -> None:
    """Say on standard error what was not read, and why."""
    err = Console(stderr=True, highlight=False, soft_wrap=True)
    if not done and not unread and not interrupted:
        err.print("No report found: no file there has an ending that On Record reads.")
    if interrupted:
        err.print(f"Stopped. {done} reports were read before, and what was written of them is whole.")
    if unread:
        err.print(f"\n{len(unread)} not read:")
        for item in unread:
            err.print(f"  {escape(visible(item.origin))}: {escape(visible(item.reason))}")


def tell_left_out(paths: list[Path]) -> None:
    """Say on standard error which files in folders were not even tried: nobody shall think they were read."""
    if left := count_left_out(paths):
        what = ", ".join(f"{count} {reason}" for reason, count in sorted(left.items()))
        Console(stderr=True, highlight=False, soft_wrap=True).print(f"Left out: {escape(visible(what))}.")


@contextmanager
def _output(as_json: bool, as_jsonl: bool, html: Path | None) -> Iterator[Show]:
    """Where readings go: one at a time, as they are done."""
    if html is not None:
        from onrecord.export.page import page_writer  # noqa: PLC0415 - templates load only for a page

        with page_writer(html) as show:
            yield show
    elif as_json or as_jsonl:
        yield lambda reading: _write_json(reading, indent=None if as_jsonl else 1)
    else:
        console = Console(highlight=False)
        yield lambda reading: show_reading(reading, console)


def _write_json(reading: Reading, indent: int | None) -> None:
    line = json.dumps(reading_to_json(reading), ensure_ascii=False, indent=indent)
    # A lone surrogate of a broken page has no UTF-8; JSON's own escape for it keeps the offsets whole.
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


@contextmanager
def progress(files: int) -> Iterator[Callable[[Path], None]]:
    """A bar on standard error, where several files are read and somebody may be looking."""
    err = Console(stderr=True)
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=err, transient=True, disable=files < 2 or not err.is_terminal) as bar:
        task = bar.add_task("", total=files, name="")
        seen: set[Path] = set()

        def advance(file: Path) -> None:
            seen.add(file)
            bar.update(task, completed=len(seen), name=escape(visible(file.name)))

        yield advance
