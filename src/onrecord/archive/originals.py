"""The originals: every file as it came in, kept under its hash, encrypted with age.

age (age-encryption.org/v1) is a documented format with several implementations: whoever holds the archive's
age key can open an original without On Record. In an encrypted archive a file's name is a keyed hash
(HMAC-SHA256) of the original's SHA-256, so that nobody can tell from the names whether an archive holds a
file that they have; without encryption it is the SHA-256 itself.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from onrecord.archive import atomic
from onrecord.errors import ArchiveError, OriginalError
from onrecord.evidence import sha256


@dataclass(frozen=True, slots=True)
class AgeKeys:
    """The keys of the originals: the public one, the secret one, and the key that makes their names."""

    recipient: str
    identity: str = field(repr=False)
    naming: bytes = field(repr=False)


def new_identity() -> tuple[str, str]:
    """A new age key: its public ``age1…`` and its secret ``AGE-SECRET-KEY-1…`` form."""
    identity = str(pyrage.x25519.Identity.generate())
    return public_of(identity), identity


def _lost(name: str, what: str) -> OriginalError:
    remedy = "add the same file again, or restore a backup"
    return OriginalError(f"the original {what}", where=f"original {name[:12]}", remedy=remedy)


def public_of(identity: str) -> str:
    """The public form of a secret age key."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


@dataclass(frozen=True, slots=True)
class Originals:
    """The folder of the originals of one archive; ``keys`` is None where nothing is encrypted."""

    folder: Path
    keys: AgeKeys | None

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its SHA-256. What is kept already stays, unless it is damaged.

        Raises:
            ArchiveError: when it cannot be written: the disk is full, or the folder is not ours to write to.
        """
        name = sha256(data)
        path = self.path(name)
        if not self._sound(name):
            try:
                atomic.make_folder(path.parent)
                atomic.write(path, self.sealed(data))
            except OSError as error:
                raise ArchiveError(
                    f"the original cannot be kept ({error.strerror}); nothing of this was stored",
                    where=str(self.folder),
                ) from error
        return name

    def get(self, name: str) -> bytes:
        """The original whose SHA-256 is ``name``.

        Raises:
            OriginalError: when it is missing, does not decrypt, or is no longer the bytes that came in.
        """
        try:
            data = self.opened(self.path(name).read_bytes())
        except FileNotFoundError as error:
            raise _lost(name, "is missing") from error
        except OSError as error:
            raise _lost(name, f"cannot be read ({error.strerror})") from error
        except pyrage.DecryptError as error:
            raise _lost(name, "is damaged: it does not decrypt") from error
        if sha256(data) != name:
            raise _lost(name, "is damaged: its bytes no longer have their hash")
        return data

    def path(self, name: str) -> Path:
        """Where the original whose SHA-256 is ``name`` lies."""
        if self.keys is None:
            return self.folder / name[:2] / name
        hidden = hmac.digest(self.keys.naming, name.encode(), "sha256").hex()
        return self.folder / hidden[:2] / f"{hidden}.age"

    def files(self) -> Iterator[Path]:
        """All files in the folder, those that were cut off while being written among them."""
        yield from (path for path in sorted(self.folder.glob("*/*")) if path.is_file())

    def _sound(self, name: str) -> bool:
        try:
            self.get(name)
        except ArchiveError:
            return False
        return True

    def sealed(self, data: bytes) -> bytes:
        """``data`` as it lies on the disk: encrypted, where the archive is."""
        if self.keys is None:
            return data
        encrypted: bytes = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(self.keys.recipient)])
        return encrypted

    def opened(self, stored: bytes) -> bytes:
        """What `sealed` made ``stored`` of.

        Raises:
            pyrage.DecryptError: when it is damaged, or of another archive.
        """
        if self.keys is None:
            return stored
        data: bytes = pyrage.decrypt(stored, [pyrage.x25519.Identity.from_str(self.keys.identity)])
        return data
