"""Making, unlocking and changing the keys of a vault.

How header and database keep each other honest. Every change writes the header first and only then
the database (`header_sequence`, and which slots are gone, in one transaction). At unlock the
header's sequence must be at least the database's:

* equal: the usual case;
* header higher: a crash came between the two. The header is authentic (its seal needs the data
  key), so it counts, and the caller raises the database's number;
* header lower: an older header was put back. Refused.

The other order would leave, after a crash, a database that refuses its only header: a vault lost.
Whose a new slot is goes into the database before the header, without its number: after a crash
there may be a row without a slot, which opens nothing and is cleared away, but never a slot that
nobody knows of and nobody can take away.
What remains: who puts an older header back after a crash between the two writes and before the
next unlock is not seen. And whoever kept an old header with its passphrase can open that old
copy for ever; only renewing the data key ends that.

A vault's own slot tells nothing about whom it belongs to; the database does.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from herstel_desktop.vault.errors import (
    HeaderDamagedError,
    HeaderOfOtherVaultError,
    HeaderRolledBackError,
    LastPassphraseError,
    PassphraseInUseError,
    TooManyPassphrasesError,
    UnknownSlotError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.header import (
    MAX_PASSPHRASE_SLOTS,
    SALT_SIZE,
    Header,
    next_header,
    seal,
    seal_holds,
)
from herstel_desktop.vault.header_files import (
    mend_copies,
    read_candidates,
    readable_candidates,
    write_header,
)
from herstel_desktop.vault.kdf import KdfParameters, calibrate, stretch
from herstel_desktop.vault.passphrases import require_acceptable
from herstel_desktop.vault.recovery_code import RecoveryCode
from herstel_desktop.vault.secret_bytes import DataKey
from herstel_desktop.vault.slots import Slot, SlotContext, SlotKind, unwrap, wrap


@dataclass(slots=True)
class UnlockedKeys:
    """The keys of one vault, unlocked: the authentic header and the data key.

    Keep it as short as possible; as a context manager it wipes the data key at the end.

    Attributes:
        folder: where the vault stands.
        header: the header as it is now; functions of this module that change it replace it.
        data_key: SQLCipher's raw key.
        slot_id: the slot that was opened; tells (inside the vault) who unlocked.
    """

    folder: VaultFolder
    header: Header
    data_key: DataKey
    slot_id: UUID

    @property
    def vault_id(self) -> UUID:
        """Which vault this is; the database must hold the same."""
        return self.header.vault_id

    @property
    def sequence(self) -> int:
        """The header's sequence number, to be stored in the database after every change."""
        return self.header.sequence

    @property
    def passphrase_slot_ids(self) -> tuple[UUID, ...]:
        """The passphrase slots, oldest first."""
        return tuple(slot.slot_id for slot in self.header.passphrase_slots)

    @property
    def unlocked_by_recovery_code(self) -> bool:
        """Whether it was the recovery code, so that a new passphrase must be asked for."""
        return self.slot_id == self.header.recovery_slot.slot_id

    def wipe(self) -> None:
        """Overwrite the data key."""
        self.data_key.wipe()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.wipe()


def new_keys(
    folder: VaultFolder,
    passphrase: str,
    recovery_code: RecoveryCode,
    parameters: KdfParameters | None = None,
) -> UnlockedKeys:
    """Keys for a new vault, with one passphrase slot; nothing is on disk until `write_keys`.

    Args:
        folder: where the vault will stand.
        passphrase: the first facilitator's.
        recovery_code: from `RecoveryCode.generate()`, typed back by a person.
        parameters: for the key derivation; calibrated to this laptop when not given.

    Raises:
        WeakPassphraseError: the passphrase is too short or too easy.
        NotEnoughMemoryError: the key cannot be derived now.
    """
    require_acceptable(passphrase)
    parameters = parameters or calibrate()
    context = SlotContext(uuid4(), parameters)
    salt = secrets.token_bytes(SALT_SIZE)
    material = stretch(passphrase, salt, parameters)
    data_key = DataKey.generate()
    try:
        first = wrap(data_key, material, SlotKind.PASSPHRASE, context)
    finally:
        _zero(material)
    recovery = wrap(data_key, recovery_code.raw(), SlotKind.RECOVERY, context)
    header = Header(context.vault_id, 1, salt, parameters, (first, recovery))
    return UnlockedKeys(folder, seal(header, data_key), data_key, first.slot_id)


