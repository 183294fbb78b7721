"""``onrecord add``: reports come into the archive."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.cli.options import CodebookOption, PublishedOption
from onrecord.cli.read import progress
from onrecord.cli.terminal import visible
from onrecord.workbench import Request, Unread, add_file, find_files

app = typer.Typer()


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    published: PublishedOption = None,
    codebook: CodebookOption = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Take reports into the archive: keep the originals, read them, store the drafts.

    The same bytes are taken in once, however often they come. Each file is stored whole or not at all: Ctrl-C
    or a power cut costs the file that is being read, and running the command again goes on from there. A file
    that cannot be read never stops the others.

    Exit status: 0 when every file is in the archive, 1 when one is not, 130 after Ctrl-C.
    """
    files = list(find_files(paths))
    request = Request(published, codebook)
    out = Console(highlight=False, soft_wrap=True)
    unread: list[Unread] = []
    new = again = 0
    interrupted = False
    with working(archive, passphrase_file, by) as opened, progress(len(files)) as advance:
        try:
            for file in files:
                added, failed = add_file(opened, file, request)
                unread.extend(failed)
                if added:
                    new += added.fresh
                    again += not added.fresh
                    names = ", ".join(document.name for document in added.documents)
                    note = "" if added.fresh else "  (was here already)"
                    out.print(f"{names}  {escape(visible(str(file)))}{note}")
                advance(file)
        except KeyboardInterrupt:
            interrupted = True
    _close(new, again, unread, interrupted)
    raise typer.Exit(130 if interrupted else int(bool(unread) or not files))


def _close(new: int, again: int, unread: list[Unread], interrupted: bool) -> None:
    """Say on standard error how it went."""
    err = Console(stderr=True, highlight=False, soft_wrap=True)
    if interrupted:
        err.print("Stopped. What is listed above is in the archive; run the command again for the rest.")
    elif not new and not again and not unread:
        err.print("No report found: no file there has an ending that On Record reads.")
    else:
        err.print(f"{new} taken in, {again} here already, {len(unread)} not taken in.")
    for item in unread:
        err.print(f"  {escape(visible(item.origin))}: {escape(item.reason)}")
