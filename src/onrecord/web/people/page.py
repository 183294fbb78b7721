"""``/people`` and ``/people/{key}``: names across the archive, and what each report says of who bears one."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord.archive.documents import find_document
from onrecord.archive.fold import fold
from onrecord.archive.index import called
from onrecord.archive.people import all_figures, appearances, other_forms, parts
from onrecord.protection.levels import LEVELS, check_level
from onrecord.protection.roles import ceiling
from onrecord.web.pages import form_of, render, require
from onrecord.web.people.figure import sketch_of
from onrecord.web.viewer import archive_of, viewer_of
from onrecord.web.words import N_
from onrecord.workbench.protecting import protect_entity
from onrecord.workbench.seeing import guards_of, see

SIZE = 60
"""Names on a page."""
REPORTS = 10
"""Reports on the page of a name."""
KINDS = ("person", "organization", "group")


def people(request: Request) -> Response:
    """Names, those that most reports use first: ``?words=…&kind=person&page=2``."""
    asked = request.query_params
    words, kind = asked.get("words", "").strip(), next((k for k in KINDS if k == asked.get("kind")), None)
    page = _page(request)
    seen = ceiling(viewer_of(request).role, "read")
    with archive_of(request).database.reading() as connection:
        found = all_figures(connection, seen, words, (kind,) if kind else KINDS[:2])
        figures = found[(page - 1) * SIZE : page * SIZE]
        roles = parts(connection, seen, [figure.key for figure in figures])
    return render(
        request,
        "people/people.html.j2",
        figures=figures,
        roles=roles,
        words=words,
        kind=kind,
        kinds=KINDS,
        number=len(found),
        page=page,
        pages=-(-len(found) // SIZE),
        slug=slug,
    )


def figure(request: Request) -> Response:
    """A name: each report that uses it, by itself."""
    key = _key(request)
    page = _page(request)
    viewer, archive = viewer_of(request), archive_of(request)
    seen = ceiling(viewer.role, "read")
    with archive.database.reading() as connection:
        found = appearances(connection, seen, key)
        names = tuple(other_forms(connection, seen, key))
        roles = parts(connection, seen, [key])[key]
    if not found:
        raise HTTPException(404)
    sketches = []
    for appearance in found[(page - 1) * REPORTS : page * REPORTS]:
        view = see(archive, appearance.document, viewer.role)
        sketches += [
            sketch_of(appearance.document, view.reading, entity, view.guards)
            for entity in view.reading.entities
            if entity.id in appearance.entities and fold(called(entity.name)) == key
        ]
    return render(
        request,
        "people/figure.html.j2",
        key=key,
        names=names,
        roles=roles,
        sketches=sketches,
        reports=len(found),
        page=page,
        pages=-(-len(found) // REPORTS),
        levels=LEVELS,
        slug=slug,
    )


async def protect(request: Request) -> Response:
    """Guard the person that an entity of a report is."""
    form = await form_of(request)
    viewer, archive = viewer_of(request), archive_of(request)
    with archive.database.reading() as connection:
        document = find_document(connection, str(form.get("document", "")))
        level = guards_of(connection, document).document
    require(request, "read", level)
    protect_entity(
        archive, document, str(form.get("entity", "")), check_level(str(form.get("level", ""))),
        str(form.get("reason", "")), viewer.role, everywhere=form.get("everywhere") == "yes",
    )  # fmt: skip
    key = _key(request)
    with archive.database.reading() as connection:
        still = appearances(connection, ceiling(viewer.role, "read"), key)
    return RedirectResponse(f"/people/{slug(key)}" if still else "/people", status_code=303)


def slug(key: str) -> str:
    """A folded name as a part of an address."""
    return quote(key.replace(" ", "-"), safe="")


def _key(request: Request) -> str:
    key = fold(str(request.path_params["key"]))
    if not key:
        raise HTTPException(404, N_("There is no such page."))
    return key


def _page(request: Request) -> int:
    page = request.query_params.get("page", "1")
    return max(1, int(page[:6])) if page.isdecimal() else 1


routes = [
    Route("/people", people, name="people"),
    Route("/people/{key}", figure),
    Route("/people/{key}/protect", protect, methods=["POST"]),
]