def write_keys(keys: UnlockedKeys) -> None:
    """Put a new vault's header on disk; from then on the vault exists.

    Raises:
        HeaderNotWrittenError: the disk refused.
    """
    write_header(keys.folder, keys.header)


def unlock_with_passphrase(
    folder: VaultFolder, passphrase: str, header: Header | None = None
) -> UnlockedKeys:
    """Unlock with any facilitator's passphrase; one Argon2id run, up to a second.

    Args:
        folder: where the vault stands, or will stand.
        passphrase: anybody's.
        header: of a backup copy, instead of those in the folder.

    Raises:
        WrongPassphraseError: it opens no slot.
        HeaderMissingError, HeaderDamagedError, HeaderNewerError, HeaderNotReadError: see there.
        NotEnoughMemoryError: the key cannot be derived now.
    """
    stretched: dict[tuple[bytes, KdfParameters], bytearray] = {}

    def material(header: Header) -> bytearray:
        """Two copies of a header nearly always share salt and parameters: one run for both."""
        key = header.salt, header.kdf
        if key not in stretched:
            stretched[key] = stretch(passphrase, header.salt, header.kdf)
        return stretched[key]

    try:
        keys = _unlock(folder, SlotKind.PASSPHRASE, material, header)
    finally:
        for result in stretched.values():
            _zero(result)
    if keys is None:
        raise WrongPassphraseError
    return keys


def unlock_with_recovery_code(
    folder: VaultFolder, code: RecoveryCode, header: Header | None = None
) -> UnlockedKeys:
    """Unlock with the code from the sealed sheet; the caller then asks for a new passphrase.

    Args:
        folder: where the vault stands, or will stand.
        code: as typed by a person.
        header: of a backup copy, instead of those in the folder.

    Raises:
        WrongRecoveryCodeError: the code belongs to another vault or to an older sheet.
        HeaderMissingError, HeaderDamagedError, HeaderNewerError, HeaderNotReadError: see there.
    """
    keys = _unlock(folder, SlotKind.RECOVERY, lambda _: code.raw(), header)
    if keys is None:
        raise WrongRecoveryCodeError
    return keys


def confirm_against_database(keys: UnlockedKeys, vault_id: UUID, sequence: int) -> None:
    """Compare the header with what the opened database says; call it before anything is written.

    Afterwards the caller stores `keys.sequence` in the database when that is the higher one, and
    calls `mend_header_copies`.

    Raises:
        HeaderOfOtherVaultError: the two belong to different vaults.
        HeaderRolledBackError: the header is older than the database.
    """
    if keys.vault_id != vault_id:
        raise HeaderOfOtherVaultError
    if keys.sequence < sequence:
        raise HeaderRolledBackError


def mend_header_copies(keys: UnlockedKeys) -> bool:
    """Put the confirmed header in both places when a copy is broken, missing or older.

    Returns:
        Whether anything had to be mended.

    Raises:
        HeaderNotWrittenError: the disk refused.
    """
    return mend_copies(keys.folder, keys.header)


def new_passphrase_slot(keys: UnlockedKeys, passphrase: str) -> Slot:
    """A slot for one more person; it counts after `add_slot`.

    The caller stores in between, in the database, whose the slot's id is.

    Raises:
        WeakPassphraseError: it is too short or too easy.
        PassphraseInUseError: it opens another slot already.
        TooManyPassphrasesError: there is no room for another.
        NotEnoughMemoryError: the key cannot be derived now.
    """
    require_acceptable(passphrase)
    if len(keys.header.passphrase_slots) >= MAX_PASSPHRASE_SLOTS:
        raise TooManyPassphrasesError
    return _passphrase_slot(keys, passphrase, None)


def add_slot(keys: UnlockedKeys, slot: Slot) -> None:
    """Let a slot of `new_passphrase_slot` count from now on.

    Raises:
        HeaderNotWrittenError: nothing has changed.
    """
    _commit(keys, (*keys.header.slots, slot))


