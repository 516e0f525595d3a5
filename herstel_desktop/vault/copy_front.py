"""The front of a backup copy: what stands before the database in the one file.

    16 bytes   magic; its line ends show a file that was mangled as if it were text
     2         format, now 1
     8         when it was made, in seconds since 1970 (UTC)
     4         length of the header
     8         length of the database
    32         SHA-256 of all of the above, the header and the database
    32         seal: HMAC-SHA256 of all of the above, under a key from the data key
     …         the header, as `vault.json` holds it
     …         the database, as SQLCipher wrote it, to the last byte of the file

All numbers big-endian. So there is one spelling of a copy only, and nothing behind it. The SHA-256
tells without any key whether the file is as it was made; the seal tells with the key that nobody
put another database, header or date in it.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime

from herstel_desktop.vault.copy_errors import CopyDamagedError, CopyNewerError, NotACopyError
from herstel_desktop.vault.header import (
    MAX_BYTES,
    Header,
    MalformedHeaderError,
    NewerFormatError,
    parse,
    render,
)
from herstel_desktop.vault.secret_bytes import DataKey

MAGIC = b"HERSTELKOPIE\r\n\x1a\n"
FORMAT = 1
_FIELDS = struct.Struct(">16sHQIQ")
_DIGEST_SIZE = 32
_SEAL_SIZE = 32
FRONT_SIZE = _FIELDS.size + _DIGEST_SIZE + _SEAL_SIZE
_LATEST = int(datetime(2200, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True)
class Front:
    """Everything before the database.

    Attributes:
        made_at: when the copy was made, in UTC, to the second.
        header: the vault's header as it was then; it says how this copy opens.
        database_size: bytes of the database behind it.
        digest: SHA-256 over all but itself and the seal.
        seal: HMAC over all of the above.
    """

    made_at: datetime
    header: Header
    database_size: int
    digest: bytes = field(default=b"", repr=False)
    seal: bytes = field(default=b"", repr=False)

    @property
    def database_begins(self) -> int:
        """Bytes before the database."""
        return FRONT_SIZE + len(render(self.header))

    @property
    def file_size(self) -> int:
        """Bytes of the whole file."""
        return self.database_begins + self.database_size

    def running_digest(self) -> hashlib._Hash:
        """The SHA-256 so far, to be fed with the database."""
        return hashlib.sha256(self._fields() + render(self.header))

    def rendered(self) -> bytes:
        """The bytes before the database."""
        return self._fields() + self.digest + self.seal + render(self.header)

    def _fields(self) -> bytes:
        seconds = int(self.made_at.timestamp())
        length = len(render(self.header))
        return _FIELDS.pack(MAGIC, FORMAT, seconds, length, self.database_size)

    def seal_with(self, data_key: DataKey) -> bytes:
        """The seal that belongs on this front."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.hmac import HMAC
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        key = bytearray(32)
        info = b"herstel-desktop copy seal"
        salt = self.header.vault_id.bytes
        HKDF(SHA256(), 32, salt=salt, info=info).derive_into(data_key.raw(), key)
        try:
            running = HMAC(key, SHA256())
            running.update(self._fields() + self.digest)
            return running.finalize()
        finally:
            key[:] = bytes(len(key))

    def is_sealed_by(self, data_key: DataKey) -> bool:
        """Whether this data key sealed exactly this front."""
        from cryptography.hazmat.primitives.constant_time import bytes_eq

        return bytes_eq(self.seal_with(data_key), self.seal)


def read_front(raw: bytes, file_size: int) -> Front:
    """The front at the beginning of a file.

    Args:
        raw: the first bytes of the file, at least `LONGEST_FRONT` of them when it has so many.
        file_size: bytes of the whole file.

    Raises:
        NotACopyError: it does not begin like one.
        CopyNewerError: it is of a newer format.
        CopyDamagedError: it cannot be as it was made.
    """
    if not raw.startswith(MAGIC):
        raise NotACopyError
    if len(raw) < FRONT_SIZE:
        raise CopyDamagedError
    _, version, seconds, header_size, database_size = _FIELDS.unpack_from(raw)
    if version > FORMAT:
        raise CopyNewerError
    sizes_fit = FRONT_SIZE + header_size + database_size == file_size
    if version != FORMAT or not sizes_fit or header_size > MAX_BYTES or seconds > _LATEST:
        raise CopyDamagedError
    digest = raw[_FIELDS.size : _FIELDS.size + _DIGEST_SIZE]
    seal = raw[_FIELDS.size + _DIGEST_SIZE : FRONT_SIZE]
    try:
        header = parse(raw[FRONT_SIZE : FRONT_SIZE + header_size])
    except NewerFormatError:
        raise CopyNewerError from None
    except MalformedHeaderError:
        raise CopyDamagedError from None
    made_at = datetime.fromtimestamp(seconds, UTC)
    return Front(made_at, header, database_size, digest, seal)


LONGEST_FRONT = FRONT_SIZE + MAX_BYTES
"""Bytes that hold the whole front of any copy."""
