"""``onrecord account``: who may sign in where a team works in one archive."""

import getpass
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.cli.terminal import visible
from onrecord.errors import AccountError

VARIABLE = "ONRECORD_ACCOUNT_PASSWORD"

app = typer.Typer()
accounts = typer.Typer(no_args_is_help=True, help="Accounts: who may sign in, and what they may do.")
app.add_typer(accounts, name="account")

NameArgument = Annotated[str, typer.Argument(help="The account's name.")]
PasswordFileOption = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help=f"A file with the account's password; else ${VARIABLE}, else you are asked."
    ),
]


class Role(StrEnum):
    """What somebody may do; docs/protection.md has the table."""

    READER = "reader"
    CODER = "coder"
    REVIEWER = "reviewer"
    KEEPER = "keeper"


@accounts.command("add")
def add(
    name: NameArgument,
    role: Annotated[
        Role | None, typer.Option(help="What they may do. The first account is a keeper's.")
    ] = None,
    totp: Annotated[bool, typer.Option("--totp", help="Ask for a one-time code too.")] = False,
    password_file: PasswordFileOption = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Make an account. Whoever can do this holds the archive's passphrase, and is a keeper already."""
    from onrecord.archive import accounts as store  # noqa: PLC0415 - databases load when one is opened

    with working(archive, passphrase_file, by, to_write=True) as opened:
        with opened.database.reading() as connection:
            first = not store.all_accounts(connection)
        if role is None and not first:
            raise typer.BadParameter("say --role: reader, coder, reviewer or keeper")
        account = store.add_account(
            opened, name, role.value if role else "keeper", _new_password(password_file)
        )
        typer.echo(f"{account.name} may sign in now, as a {account.role}.")
        if totp:
            _show_totp(store.set_totp(opened, name))


@accounts.command("list")
def list_accounts(
    archive: ArchiveOption = None, passphrase_file: PassphraseFileOption = None, by: WhoOption = None
) -> None:
    """List the accounts, closed ones too."""
    from onrecord.archive.accounts import all_accounts  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened, opened.database.reading() as connection:
        found = all_accounts(connection)
    table = Table("name", "role", "one-time code", "since", "", box=None, header_style="bold")
    for each in found:
        closed = "closed" if each.disabled else ""
        table.add_row(
            Text(visible(each.name)), each.role, "yes" if each.totp else "no", each.made[:10], closed
        )
    Console(highlight=False).print(table if found else "There are no accounts.")


@accounts.command("role")
def change_role(
    name: NameArgument,
    role: Annotated[Role, typer.Argument(help="What they may do from now on.")],
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Give an account another role; who uses it signs in anew."""
    from onrecord.archive.accounts import set_role  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        set_role(opened, name, role.value)
    typer.echo(f"{name} is a {role.value} now.")


@accounts.command("disable")
def disable(
    name: NameArgument,
    undo: Annotated[bool, typer.Option("--undo", help="Open it again.")] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Close an account, and end its sessions. The log goes on telling what it did."""
    from onrecord.archive.accounts import set_disabled  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        set_disabled(opened, name, not undo)
    typer.echo(f"{name} may {'sign in again' if undo else 'sign in no more'}.")


@accounts.command("password")
def change_password(
    name: NameArgument,
    password_file: PasswordFileOption = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Give an account a new password, and end its sessions and its wait after failures."""
    from onrecord.archive.accounts import set_password  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        set_password(opened, name, _new_password(password_file))
    typer.echo(f"{name} has a new password.")


@accounts.command("totp")
def change_totp(
    name: NameArgument,
    off: Annotated[bool, typer.Option("--off", help="Ask for no one-time code any more.")] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Ask an account for a one-time code: shows the new secret once, for an authenticator."""
    from onrecord.archive.accounts import drop_totp, set_totp  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        if off:
            drop_totp(opened, name)
            typer.echo(f"{name} is asked for no one-time code any more.")
        else:
            _show_totp(set_totp(opened, name))


def _show_totp(uri: str) -> None:
    import segno  # noqa: PLC0415 - nothing else draws

    typer.echo("Let the authenticator read this. It is shown once; whoever has it can make the codes.")
    if sys.stdout.isatty():
        segno.make(uri, error="m").terminal(compact=True)
    typer.echo(uri)


def _new_password(file: Path | None) -> str:
    """A password that is chosen now; a person types it twice. Never an argument: others could see it."""
    if file is not None:
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise AccountError("the password file cannot be read", where=str(file)) from error
        return lines[0] if lines else ""
    given = os.environ.get(VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():
        raise AccountError("a password is needed, and there is nobody to ask", remedy=f"set {VARIABLE}")
    first = getpass.getpass("New password: ")
    if getpass.getpass("Once more: ") != first:
        raise AccountError("these two are not the same")
    return first
