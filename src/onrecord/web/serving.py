"""Serving: a port of this machine, its application, and what a person is told until Ctrl-C."""

import ipaddress
import signal
import socket
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from cryptography import x509

from onrecord.archive.archive import Archive
from onrecord.engines.apart import ReadingProcess
from onrecord.errors import OnRecordError
from onrecord.web.app import make_app
from onrecord.web.gate import Door

LOOPBACK = "127.0.0.1"
_LAST_SECONDS = 3
"""How long answers that are under way may take once somebody ends the server."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key as PEM files, and the names that it is for."""

    chain: Path
    key: Path
    names: tuple[str, ...]


def read_certificate(chain: Path, key: Path) -> Certificate:
    """The certificate in these files.

    Raises:
        OnRecordError: when they cannot be read, do not belong together, or name no machine.
    """
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(chain, key, password="")
        certificate = x509.load_pem_x509_certificate(chain.read_bytes())
        named = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        raise OnRecordError(
            "this certificate and this key cannot be used", where=str(chain),
            remedy="give PEM files that belong together; the key without a passphrase",
        ) from error  # fmt: skip
    except x509.ExtensionNotFound as error:
        raise OnRecordError("this certificate names no machine", where=str(chain)) from error
    addresses = (str(address) for address in named.get_values_for_type(x509.IPAddress))
    return Certificate(chain, key, (*named.get_values_for_type(x509.DNSName), *addresses))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises:
        OnRecordError: when the port is taken or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise OnRecordError(
            f"nothing can be served there ({error.strerror or 'no such address'})", where=f"{host}:{port}",
            remedy="name another port, or 0 for a free one",
        ) from error  # fmt: skip


def serve(
    archive: Archive,
    door: Door,
    listening: socket.socket,
    hosts: Sequence[str],
    certificate: Certificate | None = None,
) -> None:
    """Serve the workbench until Ctrl-C or a signal to end; reports that are added are read beside it."""
    reading = ReadingProcess()
    app = make_app(archive, door, reading.read, hosts)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses hold what people looked for
        server_header=False,
        proxy_headers=False,  # whoever could set them could say that they came by TLS
        timeout_graceful_shutdown=_LAST_SECONDS,
        ssl_certfile=certificate.chain if certificate else None,
        ssl_keyfile=certificate.key if certificate else None,
    )
    server = uvicorn.Server(config)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):  # the terminal's window was closed
        signal.signal(signal.SIGHUP, server.handle_exit)
    try:
        with suppress(KeyboardInterrupt):  # uvicorn raises a signal again once it has ended well
            server.run(sockets=[listening])
    finally:
        app.state.intake.stop()
        reading.close()
        app.state.intake.join()
