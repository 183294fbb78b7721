"""The application: which address is which page, and what stands between them and the browser."""

from asyncio import Semaphore
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from onrecord.archive.archive import Archive
from onrecord.errors import OnRecordError, ProtectionError
from onrecord.export.page import shown
from onrecord.web import compare, inbox, queue, tongue
from onrecord.web import read as reading_room
from onrecord.web.faults import Faults
from onrecord.web.gate import Door, Gate
from onrecord.web.headers import SecurityHeaders
from onrecord.web.intake import Intake, Read
from onrecord.web.language import language_of
from onrecord.web.ledger import page as ledger
from onrecord.web.look import page as look
from onrecord.web.pages import STATIC, outside, render
from onrecord.web.people import page as people
from onrecord.web.words import N_

LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""The names under which a browser on this machine may ask; others would be a page that rebinds its name."""
UPLOADS = 2
"""How many requests may bring files at a time: each may hold `AT_ONCE_BYTES` in memory."""
ROUTES: tuple[BaseRoute, ...] = (
    *queue.routes,
    *reading_room.routes,
    *inbox.routes,
    *tongue.routes,
    *ledger.routes,
    *look.routes,
    *people.routes,
    *compare.routes,
)
"""Every page, each of a module of its own."""


def make_app(archive: Archive, door: Door, read: Read, hosts: Sequence[str] = LOCAL) -> Starlette:
    """The workbench over an open archive, for whoever comes through ``door`` and calls this machine by one of
    ``hosts``; ``read`` reads what is added.
    """
    intake = Intake(archive, read)

    @asynccontextmanager
    async def serving(app: Starlette) -> AsyncIterator[None]:
        intake.start()
        yield
        intake.stop()

    app = Starlette(
        lifespan=serving,
        routes=[*door.routes, Mount("/static", StaticFiles(directory=STATIC)), *ROUTES],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Faults, answer=_failed),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Gate, door=door),
        ],
        exception_handlers={HTTPException: _refused, OnRecordError: _told},
    )
    app.state.archive = archive
    app.state.intake = intake
    app.state.uploads = Semaphore(UPLOADS)
    app.state.signs_in = door.signs_in
    return app


_REASONS = {
    404: N_("There is no such page."),
    405: N_("This address is not asked in this way."),
    413: N_("This is more than can be taken in at once."),
}


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette chooses the handler by this type
    # Starlette's own words for a status say less than ours.
    return _answer(request, error.status_code, _REASONS.get(error.status_code, error.detail))


def _told(request: Request, error: Exception) -> Response:
    return _answer(request, 403 if isinstance(error, ProtectionError) else 400, str(error))


def _failed(request: Request) -> Response:
    return _answer(request, 500, N_("On Record made a mistake here. Nothing of this was kept."))


def _answer(request: Request, status: int, what: str) -> Response:
    """A refusal as a page; one line of text where htmx asked, which shows it without leaving the page."""
    told = language_of(request).words.gettext(what)
    if "hx-request" in request.headers:
        return PlainTextResponse(shown(told), status_code=status)
    if hasattr(request.state, "viewer"):
        return render(request, "refused.html.j2", status=status, what=told, missing=status == 404)
    return outside(request, "closed.html.j2", status=status, what=told)
