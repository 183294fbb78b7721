"""``/ledger/csv``: what the ledger shows as a table for a spreadsheet, on terms that somebody chooses."""

from dataclasses import replace
from datetime import UTC, datetime

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.archive.ledger import may_leave
from onrecord.protection.coarse import DATE_DETAILS, PLACE_DETAILS
from onrecord.protection.consent import PURPOSES
from onrecord.protection.roles import ceiling
from onrecord.web.ledger.query import View, view_from
from onrecord.web.pages import form_of, render, require
from onrecord.web.viewer import archive_of, viewer_of
from onrecord.workbench.releasing import Terms
from onrecord.workbench.tabling import PreparedTable, Table, prepare_table, release_table


def terms_page(request: Request) -> Response:
    """The terms on which the table would leave."""
    require(request, "release")
    view = view_from(request.url.query)
    statements = view.filters.kinds == ("statement",)
    return _page(request, view, "statements" if statements else "events", _default(request))


async def leave(request: Request) -> Response:
    """The table; the page again when something in it must be looked at first."""
    require(request, "release")
    form = await form_of(request)
    view = view_from(str(form.get("query", "")))
    table: Table = "statements" if form.get("table") == "statements" else "events"
    terms, archive, role = _terms(request, form), archive_of(request), viewer_of(request).role
    filters = replace(view.filters, kinds=("event",) if table == "events" else ("statement",))
    with archive.database.reading() as connection:
        chosen, left_out = may_leave(connection, filters, ceiling(role, "read"))
    prepared = prepare_table(archive, chosen, table, terms, role)
    if prepared.leftovers or not prepared.records:
        return _page(request, view, table, terms, prepared, left_out)
    return Response(
        release_table(archive, prepared, terms),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="on-record-{table}.csv"'},
    )


def _page(
    request: Request,
    view: View,
    table: Table,
    terms: Terms,
    prepared: PreparedTable | None = None,
    left_out: int = 0,
) -> Response:
    return render(
        request,
        "ledger/leaving.html.j2",
        view=view,
        table=table,
        terms=terms,
        prepared=prepared,
        left_out=left_out,
        purposes=PURPOSES,
        places=PLACE_DETAILS,
        dates=DATE_DETAILS,
    )


def _default(request: Request) -> Terms:
    return Terms("published", datetime.now(UTC).date(), confirmed=True)


def _terms(request: Request, form: FormData) -> Terms:
    """The terms that a form says.

    Raises:
        HTTPException: 400 when they are none that there are.
    """
    purpose = next((each for each in PURPOSES if each == form.get("purpose")), None)
    places = next((each for each in PLACE_DETAILS if each == form.get("places")), None)
    dates = next((each for each in DATE_DETAILS if each == form.get("dates")), None)
    if purpose is None or places is None or dates is None:
        raise HTTPException(400, "the terms are not whole; load the page again")
    return replace(
        _default(request),
        purpose=purpose,
        places=places,
        dates=dates,
        confirmed="confirmed" in form,
        partly="partly" in form,
        allowed=frozenset(map(str, form.getlist("allowed"))),
    )


routes = [
    Route("/ledger/csv", terms_page),
    Route("/ledger/csv", leave, methods=["POST"]),
]
