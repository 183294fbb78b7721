"""``/``: what waits to be read or reviewed."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.archive.overview import overview
from onrecord.web.pages import render
from onrecord.web.viewer import archive_of

PAGE = 50


def queue(request: Request) -> Response:
    """The documents, the newest first."""
    with archive_of(request).database.reading() as connection:
        lines = list(overview(connection, PAGE))
    return render(request, "queue.html.j2", lines=lines)


routes = [Route("/", queue, name="queue")]
