"""``/read/{document}``: the page itself, what it asks for later, and the addresses of the whole room."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.record import Event, Statement
from onrecord.web.pages import render
from onrecord.web.read.answer import answer, context
from onrecord.web.read.deciding import decide
from onrecord.web.read.form import find
from onrecord.web.read.newer import newer_drafts
from onrecord.web.read.reasons import in_words
from onrecord.web.read.scene import scene_of
from onrecord.web.read.writing import write
from onrecord.workbench.seeing import note_look

KEYS_COOKIE = "keys"


def read(request: Request) -> Response:
    """The report beside the cards of its drafts."""
    scene = scene_of(request)
    if scene.guards.anything("internal"):
        note_look(scene.archive, scene.document, scene.guards, scene.viewer.role)
    room = scene.room()
    undecided = (card.record.id for card in room.drafts if card.standing.status == "drafted")
    first = next((card.record.id for card in room.drafts), None)
    at = request.query_params.get("at") or next(undecided, first)
    return render(
        request,
        "read.html.j2",
        **context(scene),
        at=at if find(room.reading, at or "") else None,
        newer=None if scene.redacted else newer_drafts(scene.shown),
        single_keys=request.cookies.get(KEYS_COOKIE) != "off",
    )


def since(request: Request) -> Response:
    """What others decided since the judgement numbered ``seen``; 204 when nobody did."""
    scene = scene_of(request)
    if scene.room().seen <= (seen := _number(request.query_params.get("seen"))):
        return Response(status_code=204)
    return answer(request, scene, seen)


def why(request: Request) -> Response:
    """Why each field of a record was drafted, as a piece of its card."""
    scene = scene_of(request)
    record = find(scene.everything, request.path_params["record"])
    drafted = record if isinstance(record, Statement | Event) else None
    return render(request, "read/why.html.j2", record=drafted, in_words=in_words)


def _number(value: str | None) -> int:
    if value is None or not value.isdecimal():
        raise HTTPException(400, "this page is out of step; load it again")
    return int(value)


routes = [
    Route("/read/{document}", read, name="read"),
    Route("/read/{document}/since", since),
    Route("/read/{document}/why/{record}", why),
    Route("/read/{document}/judge", decide, methods=["POST"]),
    Route("/read/{document}/desk", write, methods=["POST"]),
]
