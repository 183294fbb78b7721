"""``onrecord list``, ``show``, ``search``: what is in the archive."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from onrecord.cli.account import Role
from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.cli.terminal import show_reading, visible

if TYPE_CHECKING:
    from onrecord.archive.overview import Line
    from onrecord.archive.search import Found
    from onrecord.workbench.judging import Shown

app = typer.Typer()


class Kind(StrEnum):
    """What a search can find."""

    DOCUMENT = "document"
    STATEMENT = "statement"
    EVENT = "event"


class Status(StrEnum):
    """What became of a record."""

    DRAFTED = "drafted"
    CONFIRMED = "confirmed"
    AMENDED = "amended"
    REJECTED = "rejected"


class Needs(StrEnum):
    """What a judged record waits for."""

    SECOND = "second"
    AGREEMENT = "agreement"


class Certainty(StrEnum):
    """How sure an event is."""

    REPORTED = "reported"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    PLANNED = "planned"


@app.command("list")
def list_documents(
    limit: Annotated[int, typer.Option(min=1, help="How many lines at most.")] = 50,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """List the documents in the archive, the newest first. Reprints of one story share an account."""
    from onrecord.archive.overview import overview  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened, opened.database.reading() as connection:
        lines = list(overview(connection, limit + 1))
    table = Table(box=None, header_style="bold")
    table.add_column("document", no_wrap=True, min_width=14)
    for header in ("published", "title", "said", "done", "judged", "account", "from"):
        table.add_column(header)
    for line in lines[:limit]:
        table.add_row(
            line.document.name,
            line.published or "",
            Text(visible(line.title), overflow="ellipsis", no_wrap=True),
            str(line.statements),
            str(line.events),
            _progress(line),
            str(line.account or ""),
            Text(visible(Path(line.origin).name), style="dim", overflow="ellipsis", no_wrap=True),
        )
    Console(highlight=False).print(table if lines else "The archive is empty.")
    if len(lines) > limit:
        typer.echo(f"There are more; say --limit {2 * limit}.", err=True)


def _progress(line: "Line") -> str:
    """How much of a document was judged: "3 (1 waits)"."""
    if not line.judged:
        return ""
    waits = f" ({line.waiting} wait{'s' * (line.waiting == 1)})" if line.waiting else ""
    return f"{line.judged}{waits}"


@app.command()
def show(
    document: Annotated[
        str, typer.Argument(metavar="DOC", help="A document's name; its beginning is enough.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Write the record as JSON.")] = False,
    original: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the original, decrypted, to a new file.")
    ] = None,
    as_role: Annotated[
        Role | None, typer.Option("--as", help="As somebody of this role sees it, guarded names hidden.")
    ] = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Show a document: what was drafted and judged, how it came here, and what is a reprint of it."""
    from onrecord.archive.documents import acquired, find_document, readings_of  # noqa: PLC0415
    from onrecord.archive.exchange import write_out  # noqa: PLC0415
    from onrecord.archive.reprints import reprints_of  # noqa: PLC0415
    from onrecord.record import reading_to_json  # noqa: PLC0415
    from onrecord.workbench.judging import open_record  # noqa: PLC0415
    from onrecord.workbench.seeing import see  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened:
        with opened.database.reading() as connection:
            found = find_document(connection, document)
            origins = acquired(connection, found.original)
            reprints = reprints_of(connection, found)
            times_read = len(readings_of(connection, found))
        record = open_record(opened, found)
        seen = see(opened, found, as_role.value if as_role else "keeper")
        if original is not None:
            write_out(opened, found, original)
            typer.echo(f"{original} is the original, decrypted, with the SHA-256 {found.original}.")
            return
    if as_json:
        sys.stdout.write(json.dumps(reading_to_json(seen.reading), indent=1) + "\n")
        return
    console = Console(highlight=False)
    if as_role is not None:
        show_reading(seen.reading, console)
        return
    show_reading(record.judged.reading, console, record.judged.standings)
    stored = record.stored
    facts = [
        *_judged_facts(record),
        f"SHA-256 {found.original}",
        f"readings: {times_read}; this is the one of {stored.at} by {stored.reader}",
        *(f"came from {visible(one.origin)} on {one.at}, taken in by {visible(one.who)}" for one in origins),
        *(f"reprint of the same account: {other.name}" for other in reprints),
    ]
    console.print(Group(*(Text(fact, style="dim") for fact in facts)))


