"""A real PostgreSQL for tests: started from Debian's packages in a folder of its own, and gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def why_not() -> str | None:
    """Why no PostgreSQL can be started here; None when one can."""
    if not _INSTALLED:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    return None


@contextmanager
def server() -> Iterator[str]:
    """The URL of a server that listens on a socket only, without the name of a database at its end."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
    data = folder / "data"
    _give_away(folder)
    try:
        _run(
            "initdb",
            "-D",
            data,
            "-U",
            "onrecord",
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        )
        settings = (
            f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c shared_buffers=64MB"
        )
        _run("pg_ctl", "-D", data, "-w", "-s", "-l", folder / "log", "-o", settings, "start")
        try:
            yield f"postgresql://onrecord@/{{name}}?host={folder}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-s", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str | Path) -> None:
    as_who: dict[str, Any] = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    command = [str(_INSTALLED[-1] / program), *map(str, arguments)]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, **as_who)


def _give_away(folder: Path) -> None:
    """PostgreSQL will not run as root; Debian's package makes a user for it."""
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
