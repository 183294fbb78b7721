"""Who looks at a page, and at which archive. Every page is drawn for somebody; no global says who that is."""

from dataclasses import dataclass, replace

from starlette.requests import Request

from onrecord.archive.archive import TOOL, Archive
from onrecord.archive.custody import Hand
from onrecord.protection.roles import Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person in front of the browser: the name that the log gets, and the role that says what they may."""

    name: str
    role: Role


def viewer_of(request: Request) -> Viewer:
    """Who sent ``request``; the gate (`gate.py`) has let nobody through without a viewer."""
    viewer = request.state.viewer
    assert isinstance(viewer, Viewer)  # noqa: S101 - the gate put it there, or a route escaped the gate
    return viewer


def archive_of(request: Request) -> Archive:
    """The open archive in the hands of whoever asks, so that the log of custody has their name."""
    archive = request.app.state.archive
    assert isinstance(archive, Archive)  # noqa: S101 - `make_app` put it there
    return replace(archive, hand=Hand(viewer_of(request).name, TOOL))