def replace_passphrase(keys: UnlockedKeys, slot_id: UUID, passphrase: str) -> None:
    """Give a slot another passphrase; its id stays, and the old passphrase no longer opens.

    Raises:
        UnknownSlotError: there is no such passphrase slot.
        WeakPassphraseError: it is too short or too easy.
        PassphraseInUseError: it opens another slot already.
        HeaderNotWrittenError, NotEnoughMemoryError: nothing has changed.
    """
    _require_passphrase_slot(keys, slot_id)
    require_acceptable(passphrase)
    slot = _passphrase_slot(keys, passphrase, slot_id)
    _commit(keys, tuple(slot if old.slot_id == slot_id else old for old in keys.header.slots))


def remove_passphrase(keys: UnlockedKeys, slot_id: UUID) -> None:
    """Take a slot away; its passphrase no longer opens.

    Raises:
        UnknownSlotError: there is no such passphrase slot.
        LastPassphraseError: it is the only one.
        HeaderNotWrittenError: nothing has changed.
    """
    _require_passphrase_slot(keys, slot_id)
    if len(keys.header.passphrase_slots) == 1:
        raise LastPassphraseError
    _commit(keys, tuple(slot for slot in keys.header.slots if slot.slot_id != slot_id))


def replace_recovery_code(keys: UnlockedKeys, code: RecoveryCode) -> None:
    """Let a new code, typed back by a person, take the place of the old one.

    Raises:
        HeaderNotWrittenError: nothing has changed; the old sheet still works.
    """
    slot = wrap(keys.data_key, code.raw(), SlotKind.RECOVERY, keys.header.context)
    unlocked_by_code = keys.unlocked_by_recovery_code
    _commit(keys, (*keys.header.passphrase_slots, slot))
    if unlocked_by_code:
        keys.slot_id = slot.slot_id


def _unlock(
    folder: VaultFolder,
    kind: SlotKind,
    material: Callable[[Header], bytearray],
    only: Header | None,
) -> UnlockedKeys | None:
    """Keys from the newest authentic header, or None when the secret opens no slot of it.

    A copy may be damaged in a way that only the key shows, so every copy is tried. Once the data
    key is known, it names the newest authentic header, and that one must be opened: a slot that
    lives on in an older copy does not count.

    Raises:
        HeaderDamagedError: a slot opens, but the seal of no copy holds.
    """
    candidates = read_candidates(folder) if only is None else (only,)
    for header in candidates:
        opened = _open_slot(header, kind, material(header))
        if opened is None:
            continue
        slot, data_key = opened
        newest = next((other for other in candidates if seal_holds(other, data_key)), None)
        if newest is header:
            return UnlockedKeys(folder, header, data_key, slot.slot_id)
        data_key.wipe()
        if newest is None:
            raise HeaderDamagedError
    return None


def _open_slot(header: Header, kind: SlotKind, material: bytearray) -> tuple[Slot, DataKey] | None:
    """The first slot of this kind that opens."""
    for slot in header.slots:
        if slot.kind is kind:
            data_key = unwrap(slot, material, header.context)
            if data_key is not None:
                return slot, data_key
    return None


def _passphrase_slot(keys: UnlockedKeys, passphrase: str, slot_id: UUID | None) -> Slot:
    """A slot for this passphrase, with a new id or the one to keep.

    Two slots with one passphrase would make removing one of them an empty gesture.
    """
    header = keys.header
    material = stretch(passphrase, header.salt, header.kdf)
    try:
        opened = _open_slot(header, SlotKind.PASSPHRASE, material)
        if opened is not None:
            slot, data_key = opened
            data_key.wipe()
            if slot.slot_id != slot_id:
                raise PassphraseInUseError
        return wrap(keys.data_key, material, SlotKind.PASSPHRASE, header.context, slot_id)
    finally:
        _zero(material)


def _require_passphrase_slot(keys: UnlockedKeys, slot_id: UUID) -> None:
    if slot_id not in keys.passphrase_slot_ids:
        raise UnknownSlotError


def _commit(keys: UnlockedKeys, slots: tuple[Slot, ...]) -> None:
    """Write the successor header; the keys follow only when it is on disk.

    Raises:
        RuntimeError: somebody holds a second set of keys and has changed the header with it;
            writing now would undo that change.
    """
    if any(
        other.sequence > keys.sequence and seal_holds(other, keys.data_key)
        for other in readable_candidates(keys.folder)
    ):
        raise RuntimeError("the header on disk is newer than these keys")
    header = next_header(keys.header, slots, keys.data_key)
    write_header(keys.folder, header)
    keys.header = header


def _zero(material: bytearray) -> None:
    material[:] = bytes(len(material))
