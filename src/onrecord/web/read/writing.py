"""``POST /read/{document}/desk``: every step of writing about a record, from its first letter to its sending.

``act`` says which: ``open``, ``begin`` (a record of one's own, from words of the report), ``keep`` (what was
typed until now), ``anchor`` (words for a field), ``drop`` (a line taken away), ``split`` (words that are
somebody else), ``fold`` (put aside), ``discard``, ``save``.
"""

from dataclasses import replace
from typing import cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from onrecord.archive.fold import storable
from onrecord.errors import OnRecordError, ProtectionError, ReviewError
from onrecord.evidence import Span
from onrecord.export.page import shown as showable
from onrecord.review import RecordKind, check
from onrecord.web.meanings import codebook
from onrecord.web.pages import form_of, require
from onrecord.web.read import desk as desks
from onrecord.web.read.answer import answer
from onrecord.web.read.deciding import overtaken, seen_of, text_of
from onrecord.web.read.desk import NEW, TASKS, Desk, Task
from onrecord.web.read.form import Fields, anchored, new_record, own_fields, span_at, value_of, without
from onrecord.web.read.guarding import guard
from onrecord.web.read.scene import Scene, scene_of
from onrecord.web.words import N_
from onrecord.workbench.judging import judge

_NOT_OF_THE_RECORD = frozenset(
    {"token", "record", "task", "act", "at", "start", "end", "words", "seen", "drop", "split"}
)
_KINDS = cast(tuple[RecordKind, ...], get_args(RecordKind))


async def write(request: Request) -> Response:
    """Take one step, and answer with what it changed on the page."""
    form = await form_of(request)
    return await run_in_threadpool(_write, request, form)


def _write(request: Request, form: FormData) -> Response:
    scene = scene_of(request)
    require(request, "judge", scene.guards.document)
    if scene.redacted:
        raise ProtectionError(N_("something here is hidden from you; you can confirm and reject, not write"))
    seen, act, record = seen_of(form, scene.shown), text_of(form, "act"), text_of(form, "record")
    if text_of(form, "drop"):
        act = "drop"
    try:
        match act:
            case "keep":
                desks.put(scene.archive, scene.shown.stored, scene.viewer.name, _sent(form, scene))
                return Response(status_code=204)
            case "save":
                return _save(request, scene, _sent(form, scene), seen)
            case "discard":
                desks.clear(scene.archive, scene.shown.stored, scene.viewer.name, record)
                return answer(request, _fresh(scene, record, None), seen, touched=[record], go=_there(record))
            case _:
                desk = _next(act, form, scene)
    except OnRecordError as error:
        return answer(request, scene, seen, problem=error.what)
    if act == "fold" and desks.untouched(desk, scene.shown):
        desks.clear(scene.archive, scene.shown.stored, scene.viewer.name, desk.record)
        return answer(request, _fresh(scene, record, None), seen, touched=[record], go=record)
    desks.put(scene.archive, scene.shown.stored, scene.viewer.name, desk)
    return answer(request, _fresh(scene, desk.record, desk), seen, touched=[desk.record], go=desk.record)


def _next(act: str, form: FormData, scene: Scene) -> Desk:
    """The desk after a step that sends nothing."""
    reading = scene.everything
    record = text_of(form, "record")
    match act:
        case "open":
            task = _task(form)
            there = scene.desks.get(record)
            kept = there if there is not None and there.task == task else None
            return replace(kept, folded=False) if kept else desks.begun(scene.shown, record, task)
        case "begin":
            kind = _kind(text_of(form, "task"))
            return Desk(_name(scene), kind, new_record(kind, _selected(form, scene), reading))
        case "anchor":
            desk = _sent(form, scene)
            path = text_of(form, "at")
            if not own_fields([(path, "")]):
                raise ReviewError(N_("there is no such field"))
            return replace(desk, fields=anchored(desk.fields, path, _selected(form, scene), reading))
        case "drop":
            desk = _sent(form, scene)
            return replace(desk, fields=without(desk.fields, text_of(form, "drop")))
        case "split":
            return _split(form, scene)
        case "fold":
            return replace(_sent(form, scene), folded=True)
    raise ReviewError(N_("there is no such step"))


