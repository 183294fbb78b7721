"""A real time-stamping authority, as OpenSSL makes one, vouches for the head of the log."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from onrecord.archive import tables
from onrecord.archive.archive import Archive
from onrecord.archive.custody import history, parse_entry
from onrecord.archive.timestamps import keep, request
from onrecord.archive.verify import verify
from onrecord.errors import ArchiveError
from tests.archive.making import add, make, opened
from tests.archive.test_custody import without_guard

CONFIGURATION = """
[req]
distinguished_name = name
x509_extensions = authority
prompt = no
[name]
CN = A time-stamping authority
[authority]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
basicConstraints = critical,CA:FALSE
[tsa]
default_tsa = stamping
[stamping]
serial = {folder}/serial
signer_cert = {folder}/root.pem
signer_key = {folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder = tmp_path / "authority"
    folder.mkdir()
    (folder / "openssl.cnf").write_text(CONFIGURATION.format(folder=folder), encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    openssl(folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "root.pem")
    return folder


def openssl(folder: Path, command: str, *arguments: str) -> None:
    program = ["openssl", command, *arguments, "-config", str(folder / "openssl.cnf")]
    subprocess.run(program, cwd=folder, check=True, capture_output=True)


def stamp(authority: Path, asked: bytes) -> bytes:
    (authority / "request.tsq").write_bytes(asked)
    program = ["openssl", "ts", "-reply", "-queryfile", "request.tsq", "-out", "answer.tsr"]
    configured = [*program, "-config", "openssl.cnf", "-section", "stamping"]
    subprocess.run(configured, cwd=authority, check=True, capture_output=True)
    return (authority / "answer.tsr").read_bytes()


def test_an_answer_is_checked_and_kept_though_the_log_has_gone_on(tmp_path: Path, authority: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        add(archive)
        asked = request(archive)
        add(archive, b"a page that came later")
        stamped = keep(archive, stamp(authority, asked), (authority / "root.pem").read_bytes())
        assert (stamped.log, stamped.seq) == ("record", 2)
        with archive.database.reading() as connection:
            assert [entry.action for entry in history(connection, "archive")] == ["made", "time-stamped"]
        assert list(verify(archive)) == []


@pytest.mark.parametrize("order", [("root.pem", "other.pem"), ("other.pem", "root.pem")])
def test_an_answer_is_read_in_whatever_order_its_certificates_are(
    tmp_path: Path, authority: Path, order: tuple[str, str]
) -> None:
    openssl(
        authority, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "o.key", "-out", "other.pem"
    )
    chain = "".join((authority / name).read_text(encoding="utf-8") for name in order)
    (authority / "chain.pem").write_text(chain, encoding="utf-8")
    with (authority / "openssl.cnf").open("a", encoding="utf-8") as configuration:
        configuration.write(f"certs = {authority}/chain.pem\n")
    with opened(make(tmp_path / "archive")) as archive:
        add(archive)
        stamped = keep(archive, stamp(authority, request(archive)), (authority / "root.pem").read_bytes())
        assert stamped.seq == 2


def test_a_log_that_was_written_anew_does_not_fit_its_stamp(tmp_path: Path, authority: Path) -> None:
    with opened(make(tmp_path / "archive")) as archive:
        add(archive)
        keep(archive, stamp(authority, request(archive)), (authority / "root.pem").read_bytes())
        with archive.database.reading() as connection:
            column = tables.custody.c
            rows = connection.execute(
                sa.select(column.entry).where(column.log == "record").order_by(column.seq)
            )
            first, second = (parse_entry(row.entry) for row in rows)
        forged = replace(first, who="somebody else")
        follows = replace(second, previous=forged.hash)
        changes = [
            sa.update(tables.custody)
            .where(column.log == "record", column.seq == entry.seq)
            .values(entry=entry.canonical, hash=entry.hash)
            for entry in (forged, follows)
        ]
        without_guard(archive, *changes)
        faults = [fault.what for fault in verify(archive) if fault.damage]
    assert len(faults) == 1
    assert "not what an authority stamped" in faults[0]


def test_an_answer_for_another_archive_or_by_another_authority_is_refused(
    tmp_path: Path, authority: Path
) -> None:
    root = (authority / "root.pem").read_bytes()
    with opened(make(tmp_path / "one")) as one, opened(make(tmp_path / "two")) as two:
        add(one)
        add(two, b"another page")
        answer = stamp(authority, request(one))
        with pytest.raises(ArchiveError, match="nothing in this archive"):
            keep(two, answer, root)
        with pytest.raises(ArchiveError):
            keep(one, answer[:-5], root)
        openssl(
            authority, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "k2.pem", "-out", "r2.pem"
        )
        with pytest.raises(ArchiveError, match="vouches"):
            keep(one, answer, (authority / "r2.pem").read_bytes())


def test_an_empty_log_is_not_stamped(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="empty"):
        request(archive)
