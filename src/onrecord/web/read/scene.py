"""What one request to the reading room is about: the document, its record, and who looks at it."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from starlette.exceptions import HTTPException
from starlette.requests import Request

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document, find_document
from onrecord.archive.protections import all_protections, full_name
from onrecord.errors import ArchiveError, ProtectionError
from onrecord.protection.guard import Guarded, guarded, rules
from onrecord.protection.roles import ceiling, may
from onrecord.protection.rules import Rules
from onrecord.record import Reading
from onrecord.review import in_force, person
from onrecord.web.meanings import codebook
from onrecord.web.read.desk import Desk, desks_of
from onrecord.web.read.room import Room, room_of
from onrecord.web.viewer import Viewer, archive_of, viewer_of
from onrecord.workbench.judging import Shown, open_record

_KEPT_ROOMS = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """A document in front of a viewer.

    ``rules`` are how the record is redacted for them; where it is, words of the page are not those of the
    report, and cannot be chosen. ``guards`` is what is guarded here. ``desks`` is what they have begun to
    write, by record. ``judges`` says whether they may decide anything.
    """

    archive: Archive
    viewer: Viewer
    document: Document
    shown: Shown
    guards: Guarded
    rules: Rules
    desks: dict[str, Desk]
    judges: bool

    @property
    def place(self) -> str:
        """The path of the document's page."""
        return f"/read/{self.document.name}"

    @property
    def everything(self) -> Reading:
        """The record as the viewer may see it, rejected drafts too."""
        return self.room().reading

    @property
    def redacted(self) -> bool:
        """Whether something is hidden from the viewer."""
        return self.rules != Rules()

    def room(self, upto: int | None = None) -> Room:
        """The room as it is, or as it was after the judgement numbered ``upto``."""
        given = tuple(
            (each.id, each.record, each.verdict, each.who, each.at)
            for each in self.shown.judgements
            if upto is None or each.id <= upto
        )
        key = (self.archive.header.id, self.shown.stored.id, self.shown.reviewers, self.rules, given)
        known = _rooms.get(key)
        if known is None:
            known = room_of(self.shown, codebook(), self.rules, upto, like=_rooms.newest())
            _rooms.put(key, known)
        return known

    @property
    def last_own(self) -> tuple[str, int] | None:
        """The viewer's last judgement in force here: the record it is about and its number."""
        held = in_force(self.shown.judgements)
        own = [each for each in held if person(each.who) == person(self.viewer.name)]
        return (own[-1].record, own[-1].id) if own else None


def scene_of(request: Request) -> Scene:
    """The scene of a request to ``/read/{document}`` or below.

    Raises:
        HTTPException: 404 when there is no such document.
        ProtectionError: when the viewer may not see it.
    """
    archive = archive_of(request)
    try:
        with archive.database.reading() as connection:
            document = find_document(connection, request.path_params["document"])
    except ArchiveError as error:
        raise HTTPException(404, error.what) from error
    return open_scene(archive, document, viewer_of(request))


def open_scene(archive: Archive, document: Document, viewer: Viewer) -> Scene:
    """``document`` as ``viewer`` may see it.

    Raises:
        ProtectionError: when they may not see it at all.
    """
    shown = open_record(archive, document)
    with archive.database.reading() as connection:
        decisions = all_protections(connection)
    guards = guarded(shown.judged.everything, full_name(document), decisions)
    if not may(viewer.role, "read", guards.document):
        raise ProtectionError("this document is not for you", where=document.name, remedy="ask a keeper")
    return Scene(
        archive=archive,
        viewer=viewer,
        document=document,
        shown=shown,
        guards=guards,
        rules=rules(guards, ceiling(viewer.role, "read")),
        desks=desks_of(archive, shown.stored, viewer.name),
        judges=may(viewer.role, "judge", guards.document),
    )


class _Rooms:
    """The last rooms that were made. A room is a value, so nothing can be out of date here."""

    def __init__(self) -> None:
        self._rooms: OrderedDict[object, Room] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object) -> Room | None:
        """The room that is kept under ``key``."""
        with self._lock:
            if key in self._rooms:
                self._rooms.move_to_end(key)
            return self._rooms.get(key)

    def newest(self) -> Room | None:
        """The room that was asked for last."""
        with self._lock:
            return next(reversed(self._rooms.values()), None)

    def put(self, key: object, room: Room) -> None:
        """Keep a room, in the place of the one that nobody asked for the longest."""
        with self._lock:
            self._rooms[key] = room
            while len(self._rooms) > _KEPT_ROOMS:
                self._rooms.popitem(last=False)


_rooms = _Rooms()
