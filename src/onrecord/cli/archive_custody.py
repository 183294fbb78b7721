"""``onrecord custody``, ``verify``, ``timestamp``: what was done, and whether all is still what it was."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.cli.terminal import visible
from onrecord.errors import ArchiveError

app = typer.Typer()
_REMEDY = (
    "An original that is added again takes the place of a damaged one. For all else, restore a backup with "
    "'onrecord restore', and keep the damaged folder."
)
stamps = typer.Typer(no_args_is_help=True, help="RFC 3161 time stamps of the log: request, keep.")
app.add_typer(stamps, name="timestamp")


@app.command()
def custody(
    document: Annotated[
        str | None, typer.Argument(metavar="[DOC]", help="A document; without it, the archive itself.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write the entries as they are hashed, one a line.")
    ] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Print the history of a document: who did what, when, with which version of the program."""
    from onrecord.archive.archive import ARCHIVE  # noqa: PLC0415 - databases load when one is opened
    from onrecord.archive.custody import history  # noqa: PLC0415
    from onrecord.archive.documents import find_document  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened, opened.database.reading() as connection:
        subject = find_document(connection, document).original if document else ARCHIVE
        entries = list(history(connection, subject))
    if as_json:
        for entry in entries:
            sys.stdout.write(entry.canonical + "\n")
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"SHA-256 {subject}" if document else "The archive itself")
    for entry in entries:
        detail = ", ".join(f"{name} {value}" for name, value in entry.detail.items() if value is not None)
        console.print(
            f"\n[bold]{escape(entry.at)}  {escape(entry.action)}[/bold] by {escape(visible(entry.who))}"
            f" with {escape(entry.tool)}"
        )
        console.print(f"  {escape(visible(detail))}")
        console.print(f"  [dim]{entry.log} log, entry {entry.seq}, hash {entry.hash}[/dim]")


@app.command()
def verify(
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Check the log's chain, the originals against their hashes, and every span against its text.

    Says what is damaged, and prints the heads of the two logs: write them down elsewhere, and nobody can
    exchange a log unseen. Exit status 1 when something is damaged.
    """
    from onrecord.archive.custody import LOGS, head  # noqa: PLC0415
    from onrecord.archive.verify import verify as check  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True)
    damage = 0
    with working(archive, passphrase_file, by) as opened:
        for fault in check(opened):
            damage += fault.damage
            mark = "[bold red]damaged[/bold red]" if fault.damage else "[dim]note[/dim]"
            console.print(f"{mark}  {escape(visible(fault.where))}: {escape(visible(fault.what))}")
        if damage:
            console.print(f"{damage} damaged. {_REMEDY}")
        with opened.database.reading() as connection:
            for log in LOGS:
                end = head(connection, log)
                console.print(f"{log} log, {end.seq} entries, head {end.hash}")
    if not damage:
        console.print("Everything is what it was when it came in.")
    raise typer.Exit(int(bool(damage)))


@stamps.command("request")
def request_stamp(
    out: Annotated[Path, typer.Argument(metavar="FILE.tsq", help="A new file.")],
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Write a request for a time stamp of the log: one hash, no word of a report. On Record sends nothing."""
    from onrecord.archive.atomic import write  # noqa: PLC0415
    from onrecord.archive.exchange import check_way_out  # noqa: PLC0415
    from onrecord.archive.timestamps import request  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened:
        check_way_out(opened, out)
        write(out, request(opened))
    typer.echo(f"Take {out} to a time-stamping authority, and what it answers to: onrecord timestamp keep")


@stamps.command("keep")
def keep_stamp(
    answer: Annotated[Path, typer.Argument(metavar="FILE.tsr", help="What the authority answered.")],
    root: Annotated[Path, typer.Option(metavar="PEM", help="The authority's root certificate.")],
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Check an authority's answer and keep it in the log; 'onrecord verify' holds the log against it."""
    from onrecord.archive.timestamps import keep  # noqa: PLC0415

    try:
        stamp, certificate = answer.read_bytes(), root.read_bytes()
    except OSError as error:
        raise ArchiveError(f"it cannot be read ({error.strerror})", where=str(error.filename)) from error
    with working(archive, passphrase_file, by) as opened:
        stamped = keep(opened, stamp, certificate)
    typer.echo(f"The {stamped.log} log was what it is up to entry {stamped.seq} at {stamped.at.isoformat()}.")
