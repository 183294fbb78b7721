"""``onrecord serve`` and ``demo``: the workbench in a browser."""

import os
import secrets
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, name_of, working
from onrecord.cli.read import progress
from onrecord.engines.local import add_files
from onrecord.errors import OnRecordError
from onrecord.workbench import Request, find_files

if TYPE_CHECKING:
    from onrecord.archive.archive import Archive

PortOption = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")]
OpenOption = Annotated[
    bool | None,
    typer.Option("--open/--no-open", help="Open your browser; it does on a desktop if you say nothing."),
]


def serve(
    port: PortOption = 0,
    open_browser: OpenOption = None,
    host: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="For a team: an address of this machine that others reach."),
    ] = None,
    tls_cert: Annotated[
        Path | None, typer.Option(metavar="FILE", help="For a team: its certificate.")
    ] = None,
    tls_key: Annotated[Path | None, typer.Option(metavar="FILE", help="For a team: its key.")] = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Open the workbench in a browser, until Ctrl-C. Without --host it serves this machine alone, through a
    link that works once.

    For a team, make accounts with 'onrecord account add', and give --host, --tls-cert and --tls-key.
    """
    with working(archive, passphrase_file, by, to_write=True) as opened:
        if host is None:
            if tls_cert or tls_key:
                raise OnRecordError("a certificate is for a team", remedy="name an address with --host")
            _serve_here(opened, name_of(by), port, open_browser)
        else:
            _serve_team(opened, host, port, tls_cert, tls_key)


def demo(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.")],
    port: PortOption = 0,
    open_browser: OpenOption = None,
    by: WhoOption = None,
) -> None:
    """Try the workbench on some reports. The archive is encrypted, and gone when you end with Ctrl-C."""
    from onrecord.archive.archive import create, open_archive  # noqa: PLC0415 - databases load with an archive
    from onrecord.archive.keys import Cost  # noqa: PLC0415
    from onrecord.archive.place import Place  # noqa: PLC0415

    passphrase = secrets.token_urlsafe(32)
    with tempfile.TemporaryDirectory(prefix="onrecord-demo-") as folder:
        root = Path(folder) / "archive"
        # Stretching makes guessing dear; nobody guesses 256 random bits.
        create(root, passphrase, name_of(by), cost=Cost(passes=1, memory_kib=64, lanes=1))
        with open_archive(Place(root), lambda: passphrase, name_of(by)) as opened:
            files = list(find_files(paths))
            with progress(len(files)) as advance:
                for file, _, _ in add_files(opened, files, Request()):
                    advance(file)
            _serve_here(opened, name_of(by), port, open_browser)


def _serve_here(archive: "Archive", who: str, port: int, open_browser: bool | None) -> None:
    from onrecord.web.app import LOCAL  # noqa: PLC0415 - a third of a second that other commands need not wait
    from onrecord.web.door import OwnDoor  # noqa: PLC0415
    from onrecord.web.serving import LOOPBACK, listen, serve  # noqa: PLC0415
    from onrecord.web.viewer import Viewer  # noqa: PLC0415

    with listen(LOOPBACK, port) as listening:
        address = f"{_address('http', LOOPBACK, listening)}/open/"
        door = OwnDoor(
            Viewer(who, "keeper"),
            lambda link: _say(f"For another browser, or when you closed it: {address}{link}"),
        )
        _say(f"Open {address}{door.link}\nThe link works once. Ctrl-C ends.")
        with _browser(f"{address}{door.link}", open_browser):
            serve(archive, door, listening, LOCAL)
    _say("Ended.")


def _serve_team(
    archive: "Archive", host: str, port: int, tls_cert: Path | None, tls_key: Path | None
) -> None:
    from onrecord.archive.accounts import all_accounts  # noqa: PLC0415
    from onrecord.web.serving import listen, read_certificate, serve  # noqa: PLC0415
    from onrecord.web.team import TeamDoor  # noqa: PLC0415

    if tls_cert is None or tls_key is None:
        raise OnRecordError(
            "passwords and testimony do not go over a network in the clear",
            where=host,
            remedy="give --tls-cert and --tls-key",
        )
    certificate = read_certificate(tls_cert, tls_key)
    with archive.database.reading() as connection:
        if not any(not account.disabled for account in all_accounts(connection)):
            raise OnRecordError("nobody could sign in", remedy="make accounts with 'onrecord account add'")
    with listen(host, port) as listening:
        for name in certificate.names:
            _say(f"Serving {_address('https', name, listening)}")
        _say("Ctrl-C ends.")
        serve(archive, TeamDoor(archive), listening, certificate.names, certificate)
    _say("Ended.")


def _address(scheme: str, name: str, listening: socket.socket) -> str:
    shown = f"[{name}]" if ":" in name else name
    return f"{scheme}://{shown}:{listening.getsockname()[1]}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def _browser(address: str, wanted: bool | None) -> Iterator[None]:
    """The default browser, sent to ``address``; on a desktop unless somebody says otherwise.

    It is given a file that only its owner can read and that leads on: in the list of processes, where an
    address would stand, everybody on the machine could read the link.
    """
    if not (_on_a_desktop() if wanted is None else wanted):
        yield
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        page = Path(folder) / "open.html"
        page.write_text(
            f'<!doctype html><meta http-equiv="refresh" content="0;url={escape(address)}">', encoding="utf-8"
        )
        page.chmod(0o600)
        if not webbrowser.open(page.as_uri()):
            _say("No browser could be opened.")
        yield


def _on_a_desktop() -> bool:
    shown: Callable[[str], str | None] = os.environ.get
    display = sys.platform in {"darwin", "win32"} or shown("DISPLAY") or shown("WAYLAND_DISPLAY")
    return sys.stdout.isatty() and bool(display) and not shown("SSH_CONNECTION")
