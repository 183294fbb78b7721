"""``onrecord codebook``: look at the event codes, check a codebook of your own, start one."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from onrecord.cli.options import CodebookOption
from onrecord.codebook import Code, check_codebook, load_codebook
from onrecord.errors import CodebookError

app = typer.Typer(no_args_is_help=True, help="Event codes: show, check, init.")

_STARTER = """\
# Codes of your own, added to those that come with On Record. `onrecord codebook show liberty.arrest` shows
# how a code and its cues are written; `onrecord codebook check {name}` says what is wrong with this file.
title = "our codes"
version = "1"
extends = "default"

[[code]]
code = "land.evict"
definition = "people are driven from their land or homes"
plover = "COERCE/deport"

[[code.cue]]
verbs = ["evict"]            # "police evicted eleven families": the subject did it, the object suffered it

[[code.cue]]
nouns = ["eviction"]         # "the eviction of eleven families by police"
"""


@app.command()
def show(
    code: Annotated[str | None, typer.Argument(help="One code, with its cues; all codes without it.")] = None,
    codebook: CodebookOption = None,
) -> None:
    """Show the codes, or one code with its cues."""
    book = load_codebook(codebook)
    console = Console(highlight=False)
    if code is None:
        console.print(f"[bold]{escape(book.name)}[/bold], {len(book.codes)} codes")
        table = Table("code", "what happened", "PLOVER", "cues", box=None, header_style="bold cyan")
        for each in book.codes:
            table.add_row(each.code, escape(each.definition), _plover(each), str(len(each.cues)))
        console.print(table)
        return
    entry = next((one for one in book.codes if one.code == code), None)
    if entry is None:
        near = ", ".join(one.code for one in book.codes if one.code.startswith(code.split(".")[0]))
        raise CodebookError(f"there is no code {code}", remedy=f"near it: {near}" if near else None)
    console.print(f"[bold]{entry.code}[/bold]: {escape(entry.definition)} ({_plover(entry)})")
    table = Table("cue", "actor stands as", "target stands as", box=None, header_style="bold cyan")
    for cue in entry.cues:
        table.add_row(escape(cue.name.partition(":")[2]), ", ".join(cue.actor), ", ".join(cue.target))
    console.print(table)


@app.command()
def check(
    path: Annotated[Path, typer.Argument(metavar="CODEBOOK", help="A TOML file, or a folder of them.")],
) -> None:
    """Say everything that is wrong with a codebook, with file and line. Exit status 1 when something is."""
    problems = check_codebook(path)
    for problem in problems:
        typer.echo(f"{problem.file}:{problem.line}: {problem.what}")
    if problems:
        raise typer.Exit(1)
    book = load_codebook(path)
    typer.echo(f"{path}: {len(book.codes)} codes, {len(list(book.cues()))} cues, no fault")


@app.command()
def init(
    path: Annotated[
        Path, typer.Argument(help="A .toml file for codes of your own, or a folder for a copy of all codes.")
    ] = Path("codebook"),
) -> None:
    """Start a codebook: a .toml file that adds to the codes there are, or a copy of them all in a folder."""
    if path.exists():
        raise CodebookError("this is there already", where=str(path), remedy="name another file or folder")
    if path.suffix == ".toml":
        path.write_text(_STARTER.format(name=path), encoding="utf-8")
    else:
        path.mkdir(parents=True)
        with as_file(files("onrecord.codebook") / "books" / "default") as default:
            for file in sorted(default.glob("*.toml")):
                (path / file.name).write_bytes(file.read_bytes())
    typer.echo(f"{path} is yours to edit. Check it with: onrecord codebook check {path}")
    typer.echo(f"Read with it:                        onrecord read REPORT --codebook {path}")


def _plover(code: Code) -> str:
    return f"{code.plover}/{code.mode}" if code.mode else code.plover or ""
