"""``onrecord judge``, ``agreement``, ``settings``: decisions for scripts, and how far people agree."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from onrecord.cli.archive_options import ArchiveOption, PassphraseFileOption, WhoOption, working
from onrecord.errors import ReviewError

app = typer.Typer()


class Verdict(StrEnum):
    """What can be decided."""

    CONFIRM = "confirm"
    AMEND = "amend"
    REJECT = "reject"
    DISPUTE = "dispute"
    NOTE = "note"
    DRAFT = "draft"
    UNDO = "undo"


@app.command()
def judge(
    document: Annotated[str, typer.Argument(metavar="DOC", help="A document's name.")],
    record: Annotated[
        str,
        typer.Argument(
            help="A statement (s3), an event (v1), an entity (e2); 'new' for one of your own; 'reading' for "
            "the reading as a whole: to confirm that is to take the newest one."
        ),
    ],
    verdict: Annotated[Verdict, typer.Argument(help="What you decide.")],
    field: Annotated[
        str | None, typer.Argument(help="What to amend; what to draft: statement, event or entity.")
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(help="What it should be, as typed in a review; the judgement's number to undo."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="VALUE is JSON, as in the contract.")] = False,
    why: Annotated[str | None, typer.Option(help="Why; a dispute and a note need it.")] = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Decide about one record, without being asked anything: for scripts. People use 'onrecord review'."""
    from onrecord.archive.documents import find_document  # noqa: PLC0415 - databases load with an archive
    from onrecord.record import Judgement  # noqa: PLC0415
    from onrecord.review import find_record, next_id  # noqa: PLC0415
    from onrecord.review.typed import typed_value  # noqa: PLC0415
    from onrecord.workbench import judging  # noqa: PLC0415

    with working(archive, passphrase_file, by, to_write=True) as opened:
        with opened.database.reading() as connection:
            found = find_document(connection, document)
        shown = judging.open_record(opened, found)
        if verdict is Verdict.UNDO and value is None:
            field, value = None, field
        meant: Any = None
        if value is not None and (as_json or verdict in {Verdict.UNDO, Verdict.DRAFT}):
            meant = _json(value)
        elif verdict is Verdict.AMEND and field is not None:
            everything = shown.judged.everything
            meant = typed_value(find_record(everything, record), field, value or "", everything)
        elif value is not None:
            raise ReviewError(f"'{verdict.value}' has no value")
        id_ = next_id(shown.drafted, shown.judgements) if record == "new" else record
        given = Judgement(id_, verdict.value, opened.hand.who, "", field=field, value=meant, why=why)
        after = judging.judge(opened, found, given)
    standing = after.judged.standings.get(id_)
    state = f": {standing.status}" if standing else ""
    needs = ", waits for a second person" if standing and standing.waiting else ""
    needs = ", and people do not agree on it" if standing and standing.disagreement else needs
    typer.echo(f"judgement {after.kept.id if after.kept else 0}: {found.name} {id_}{state}{needs}")


@app.command()
def agreement(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[DOC]...", help="Documents; without any, all of them.")
    ] = None,
    between: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only these persons; name each of them.")
    ] = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """How far those who judged the same records agree, field by field, as Krippendorff's alpha.

    Counted are records that at least two have judged. Alpha is 1 where all agree, 0 where they agree as by
    chance; where everybody always gave one and the same value there is none. Exit status 1 when no record
    was judged by two.
    """
    from onrecord.archive.documents import all_documents, find_document  # noqa: PLC0415
    from onrecord.review import person  # noqa: PLC0415
    from onrecord.review.agreement import Coded, coded  # noqa: PLC0415
    from onrecord.review.agreement import agreement as agree  # noqa: PLC0415
    from onrecord.workbench.judging import open_record  # noqa: PLC0415

    wanted = {person(name) for name in between or ()}
    values: list[Coded] = []
    with working(archive, passphrase_file, by) as opened:
        with opened.database.reading() as connection:
            chosen = [find_document(connection, name) for name in names or ()]
            documents = chosen or list(all_documents(connection))
        for document in documents:
            shown = open_record(opened, document)
            given = coded(document.name, shown.drafted, shown.judgements)
            values += [each for each in given if not wanted or each.who in wanted]
    found = agree(values)
    if not found:
        typer.echo("No record was judged by two people.", err=True)
        raise typer.Exit(1)
    table = Table("", "field", box=None, header_style="bold")
    for header in ("records", "the same", "alpha"):
        table.add_column(header, justify="right")
    for each in found:
        kind, field = each.field
        alpha = "" if each.alpha is None else f"{each.alpha:.2f}"
        table.add_row(kind, field, str(each.units), f"{each.same:.0%}", alpha)
    Console(highlight=False).print(table)


@app.command()
def settings(
    reviewers: Annotated[
        int | None,
        typer.Option(min=1, max=2, help="How many persons must judge a record: 2 is four eyes."),
    ] = None,
    archive: ArchiveOption = None,
    passphrase_file: PassphraseFileOption = None,
    by: WhoOption = None,
) -> None:
    """Show how the archive is to be worked with, or change it. A change is noted in the log."""
    from onrecord.archive import settings as kept  # noqa: PLC0415
    from onrecord.archive.judgements import change_setting  # noqa: PLC0415

    with working(archive, passphrase_file, by) as opened:
        if reviewers is not None:
            change_setting(opened, "reviewers", str(reviewers))
        with opened.database.reading() as connection:
            for key in kept.VALUES:
                typer.echo(f"{key} {kept.setting(connection, key)}")


def _json(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise ReviewError("the value is not JSON") from error
