"""The gate: who comes in, and what a page of another site cannot make their browser do.

On one's own machine a one-time link, printed by ``onrecord serve``, is exchanged for a cookie that only this
server knows. Requests that change anything must come from our own pages: the browser says so in
``Sec-Fetch-Site`` or ``Origin``, the cookie is ``SameSite=Strict``, and every form carries the session's
token.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.viewer import Viewer

COOKIE = "onrecord"
TOKEN_HEADER = "x-onrecord-token"  # noqa: S105 - a header's name
TOKEN_FIELD = "token"  # noqa: S105 - a form field's name
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN_PATHS = ("/static/", "/open/")


@dataclass
class Door:
    """The one door of a workbench on this machine: its one-time link and the sessions that came through.

    State on purpose: it lives as long as the server and is never written down.
    """

    viewer: Viewer
    link: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    sessions: dict[str, Viewer] = field(default_factory=dict)

    def open(self, link: str) -> str | None:
        """A new session for who brings the link, which opens nothing from then on; None for a wrong one."""
        if not hmac.compare_digest(link.encode(), self.link.encode()):
            return None
        self.link = secrets.token_urlsafe(32)
        return self.admit(self.viewer)

    def admit(self, viewer: Viewer) -> str:
        """A new session for ``viewer``."""
        session = secrets.token_urlsafe(32)
        self.sessions[session] = viewer
        return session

    def who(self, session: str) -> Viewer | None:
        """Whose session this is."""
        return self.sessions.get(session)


def token_of(session: str) -> str:
    """What a form of this session carries; it tells nothing about the session itself."""
    return sha256(f"form {session}".encode()).hexdigest()


class Gate:
    """Lets a request through with its viewer and its token in ``request.state``, or answers it itself."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, as ASGI asks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["path"].startswith(_OPEN_PATHS):
            await self.app(scope, receive, send)
            return
        session = _cookie(HTTPConnection(scope))
        viewer = self.door.who(session) if session else None
        if session is None or viewer is None:
            refusal: Response = PlainTextResponse(
                "This workbench opens with the link that 'onrecord serve' printed.", status_code=403
            )
            await refusal(scope, receive, send)
            return
        scope.setdefault("state", {})["viewer"] = viewer
        scope["state"]["token"] = token_of(session)
        request = Request(scope, receive)
        if request.method not in _SAFE and not _ours(request):
            refusal = PlainTextResponse(
                "This request did not come from a page of On Record.", status_code=403
            )
            await refusal(scope, receive, send)
            return
        await self.app(scope, receive, send)


async def open_door(request: Request) -> Response:
    """``/open/LINK``: the one-time link becomes a session."""
    door: Door = request.app.state.door
    session = door.open(request.path_params["link"])
    if session is None:
        return PlainTextResponse("This link was used already; the terminal shows a new one.", status_code=403)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(
        COOKIE, session, httponly=True, samesite="strict", secure=request.url.scheme == "https", path="/"
    )
    return answer


def token_matches(request: Request, given: str | None) -> bool:
    """Whether a form's token, or the header that htmx sends, is that of the session."""
    return given is not None and hmac.compare_digest(given.encode(), request.state.token.encode())


def _ours(request: Request) -> bool:
    """Whether the browser says that the request comes from our own pages, and it carries our token's header.

    Forms without script carry the token as a field, which `pages.form_of` checks, as it reads the body.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    return site is not None or origin is not None or request.headers.get(TOKEN_HEADER) is not None


def _cookie(connection: HTTPConnection) -> str | None:
    jar: SimpleCookie = SimpleCookie(connection.headers.get("cookie", ""))
    return jar[COOKIE].value if COOKIE in jar else None
