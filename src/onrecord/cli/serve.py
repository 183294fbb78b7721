"""``onrecord serve``: the workbench in a browser, on this machine."""

import socket
import sys
from typing import Annotated

import typer

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, name_of, working

HOST = "127.0.0.1"


def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 0,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Open the workbench in a browser: it serves this machine alone, until Ctrl-C."""
    import uvicorn  # noqa: PLC0415 - a third of a second that other commands need not wait

    from onrecord.web.app import make_app  # noqa: PLC0415
    from onrecord.web.door import OwnDoor  # noqa: PLC0415
    from onrecord.web.viewer import Viewer  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened:
        door = OwnDoor(Viewer(name_of(by), "keeper"))
        listening = socket.create_server((HOST, port))
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        sys.stdout.write(f"Open {address}/open/{door.link} in a browser. The link works once. Ctrl-C ends.\n")
        sys.stdout.flush()
        config = uvicorn.Config(make_app(opened, door), log_level="warning", server_header=False)
        uvicorn.Server(config).run(sockets=[listening])
