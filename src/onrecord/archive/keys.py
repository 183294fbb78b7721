"""Keys: one random data key for each archive, and the passphrases that open it.

The data key is made once and never leaves memory in the clear. Every passphrase has a slot: a key made from
it by Argon2id (RFC 9106) wraps the data key with ChaCha20-Poly1305 (RFC 8439). So a passphrase can change,
and a second person can have their own, while nothing that is encrypted has to be written again. The keys
that do the work (of the database, of the names of files, of sealed fields) are derived from the data key by
HKDF-SHA256 (RFC 5869).
"""

import secrets
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from onrecord.errors import ArchiveError, PassphraseError

KEY_BYTES = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16
SHORTEST_PASSPHRASE = 8
"""Characters. Argon2id makes each guess dear, but no cost makes up for a passphrase that is a short word."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: passes, KiB of memory, and lanes, as Argon2 names them."""

    passes: int
    memory_kib: int
    lanes: int


STRONG = Cost(passes=3, memory_kib=256 * 1024, lanes=4)
"""About half a second on a laptop; four times the memory that RFC 9106 asks of a small machine."""
_MOST = Cost(passes=64, memory_kib=4 * 1024 * 1024, lanes=64)


@dataclass(frozen=True, slots=True)
class Slot:
    """One passphrase's way to the data key. ``salt`` and ``wrapped`` are base64."""

    name: str
    cost: Cost
    salt: str
    wrapped: str


def new_data_key() -> bytes:
    """A data key from the system's source of randomness."""
    return secrets.token_bytes(KEY_BYTES)


def make_slot(name: str, passphrase: str, data_key: bytes, archive: str, cost: Cost) -> Slot:
    """A slot by which ``passphrase`` opens the archive with the id ``archive``.

    Raises:
        PassphraseError: when the passphrase is shorter than `SHORTEST_PASSPHRASE`.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseError(
            f"a passphrase needs at least {SHORTEST_PASSPHRASE} characters",
            remedy="four or five words that do not belong together are easy to remember and hard to guess",
        )
    salt = secrets.token_bytes(_SALT_BYTES)
    wrapped = seal(data_key, _stretch(passphrase, salt, cost), f"slot of {archive}")
    return Slot(name, cost, b64encode(salt).decode(), wrapped)


def open_slots(slots: Sequence[Slot], passphrase: str, archive: str) -> tuple[bytes, str]:
    """The data key, and the name of the slot that ``passphrase`` opened.

    Raises:
        PassphraseError: when it opens none of them.
        ArchiveError: when a slot asks for a cost that no honest archive has.
    """
    for slot in slots:
        cost = slot.cost
        if (
            cost.passes > _MOST.passes
            or cost.memory_kib > _MOST.memory_kib
            or cost.lanes > _MOST.lanes
            or cost.memory_kib < 8 * cost.lanes
            or min(cost.passes, cost.lanes) < 1
        ):
            raise ArchiveError("the cost of a passphrase slot is out of all bounds", where=slot.name)
        try:
            wrapping = _stretch(passphrase, b64decode(slot.salt), cost)
            return unseal(slot.wrapped, wrapping, f"slot of {archive}"), slot.name
        except ArchiveError:
            continue
    raise PassphraseError("this passphrase does not open the archive")


def derive(data_key: bytes, purpose: str) -> bytes:
    """The key for one ``purpose``; keys of different purposes say nothing about each other."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"onrecord {purpose}".encode()).derive(data_key)


def seal(data: bytes, key: bytes, about: str) -> str:
    """``data`` encrypted and authenticated under ``key``, as base64; opens only for the same ``about``."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return b64encode(nonce + ChaCha20Poly1305(key).encrypt(nonce, data, about.encode())).decode()


def unseal(sealed: str, key: bytes, about: str) -> bytes:
    """What `seal` sealed.

    Raises:
        ArchiveError: when the key is another one or the sealed bytes were changed.
    """
    try:
        data = b64decode(sealed, validate=True)
        return ChaCha20Poly1305(key).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError) as error:
        raise ArchiveError("a sealed field does not open with this key") from error


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")
    return hash_secret_raw(
        secret, salt, cost.passes, cost.memory_kib, cost.lanes, hash_len=KEY_BYTES, type=Type.ID
    )
