"""Key slots: the data key, wrapped once for each passphrase and once for the recovery code.

A slot's wrapping key is HKDF-SHA256(key material, slot id). For a passphrase the key material is
Argon2id over the vault's one salt, so that one slow derivation answers for all slots. For the
recovery code it is the code itself: 128 random bits cannot be guessed, at whatever speed, so
stretching would add waiting and no strength.

The data key is wrapped with AES-256-GCM; the associated data binds a slot to the format version,
the vault, its own id and kind, and the derivation parameters, so that a slot put into another
vault, or beside weaker parameters, does not open.
"""

from __future__ import annotations

import secrets
import struct
from dataclasses import dataclass, field
from enum import StrEnum, auto
from uuid import UUID, uuid4

from herstel_desktop.vault.kdf import KdfParameters
from herstel_desktop.vault.secret_bytes import DataKey

FORMAT_VERSION = 1
NONCE_SIZE = 12
WRAPPED_SIZE = DataKey.SIZE + 16  # the key and GCM's tag


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = auto()
    RECOVERY = auto()


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the data key. Whose it is stands inside the vault only."""

    slot_id: UUID
    kind: SlotKind
    nonce: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SlotContext:
    """What every slot of one header is bound to."""

    vault_id: UUID
    kdf: KdfParameters

    def associated_data(self, slot_id: UUID, kind: SlotKind) -> bytes:
        """The bytes that GCM authenticates beside the wrapped key; fixed width, so unambiguous."""
        numbers = struct.pack(
            ">HIHH", FORMAT_VERSION, self.kdf.memory_kib, self.kdf.passes, self.kdf.lanes
        )
        name = kind.value.encode("ascii").ljust(16, b"\0")
        return b"herstel-desktop slot" + numbers + name + self.vault_id.bytes + slot_id.bytes


def wrap(
    data_key: DataKey,
    material: bytearray,
    kind: SlotKind,
    context: SlotContext,
    slot_id: UUID | None = None,
) -> Slot:
    """A slot that `material` opens; a new id unless one is given to keep."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot_id = slot_id or uuid4()
    nonce = secrets.token_bytes(NONCE_SIZE)
    key = _wrapping_key(material, kind, context, slot_id)
    try:
        associated = context.associated_data(slot_id, kind)
        wrapped = AESGCM(key).encrypt(nonce, data_key.raw(), associated)
    finally:
        key[:] = bytes(len(key))
    return Slot(slot_id, kind, nonce, wrapped)


def unwrap(slot: Slot, material: bytearray, context: SlotContext) -> DataKey | None:
    """The data key, or None when `material` does not open this slot."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _wrapping_key(material, slot.kind, context, slot.slot_id)
    opened = bytearray(DataKey.SIZE)
    try:
        associated = context.associated_data(slot.slot_id, slot.kind)
        AESGCM(key).decrypt_into(slot.nonce, slot.wrapped, associated, opened)
    except InvalidTag:
        opened[:] = bytes(len(opened))
        return None
    finally:
        key[:] = bytes(len(key))
    return DataKey(opened)


def _wrapping_key(
    material: bytearray, kind: SlotKind, context: SlotContext, slot_id: UUID
) -> bytearray:
    """HKDF of the key material for exactly this slot."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    info = b"herstel-desktop slot key " + kind.value.encode("ascii") + b" " + slot_id.bytes
    key = bytearray(32)
    HKDF(SHA256(), 32, salt=context.vault_id.bytes, info=info).derive_into(material, key)
    return key
