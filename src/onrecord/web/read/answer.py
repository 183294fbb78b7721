"""The answer to a step in the room: what changed on the page, or the page again for who has no script."""

import json
from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.protection.levels import LEVELS, Level
from onrecord.review import choices
from onrecord.web.meanings import codebook
from onrecord.web.pages import render
from onrecord.web.read.changes import changes
from onrecord.web.read.desk import NEW
from onrecord.web.read.room import EntityCard, Room
from onrecord.web.read.scene import Scene
from onrecord.web.read.text import exact

OUT_OF_STEP, REFUSED = 409, 422
"""Somebody else judged the record meanwhile; what was sent cannot be."""


def context(scene: Scene) -> dict[str, Any]:
    """What every template of the room is drawn with."""
    room = scene.room()
    return {
        "room": room,
        "reading": room.reading,
        "document": scene.document,
        "place": scene.place,
        "level": scene.guards.document,
        "desks": {} if scene.redacted else scene.desks,
        "judges": scene.judges,
        "writes": scene.judges and not scene.redacted,
        "levels_of": _levels(scene),
        "reviewers": scene.shown.reviewers,
        "last_own": scene.last_own,
        "choices": choices,
        "codes": codebook().codes,
        "exact": exact,
        "levels": LEVELS[1:],
        "people": [(c.record.id, c.record.name) for c in _named(room) if c.record.kind != "place"],
        "places": [(c.record.id, c.record.name) for c in _named(room) if c.record.kind == "place"],
        "everyone": [(c.record.id, f"{c.record.name} ({c.record.id})") for c in _named(room)],
        "statements": [(v.record.id, f"{v.record.id} {_who(v)}") for v in room.drafts if hasattr(v, "name")],
    }


def answer(
    request: Request,
    scene: Scene,
    seen: int,
    *,
    touched: Iterable[str] = (),
    go: str | None = None,
    done: str = "",
    problem: str = "",
    by: str = "",
    taken: str = "",
) -> Response:
    """All that differs from what the page shows, which took account of judgements up to ``seen``.

    ``touched`` are records whose cards are drawn again in any case. ``go`` is the record that the page should
    turn to and ``done`` the verdict or task that was done. Where nothing was done, ``problem`` says why, or
    ``by`` who was faster. ``taken`` is the draft of a newer reading that is no longer on offer.
    """
    status = OUT_OF_STEP if by else REFUSED if problem else 200
    if request.headers.get("hx-request") is None:
        if by or problem:
            return render(
                request, "read/refused.html.j2", status=status, place=scene.place, problem=problem, by=by
            )
        at = f"?at={go}#card-{go}" if go else ""
        return RedirectResponse(f"{scene.place}{at}", status_code=303)
    room = scene.room()
    changed = changes(scene.room(seen), room)
    placed = {each.card.record.id for each in (*changed.drafts, *changed.people)}
    again = {card.record.id for card in changed.cards} | set(touched) - placed
    page = render(
        request,
        "read/changes.html.j2",
        status=status,
        **context(scene),
        changed=changed,
        cards=[card for card in room.cards() if card.record.id in again],
        begun=any(each.startswith(NEW) for each in again),
        done=done,
        problem=problem,
        by=by,
        taken=taken,
    )
    if go is not None:
        page.headers["HX-Trigger"] = json.dumps({"room:go": {"record": go}})
    return page


def reload(request: Request, scene: Scene) -> Response:
    """The whole page again."""
    if request.headers.get("hx-request") is None:
        return RedirectResponse(scene.place, status_code=303)
    return Response(headers={"HX-Refresh": "true"})


def _levels(scene: Scene) -> dict[str, Level]:
    """How well the persons and statements of the page are guarded, for who may see them as they are."""
    persons = {id_: person.level for person in scene.guards.persons for id_ in person.records}
    return {} if scene.redacted else {**persons, **scene.guards.statements}


def _named(room: Room) -> list[EntityCard]:
    return sorted(
        (card for card in room.people if card.standing.status != "rejected"),
        key=lambda card: card.record.name.casefold(),
    )


def _who(card: Any) -> str:
    return card.name or (card.record.source_span.text if card.record.source_span else "")
