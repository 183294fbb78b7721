"""Who comes in, and what other sites, other names of this machine and hostile requests cannot do."""

import logging
from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.archive.archive import Archive
from onrecord.errors import ArchiveError
from onrecord.web import app as application
from onrecord.web.app import make_app
from onrecord.web.door import OwnDoor
from onrecord.web.gate import COOKIE, TOKEN_HEADER, token_of
from onrecord.web.headers import HEADERS
from onrecord.web.pages import FORM_BYTES
from onrecord.web.upload import AT_ONCE_BYTES
from onrecord.web.viewer import Viewer
from tests.archive.making import WHO, make, opened
from tests.web.conftest import no_reading

HERE = "http://127.0.0.1"


@pytest.fixture
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with nothing in it."""
    with opened(make(tmp_path_factory.mktemp("gate") / "archive")) as archive:
        yield archive


@pytest.fixture
def door() -> OwnDoor:
    return OwnDoor(Viewer(WHO, "keeper"))


@pytest.fixture
def outside(archive: Archive, door: OwnDoor) -> Iterator[TestClient]:
    """Somebody who has not come in."""
    with TestClient(make_app(archive, door, no_reading), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def inside(outside: TestClient, door: OwnDoor) -> TestClient:
    """Somebody who has."""
    session = door.admit(door.viewer)
    outside.cookies.set(COOKIE, session)
    outside.headers[TOKEN_HEADER] = token_of(session)
    return outside


def test_nobody_sees_a_page_without_the_link(outside: TestClient) -> None:
    for path in ("/", "/inbox", "/read/aaaa", "/no/such/page"):
        assert outside.get(path).status_code == 403


def test_the_link_opens_once_and_the_next_one_is_told(archive: Archive) -> None:
    told: list[str] = []
    door = OwnDoor(Viewer(WHO, "keeper"), told.append)
    client = TestClient(make_app(archive, door, no_reading), base_url=HERE)
    link = door.link
    assert client.head(f"/open/{link}").status_code == 403, "a look ahead opens nothing"
    assert client.get(f"/open/{link}").status_code == 200
    assert client.get("/").status_code == 200
    assert TestClient(client.app, base_url=HERE).get(f"/open/{link}").status_code == 403
    assert told == [door.link] != [link]


def test_a_session_that_a_stranger_set_beforehand_is_nobodys(outside: TestClient, door: OwnDoor) -> None:
    outside.cookies.set(COOKIE, "chosen-by-a-stranger")
    answer = outside.get(f"/open/{door.link}")
    given = answer.headers["set-cookie"]
    assert "chosen-by-a-stranger" not in given
    assert "HttpOnly" in given
    assert "samesite=strict" in given.lower()
    assert "chosen-by-a-stranger" not in door.sessions


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "localhost.evil"])
def test_a_name_that_was_bound_to_this_machine_gets_nothing(inside: TestClient, host: str) -> None:
    """DNS rebinding: the page of another site has its own name point at 127.0.0.1."""
    answer = inside.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Queue" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "same-origin", TOKEN_HEADER: "of another session"},
        {"sec-fetch-site": "same-origin", TOKEN_HEADER: "\u00e9"},
        {TOKEN_HEADER: ""},
    ],
)
@pytest.mark.parametrize("path", ["/inbox", "/inbox/dismiss", "/language"])
def test_another_site_changes_nothing(inside: TestClient, path: str, headers: dict[str, str]) -> None:
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    files = {"files": ("a.txt", b"words")} if path == "/inbox" else None
    assert inside.post(path, headers=sent, files=files).status_code == 403
    assert "a.txt" not in inside.get("/inbox").text


def test_a_form_without_script_carries_the_token_as_a_field(inside: TestClient) -> None:
    token = inside.headers.pop(TOKEN_HEADER)
    site = {"sec-fetch-site": "same-origin"}
    assert inside.post("/language", data={"tongue": "fr"}, headers=site).status_code == 403
    assert inside.post("/language", data={"tongue": "fr", "token": token}, headers=site).status_code == 303


@pytest.mark.parametrize(
    ("back", "goes"),
    [
        ("/?show=new", "/?show=new"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("https://elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("/\x00", "/"),
    ],
)
def test_choosing_a_language_leads_nowhere_else(inside: TestClient, back: str, goes: str) -> None:
    answer = inside.post("/language", data={"tongue": "fr", "back": back})
    assert (answer.status_code, answer.headers["location"]) == (303, goes)


def test_every_answer_carries_the_headers(inside: TestClient) -> None:
    inside.cookies.clear()
    refused = inside.get("/")
    for answer in (refused, inside.get("/static/base.css"), inside.get("/", headers={"host": "elsewhere"})):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
    assert "server" not in refused.headers
    assert refused.headers["cache-control"] == "no-store"


def test_no_testimony_is_in_the_log_or_on_the_page_when_the_program_fails(
    archive: Archive, door: OwnDoor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(request: Request) -> Response:
        raise KeyError("Amal Tawfiq said that soldiers took her sister")

    def refuses(request: Request) -> Response:
        raise ArchiveError("the disk is full", where="record.db")

    routes = (*application.ROUTES, Route("/fails", fails), Route("/refuses", refuses))
    monkeypatch.setattr(application, "ROUTES", routes)
    client = TestClient(make_app(archive, door, no_reading), base_url=HERE)
    client.cookies.set(COOKIE, door.admit(door.viewer))
    with caplog.at_level(logging.DEBUG):
        failed = client.get("/fails")
        quiet = client.get("/fails", headers={"hx-request": "true"})
        refused = client.get("/refuses")
    assert (failed.status_code, quiet.status_code, refused.status_code) == (500, 500, 400)
    ours = [record for record in caplog.records if record.name.startswith(("onrecord", "uvicorn"))]
    told = " ".join(record.getMessage() + str(record.exc_info) for record in ours)
    assert "KeyError" in told
    assert "Amal" not in failed.text + quiet.text + told
    assert "the disk is full" in refused.text
    assert "<html" not in quiet.text, "htmx gets a line that it can show"
    assert failed.headers["content-security-policy"]


def test_what_is_not_there_is_said_on_a_page(inside: TestClient) -> None:
    assert "There is no such page." in inside.get("/no/such/page").text
    assert inside.get("/no/such/page").status_code == 404
    assert inside.put("/").status_code == 405
    assert inside.get("/static/../app.py").status_code == 404
    assert inside.get("/static/%2e%2e/app.py").status_code == 404


def test_a_form_that_is_too_large_is_not_read(inside: TestClient) -> None:
    assert inside.post("/language", data={"tongue": "f" * FORM_BYTES}).status_code == 413
    stream = iter([b"tongue=fr"])  # without a length
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert inside.post("/language", content=stream, headers=kind).status_code == 413


def test_more_than_fits_at_once_is_refused_before_it_is_kept(inside: TestClient) -> None:
    kind = {"content-type": "multipart/form-data; boundary=b"}
    told = {**kind, "content-length": str(AT_ONCE_BYTES + 1)}
    assert inside.post("/inbox", content=b"", headers=told).status_code == 413

    def endless() -> Iterator[bytes]:
        yield b'--b\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(AT_ONCE_BYTES // 8_000_000 + 1):
            yield b"word " * 1_600_000

    assert inside.post("/inbox", content=endless(), headers=kind).status_code == 413
    assert "a.txt" not in inside.get("/inbox").text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b",
        b"no boundary at all",
        b"--b\r\ncontent-disposition: form-data\r\n\r\nwords\r\n--b--\r\n",
        b'--b\r\ncontent-disposition: form-data; name="files"\r\n\r\nno file\r\n--b--\r\n',
        b"--b\r\n" + b"x" * 100_000 + b"\r\n--b--\r\n",
    ],
)
def test_a_broken_form_is_refused_in_words(inside: TestClient, body: bytes) -> None:
    answer = inside.post("/inbox", content=body, headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 400
    assert "This was not done" in answer.text
