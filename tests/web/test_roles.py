"""What each role may do: every address of the workbench, called by every role.

`ADDRESSES` is the table. A new address goes into it, or a test fails.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.archive.archive import Archive
from onrecord.archive.documents import Document
from onrecord.protection.levels import LEVELS, Level
from onrecord.protection.roles import ROLES, Action, Role, may
from onrecord.web.app import ROUTES, make_app
from onrecord.web.door import OwnDoor
from onrecord.web.gate import COOKIE, TOKEN_HEADER, token_of
from onrecord.web.viewer import Viewer
from onrecord.workbench.protecting import protect_document
from tests.archive.making import WHO, add, make, opened
from tests.web.conftest import no_reading

HERE = "http://127.0.0.1"


@dataclass(frozen=True)
class Address:
    """An address, the action that it is, and what has to be sent; None is for everybody who came in."""

    method: str
    path: str
    action: Action | None
    form: Mapping[str, str] = field(default_factory=dict)
    of_document: bool = False


JUDGE = {"verdict": "confirm", "record": "s1", "seen": "0"}
DESK = {"record": "s1", "kind": "statement", "seen": "0"}
ADDRESSES = (
    Address("GET", "/", None),
    Address("GET", "/inbox", "add"),
    Address("POST", "/inbox", "add"),
    Address("POST", "/inbox/dismiss", "add"),
    Address("POST", "/language", None, {"tongue": "fr"}),
    Address("GET", "/read/{document}", "read", of_document=True),
    Address("GET", "/read/{document}/since", "read", {"seen": "0"}, of_document=True),
    Address("GET", "/read/{document}/why/{record}", "read", of_document=True),
    Address("POST", "/read/{document}/judge", "judge", JUDGE, of_document=True),
    Address("POST", "/read/{document}/desk", "judge", DESK, of_document=True),
    Address("GET", "/compare", "read", of_document=True),
    Address("GET", "/ledger", None),
    Address("POST", "/ledger/views", None, {"name": "mine", "query": "code=harm"}),
    Address("GET", "/ledger/csv", "release"),
    Address("POST", "/ledger/csv", "release", {"purpose": "published", "places": "exact", "dates": "day"}),
    Address("GET", "/look", None),
    Address("POST", "/look/leaving", "release", {"show": "counts"}),
    Address("GET", "/people", None),
    Address("GET", "/people/{key}", None),
    Address("POST", "/people/{key}/protect", "protect", {"level": "confidential", "reason": "asked"}),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Archive, dict[Level, Document]]]:
    """An archive with a document of each level."""
    with opened(make(tmp_path_factory.mktemp("roles") / "archive")) as archive:
        documents: dict[Level, Document] = {}
        for level in LEVELS:
            (documents[level],) = add(archive, level.encode(), f"{level}.txt").documents
            protect_document(archive, documents[level], level, "for this test", "keeper")
        yield archive, documents


@pytest.fixture(scope="module", params=ROLES)
def client(
    request: pytest.FixtureRequest, made: tuple[Archive, dict[Level, Document]]
) -> Iterator[tuple[Role, TestClient]]:
    """A browser of somebody of each role."""
    door = OwnDoor(Viewer(WHO, "keeper"))
    app = make_app(made[0], door, no_reading)
    session = door.admit(Viewer(f"a {request.param}", request.param))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        client.cookies.set(COOKIE, session)
        client.headers[TOKEN_HEADER] = token_of(session)
        yield request.param, client


def called(client: TestClient, address: Address, document: Document) -> int:
    """The status of the answer."""
    path = address.path.format(document=document.name, record="s1", key="amal-tawfiq")
    form = dict(address.form)
    if address.path == "/compare":
        form = {"one": document.name, "other": document.name}
    if address.path.endswith("/protect"):
        form |= {"document": document.name, "entity": "e1"}
    if address.method == "GET":
        return client.get(path, params=form).status_code
    if address.path == "/inbox":
        return client.post(path, files={"files": ("a.txt", b"")}).status_code
    return client.post(path, data=form).status_code


def test_every_address_is_in_the_table() -> None:
    there = {
        (method, route.path)
        for route in ROUTES
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert there == {(address.method, address.path) for address in ADDRESSES}


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: f"{address.method} {address.path}")
def test_a_role_does_what_the_table_says_and_nothing_else(
    client: tuple[Role, TestClient], made: tuple[Archive, dict[Level, Document]], address: Address
) -> None:
    role, browser = client
    for level, document in made[1].items():
        allowed = address.action is None or may(
            role, address.action, level if address.of_document else "public"
        )
        if address.of_document or address.path.endswith("/protect"):
            allowed = allowed and may(role, "read", level)
        status = called(browser, address, document)
        assert status < 500
        assert (status not in {403, 404}) == allowed, (role, level, status)


def test_who_may_not_see_a_document_finds_no_trace_of_it(
    client: tuple[Role, TestClient], made: tuple[Archive, dict[Level, Document]], tmp_path: Path
) -> None:
    role, browser = client
    for path in ("/", "/ledger", "/people", "/look", "/look?show=network"):
        page = browser.get(path).text
        for level, document in made[1].items():
            if not may(role, "read", level):
                assert document.name not in page, (path, level)
                assert f"{level}.txt" not in page, (path, level)
