"""``/ledger``: the table, what it can be narrowed by, and the views that somebody gave a name."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.archive.facets import Facet
from onrecord.archive.filters import Filters
from onrecord.archive.ledger import ORDERS, page
from onrecord.archive.saved import save, saved_views
from onrecord.errors import OnRecordError
from onrecord.protection.levels import Level
from onrecord.protection.roles import ceiling
from onrecord.record import MANNERS
from onrecord.web.ledger import leaving
from onrecord.web.ledger.kept import counted
from onrecord.web.ledger.query import NAMES, YES, View, echo, view_from, view_of
from onrecord.web.pages import form_of, render
from onrecord.web.viewer import archive_of, viewer_of
from onrecord.web.words import N_

SIZE = 50
"""Rows of a page."""
FACETS: Mapping[str, str] = {
    "kinds": N_("Kind of record"), "codes": N_("Code"), "certainties": N_("How sure"),
    "polarities": N_("Did it happen"), "disputed": N_("Denied"), "actors": N_("Who did it"),
    "targets": N_("To whom"), "sources": N_("According to"), "countries": N_("Country"),
    "regions": N_("Region"), "places": N_("Place"), "date": N_("When"), "precisions": N_("How exactly dated"),
    "accounts": N_("Independent accounts"), "statuses": N_("State of review"),
}  # fmt: skip
"""The facets in their order, and what they are called."""
ORDER_NAMES: Mapping[str, str] = {
    "added": N_("last added first"), "date": N_("earliest first"), "-date": N_("latest first"),
    "code": N_("by code"), "certainty": N_("by how sure"), "status": N_("by state of review"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on: what it is called, its value, and the query without it."""

    field: str
    value: str
    query: str


def show(request: Request) -> Response:
    """One page of a view of the ledger."""
    view = view_of(request.query_params.multi_items())
    viewer = viewer_of(request)
    seen = ceiling(viewer.role, "read")
    with archive_of(request).database.reading() as connection:
        found = page(connection, view.filters, seen, view.order, view.after, SIZE)
        context = {
            **narrowing(connection, view, seen),
            "found": found,
            "echo": echo,
            "saved": saved_views(connection, viewer.name),
        }
    return render(
        request, "ledger/ledger.html.j2", following=found.following and view.page(found.following), **context
    )


def narrowing(
    connection: sa.Connection, view: View, seen: Level | None, names: Mapping[str, str] = FACETS
) -> dict[str, Any]:
    """What a page needs to offer the facets named in ``names``, and to say which filters are on."""
    count = counted(connection, view.filters, seen, tuple(names))
    return {
        "view": view,
        "total": count.total,
        "facets": count.facets,
        "chips": chips(view, count.facets),
        "titles": FACETS,
        "parameters": NAMES,
        "stances": tuple(MANNERS),
        "orders": {order: ORDER_NAMES[order] for order in ORDERS},
    }


def chips(view: View, made: Mapping[str, Facet]) -> tuple[Chip, ...]:
    """The filters that are on, each with the address that takes it away."""
    found = []
    for each in fields(Filters):
        value = getattr(view.filters, each.name)
        if not value or each.name == "words":
            continue
        values: tuple[str, ...] = (
            value if isinstance(value, tuple) else (YES if value is True else str(value),)
        )
        choices = made[each.name].choices if each.name in made else ()
        called = {choice.value: choice.name for choice in choices}
        found += [
            Chip(each.name, called.get(text, text), view.without(each.name, text).query) for text in values
        ]
    return tuple(found)


async def keep_view(request: Request) -> Response:
    """Give the view that is looked at a name, or take a name back."""
    form = await form_of(request)
    name, query = str(form.get("name", "")).strip(), str(form.get("query", ""))
    if not name:
        raise OnRecordError("a view needs a name", remedy="say what it is of")
    gone = "remove" in form
    kept = view_from(query).query
    save(archive_of(request), name, None if gone else kept, shared=form.get("shared") == YES)
    return RedirectResponse(f"/ledger?{kept}" if kept else "/ledger", status_code=303)


routes = [
    Route("/ledger", show, name="ledger"),
    Route("/ledger/views", keep_view, methods=["POST"]),
    *leaving.routes,
]
