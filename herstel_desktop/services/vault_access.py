"""Making, opening and locking a vault: header, keys, lock and database as one whole.

Order of writing, so that a crash at any moment leaves a vault that opens: whose a new slot is, then
the header, then the database follows with the header's sequence number and forgets slots that are
gone (`vault/keys.py` says why). Once the header is on disk the change counts. A database that
cannot follow now does so at the next change or unlock.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from herstel_desktop.db.identifiers import new_id
from herstel_desktop.db.queries import organisation as organisation_queries
from herstel_desktop.db.queries import passphrase_slots as slot_queries
from herstel_desktop.db.queries import search as search_queries
from herstel_desktop.db.store import (
    Store,
    Transaction,
    create_store,
    open_store,
    set_header_sequence,
)
from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.domain.errors import InvalidInputError, KnownError
from herstel_desktop.domain.jobs import Job, JobStoppedError
from herstel_desktop.domain.organisation import Facilitator, Organisation, Venue
from herstel_desktop.services.copies import copy_before_update
from herstel_desktop.services.inputs import filled_line
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.attempts import AttemptPause
from herstel_desktop.vault.errors import (
    HeaderMissingError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from herstel_desktop.vault.folder import FolderState, VaultFolder, refuse_cloud_folder
from herstel_desktop.vault.instance_lock import InstanceLock
from herstel_desktop.vault.kdf import FLOOR, KdfParameters
from herstel_desktop.vault.keys import UnlockedKeys
from herstel_desktop.vault.libraries import load_libraries
from herstel_desktop.vault.passphrases import (
    PassphraseStrength,
    StrengthLevel,
    assess,
    generate_passphrase,
)
from herstel_desktop.vault.recovery_code import RecoveryCode

__all__ = [
    "AttemptPause",
    "OpenVault",
    "PassphraseStrength",
    "RecoveryCode",
    "Store",
    "StrengthLevel",
    "WrongPassphraseError",
    "WrongRecoveryCodeError",
    "add_passphrase",
    "assess",
    "change_passphrase",
    "check_new_folder",
    "create_vault",
    "generate_passphrase",
    "has_vault",
    "load_libraries",
    "new_recovery_code",
    "remove_passphrase",
    "replace_recovery_code",
    "set_passphrase",
    "unlock",
    "unlock_with_recovery_code",
]


_log = logging.getLogger(__name__)


class OpenVault:
    """An unlocked vault: the store, who opened it, and the keys until it is closed.

    Attributes:
        store: the open database.
        facilitator_id: who unlocked it; None after the recovery code.
        mended_header: a copy of the header was broken, missing or older, and is whole again.
        header_copy_broken: the same, but the disk refused to mend it; the other copy counts.
    """

    def __init__(
        self, store: Store, keys: UnlockedKeys, lock: InstanceLock, facilitator_id: UUID | None
    ) -> None:
        self.store = store
        self.facilitator_id = facilitator_id
        self.mended_header = False
        self.header_copy_broken = False
        self._keys = keys
        self._lock = lock
        self._copying = threading.Lock()
        self._job: Job | None = None
        self._leaving = False

    @property
    def folder(self) -> Path:
        """Where the vault stands."""
        return self._keys.folder.path

    @property
    def copies_folder(self) -> Path:
        """Where the backup copies on this laptop stand."""
        return self._keys.folder.copies

    @property
    def keys(self) -> UnlockedKeys:
        """The unlocked keys; for services that make or change what opens a vault."""
        return self._keys

    @property
    def opened_by_recovery_code(self) -> bool:
        """Whether the recovery code opened it, so that a new passphrase is asked for."""
        return self._keys.unlocked_by_recovery_code

    @contextmanager
    def copying(self, job: Job) -> Iterator[Job]:
        """While the block lasts, a backup copy is being made; one at a time.

        Raises:
            JobStoppedError: the vault is being closed.
        """
        with self._copying:
            self._job = job
            try:
                if self._leaving:
                    raise JobStoppedError
                yield job
            finally:
                self._job = None

    def stop_copying(self) -> None:
        """Let no copy be made any more, and break off one that is; returns at once."""
        self._leaving = True
        job = self._job
        if job is not None:
            job.stop()

    def close(self) -> None:
        """Lock: close the database, wipe the data key, let others in; harmless when repeated.

        A copy that is being made is broken off first, for it uses both.
        """
        self.stop_copying()
        with self._copying:
            self.store.close()
        self._keys.wipe()
        self._lock.release()


def has_vault(folder: Path) -> bool:
    """Whether a vault stands here, whole or in part; False means the first start.

    Raises:
        FolderUnusableError: it may not be read.
    """
    new = (FolderState.ABSENT, FolderState.EMPTY, FolderState.UNFINISHED, FolderState.FOREIGN)
    return VaultFolder(folder).state() not in new


def check_new_folder(folder: Path) -> None:
    """See whether a new vault may be made here; makes the folder.

    Raises:
        CloudFolderError, VaultExistsError, FolderInUseError, FolderUnusableError: see there.
    """
    VaultFolder(folder).prepare()


def new_recovery_code() -> RecoveryCode:
    """A new code, to be printed and typed back before the vault is made."""
    return RecoveryCode.generate()


def create_vault(
    folder: Path,
    passphrase: str,
    recovery_code: RecoveryCode,
    *,
    organisation: Organisation,
    facilitator_name: str,
    venue: Venue | None = None,
    parameters: KdfParameters | None = None,
) -> OpenVault:
    """Make a vault with its first facilitator and leave it open.

    Args:
        folder: where; made when it is not there.
        passphrase: the first facilitator's.
        recovery_code: printed and typed back by a person.
        organisation: who keeps the vault.
        facilitator_name: whose the passphrase is.
        venue: the first buurtpunt, if any; its id is not used.
        parameters: key derivation; calibrated to this laptop when not given.

    Raises:
        InvalidInputError: a name is empty.
        WeakPassphraseError: the passphrase is too weak.
        KnownError: the folder cannot be used, or the disk refuses.
    """
    person = Facilitator(
        new_id(), filled_line("facilitator_name", facilitator_name, "Je naam"), active=True
    )
    filled_line("name", organisation.name, "De naam van de organisatie")
    place = VaultFolder(folder)
    place.prepare()
    lock = InstanceLock(place)
    lock.acquire()
    try:
        place.prepare()  # again, now that nobody else can be making a vault here
        keys = vault_keys.new_keys(place, passphrase, recovery_code, parameters)
        try:
            _make_database(keys, person, organisation, venue)
            store = open_store(place.database, keys.data_key.raw(), keys.vault_id)
        except BaseException:
            keys.wipe()
            raise
    except BaseException:
        lock.release()
        raise
    return OpenVault(store, keys, lock, person.id)


def _make_database(
    keys: UnlockedKeys, person: Facilitator, organisation: Organisation, venue: Venue | None
) -> None:
    """The steps of `VaultFolder`'s docstring, in their order: filled before the header counts."""
    place = keys.folder
    store = create_store(
        place.database_being_made, keys.data_key.raw(), keys.vault_id, keys.sequence
    )
    try:
        with store.transaction() as tx:
            _fill(tx, keys.slot_id, person, organisation, venue)
    finally:
        store.close()
    vault_keys.write_keys(keys)
    place.finish_creation()
    place.restrict_files()


