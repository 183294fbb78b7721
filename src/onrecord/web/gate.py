"""The gate: who comes in, and what a page of another site cannot make their browser do.

A `Door` knows whose a session is: `door.py` has the one of a person's own machine, `team.py` the one with
accounts. Requests that change anything must come from our own pages: the browser says so in
``Sec-Fetch-Site`` or ``Origin``, the cookie is ``SameSite=Strict``, and every form carries the session's
token.
"""

import hmac
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from typing import Protocol
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.viewer import Viewer

COOKIE = "onrecord"
SECURE_COOKIE = "__Host-onrecord"
"""The session's cookie over TLS: browsers let no other machine and no unencrypted answer set this name."""
TOKEN_HEADER = "x-onrecord-token"  # noqa: S105 - a header's name
TOKEN_FIELD = "token"  # noqa: S105 - a form field's name
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Door(Protocol):
    """Where sessions begin and end."""

    @property
    def open_paths(self) -> tuple[str, ...]:
        """The beginnings of the addresses that need no session."""

    @property
    def signs_in(self) -> bool:
        """Whether people come in with an account, and go out again."""

    @property
    def routes(self) -> list[Route]:
        """The door's own pages."""

    def who(self, session: str) -> Viewer | None:
        """Whose session this is; None when it is nobody's, or is over."""

    def closed(self, request: Request) -> Response:
        """What somebody without a session gets."""


def token_of(session: str) -> str:
    """What a form of this session carries; it tells nothing about the session itself."""
    return sha256(f"form {session}".encode()).hexdigest()


def session_of(connection: HTTPConnection) -> str | None:
    """The session that a request names."""
    try:
        jar = SimpleCookie(connection.headers.get("cookie", ""))
    except CookieError:
        return None
    name = SECURE_COOKIE if connection.url.scheme == "https" else COOKIE
    return jar[name].value if name in jar else None


def begin_session(request: Request, answer: Response, session: str) -> None:
    """Have the browser keep ``session``; no script can read it, no other site can make use of it."""
    secure = request.url.scheme == "https"
    answer.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        session,
        httponly=True,
        samesite="strict",
        secure=secure,
        path="/",
    )


def end_session(request: Request, answer: Response) -> None:
    """Have the browser forget its session."""
    secure = request.url.scheme == "https"
    answer.delete_cookie(SECURE_COOKIE if secure else COOKIE, path="/", secure=secure, httponly=True)


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
        request = Request(scope, receive)
        if request.method not in _SAFE and not is_ours(request):
            refusal: Response = PlainTextResponse(
                "This request did not come from a page of On Record.", status_code=403
            )
            await refusal(scope, receive, send)
            return
        if scope["path"].startswith(("/static/", *self.door.open_paths)):
            await self.app(scope, receive, send)
            return
        session = session_of(request)
        viewer = await run_in_threadpool(self.door.who, session) if session else None
        if session is None or viewer is None:
            await self.door.closed(request)(scope, receive, send)
            return
        request.state.viewer = viewer
        request.state.token = token_of(session)
        await self.app(scope, receive, send)


def token_matches(request: Request, given: str | None) -> bool:
    """Whether a form's token, or the header that htmx sends, is that of the session."""
    return given is not None and hmac.compare_digest(
        given.encode("utf-8", "replace"), request.state.token.encode()
    )


def is_ours(request: Request) -> bool:
    """Whether the browser says that the request comes from our own pages, or it carries our token's header.

    Forms without script carry the token as a field, which `pages.form_of` checks, as it reads the body.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site == "same-origin" and origin == "null":
        return True  # a form of a page that says "no-referrer", as ours do
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    if site is not None:
        return site == "same-origin"
    return origin is not None or request.headers.get(TOKEN_HEADER) is not None
