"""``POST /read/{document}/judge``: one decision about one record, by a key or a button."""

from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import OnRecordError, ReviewError
from onrecord.record import Judgement, Verdict
from onrecord.review import WHOLE, person
from onrecord.web.pages import form_of, require
from onrecord.web.read.answer import answer, reload
from onrecord.web.read.newer import adopted
from onrecord.web.read.scene import Scene, scene_of
from onrecord.web.words import N_
from onrecord.workbench.judging import Shown, judge

_PLAIN: dict[str, Verdict] = {"confirm": "confirm", "reject": "reject"}


async def decide(request: Request) -> Response:
    """Keep the decision, and answer with what it changed."""
    form = await form_of(request)
    return await run_in_threadpool(_decide, request, form)


def _decide(request: Request, form: FormData) -> Response:
    scene = scene_of(request)
    require(request, "judge", scene.guards.document)
    seen, record = seen_of(form, scene.shown), text_of(form, "record")
    try:
        judgement = _judgement(form, scene, record)
        if judgement.verdict != "undo" and (other := overtaken(scene, judgement.record, seen)):
            return answer(request, scene, seen, touched=[record], go=record, by=other)
        scene = after(scene, judge(scene.archive, scene.document, judgement))
    except OnRecordError as error:
        return answer(request, scene, seen, touched=[record], go=record or None, problem=error.what)
    if judgement.record == WHOLE:  # another reading: nothing on the page is what it was
        return reload(request, scene)
    go = judgement.record if judgement.verdict in {"undo", "draft"} else None
    return answer(request, scene, seen, go=go, done=judgement.verdict, taken=text_of(form, "newer"))


def _judgement(form: FormData, scene: Scene, record: str) -> Judgement:
    verdict, who = text_of(form, "verdict"), scene.viewer.name
    if verdict in _PLAIN:
        return Judgement(record, _PLAIN[verdict], who, "")
    if verdict == "undo":
        given = text_of(form, "judgement")
        if given.isdecimal():
            return Judgement(record, "undo", who, "", value=int(given))
        if scene.last_own is None:
            raise ReviewError(N_("there is nothing of yours to take back"))
        return Judgement(scene.last_own[0], "undo", who, "", value=scene.last_own[1])
    if verdict == "adopt":
        return adopted(scene.shown, text_of(form, "newer"), record or None, who)
    if verdict == "newer":
        return Judgement(WHOLE, "confirm", who, "")
    raise ReviewError(N_("there is no such verdict"))


def after(scene: Scene, shown: Shown) -> Scene:
    """``scene`` once the record is ``shown``."""
    return replace(scene, shown=shown)


def overtaken(scene: Scene, record: str, seen: int) -> str | None:
    """Who else judged the record since the page was drawn: a decision about what it showed must wait."""
    others = [
        each.who
        for each in scene.shown.judgements
        if each.id > seen and each.record == record and person(each.who) != person(scene.viewer.name)
    ]
    return others[-1] if others else None


def seen_of(form: FormData, shown: Shown) -> int:
    """Up to which judgement the page took account; a form without script shows the page as it was sent."""
    given = text_of(form, "seen")
    return int(given) if given.isdecimal() else max((each.id for each in shown.judgements), default=0)


def text_of(form: FormData, name: str) -> str:
    """A field of a form as text, empty where it is missing."""
    value = form.get(name)
    return value if isinstance(value, str) else ""