def _fill(
    tx: Transaction,
    slot_id: UUID,
    person: Facilitator,
    organisation: Organisation,
    venue: Venue | None,
) -> None:
    organisation_queries.put_organisation(tx, organisation)
    organisation_queries.insert_facilitator(tx, person)
    search_queries.index_facilitator(tx, person.id)
    slot_queries.insert_slot(tx, slot_id, person.id)
    if venue is not None:
        kept = replace(venue, id=new_id())
        organisation_queries.insert_venue(tx, kept)
        search_queries.index_venue(tx, kept.id)


def create_demo_vault(folder: Path, passphrase: str) -> OpenVault:
    """An empty vault of a made-up organisation, for fictional people.

    Its recovery code is thrown away, and its key derivation is the fastest allowed, for there is
    nobody in it to protect.
    """
    with new_recovery_code() as code:
        return create_vault(
            folder,
            passphrase,
            code,
            organisation=Organisation("Stichting Samen Verder (verzonnen)", "Regio Voorbeeld"),
            facilitator_name="Marjan de Bruin",
            parameters=FLOOR,
        )


def unlock(folder: Path, passphrase: str) -> OpenVault:
    """Open a vault with anybody's passphrase; up to a second for the key derivation.

    Raises:
        WrongPassphraseError: it fits no slot.
        VaultAlreadyOpenError: another window has it open.
        KnownError: header or database are missing, damaged, newer, or do not belong together.
    """
    return _open(folder, lambda place: vault_keys.unlock_with_passphrase(place, passphrase))


