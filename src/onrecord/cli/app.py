"""``onrecord``: the commands, and how every one of them ends."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from onrecord import __version__
from onrecord.cli import (
    account,
    archive_add,
    archive_custody,
    archive_exchange,
    archive_find,
    archive_judge,
    archive_setup,
    codebook,
    explain,
    measure,
    protect,
    read,
    release,
    review,
    serve,
)
from onrecord.errors import OnRecordError

app = typer.Typer(
    name="onrecord",
    help="Reads reports and testimony and drafts who did what to whom, where, when, and according to whom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,  # a traceback with local variables would print testimony
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read")(read.read)
app.command("explain")(explain.explain)
app.add_typer(codebook.app, name="codebook")
app.command("measure")(measure.measure)
app.add_typer(archive_setup.app)
app.add_typer(archive_add.app)
app.add_typer(archive_find.app)
app.add_typer(review.app)
app.add_typer(archive_judge.app)
app.add_typer(archive_custody.app)
app.add_typer(archive_exchange.app)
app.add_typer(protect.app)
app.add_typer(release.app)
app.add_typer(account.app)
app.command("serve")(serve.serve)
app.command("demo")(serve.demo)


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"onrecord {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Say the version and exit."),
    ] = False,
) -> None:
    """Everything runs on this machine; nothing leaves it."""


def main() -> None:
    """Run the command line: errors that a person can act on are one line, and Ctrl-C is no traceback."""
    sys.exit(_run(app))


def _run(command: Callable[[], object]) -> int:
    try:
        command()
    except OnRecordError as error:
        sys.stderr.write(f"onrecord: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, as `head` does: nothing is wrong
        return 0
    return 0