def _save(request: Request, scene: Scene, desk: Desk, seen: int) -> Response:
    who, record = scene.viewer.name, desk.record
    if not desk.is_new and (other := overtaken(scene, record, seen)):
        desks.put(scene.archive, scene.shown.stored, who, desk)
        return answer(request, _fresh(scene, record, desk), seen, touched=[record], go=record, by=other)
    if desk.task == "protect":
        scene = guard(scene, desk)
    else:
        decided = desks.decided(desk, scene.shown, who)
        given, codes = scene.shown.judgements, frozenset(code.code for code in codebook().codes)
        for number, each in enumerate(decided, 1):  # all of them, or none
            check(scene.shown.drafted, given, each, codes)
            given = (*given, replace(each, id=max((j.id for j in given), default=0) + number))
        shown = scene.shown
        for each in decided:
            shown = judge(scene.archive, scene.document, each)
        scene = replace(scene, shown=shown)
        record = decided[-1].record
    desks.clear(scene.archive, scene.shown.stored, who, desk.record)
    scene = _fresh(scene, desk.record, None)
    return answer(request, scene, seen, touched=[record], go=record, done=desk.task)


def _split(form: FormData, scene: Scene) -> Desk:
    """The ticked words of an entity, as the beginning of another one."""
    paths = [path for path in form.getlist("split") if isinstance(path, str)]
    desk = _sent(form, scene)
    values = desk.values
    spans = [values[path] for path in paths if values.get(path)]
    if not spans:
        raise ReviewError(N_("tick the words that are somebody else"))
    text = scene.everything.report.text
    start, _, end = spans[0].partition("-")
    name = showable(" ".join(text[int(start) : int(end)].split()))
    mentions = tuple((f"mentions.{number}", span) for number, span in enumerate(spans))
    fields = (("name", name), ("kind", values.get("kind", "person")), *mentions)
    value_of("entity", fields, text)
    return Desk(_name(scene), "entity", fields)


def _sent(form: FormData, scene: Scene) -> Desk:
    """The desk as the browser sends it."""
    pairs = ((name, value) for name, value in form.multi_items() if name not in _NOT_OF_THE_RECORD)
    fields = own_fields((name, storable(value)) for name, value in pairs if isinstance(value, str))
    record = text_of(form, "record")
    if not record.startswith(NEW):
        desks.begun(scene.shown, record, "note")  # refuses a record that is not there
    return Desk(record, _task(form), _without_empty(fields))


def _without_empty(fields: Fields) -> Fields:
    """Empty items of lists are those that the editor offers to fill."""
    return tuple((name, value) for name, value in fields if value or "." not in name)


def _selected(form: FormData, scene: Scene) -> Span:
    """The words that somebody selected on the page, held against the report."""
    text = scene.everything.report.text
    span = span_at(text, text_of(form, "start"), text_of(form, "end"))
    if _letters(showable(span.text)) != _letters(text_of(form, "words")):
        raise ReviewError(N_("the page and the report are out of step; load the page again"))
    return span


def _letters(words: str) -> str:
    return "".join(words.split())


def _task(form: FormData) -> Task:
    given = text_of(form, "task")
    for task in TASKS:
        if task == given:
            return task
    raise ReviewError(N_("there is no such task"))


def _kind(given: str) -> RecordKind:
    for kind in _KINDS:
        if kind == given:
            return kind
    raise ReviewError(N_("there is no such kind of record"))


def _name(scene: Scene) -> str:
    taken = {desk.record for desk in scene.desks.values()}
    return next(name for number in range(1, len(taken) + 2) if (name := f"{NEW}{number}") not in taken)


def _fresh(scene: Scene, record: str, desk: Desk | None) -> Scene:
    """``scene`` with what is now on the desk about ``record``."""
    others = {name: each for name, each in scene.desks.items() if name != record}
    return replace(scene, desks={**others, record: desk} if desk else others)


def _there(record: str) -> str | None:
    return None if record.startswith(NEW) else record
