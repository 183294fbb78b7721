"""``/``: what waits to be read or reviewed, and where reports are handed in."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.archive.queue import Section, queue
from onrecord.protection.roles import ceiling
from onrecord.web.inbox import handed_in
from onrecord.web.pages import render
from onrecord.web.viewer import archive_of, viewer_of
from onrecord.web.words import N_

SIZE = 40
"""Accounts on a page."""
TABS: dict[Section, tuple[str, str]] = {
    "all": (N_("All"), N_("The archive is empty. Hand in the first report.")),
    "new": (N_("New"), N_("Every document has been looked at.")),
    "begun": (N_("Begun"), N_("Nothing is half done.")),
    "unsure": (N_("Unsure"), N_("No draft that is only possible waits for anybody.")),
    "disputed": (N_("Disputed"), N_("Nobody disagrees, and nothing that is denied waits for anybody.")),
    "second": (N_("Second person"), N_("Nothing waits for a second person.")),
    "sensitive": (N_("Protected"), N_("Nothing is protected.")),
    "empty": (N_("Nothing drafted"), N_("Something was drafted from every report.")),
    "done": (N_("Done"), N_("No document is finished yet.")),
}
"""The sections of the queue: their names, and what an empty one says."""


def show(request: Request) -> Response:
    """One page of one section: ``?show=new&page=2``."""
    asked, page = request.query_params.get("show"), request.query_params.get("page", "1")
    section: Section = next((known for known in TABS if known == asked), "all")
    with archive_of(request).database.reading() as connection:
        found = queue(
            connection, ceiling(viewer_of(request).role, "read"), section,
            int(page[:9]) if page.isdecimal() else 1, SIZE,
        )  # fmt: skip
    return render(request, "queue.html.j2", section=section, tabs=TABS, found=found, **handed_in(request))


routes = [Route("/", show, name="queue")]
