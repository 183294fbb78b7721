"""``onrecord serve`` and ``demo`` as real processes: links, signals, kills, and what they refuse."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import Browser, expect
from typer.testing import CliRunner

from onrecord.archive import inbox
from onrecord.archive.accounts import add_account
from onrecord.archive.overview import overview
from onrecord.archive.place import Place
from onrecord.cli.app import app
from onrecord.errors import OnRecordError
from tests.archive.making import PASSPHRASE, make, opened
from tests.web.browser import violations
from tests.web.conftest import SAMPLES

LINK = re.compile(r"https?://\S+")
OURS = {"sec-fetch-site": "same-origin"}


@contextmanager
def running(*command: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    """``onrecord`` with these arguments, killed at the end of the block where it still runs."""
    variables = {
        **os.environ,
        "ONRECORD_ARCHIVE": str(home / "archive"),
        "ONRECORD_PASSPHRASE": PASSPHRASE,
        "ONRECORD_BY": "Rima",
        "TMPDIR": str(home),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli", *command],
        env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def next_link(process: subprocess.Popen[str]) -> str:
    """The next address that it shows."""
    assert process.stdout is not None
    seen = ""
    for line in process.stdout:
        seen += line
        if found := LINK.search(line):
            return found.group()
    raise AssertionError(f"it showed no link: {seen}")


def come_in(link: str) -> httpx.Client:
    """A browser of sorts that opened ``link``."""
    client = httpx.Client(base_url="/".join(link.split("/")[:3]), headers=OURS, timeout=30)
    assert client.get(link).status_code == 200
    return client


def token(client: httpx.Client) -> str:
    return client.get("/").text.split('name="token" value="')[1].split('"')[0]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    make(tmp_path / "archive")
    return tmp_path


def test_a_closed_browser_comes_in_again_and_ctrl_c_ends_it_well(home: Path) -> None:
    with running("serve", "--no-open", home=home) as process:
        first = next_link(process)
        assert come_in(first).get("/").status_code == 200
        assert httpx.get(first).status_code == 403
        assert come_in(next_link(process)).get("/").status_code == 200
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
        assert process.returncode == 0
        assert rest.endswith("Ended.\n")
        assert "Traceback" not in rest


def test_a_demonstration_leaves_nothing_behind_when_its_window_is_closed(tmp_path: Path) -> None:
    report = SAMPLES / "kampala-newspaper-page.txt"
    with running("demo", str(report), "--no-open", home=tmp_path) as process:
        page = come_in(next_link(process)).get("/").text
        assert "Market vendors" in page
        (folder,) = tmp_path.glob("onrecord-demo-*")
        held = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
        assert all(b"Market vendors" not in data for data in held), "it is encrypted"
        process.send_signal(signal.SIGHUP)
        assert process.wait(timeout=30) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_killed_server_loses_no_file_that_it_took(home: Path) -> None:
    names = ["adre-interview.txt", "almaty-press-release.eml", "jaffna-news-page.html"]
    with running("serve", "--no-open", home=home) as process:
        client = come_in(next_link(process))
        files = [("files", (name, (SAMPLES / name).read_bytes())) for name in names]
        assert client.post("/inbox", data={"token": token(client)}, files=files).status_code == 303
        process.kill()
        process.wait()
    with opened(Place(home / "archive")) as archive, archive.database.reading() as connection:
        read = [line.origin for line in overview(connection)]
        waiting = [arrival.name for arrival in inbox.arrivals(archive)]
    assert sorted({*read, *waiting}) == names
    with running("serve", "--no-open", home=home) as process:
        client = come_in(next_link(process))
        for _ in range(600):
            if "data-going" not in client.get("/inbox").text:
                break
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    with opened(Place(home / "archive")) as archive, archive.database.reading() as connection:
        assert sorted(line.origin for line in overview(connection)) == names
        assert list(inbox.arrivals(archive)) == []


def certificate(home: Path, name: str) -> tuple[Path, Path]:
    """A certificate for a machine of this name, signed by itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    chain, private = home / "cert.pem", home / "key.pem"
    chain.write_bytes(made.public_bytes(pem))
    unlocked = serialization.NoEncryption()
    private.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, unlocked))
    return chain, private


def sign_in_and_out(chromium: Browser, address: str) -> None:
    """As a person does; the page breaks no rule, and nothing stays behind the button that goes back."""
    page = chromium.new_context(ignore_https_errors=True, base_url=address).new_page()
    page.goto("/ledger")
    assert violations(page) == []
    page.get_by_label("Name").fill("Rima")
    page.get_by_label("Password").fill("four words of theirs")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    assert violations(page) == []
    page.get_by_label("Password").fill("four words of hers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Ledger")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.go_back()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.context.close()


def test_a_team_is_served_only_with_a_certificate_and_accounts(home: Path, chromium: Browser) -> None:
    chain, key = certificate(home, "localhost")
    team = ("serve", "--host", "127.0.0.1", "--tls-cert", str(chain), "--tls-key", str(key))
    for command, why in (
        (("serve", "--host", "127.0.0.1"), "not go over a network in the clear"),
        (("serve", "--host", "127.0.0.1", "--tls-cert", str(key), "--tls-key", str(key)), "cannot be used"),
        (team, "nobody could sign in"),
        (("serve", "--tls-cert", str(chain)), "a certificate is for a team"),
    ):
        variables = {"ONRECORD_ARCHIVE": str(home / "archive"), "ONRECORD_PASSPHRASE": PASSPHRASE}
        refused = CliRunner().invoke(app, command, env=variables).exception
        assert isinstance(refused, OnRecordError)
        assert why in str(refused)
    with opened(Place(home / "archive")) as archive:
        add_account(archive, "Rima", "keeper", "four words of hers")
    with running(*team, home=home) as process:
        address = next_link(process)
        assert address.startswith("https://localhost:")
        with httpx.Client(base_url=address, headers=OURS, verify=False) as client:  # noqa: S501 - by itself
            form = {"name": "Rima", "password": "four words of hers"}
            assert client.get("/").status_code == 303
            assert client.post("/sign-in", data=form).status_code == 303
            assert "Rima" in client.get("/").text
            by_number = {"host": "127.0.0.1"}
            assert client.get("/", headers=by_number).status_code == 400, "the certificate does not name it"
        sign_in_and_out(chromium, address)
        with httpx.Client(base_url=address.replace("https", "http")) as plain, pytest.raises(httpx.HTTPError):
            plain.get("/")
