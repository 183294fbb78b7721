"""The name of a piece of evidence is the hash of its bytes."""

import hashlib


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` in lower-case hexadecimal, taken before anything else looks at the bytes."""
    return hashlib.sha256(data).hexdigest()
