"""The door of a team's workbench: people sign in with an account, and their sessions end."""

from asyncio import Semaphore
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from babel.dates import format_time
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.archive.accounts import Refused, sign_in, sign_out, signed_in
from onrecord.archive.archive import Archive
from onrecord.web.gate import begin_session, end_session, session_of
from onrecord.web.language import language_of
from onrecord.web.pages import form_of, form_of_anybody, outside
from onrecord.web.tongue import address_here
from onrecord.web.viewer import Viewer
from onrecord.web.words import N_

_AT_A_TIME = 2
"""How many passwords are compared at a time: each takes 64 MB, and anybody can send them."""
_OVER = N_("Your session has ended. Sign in again in another window, then go on here.")
_WRONG = N_("The name, the password or the code is not right.")


@dataclass(frozen=True)
class TeamDoor:
    """The door of an archive with accounts."""

    archive: Archive
    open_paths: tuple[str, ...] = ("/sign-in",)
    signs_in: bool = True
    _asking: Semaphore = field(default_factory=lambda: Semaphore(_AT_A_TIME))

    def who(self, session: str) -> Viewer | None:
        """Whose session this is."""
        account = signed_in(self.archive, session)
        return Viewer(account.name, account.role) if account else None

    def closed(self, request: Request) -> Response:
        """Send a browser to where one signs in; a page that asks in the background is told so."""
        if "hx-request" in request.headers or request.method not in {"GET", "HEAD"}:
            return PlainTextResponse(language_of(request).words.gettext(_OVER), status_code=401)
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse("/sign-in?" + urlencode({"back": here}), status_code=303)

    @property
    def routes(self) -> list[Route]:
        """``/sign-in`` and ``/sign-out``."""
        return [
            Route("/sign-in", self._ask),
            Route("/sign-in", self._come_in, methods=["POST"]),
            Route("/sign-out", self._go_out, methods=["POST"]),
        ]

    def _ask(self, request: Request) -> Response:
        return _page(request, request.query_params)

    async def _come_in(self, request: Request) -> Response:
        form = await form_of_anybody(request)
        given = {key: value for key, value in form.items() if isinstance(value, str)}
        who = given.get("name", ""), given.get("password", ""), given.get("code", "")
        async with self._asking:
            outcome = await run_in_threadpool(sign_in, self.archive, *who)
        if isinstance(outcome, Refused):
            return _page(request, given, refused=True, until=outcome.until)
        # The session is a new one whatever the browser brought: nobody can have put it there beforehand.
        answer = RedirectResponse(address_here(given.get("back")), status_code=303)
        begin_session(request, answer, outcome.token)
        return answer

    async def _go_out(self, request: Request) -> Response:
        await form_of(request)
        session = session_of(request)
        if session is not None:
            await run_in_threadpool(sign_out, self.archive, session)
        answer = RedirectResponse("/sign-in", status_code=303)
        end_session(request, answer)
        # Nothing of what was read stays behind in the browser.
        answer.headers["Clear-Site-Data"] = '"cache", "storage"'
        return answer


def _page(
    request: Request, given: Mapping[str, str], *, refused: bool = False, until: datetime | None = None
) -> Response:
    language = language_of(request)
    return outside(
        request,
        "sign_in.html.j2",
        status=401 if refused else 200,
        name=given.get("name", ""),
        back=address_here(given.get("back")),
        refusal=language.words.gettext(_WRONG) if refused else None,
        until=format_time(until.astimezone(), "short", locale=language.locale) if until else None,
    )
