"""The vault's header as a value: strict reading, one canonical writing, and its seal.

The header says how the data key is wrapped and holds no name. A seal (HMAC-SHA256 under
HKDF(data key)) covers every byte of it, so that a slot added, taken away or moved from another
vault, weaker parameters or another sequence number are seen as soon as the key is known.

Reading is strict: what is read must be byte for byte what this module would have written, so
there is one spelling of a header only and nothing to hide in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from herstel_desktop.vault.kdf import KdfParameters
from herstel_desktop.vault.secret_bytes import DataKey
from herstel_desktop.vault.slots import (
    FORMAT_VERSION,
    NONCE_SIZE,
    WRAPPED_SIZE,
    Slot,
    SlotContext,
    SlotKind,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hmac import HMAC

MAX_BYTES = 32 * 1024
MAX_PASSPHRASE_SLOTS = 64
MAX_SEQUENCE = 2**53
SALT_SIZE = 16
SEAL_SIZE = 32

_HEX = re.compile(r"[0-9a-f]*")


class MalformedHeaderError(Exception):
    """These bytes are not a header of this format."""


class NewerFormatError(Exception):
    """These bytes are a header of a format that this program does not know."""


@dataclass(frozen=True, slots=True)
class Header:
    """Everything that stands in `vault.json`.

    Attributes:
        vault_id: which vault this header belongs to; the database holds it too.
        sequence: goes up by one with every change, from 1; the database holds it too.
        salt: the vault's one salt for Argon2id.
        kdf: what Argon2id is run with.
        slots: passphrase slots and exactly one recovery slot.
        seal: HMAC-SHA256 over all of the above.
    """

    vault_id: UUID
    sequence: int
    salt: bytes = field(repr=False)
    kdf: KdfParameters
    slots: tuple[Slot, ...]
    seal: bytes = field(default=b"", repr=False)

    @property
    def context(self) -> SlotContext:
        """What the slots are bound to."""
        return SlotContext(self.vault_id, self.kdf)

    @property
    def passphrase_slots(self) -> tuple[Slot, ...]:
        """The slots that a passphrase opens, oldest first."""
        return tuple(slot for slot in self.slots if slot.kind is SlotKind.PASSPHRASE)

    @property
    def recovery_slot(self) -> Slot:
        """The slot that the recovery code opens."""
        return next(slot for slot in self.slots if slot.kind is SlotKind.RECOVERY)

    def is_well_formed(self) -> bool:
        """Whether the parts together can be a header."""
        passphrases = len(self.passphrase_slots)
        return (
            1 <= self.sequence <= MAX_SEQUENCE
            and self.kdf.within_bounds()
            and 1 <= passphrases <= MAX_PASSPHRASE_SLOTS
            and len(self.slots) == passphrases + 1
            and len({slot.slot_id for slot in self.slots}) == len(self.slots)
        )


def next_header(header: Header, slots: tuple[Slot, ...], data_key: DataKey) -> Header:
    """The sealed successor of `header`, with other slots and the next sequence number."""
    return seal(replace(header, slots=slots, sequence=header.sequence + 1), data_key)


def seal(header: Header, data_key: DataKey) -> Header:
    """The same header with its seal set.

    Raises:
        ValueError: the header is not well formed, so it could not be read back.
    """
    if not header.is_well_formed():
        raise ValueError("a header that cannot be read back is never sealed")
    return replace(header, seal=_hmac(data_key, header).finalize())


def seal_holds(header: Header, data_key: DataKey) -> bool:
    """Whether the seal was made with this data key over exactly this header."""
    from cryptography.exceptions import InvalidSignature

    try:
        _hmac(data_key, header).verify(header.seal)
    except InvalidSignature:
        return False
    return True


def render(header: Header) -> bytes:
    """The one way in which a header is written."""
    content = _unsealed(header)
    content["seal"] = header.seal.hex()
    return (json.dumps(content, indent=1) + "\n").encode("ascii")


def parse(raw: bytes) -> Header:
    """Read a header.

    Raises:
        NewerFormatError: it says to be of a newer format.
        MalformedHeaderError: it is anything else than a header that `render` could have written.
    """
    if len(raw) > MAX_BYTES:
        raise MalformedHeaderError("too long")
    content = _json_object(raw)
    version = content.get("format")
    if type(version) is int and version > FORMAT_VERSION:
        raise NewerFormatError
    try:
        header = _header_from(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MalformedHeaderError("a part is missing or of another kind") from error
    if version != FORMAT_VERSION or not header.is_well_formed() or render(header) != raw:
        raise MalformedHeaderError("out of bounds or not in canonical form")
    return header


def _json_object(raw: bytes) -> dict[str, Any]:
    """The JSON object in these bytes."""
    try:
        content = json.loads(raw.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise MalformedHeaderError("not JSON") from error
    if not isinstance(content, dict):
        raise MalformedHeaderError("not an object")
    return content


def _header_from(content: dict[str, Any]) -> Header:
    """The header in a JSON object; unknown parts are seen later, by rendering it again."""
    kdf = content["kdf"]
    return Header(
        vault_id=UUID(hex=_hex_text(content["vault_id"], 16)),
        sequence=_number(content["sequence"]),
        salt=_bytes(content["salt"], SALT_SIZE),
        kdf=KdfParameters(
            _number(kdf["memory_kib"]), _number(kdf["passes"]), _number(kdf["lanes"])
        ),
        slots=tuple(_slot_from(item) for item in content["slots"]),
        seal=_bytes(content["seal"], SEAL_SIZE),
    )


def _slot_from(item: dict[str, Any]) -> Slot:
    return Slot(
        slot_id=UUID(hex=_hex_text(item["id"], 16)),
        kind=SlotKind(item["kind"]),
        nonce=_bytes(item["nonce"], NONCE_SIZE),
        wrapped=_bytes(item["wrapped"], WRAPPED_SIZE),
    )


def _number(value: object) -> int:
    """A whole number; JSON's true and 1.0 are none."""
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value


def _hex_text(value: object, size: int) -> str:
    """`size` bytes in lower-case hex digits."""
    if not isinstance(value, str) or len(value) != 2 * size or not _HEX.fullmatch(value):
        raise ValueError("not hex of the right length")
    return value


def _bytes(value: object, size: int) -> bytes:
    return bytes.fromhex(_hex_text(value, size))


def _unsealed(header: Header) -> dict[str, Any]:
    """Everything that the seal covers, in the order of writing."""
    return {
        "format": FORMAT_VERSION,
        "vault_id": header.vault_id.hex,
        "sequence": header.sequence,
        "salt": header.salt.hex(),
        "kdf": {
            "name": "argon2id",
            "memory_kib": header.kdf.memory_kib,
            "passes": header.kdf.passes,
            "lanes": header.kdf.lanes,
        },
        "slots": [
            {
                "id": slot.slot_id.hex,
                "kind": slot.kind.value,
                "nonce": slot.nonce.hex(),
                "wrapped": slot.wrapped.hex(),
            }
            for slot in header.slots
        ],
    }


def _hmac(data_key: DataKey, header: Header) -> HMAC:
    """The running HMAC over the header, under a key of its own."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.hmac import HMAC
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    key = bytearray(32)
    info = b"herstel-desktop header seal"
    HKDF(SHA256(), 32, salt=header.vault_id.bytes, info=info).derive_into(data_key.raw(), key)
    try:
        running = HMAC(key, SHA256())
        running.update(json.dumps(_unsealed(header), separators=(",", ":")).encode("ascii"))
    finally:
        key[:] = bytes(len(key))
    return running
