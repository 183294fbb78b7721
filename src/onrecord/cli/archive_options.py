"""What the commands that work in an archive share: which archive, who works in it, and its passphrase."""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import ArchiveError, PassphraseError

if TYPE_CHECKING:
    from onrecord.archive.archive import Archive

VARIABLE = "ONRECORD_PASSPHRASE"
NEW_VARIABLE = "ONRECORD_NEW_PASSPHRASE"

ArchiveOption = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="DIR",
        envvar="ONRECORD_ARCHIVE",
        help="The archive's folder; else the one in the working folder, else the one in your data folder.",
    ),
]
PassphraseFileOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=f"A file with the passphrase in its first line; else ${VARIABLE}, else you are asked.",
    ),
]
NewPassphraseFileOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help=f"A file with the new passphrase; else ${NEW_VARIABLE}, else you are asked.",
    ),
]
WhoOption = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", envvar="ONRECORD_BY", help="Who you are, for the log; else your login name."
    ),
]


@contextmanager
def working(
    archive: Path | None, passphrase_file: Path | None, by: str | None, *, to_write: bool = False
) -> Iterator["Archive"]:
    """The archive in use, open; ``to_write`` where a command can do nothing without."""
    from onrecord.archive.archive import open_archive  # noqa: PLC0415 - databases load when one is opened
    from onrecord.archive.place import find_place  # noqa: PLC0415

    place = find_place(archive)
    ask = partial(passphrase, passphrase_file, "Passphrase")
    with open_archive(place, ask, name_of(by), to_write=to_write) as opened:
        yield opened


def name_of(by: str | None) -> str:
    """Who is at work: the name that was given, else the login name."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise ArchiveError("this machine does not know who you are", remedy="say so with --by") from error


def passphrase(file: Path | None, prompt: str, variable: str = VARIABLE) -> str:
    """The passphrase, from wherever it was put; never from an argument, which others could see.

    Raises:
        PassphraseError: when there is none, and nobody to ask.
    """
    if file is not None:
        return _first_line(file)
    given = os.environ.get(variable)
    if given:
        return given
    return _asked(prompt, variable)


def new_passphrase(file: Path | None, variable: str = NEW_VARIABLE) -> str:
    """A passphrase that is chosen now; a person types it twice.

    Raises:
        PassphraseError: when there is none and nobody to ask, or the two are not the same.
    """
    if file is not None or os.environ.get(variable):
        return passphrase(file, "New passphrase", variable)
    first = _asked("New passphrase", variable)
    if _asked("Once more", variable) != first:
        raise PassphraseError("these two are not the same")
    return first


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PassphraseError("the passphrase file cannot be read", where=str(file)) from error
    if not lines or not lines[0]:
        raise PassphraseError("the passphrase file is empty", where=str(file))
    return lines[0]


def _asked(prompt: str, variable: str) -> str:
    if not sys.stdin.isatty():
        raise PassphraseError(
            "a passphrase is needed, and there is nobody to ask",
            remedy=f"use a passphrase file or the variable {variable}",
        )
    return getpass.getpass(f"{prompt}: ")
