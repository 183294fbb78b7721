"""``onrecord add``, ``reread``: reports come into the archive, and are read again by a newer reader."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.cli.interrupt import interruptible
from onrecord.cli.options import CodebookOption, PublishedOption
from onrecord.cli.read import progress, tell_left_out
from onrecord.cli.terminal import visible
from onrecord.engines.local import add_files
from onrecord.errors import OriginalError
from onrecord.workbench import Request, Unread, find_files, reread_document

if TYPE_CHECKING:
    from onrecord.archive.changes import Difference

app = typer.Typer()


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    published: PublishedOption = None,
    codebook: CodebookOption = None,
    workers: Annotated[int, typer.Option(min=1, help="How many processes read at once.")] = 1,
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
    with working(archive, passphrase_file, by, to_write=True) as opened, progress(len(files)) as advance:
        try:
            for file, added, failed in interruptible(add_files(opened, files, request, workers)):
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
    tell_left_out(paths)
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
        err.print(f"  {escape(visible(item.origin))}: {escape(visible(item.reason))}")


@app.command()
def reread(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[DOC]...", help="Documents; without any, all of them.")
    ] = None,
    published: PublishedOption = None,
    codebook: CodebookOption = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Read documents again, from their originals, and show what a newer reader or another codebook changes.

    New drafts are stored beside the old ones; what a person judged stays as it is. Differences are shown in
    the words of the report: where something in it is guarded, that is a look, and is in the log.

    Exit status: 0 when every document was read, 1 when one was not, 130 after Ctrl-C.
    """
    from onrecord.archive.changes import differences  # noqa: PLC0415 - databases load when one is opened
    from onrecord.archive.documents import all_documents, find_document  # noqa: PLC0415
    from onrecord.workbench.seeing import note_look_at_readings  # noqa: PLC0415

    request = Request(published, codebook)
    out = Console(highlight=False, soft_wrap=True)
    failed = changed = done = 0
    with working(archive, passphrase_file, by, to_write=True) as opened:
        with opened.database.reading() as connection:
            wanted = [find_document(connection, name) for name in names or ()]
            documents = wanted or list(all_documents(connection))
        with progress(len(documents)) as advance:
            try:
                for document in documents:
                    try:
                        again = reread_document(opened, document, request)
                    except OriginalError as error:
                        failed += 1
                        out.print(f"{document.name}  [red]{escape(str(error))}[/red]")
                        continue
                    if isinstance(again.now, Unread):
                        failed += 1
                        out.print(f"{document.name}  [red]{escape(again.now.reason)}[/red]")
                    elif again.now != again.before:
                        changed += 1
                        note_look_at_readings(opened, document, (again.before, again.now), "keeper")
                        new = "a new reading" if again.stored else "the newest reading, stored before,"
                        out.print(f"{document.name}  {new} by {escape(again.now.reader or 'nobody')}")
                        for difference in differences(again.before, again.now):
                            _print_difference(difference, out)
                        if again.judged:
                            todo = f"onrecord review {document.name} --newer"
                            out.print(f"  judged before, and stays so: see '{todo}'")
                    done += 1
                    advance(Path(document.name))
            except KeyboardInterrupt:
                out.print("Stopped. The readings that are shown above are stored.")
                raise typer.Exit(130) from None
    out.print(f"{done} read again, {changed} with another result.")
    raise typer.Exit(int(bool(failed)))


def _print_difference(difference: "Difference", out: Console) -> None:
    if difference.kind == "text":
        out.print("  the text of the original is now taken in differently")
        return
    which = difference.new or difference.old
    words = escape(visible(difference.words))
    out.print(
        f"  {difference.change:7}  {difference.kind} {which}  “{words}”  {', '.join(difference.fields)}"
    )
