"""``onrecord init``, ``passphrase``, ``doctor``: an archive is made, locked, and looked after."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from onrecord.cli.archive_options import (
    ArchiveOption,
    NewPassphraseFileOption,
    PassphraseFileOption,
    WhoOption,
    name_of,
    new_passphrase,
    passphrase,
    working,
)

if TYPE_CHECKING:
    from onrecord.archive.doctor import Finding

app = typer.Typer()
passphrases = typer.Typer(no_args_is_help=True, help="Passphrases of an archive: list, add, change, remove.")
app.add_typer(passphrases, name="passphrase")


@app.command()
def init(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A new folder; else one in your data folder.")
    ] = None,
    no_encryption: Annotated[
        bool, typer.Option("--no-encryption", help="Whoever gets at the folder can read everything.")
    ] = False,
    database: Annotated[
        str | None,
        typer.Option(metavar="URL", help="A PostgreSQL database for a team: postgresql://USER@HOST/NAME."),
    ] = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Make an archive: a folder with an encrypted database and the encrypted originals.

    Nobody can open it without the passphrase, and nobody can tell it to you: keep it where you keep what
    must not be lost.
    """
    from onrecord.archive.archive import create  # noqa: PLC0415 - databases load when one is made
    from onrecord.archive.place import SQLITE, default_root  # noqa: PLC0415

    root = folder or default_root()
    chosen = None if no_encryption else new_passphrase(passphrase_file, "ONRECORD_PASSPHRASE")
    create(root, chosen, name_of(by), database=database or SQLITE)
    typer.echo(f"{root} is an archive now{', without encryption' if no_encryption else ''}.")
    if database:
        typer.echo("Its originals are encrypted here. PostgreSQL keeps the records: protect that server.")
    typer.echo(f"Take reports in with: onrecord add REPORTS{f' --archive {root}' if folder else ''}")


@passphrases.command("list")
def list_passphrases(archive: ArchiveOption = None) -> None:
    """Say by which names the archive's passphrases are known."""
    from onrecord.archive.place import find_place, read_header  # noqa: PLC0415

    locks = read_header(find_place(archive)).locks
    for slot in locks.slots if locks else ():
        typer.echo(slot.name)
    if locks is None:
        typer.echo("The archive is not encrypted.")


@passphrases.command("add")
def add_passphrase(
    name: Annotated[str, typer.Argument(help="What to call it: whose it is, or where it is kept.")],
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    new_passphrase_file: NewPassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Let one more passphrase open the archive."""
    from onrecord.archive import archive as archives  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        archives.add_passphrase(opened, name, new_passphrase(new_passphrase_file))
    typer.echo(f"The archive opens with the passphrase {name} too.")


@passphrases.command("change")
def change_passphrase(
    name: Annotated[str | None, typer.Argument(help="Which one; else the one you open it with.")] = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    new_passphrase_file: NewPassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Put a new passphrase in the place of an old one. Backups made before still open with the old one."""
    from onrecord.archive import archive as archives  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        slot = name or opened.slot or ""
        archives.change_passphrase(opened, slot, new_passphrase(new_passphrase_file))
    typer.echo(f"The passphrase {slot} is changed.")


@passphrases.command("remove")
def remove_passphrase(
    name: Annotated[str, typer.Argument(help="Which one.")],
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Let a passphrase open the archive no more. The last one cannot be removed."""
    from onrecord.archive import archive as archives  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        archives.remove_passphrase(opened, name)
    typer.echo(f"The passphrase {name} opens the archive no more.")


@app.command()
def doctor(
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Say what is wrong with the installation and the archive, and what to do about it.

    Whether the records themselves are undamaged, 'onrecord verify' says. Exit status 1 when something is
    wrong.
    """
    from onrecord.archive.doctor import check_archive, check_place, check_program  # noqa: PLC0415
    from onrecord.archive.place import find_place  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True)
    wrong = False

    def tell(findings: "Iterable[Finding]") -> None:
        nonlocal wrong
        for finding in findings:
            mark = "[green]good[/green]" if finding.remedy is None else "[bold red]look[/bold red]"
            remedy = f": {escape(finding.remedy)}" if finding.remedy else ""
            console.print(f"{mark}  {escape(finding.what)}{remedy}")
            wrong = wrong or finding.remedy is not None

    tell(check_program())
    place = find_place(archive)
    tell(check_place(place))
    tell(check_archive(place, partial(passphrase, passphrase_file, "Passphrase"), name_of(by)))
    raise typer.Exit(int(wrong))
