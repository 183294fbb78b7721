"""``/look``: the events of a view of the ledger as one of four pictures, each above a table of the same."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Literal

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.archive.filters import Filters
from onrecord.archive.pictures import (
    CERTAINTIES,
    Somewhere,
    cells,
    not_happened,
    somewhere,
    stretches,
    ties,
    unplaced,
)
from onrecord.archive.views import LEAVING
from onrecord.protection.levels import Level
from onrecord.protection.roles import ceiling
from onrecord.web.ledger.page import FACETS, chips, narrowing
from onrecord.web.ledger.query import View, view_from, view_of
from onrecord.web.look.counts import Column, counts
from onrecord.web.look.network import network
from onrecord.web.look.timeline import timeline
from onrecord.web.pages import form_of, render, require
from onrecord.web.viewer import archive_of, viewer_of
from onrecord.web.words import N_

Show = Literal["timeline", "map", "network", "counts"]
SHOWS: Mapping[Show, str] = {
    "timeline": N_("Timeline"), "map": N_("Map"), "network": N_("Who → to whom"), "counts": N_("Counts"),
}  # fmt: skip
"""The pictures, and what they are called."""
_FACETS = {field: title for field, title in FACETS.items() if field not in {"kinds", "polarities"}}
_EXACT = ("day", "month", "year")
_VAGUE = ("stretch", "about", "no-year", "none")


def look(request: Request) -> Response:
    """One picture of a view, whose address is that of the ledger and ``show``."""
    view = _events(view_of(request.query_params.multi_items()))
    show = show_of(request.query_params.get("show"))
    seen = ceiling(viewer_of(request).role, "read")
    with archive_of(request).database.reading() as connection:
        narrowed = narrowing(connection, _happened(view), seen, _FACETS)
        on = chips(view, narrowed["facets"])
        context = {**narrowed, "view": view, "chips": on, **drawn(connection, view.filters, seen, show)}
    return render(request, "look/look.html.j2", show=show, shows=SHOWS, address=_address(view), **context)


async def leave(request: Request) -> Response:
    """The same picture as it may be saved: with pseudonyms for all who are protected; the log tells of it."""
    require(request, "release")
    form = await form_of(request)
    view = _events(view_from(str(form.get("query", ""))))
    show = show_of(str(form.get("show", "")))
    archive = archive_of(request)
    with archive.database.reading() as connection:
        context = drawn(connection, view.filters, LEAVING, show)
    archive.log_access("released", format=f"picture of {show}", level=LEAVING, role=viewer_of(request).role)
    return render(request, "look/leaving.html.j2", view=view, show=show, address=_address(view), **context)


def drawn(connection: sa.Connection, filters: Filters, seen: Level | None, show: Show) -> dict[str, Any]:
    """What one picture is drawn from."""
    facts: dict[str, Any] = {
        "certainties": CERTAINTIES,
        "denied": not_happened(connection, filters, seen),
        "picture": None,
    }
    match show:
        case "timeline":
            facts["picture"] = timeline(stretches(connection, filters, seen))
        case "network":
            facts["picture"] = network(ties(connection, filters, seen))
        case "counts":
            facts["picture"] = counts(cells(connection, filters, seen))
            facts["column"] = column_filters
        case "map":
            facts["picture"] = _places(somewhere(connection, filters, seen))
            facts["unplaced"] = unplaced(connection, filters, seen)
    return facts


def show_of(asked: str | None) -> Show:
    """The picture that is asked for; the timeline when there is none of that name."""
    return next((show for show in SHOWS if show == asked), "timeline")


def column_filters(column: Column) -> dict[str, Any]:
    """The filters that let through just what one column of the counts holds."""
    if column.edtf is None:
        return {"date": None, "precisions": _VAGUE}
    if not column.exact:
        return {"date": column.edtf, "precisions": ("year",)}
    return {"date": column.edtf, "precisions": _EXACT[:2] if len(column.edtf) > 4 else _EXACT}


def _events(view: View) -> View:
    """What a picture is of: events that are said to have happened."""
    return View(replace(view.filters, kinds=(), polarities=()))


def _happened(view: View) -> View:
    """The same, said of the ledger, which holds more."""
    return view.only(kinds=("event",), polarities=("happened",))


def _address(view: View) -> Callable[..., str]:
    """A function from filters to the address of the ledger with what they let through of ``view``."""

    def address(**given: Any) -> str:
        return f"/ledger?{_happened(view).only(**given).query}"

    return address


def _places(found: tuple[Somewhere, ...]) -> tuple[tuple[Somewhere, dict[str, int]], ...]:
    """Each place once, the least exact first, with its events by how sure they are."""
    places: dict[str, tuple[Somewhere, dict[str, int]]] = {}
    for each in found:
        _, by_certainty = places.setdefault(each.key, (each, dict.fromkeys(CERTAINTIES, 0)))
        by_certainty[each.certainty] += each.records
    return tuple(places.values())


routes = [
    Route("/look", look, name="look"),
    Route("/look/leaving", leave, methods=["POST"]),
]
