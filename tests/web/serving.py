"""The workbench as a browser finds it: uvicorn on a port of this machine, in a thread of the test."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

import uvicorn

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document, all_documents
from onrecord.archive.overview import overview
from onrecord.web.app import make_app
from onrecord.web.door import OwnDoor
from onrecord.web.intake import Read
from onrecord.web.viewer import Viewer


@dataclass(frozen=True)
class Served:
    """A running workbench: where it is, what it serves, and its door, which can admit anybody."""

    url: str
    archive: Archive
    door: OwnDoor

    def document(self, name: str) -> Document:
        """The document that came from the file called ``name``; the first, when the file holds several."""
        with self.archive.database.reading() as connection:
            found = [line.document for line in overview(connection) if line.origin.endswith(name)]
        return min(found, key=lambda document: document.position)

    def documents(self) -> tuple[Document, ...]:
        """All documents, in the order in which they came."""
        with self.archive.database.reading() as connection:
            return tuple(all_documents(connection))


@contextmanager
def serving(archive: Archive, viewer: Viewer, read: Read) -> Iterator[Served]:
    """``archive`` on a free port, for as long as the block lasts; ``read`` reads what is added."""
    door = OwnDoor(viewer)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(
            make_app(archive, door, read),
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", archive, door)
        finally:
            server.should_exit = True
            thread.join(timeout=10)
