"""``/inbox``: files are handed in, and the page is told how far each has come."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import IntakeError
from onrecord.intake.limits import FILE_BYTES, check_size
from onrecord.protection.roles import may
from onrecord.web.intake import Intake, State
from onrecord.web.pages import form_of, render, require
from onrecord.web.upload import Sent, sent_files
from onrecord.web.viewer import viewer_of
from onrecord.web.words import N_
from onrecord.workbench import SUFFIXES

SHOWN = 200
"""Files that a page lists; the others are counted."""
_ORDER: tuple[State, ...] = ("reading", "failed", "waiting", "known", "read")
"""Nobody should scroll for what is being read, or for what failed."""
CHANGED = "onrecord:queue"
"""The event by which a page hears that the queue has changed."""


def handed_in(request: Request) -> dict[str, Any]:
    """What a page needs to show the files that its viewer handed in."""
    files = _intake(request).progress(_whose(request))
    ended = [each for each in files if each.ended]
    going = [each for each in files if not each.ended]
    # What is being read comes first, then what failed: nobody should scroll for either.
    order = sorted(files, key=lambda each: _ORDER.index(each.state))
    return {
        "files": order[:SHOWN],
        "more": max(0, len(files) - SHOWN),
        "ended": len(ended),
        "going": len(going),
        "total": len(files),
        "may_add": may(viewer_of(request).role, "add"),
        "limit": FILE_BYTES,
        "suffixes": SUFFIXES,
    }


def progress(request: Request) -> Response:
    """How far the files have come; with ``?ended=N`` it tells the page when more than N have ended."""
    require(request, "add")
    shown = handed_in(request)
    answer = render(request, "inbox.html.j2", **shown)
    if request.query_params.get("ended", "") != str(shown["ended"]):
        answer.headers["HX-Trigger"] = CHANGED
    return answer


async def hand_in(request: Request) -> Response:
    """Take files in. They are on the disk when this answers; they are read afterwards."""
    require(request, "add")
    async with request.app.state.uploads:
        files = await sent_files(request)
        if not files:
            raise HTTPException(400, N_("Choose a file first."))
        for file in files:
            await run_in_threadpool(_keep, request, file)
    return _answer(request)


async def dismiss(request: Request) -> Response:
    """Let go of the files that have ended."""
    require(request, "add")
    await form_of(request)
    await run_in_threadpool(_intake(request).dismiss, _whose(request))
    return _answer(request)


def _keep(request: Request, file: Sent) -> None:
    who = viewer_of(request).name
    try:
        check_size(len(file.data), file.name)
    except IntakeError as error:
        reason = f"{error.what}; {error.remedy}" if error.remedy else error.what
        _intake(request).refuse(who, file.name, len(file.data), reason)
    else:
        _intake(request).take(who, file.name, file.data)


def _answer(request: Request) -> Response:
    if "hx-request" in request.headers:
        return render(request, "inbox.html.j2", **handed_in(request))
    return RedirectResponse("/", status_code=303)


def _whose(request: Request) -> str | None:
    """Whose files somebody sees: a keeper everybody's, others their own."""
    viewer = viewer_of(request)
    return None if may(viewer.role, "accounts", "sealed") else viewer.name


def _intake(request: Request) -> Intake:
    intake = request.app.state.intake
    assert isinstance(intake, Intake)  # noqa: S101 - `make_app` put it there
    return intake


routes = [
    Route("/inbox", progress),
    Route("/inbox", hand_in, methods=["POST"]),
    Route("/inbox/dismiss", dismiss, methods=["POST"]),
]
