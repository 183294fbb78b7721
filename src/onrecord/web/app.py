"""The application: which address is which page, and what stands between them and the browser."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.archive.archive import Archive
from onrecord.errors import OnRecordError
from onrecord.web import queue
from onrecord.web.gate import Door, Gate, open_door
from onrecord.web.headers import SecurityHeaders
from onrecord.web.pages import STATIC, render

LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""The names under which a browser on this machine may ask; others would be a page that rebinds its name."""


def make_app(archive: Archive, door: Door, hosts: tuple[str, ...] = LOCAL) -> Starlette:
    """The workbench over an open archive, for whoever comes through ``door``."""
    app = Starlette(
        routes=[
            Route("/open/{link}", open_door),
            Mount("/static", StaticFiles(directory=STATIC)),
            *queue.routes,
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
            Middleware(Gate, door=door),
        ],
        exception_handlers={HTTPException: _refused, OnRecordError: _told},
    )
    app.state.archive = archive
    app.state.door = door
    return app


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette chooses the handler by this type
    if not hasattr(request.state, "viewer"):
        return PlainTextResponse(error.detail, status_code=error.status_code)
    return render(request, "refused.html.j2", status=error.status_code, what=error.detail)


def _told(request: Request, error: Exception) -> Response:
    return render(request, "refused.html.j2", status=400, what=str(error))