def unlock_with_recovery_code(folder: Path, typed: str) -> OpenVault:
    """Open a vault with the code of the sealed sheet; then a new passphrase must be set.

    Raises:
        RecoveryCodeTypedError: there is a typing error in it.
        WrongRecoveryCodeError: it belongs to another vault or an older sheet.
        VaultAlreadyOpenError: another window has it open.
        KnownError: as for `unlock`.
    """
    with RecoveryCode.parse(typed) as code:
        return _open(folder, lambda place: vault_keys.unlock_with_recovery_code(place, code))


def _open(folder: Path, derive: Callable[[VaultFolder], UnlockedKeys]) -> OpenVault:
    place = VaultFolder(folder)
    state = place.state()
    if state is FolderState.ABSENT:
        raise HeaderMissingError
    if state is FolderState.ALMOST_RESTORED:
        refuse_cloud_folder(folder)
        place.finish_restore()
    lock = InstanceLock(place)
    lock.acquire()
    try:
        place.require_vault()
        keys = derive(place)
        try:
            store = open_store(
                place.database,
                keys.data_key.raw(),
                keys.vault_id,
                lambda older: copy_before_update(older, keys),
            )
            try:
                facilitator_id = _agree(store, keys)
            except BaseException:
                store.close()
                raise
        except BaseException:
            keys.wipe()
            raise
    except BaseException:
        lock.release()
        raise
    vault = OpenVault(store, keys, lock, facilitator_id)
    _mend_header(vault)
    return vault


def _agree(store: Store, keys: UnlockedKeys) -> UUID | None:
    """Hold header and database against each other; finish what a crash cut short."""
    with store.reading() as tx:
        vault_id, sequence = slot_queries.vault_record_of(tx)
        facilitator_id = slot_queries.facilitator_of(tx, keys.slot_id)
        known_slots = slot_queries.slot_ids(tx)
    vault_keys.confirm_against_database(keys, vault_id, sequence)
    if keys.sequence > sequence or not known_slots <= set(keys.passphrase_slot_ids):
        _follow(store, keys)
    return facilitator_id


def _follow(store: Store, keys: UnlockedKeys) -> None:
    """Let the database follow the header on disk, now or else at the next change or unlock.

    The header counts already, so a failure here may not be told as one.
    """
    try:
        with store.transaction() as tx:
            set_header_sequence(tx, keys.sequence)
            slot_queries.delete_slots_except(tx, keys.passphrase_slot_ids)
    except KnownError as error:
        _log.warning("database does not follow the header yet: %s", type(error).__name__)


def _mend_header(vault: OpenVault) -> None:
    """Mend the copies of the header; one that cannot be mended keeps nobody out."""
    try:
        vault.mended_header = vault_keys.mend_header_copies(vault.keys)
    except KnownError as error:
        vault.header_copy_broken = True
        _log.warning("copy of the header not mended: %s", type(error).__name__)


def change_passphrase(vault: OpenVault, old: str, new: str) -> Outcome:
    """Let the person who unlocked give themselves another passphrase; nothing is re-encrypted.

    Raises:
        WrongPassphraseError: `old` is not this person's passphrase.
        WeakPassphraseError, PassphraseInUseError: `new` cannot be used.
        HeaderNotWrittenError: nothing has changed.
    """
    slot_id = vault.keys.slot_id
    with vault_keys.unlock_with_passphrase(vault.keys.folder, old) as proof:
        if proof.slot_id != slot_id:
            raise WrongPassphraseError
    vault_keys.replace_passphrase(vault.keys, slot_id, new)
    _follow(vault.store, vault.keys)
    return Outcome(changed(Kind.SETTINGS), sentence="Je wachtzin is veranderd.")


