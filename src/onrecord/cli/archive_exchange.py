"""``onrecord export``, ``import``: everything out of one archive and into another."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working

app = typer.Typer()


@app.command("export")
def export(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")],
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as lines of JSON.")] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Write everything that the archive holds to one file, which is NOT encrypted, for another archive.

    The file holds all originals, names and words in the clear. For a copy to keep, use 'onrecord backup'.
    """
    from onrecord.archive.exchange import export_everything  # noqa: PLC0415 - databases load when needed

    if not as_json:
        raise typer.BadParameter("say --json: it is the one format of a whole archive")
    with working(archive, passphrase_file, by) as opened:
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

    with working(archive, passphrase_file, by) as opened:
        count = import_everything(opened, file)
    typer.echo(f"{count} documents taken over, with their history.")
