"""``onrecord judge``, ``settings``: decisions for scripts, and how the archive is to be worked with."""

import json
from enum import StrEnum
from typing import Annotated, Any

import typer

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

    with working(archive, passphrase_file, by) as opened:
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
