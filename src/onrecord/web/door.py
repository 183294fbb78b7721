"""The door of a workbench on one's own machine: a one-time link becomes a session of the person it is for."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.web.gate import begin_session
from onrecord.web.language import language_of
from onrecord.web.pages import outside
from onrecord.web.viewer import Viewer
from onrecord.web.words import N_


def _tell_nobody(link: str) -> None:
    """What happens with a new link where nobody reads along."""


@dataclass
class OwnDoor:
    """The door to one person's workbench: its one-time link and the sessions that came through.

    State on purpose: it lives as long as the server and is never written down. ``new_link`` is told each
    link that takes the place of a used one, so that a browser that was closed can come in again.
    """

    viewer: Viewer
    new_link: Callable[[str], None] = _tell_nobody
    link: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    sessions: dict[str, Viewer] = field(default_factory=dict)
    open_paths: tuple[str, ...] = ("/open/",)
    signs_in: bool = False

    def open(self, link: str) -> str | None:
        """A new session for who brings the link, which opens nothing from then on; None for a wrong one."""
        if not hmac.compare_digest(link.encode("utf-8", "replace"), self.link.encode()):
            return None
        self.link = secrets.token_urlsafe(32)
        self.new_link(self.link)
        return self.admit(self.viewer)

    def admit(self, viewer: Viewer) -> str:
        """A new session for ``viewer``."""
        session = secrets.token_urlsafe(32)
        self.sessions[session] = viewer
        return session

    def who(self, session: str) -> Viewer | None:
        """Whose session this is."""
        return self.sessions.get(session)

    def closed(self, request: Request) -> Response:
        """Say where the way in is."""
        return _shut(request, N_("This workbench opens with the link that its terminal shows."))

    @property
    def routes(self) -> list[Route]:
        """``/open/LINK``."""

        def open_door(request: Request) -> Response:
            # A look at the headers alone (a browser that guesses ahead, a chat that previews) opens nothing.
            session = self.open(request.path_params["link"]) if request.method == "GET" else None
            if session is None:
                return _shut(request, N_("This link was used already; the terminal shows a new one."))
            # A page of ours that leads on, no redirect: a browser that came from elsewhere (a file, a chat)
            # brings a strict cookie only where our own page sends it.
            answer = outside(request, "opened.html.j2")
            begin_session(request, answer, session)
            return answer

        return [Route("/open/{link}", open_door)]


def _shut(request: Request, what: str) -> Response:
    told = language_of(request).words.gettext(what)
    return outside(request, "closed.html.j2", status=403, what=told)