def set_passphrase(vault: OpenVault, facilitator_id: UUID, new: str) -> Outcome:
    """After the recovery code: give one facilitator a new passphrase and go on as that person.

    Raises:
        NotFoundError: there is no such facilitator.
        WeakPassphraseError, PassphraseInUseError: `new` cannot be used.
        HeaderNotWrittenError: nothing has changed.
    """
    slot_id = _slot_of(vault, facilitator_id)
    if slot_id is None:
        outcome = add_passphrase(vault, facilitator_id, new)
    else:
        vault_keys.replace_passphrase(vault.keys, slot_id, new)
        _follow(vault.store, vault.keys)
        outcome = Outcome(changed(Kind.SETTINGS), sentence="De nieuwe wachtzin is ingesteld.")
    if vault.opened_by_recovery_code:
        vault.keys.slot_id = _slot_of(vault, facilitator_id) or vault.keys.slot_id
        vault.facilitator_id = facilitator_id
    return outcome


def add_passphrase(vault: OpenVault, facilitator_id: UUID, passphrase: str) -> Outcome:
    """Give a facilitator a passphrase of their own.

    Raises:
        NotFoundError: there is no such facilitator.
        InvalidInputError: this person has one already, or this one cannot be used.
        KnownError: the disk refused; nothing has changed.
    """
    if _slot_of(vault, facilitator_id) is not None:
        raise InvalidInputError(
            "facilitator",
            "Deze begeleider heeft al een eigen wachtzin.",
            advice="Haal die eerst weg, of laat de begeleider hem zelf veranderen.",
        )
    slot = vault_keys.new_passphrase_slot(vault.keys, passphrase)
    with vault.store.transaction() as tx:
        slot_queries.delete_slots_except(tx, vault.keys.passphrase_slot_ids)
        slot_queries.insert_slot(tx, slot.slot_id, facilitator_id)
    try:
        vault_keys.add_slot(vault.keys, slot)
    finally:  # when the header was refused, this takes the row away again
        _follow(vault.store, vault.keys)
    return Outcome(
        changed(Kind.FACILITATOR, Kind.SETTINGS, ids=(facilitator_id,)),
        sentence="De begeleider kan nu met een eigen wachtzin openen.",
    )


def remove_passphrase(vault: OpenVault, facilitator_id: UUID) -> Outcome:
    """Take a facilitator's passphrase away.

    Raises:
        LastPassphraseError: it is the only one.
        InvalidInputError: this person has none, or is the one at work now.
        HeaderNotWrittenError: nothing has changed.
    """
    slot_id = _slot_of(vault, facilitator_id)
    if slot_id is None or slot_id == vault.keys.slot_id:
        raise InvalidInputError(
            "facilitator",
            "Deze wachtzin kan nu niet weg."
            if slot_id
            else "Deze begeleider heeft geen eigen wachtzin.",
            advice="Je eigen wachtzin kun je veranderen, maar niet weghalen terwijl je werkt."
            if slot_id
            else "Kijk of je de goede begeleider hebt gekozen.",
        )
    vault_keys.remove_passphrase(vault.keys, slot_id)
    _follow(vault.store, vault.keys)
    return Outcome(
        changed(Kind.FACILITATOR, Kind.SETTINGS, ids=(facilitator_id,)),
        sentence="De wachtzin is weggehaald.",
    )


def replace_recovery_code(vault: OpenVault, code: RecoveryCode) -> Outcome:
    """Let a new code, printed and typed back, take the place of the old one.

    Raises:
        HeaderNotWrittenError: nothing has changed; the old sheet still works.
    """
    vault_keys.replace_recovery_code(vault.keys, code)
    _follow(vault.store, vault.keys)
    return Outcome(
        changed(Kind.SETTINGS),
        sentence="Het nieuwe herstelblad geldt nu. Het oude werkt niet meer.",
    )


def _slot_of(vault: OpenVault, facilitator_id: UUID) -> UUID | None:
    """The facilitator's slot; a row whose slot the header does not have is none."""
    with vault.store.reading() as tx:
        organisation_queries.facilitator(tx, facilitator_id)
        slot_id = slot_queries.slot_of(tx, facilitator_id)
    return slot_id if slot_id in vault.keys.passphrase_slot_ids else None
