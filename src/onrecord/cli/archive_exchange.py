"""``onrecord export``, ``import``, ``backup``, ``restore``: everything out of an archive and in again."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.archive_options import (
    ArchiveOption,
    PassphraseFileOption,
    WhoOption,
    name_of,
    passphrase,
    working,
)
from onrecord.errors import OriginalError

app = typer.Typer()


@app.command("export")
def export(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as lines of JSON.")] = False,
    with_protected: Annotated[
        bool, typer.Option("--with-protected", help="Say that guarded names and words go along in the clear.")
    ] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Write everything that the archive holds to one file, which is NOT encrypted, for another archive.

    The file holds all originals, names and words in the clear. For a copy to keep, use 'onrecord backup'; for
    others, 'onrecord release'. Where something is guarded, it has to be said that it goes along.
    """
    from onrecord.archive.exchange import export_everything  # noqa: PLC0415 - databases load when needed
    from onrecord.workbench.protecting import refuse_protected  # noqa: PLC0415

    if not as_json:
        raise typer.BadParameter("say --json: it is the one format of a whole archive")
    with working(archive, passphrase_file, by, to_write=True) as opened:
        if not with_protected:
            refuse_protected(opened)
        size = export_everything(opened, out)
    typer.echo(f"{out} holds everything, {size:,} bytes. It is not encrypted: keep it safe, and delete it.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What 'onrecord export --json' wrote.")],
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Take an export over into an archive that is still empty, history and all."""
    from onrecord.archive.exchange import import_everything  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        count = import_everything(opened, file)
    typer.echo(f"{count} documents taken over, with their history.")


@app.command()
def backup(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="A new file, best on another disk.")],
    without_damaged: Annotated[
        bool, typer.Option("--without-damaged", help="Go on without originals that are damaged or missing.")
    ] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Write everything to one encrypted file, and read it back. It opens with the archive's passphrases."""
    from onrecord.archive.backup import back_up  # noqa: PLC0415 - databases load when needed

    with working(archive, passphrase_file, by, to_write=True) as opened:
        try:
            made = back_up(opened, out, without_damaged=without_damaged)
        except OriginalError as error:
            remedy = "add the same file again, or say --without-damaged to back up all the rest"
            raise OriginalError(error.what, where=error.where, remedy=remedy) from error
        encrypted = opened.header.locks is not None
    what = f"everything but {len(made.gaps)} damaged originals" if made.gaps else "everything"
    typer.echo(f"{out} holds {what}, {made.size:,} bytes, and was read back.")
    if not encrypted:
        typer.echo("It is not encrypted, as the archive is not.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What 'onrecord backup' wrote.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder for the archive.")],
    database: Annotated[
        str | None,
        typer.Option(metavar="URL", help="An empty PostgreSQL database; else a file in the folder."),
    ] = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Make an archive from a backup, as it was then, in a new folder."""
    from onrecord.archive.backup import restore as bring_back  # noqa: PLC0415
    from onrecord.archive.place import SQLITE  # noqa: PLC0415

    ask = partial(passphrase, passphrase_file, "Passphrase of the backup")
    count = bring_back(file, folder, ask, name_of(by), database or SQLITE)
    typer.echo(f"{folder} holds {count} documents, as they were when {file} was written.")
