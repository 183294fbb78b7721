"""A team's workbench: people sign in, their sessions end, and each role may do what the table says."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from starlette.testclient import TestClient

from onrecord.archive import accounts
from onrecord.archive.archive import Archive
from onrecord.protection.accounts import ABSOLUTE, FREE_FAILURES, IDLE
from onrecord.web.app import make_app
from onrecord.web.gate import SECURE_COOKIE
from onrecord.web.team import TeamDoor
from tests.archive.making import make, opened
from tests.web.conftest import no_reading

TEAM = "https://team.example"
PASSWORD = "four words of hers"  # noqa: S105 - it guards nothing
OURS = {"sec-fetch-site": "same-origin"}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with a keeper and a reader."""
    with opened(make(tmp_path_factory.mktemp("team") / "archive")) as archive:
        accounts.add_account(archive, "Rima", "keeper", PASSWORD)
        accounts.add_account(archive, "Noor", "reader", PASSWORD)
        yield archive


@pytest.fixture
def browser(archive: Archive) -> Iterator[TestClient]:
    app = make_app(archive, TeamDoor(archive), no_reading, ["team.example"])
    with TestClient(app, base_url=TEAM, follow_redirects=False) as client:
        yield client


def sign_in(browser: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    form = {"name": name, "password": password, **more}
    return browser.post("/sign-in", data=form, headers=OURS).status_code


def test_who_has_not_signed_in_is_led_there_and_back(browser: TestClient) -> None:
    answer = browser.get("/?show=new&page=2")
    assert answer.status_code == 303
    back = parse_qs(urlsplit(answer.headers["location"]).query)["back"][0]
    assert back == "/?show=new&page=2"
    form = {"name": "Rima", "password": PASSWORD, "back": back}
    assert browser.post("/sign-in", data=form, headers=OURS).headers["location"] == back
    assert "Rima" in browser.get("/").text


def test_the_cookie_goes_over_tls_alone_and_to_nobody_else(browser: TestClient) -> None:
    form = {"name": "Rima", "password": PASSWORD}
    cookie = browser.post("/sign-in", data=form, headers=OURS).headers["set-cookie"]
    assert cookie.startswith(f"{SECURE_COOKIE}=")
    for part in ("Secure", "HttpOnly", "SameSite=strict", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    assert "max-age" in browser.get("/").headers["strict-transport-security"]


def test_a_session_of_before_is_not_the_one_that_signing_in_begins(browser: TestClient) -> None:
    browser.cookies.set(SECURE_COOKIE, "chosen-by-a-stranger", domain="team.example")
    assert sign_in(browser, "Rima") == 303
    fresh = browser.cookies.get(SECURE_COOKIE, domain="team.example", path="/")
    assert fresh != "chosen-by-a-stranger"
    stranger = TestClient(browser.app, base_url=TEAM, follow_redirects=False)
    stranger.cookies.set(SECURE_COOKIE, "chosen-by-a-stranger", domain="team.example")
    assert stranger.get("/").status_code == 303


def test_another_site_cannot_sign_somebody_in(browser: TestClient) -> None:
    form = {"name": "Rima", "password": PASSWORD}
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}, {}):
        assert browser.post("/sign-in", data=form, headers=headers).status_code == 403


def test_a_wrong_password_and_a_name_that_is_not_there_look_alike(browser: TestClient) -> None:
    answers = [
        browser.post("/sign-in", data={"name": name, "password": "something else"}, headers=OURS).text
        for name in ("Noor", "Nobody")
    ]
    assert answers[0].replace("Noor", "Nobody") == answers[1]
    assert "is not right" in answers[0]


def test_signing_out_ends_the_session_everywhere(browser: TestClient) -> None:
    sign_in(browser, "Rima")
    session = browser.cookies[SECURE_COOKIE]
    page = browser.get("/").text
    token = page.split('name="token" value="')[1].split('"')[0]
    assert browser.post("/sign-out", headers=OURS).status_code == 403, "without the token"
    answer = browser.post("/sign-out", data={"token": token}, headers=OURS)
    assert answer.status_code == 303
    assert "storage" in answer.headers["clear-site-data"]
    browser.cookies.set(SECURE_COOKIE, session, domain="team.example")
    assert browser.get("/").status_code == 303


@pytest.mark.parametrize("later", [IDLE, ABSOLUTE])
def test_a_session_ends_by_itself(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, later: timedelta
) -> None:
    sign_in(browser, "Rima")
    assert browser.get("/").status_code == 200

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Later":
            return cls.fromtimestamp((datetime.now(UTC) + later).timestamp(), UTC)

    monkeypatch.setattr(accounts, "datetime", Later)
    assert browser.get("/").status_code == 303
    quiet = browser.get("/inbox", headers={"hx-request": "true"})
    assert quiet.status_code == 401
    assert "session has ended" in quiet.text


def test_an_account_that_is_closed_is_out_at_once(browser: TestClient, archive: Archive) -> None:
    accounts.add_account(archive, "Zahra", "coder", PASSWORD)
    sign_in(browser, "Zahra")
    assert browser.get("/").status_code == 200
    accounts.set_disabled(archive, "Zahra", True)
    assert browser.get("/").status_code == 303
    assert sign_in(browser, "Zahra") == 401


def test_a_one_time_code_is_asked_for_and_good_for_one_sign_in(browser: TestClient, archive: Archive) -> None:
    accounts.add_account(archive, "Amal", "reviewer", PASSWORD)
    uri = pyotp.parse_uri(accounts.set_totp(archive, "Amal"))
    assert isinstance(uri, pyotp.TOTP)
    code = uri.now()
    assert sign_in(browser, "Amal") == 401
    assert sign_in(browser, "Amal", code="000000" if code != "000000" else "111111") == 401
    assert sign_in(browser, "Amal", code=code) == 303
    assert sign_in(browser, "Amal", code=code) == 401, "whoever looked over her shoulder is late"


def test_after_failures_an_account_waits_and_the_page_says_until_when(
    browser: TestClient, archive: Archive
) -> None:
    accounts.add_account(archive, "Idris", "coder", PASSWORD)
    for _ in range(FREE_FAILURES):
        assert sign_in(browser, "Idris", "something else") == 401
    answer = browser.post("/sign-in", data={"name": "Idris", "password": PASSWORD}, headers=OURS)
    assert answer.status_code == 401
    assert "Wait until" in answer.text


def test_what_somebody_hands_in_carries_their_name(browser: TestClient) -> None:
    sign_in(browser, "Rima")
    token = browser.get("/").text.split('name="token" value="')[1].split('"')[0]
    files = {"files": ("a.pdf", b"%PDF-1.7 broken")}
    assert browser.post("/inbox", data={"token": token}, files=files, headers=OURS).status_code == 303
    told = browser.app.state.intake.progress("Rima")  # type: ignore[attr-defined]  # Starlette's
    assert [each.arrival.who for each in told] == ["Rima"]
