"""``/language``: the language that somebody chose, remembered by their browser."""

from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.web.language import COOKIE, languages
from onrecord.web.pages import form_of

A_YEAR = 365 * 24 * 3600


async def choose(request: Request) -> Response:
    """Remember the language, and go back to where it was chosen."""
    form = await form_of(request)
    answer = RedirectResponse(address_here(form.get("back")), status_code=303)
    tongue = form.get("tongue")
    if isinstance(tongue, str) and tongue in languages():
        answer.set_cookie(
            COOKIE, tongue, max_age=A_YEAR, httponly=True, samesite="strict",
            secure=request.url.scheme == "https",
        )  # fmt: skip
    return answer


def address_here(back: object) -> str:
    """``back`` when it is an address of ours; never another machine's, which ``//elsewhere`` would be."""
    if not isinstance(back, str) or not back.startswith("/") or back[1:2] in {"/", "\\"}:
        return "/"
    parts = urlsplit(back)
    return back if not parts.scheme and not parts.netloc and back.isprintable() else "/"


routes = [Route("/language", choose, methods=["POST"])]
