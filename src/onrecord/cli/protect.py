"""``onrecord protect``, ``consent``: what must be guarded, and what sources agreed to."""

import re
import sys
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.cli.terminal import visible
from onrecord.errors import ProtectionError

app = typer.Typer()
_RECORD = re.compile(r"(?P<document>[0-9a-f]{4,64}(?:\.\d+)?)(?:/(?P<record>[a-z]+\d+))?")


class Level(StrEnum):
    """How well something is guarded."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    SEALED = "sealed"


class Purpose(StrEnum):
    """What a release is for; see 'onrecord release --help'."""

    PUBLISHED = "published"
    SHARING = "sharing"
    PUBLICATION = "publication"
    COURT = "court"
    RESEARCH = "research"


@app.command()
def protect(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[DOC | DOC/RECORD | NAME]",
            help="A document; a person (DOC/e2) or a statement (DOC/s3) in it; a name, everywhere; - asks.",
        ),
    ] = None,
    level: Annotated[
        Level | None, typer.Option(help="Who may see it: docs/protection.md has the table.")
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why. It is kept, and no name belongs in it.")] = None,
    alias: Annotated[
        list[str] | None, typer.Option(help="Another form of the name: a nickname, another script.")
    ] = None,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="A person of one document, in the whole archive.")
    ] = False,
    list_all: Annotated[bool, typer.Option("--list", help="Say what is guarded, and why.")] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Guard a document, a person or a statement; the last decision about each holds.

    A person who is guarded has a pseudonym wherever somebody looks who may not see the name, and in all that
    leaves. With --level public a name or a statement is guarded no more.
    """
    if list_all or what is None:
        _list(archive, passphrase_file, by)
        return
    if level is None or not reason:
        raise typer.BadParameter("say --level and --reason")
    from onrecord.archive.documents import find_document  # noqa: PLC0415 - databases load when one is opened
    from onrecord.archive.reprints import reprints_of  # noqa: PLC0415
    from onrecord.protection.levels import pseudonym  # noqa: PLC0415
    from onrecord.workbench import protecting  # noqa: PLC0415

    names = _names(what)
    place = _RECORD.fullmatch(names[0])
    with working(archive, passphrase_file, by, to_write=True) as opened:
        if place is None:
            decision = protecting.protect_person(
                opened, (*names, *(alias or ())), level.value, reason, "keeper"
            )
        else:
            with opened.database.reading() as connection:
                document = find_document(connection, place["document"])
            record = place["record"]
            if record is None:
                decision = protecting.protect_document(opened, document, level.value, reason, "keeper")
            else:
                decision = protecting.protect_record(
                    opened, document, record, level.value, reason, "keeper",
                    everywhere=everywhere, aliases=tuple(alias or ()),
                )  # fmt: skip
        with opened.database.reading() as connection:
            alone = place is None or decision.document is None or decision.kind == "document"
            others = () if alone else reprints_of(connection, document)
    called = f" and is called {pseudonym(decision.pseudonym)}" if decision.pseudonym is not None else ""
    where = " everywhere" if decision.kind == "person" and decision.document is None else ""
    typer.echo(f"The {decision.kind} is {decision.level}{where} from now on{called}.")
    if others:
        reprints = ", ".join(other.name for other in others)
        typer.echo(f"Reprints of the same account are not guarded by this: {reprints}.", err=True)


@app.command()
def consent(
    source: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="The person who told it; - asks.")
    ] = None,
    purpose: Annotated[Purpose | None, typer.Option("--for", help="What the person agreed to.")] = None,
    note: Annotated[
        str, typer.Option(help="How it was given: in writing, on tape, to whom. No name belongs here.")
    ] = "",
    until: Annotated[str | None, typer.Option(metavar="DAY", help="The last day on which it holds.")] = None,
    document: Annotated[str | None, typer.Option(metavar="DOC", help="Only for this document.")] = None,
    withdrawn: Annotated[
        bool, typer.Option("--withdrawn", help="The person took it back, or refused.")
    ] = False,
    list_all: Annotated[bool, typer.Option("--list", help="Say what sources agreed to.")] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Note what a source agreed to, or took back. Where nothing is noted, nothing was agreed to."""
    if list_all or source is None:
        _list_consents(archive, passphrase_file, by)
        return
    if purpose is None or not note:
        raise typer.BadParameter("say --for and --note")
    from onrecord.archive.documents import find_document  # noqa: PLC0415 - databases load when one is opened
    from onrecord.archive.protections import full_name  # noqa: PLC0415
    from onrecord.protection.consent import Consent  # noqa: PLC0415
    from onrecord.workbench.protecting import note_consent  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        of_it = None
        if document is not None:
            with opened.database.reading() as connection:
                of_it = full_name(find_document(connection, document))
        given = Consent(
            _names(source)[0],
            purpose.value,
            not withdrawn,
            of_it,
            _day(until) if until else None,
            note,
            "",
            "",
        )
        note_consent(opened, given, "keeper")
    typer.echo("It is noted.")


def _names(what: str) -> tuple[str, ...]:
    """``-`` stands for names that come from standard input, one a line, and for one that is asked for.

    Others on the machine can see arguments, and a shell remembers them.
    """
    if what != "-":
        return (what,)
    lines = (typer.prompt("Name"),) if sys.stdin.isatty() else tuple(sys.stdin.read().splitlines())
    names = tuple(line.strip() for line in lines if line.strip())
    if not names:
        raise ProtectionError("no name was given")
    return names


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise ProtectionError("this is not a day", where=text, remedy="write it so: 2027-12-31") from error


def _list(archive: ArchiveOption, passphrase_file: PassphraseFileOption, by: WhoOption) -> None:
    from onrecord.archive.protections import all_protections  # noqa: PLC0415
    from onrecord.protection.levels import pseudonym  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        with opened.database.reading() as connection:
            decisions = all_protections(connection)
        opened.log_access("viewed", what="protections")
    table = Table("when", "by", "what", "where", "level", "reason", box=None, header_style="bold")
    for each in decisions:
        called = pseudonym(each.pseudonym) if each.pseudonym is not None else each.kind
        names = f" ({', '.join(each.names)})" if each.kind == "person" else ""
        table.add_row(
            each.at[:10],
            Text(visible(each.who)),
            Text(visible(f"{called}{names}")),
            _where(each.document, each.record),
            each.level,
            Text(visible(each.reason)),
        )
    _print(table, bool(decisions), "Nothing is guarded.")


def _list_consents(archive: ArchiveOption, passphrase_file: PassphraseFileOption, by: WhoOption) -> None:
    from onrecord.archive.protections import all_consents  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        with opened.database.reading() as connection:
            consents = all_consents(connection)
        opened.log_access("viewed", what="consents")
    table = Table(
        "when", "by", "source", "for", "where", "agreed", "until", "how", box=None, header_style="bold"
    )
    for each in consents:
        table.add_row(
            each.at[:10],
            Text(visible(each.who)),
            Text(visible(each.source)),
            each.purpose,
            _where(each.document, None),
            "yes" if each.given else "no",
            each.until or "",
            Text(visible(each.note)),
        )
    _print(table, bool(consents), "Nobody's consent is noted.")


def _where(document: str | None, record: str | None) -> str:
    if document is None:
        return "everywhere"
    original, _, position = document.partition(".")
    return original[:12] + (f".{position}" if position != "0" else "") + (f"/{record}" if record else "")


def _print(table: Table, anything: bool, otherwise: str) -> None:
    if anything:
        Console(highlight=False, soft_wrap=not sys.stdout.isatty()).print(table)
    else:
        typer.echo(otherwise)
