"""``/compare?one=…&other=…``: two accounts side by side, what both tell and where they contradict."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.archive.documents import find_document
from onrecord.archive.overview import overview
from onrecord.archive.reprints import reprints_of
from onrecord.protection.redact import redacted
from onrecord.protection.roles import ceiling
from onrecord.record import Event, Reading, Statement
from onrecord.review.compare import compare
from onrecord.web.pages import render
from onrecord.web.read.scene import Scene, open_scene
from onrecord.web.viewer import archive_of, viewer_of
from onrecord.workbench.seeing import note_look

LISTED = 500
"""Documents that one can choose from; an address names any."""


@dataclass(frozen=True, slots=True)
class Account:
    """One of the two: its document's name, its record as the viewer may see it, and who says what in it."""

    name: str
    reading: Reading

    def called(self, entity: str | None, words: str) -> str:
        """The name of an entity, or the words where nothing stands behind them."""
        return next((each.name for each in self.reading.entities if each.id == entity), words)

    def voices(self, event: Event, disputing: bool = False) -> list[tuple[Statement, str | None]]:
        """The statements that carry an event, or that deny it, with the names of who makes them."""
        wanted = event.disputed_by if disputing else event.according_to
        names = {entity.id: entity.name for entity in self.reading.entities}
        return [(each, names.get(each.source or "")) for each in self.reading.statements if each.id in wanted]


def show(request: Request) -> Response:
    """The comparison, or the choice of two documents."""
    archive, viewer = archive_of(request), viewer_of(request)
    asked = [request.query_params.get(name, "") for name in ("one", "other")]
    with archive.database.reading() as connection:
        found = [find_document(connection, name) if name else None for name in asked]
        lines = list(overview(connection, LISTED, ceiling(viewer.role, "read")))
        alike = {each.name for each in reprints_of(connection, found[0])} if found[0] else set()
    accounts = [_account(open_scene(archive, each, viewer)) if each else None for each in found]
    one, other = accounts
    return render(
        request,
        "compare.html.j2",
        lines=sorted(lines, key=lambda line: line.document.name not in alike),
        alike=alike,
        one=one,
        other=other,
        compared=compare(one.reading, other.reading) if one and other else None,
    )


def _account(scene: Scene) -> Account:
    if scene.guards.anything("internal"):
        note_look(scene.archive, scene.document, scene.guards, scene.viewer.role)
    return Account(scene.document.name, redacted(scene.shown.judged.reading, scene.rules))


routes = [Route("/compare", show, name="compare")]