def _judged_facts(record: "Shown") -> list[str]:
    """What was rejected or noted about the whole, and whether a newer reading is waiting."""
    standings = record.judged.standings.values()
    rejected = ", ".join(each.record for each in standings if each.status == "rejected")
    facts = [f"rejected, and left out: {rejected}"] if rejected else []
    facts += [
        f"noted by {visible(each.who)}: {visible(each.why or '')}"
        for each in record.judged.about_all
        if each.verdict == "note"
    ]
    if record.newer is not None:
        name, at = record.document.name, record.newer.at
        facts.append(f"a newer reading, of {at}, waits: see 'onrecord review {name} --newer'")
    return facts


@app.command()
def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Words that must all be there; '\"in this order\"', begin*, and -- -not."),
    ] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Only these.")] = None,
    code: Annotated[
        str | None, typer.Option(help="An event's code or its beginning (liberty), or a statement's stance.")
    ] = None,
    person: Annotated[str | None, typer.Option(help="Somebody who is named in it.")] = None,
    place: Annotated[str | None, typer.Option(help="Where it happened, or a region around it.")] = None,
    date: Annotated[
        str | None, typer.Option(help="2017, 2017-11, 2017-11-30, 2016/2018, 2017/ or /2017.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    certainty: Annotated[Certainty | None, typer.Option(help="How sure an event is.")] = None,
    status: Annotated[
        Status | None, typer.Option(help="What people made of it; what was rejected is found only so.")
    ] = None,
    needs: Annotated[
        Needs | None, typer.Option(help="What a judged record waits for: a second person, or agreement.")
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="DOC", help="Only in this document.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Write one line of JSON for each.")] = False,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Search documents, statements and events. Exit status 1 when nothing is found."""
    from onrecord.archive.documents import find_document  # noqa: PLC0415
    from onrecord.archive.search import Query, search  # noqa: PLC0415
    from onrecord.workbench.seeing import not_to_be_seen, note_looks  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened:
        within = None
        if document is not None:
            with opened.database.reading() as connection:
                within = find_document(connection, document).id
        query = Query(
            words=" ".join(words or ()),
            kinds=tuple(each.value for each in kind or ()),
            code=code,
            person=person,
            place=place,
            source=source,
            date=date,
            certainty=certainty.value if certainty else None,
            status=status.value if status else None,
            needs=needs.value if needs else None,
            document=within,
            limit=limit,
        )
        found = search(opened.database, query)
        documents = dict.fromkeys(each.document for each in found)
        unseen = not_to_be_seen(opened, documents)
        found = tuple(each for each in found if each.document not in unseen)
        note_looks(opened, (each for each in documents if each not in unseen), "keeper")
    if unseen:
        these = f"{len(unseen)} document{'s' * (len(unseen) > 1)}"
        typer.echo(
            f"What was found in {these} is left out: something there is guarded, and a look at it cannot be "
            "noted, as this archive is write-protected.",
            err=True,
        )
    if as_json:
        for one in found:
            sys.stdout.write(json.dumps(_as_json(one)) + "\n")
    else:
        _print(found)
    raise typer.Exit(int(not found))


def _as_json(found: "Found") -> dict[str, str | None]:
    fields = ("kind", "record", "code", "certainty", "status", "since", "until", "shown")
    return {"document": found.document.name, **{name: getattr(found, name) for name in fields}}


def _print(found: "tuple[Found, ...]") -> None:
    console = Console(highlight=False)
    if not found:
        Console(stderr=True).print("Nothing was found.")
        return
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(style="dim")
    table.add_column(ratio=1, min_width=40)
    for one in found:
        when = one.since or "" if one.since == one.until else f"{one.since or '…'} to {one.until or '…'}"
        notes = [one.certainty, when, one.status if one.kind != "document" else ""]
        table.add_row(
            f"{one.document.name} {one.record}".strip(),
            one.code or one.kind,
            " · ".join(note for note in notes if note),
            Text(visible(one.shown)),
        )
    console.print(table)
