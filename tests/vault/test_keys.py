"""Making, unlocking and changing keys, as a facilitator meets them."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

from herstel_desktop.domain.errors import KnownError
from herstel_desktop.vault.errors import (
    HeaderMissingError,
    HeaderOfOtherVaultError,
    HeaderRolledBackError,
    LastPassphraseError,
    PassphraseInUseError,
    TooManyPassphrasesError,
    UnknownSlotError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.header import MAX_PASSPHRASE_SLOTS, next_header
from herstel_desktop.vault.header_files import write_header
from herstel_desktop.vault.kdf import FLOOR, stretch
from herstel_desktop.vault.keys import (
    confirm_against_database,
    mend_header_copies,
    new_keys,
    remove_passphrase,
    replace_passphrase,
    replace_recovery_code,
    unlock_with_passphrase,
    unlock_with_recovery_code,
)
from herstel_desktop.vault.recovery_code import RecoveryCode
from herstel_desktop.vault.secret_bytes import DataKey
from herstel_desktop.vault.slots import SlotKind, wrap
from tests.vault.conftest import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    THIRD_PASSPHRASE,
    MadeVault,
    add_passphrase,
    make_vault,
)


def test_the_passphrase_gives_back_the_data_key(made: MadeVault) -> None:
    with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
        assert keys.data_key.raw() == made.keys.data_key.raw()
        assert keys.slot_id == made.keys.slot_id
        assert not keys.unlocked_by_recovery_code


def test_a_pasted_passphrase_with_a_line_end_and_wide_spaces_still_fits(made: MadeVault) -> None:
    unlock_with_passphrase(made.folder, f"  {PASSPHRASE.replace(' ', '  ')}\r\n").wipe()


def test_accents_fit_whether_composed_or_not(folder: VaultFolder) -> None:
    composed = stretch("caf\u00e9 aan de haven", bytes(16), FLOOR)
    assert composed == stretch("cafe\u0301 aan de haven", bytes(16), FLOOR)


def test_another_passphrase_is_refused_in_dutch_and_says_nothing_secret(made: MadeVault) -> None:
    with pytest.raises(WrongPassphraseError) as caught:
        unlock_with_passphrase(made.folder, OTHER_PASSPHRASE)
    assert "past niet op de kluis" in caught.value.sentence()
    assert OTHER_PASSPHRASE not in repr(caught.value) + caught.value.sentence()


def test_capitals_count(made: MadeVault) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(made.folder, PASSPHRASE.upper())


def test_the_recovery_code_opens_and_then_a_new_passphrase_replaces_the_lost_one(
    made: MadeVault,
) -> None:
    typed = RecoveryCode.parse(made.code.text().lower().replace("-", " "))
    with unlock_with_recovery_code(made.folder, typed) as keys:
        assert keys.unlocked_by_recovery_code
        replace_passphrase(keys, keys.passphrase_slot_ids[0], OTHER_PASSPHRASE)
    unlock_with_passphrase(made.folder, OTHER_PASSPHRASE).wipe()
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(made.folder, PASSPHRASE)


def test_the_code_of_another_vault_is_refused(made: MadeVault) -> None:
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_recovery_code(made.folder, RecoveryCode.generate())


def test_the_recovery_code_is_no_passphrase(made: MadeVault) -> None:
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(made.folder, made.code.text())


def test_two_facilitators_each_have_their_own_way_in(made: MadeVault) -> None:
    second = add_passphrase(made.keys, OTHER_PASSPHRASE)
    with unlock_with_passphrase(made.folder, OTHER_PASSPHRASE) as keys:
        assert keys.slot_id == second
        assert keys.data_key.raw() == made.keys.data_key.raw()
    with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
        assert keys.slot_id != second
        assert keys.passphrase_slot_ids == made.keys.passphrase_slot_ids


def test_after_removal_the_passphrase_no_longer_opens_and_the_other_does(made: MadeVault) -> None:
    second = add_passphrase(made.keys, OTHER_PASSPHRASE)
    remove_passphrase(made.keys, second)
    with pytest.raises(WrongPassphraseError):
        unlock_with_passphrase(made.folder, OTHER_PASSPHRASE)
    unlock_with_passphrase(made.folder, PASSPHRASE).wipe()


def test_the_last_passphrase_cannot_be_removed(made: MadeVault) -> None:
    before = made.folder.header.read_bytes()
    with pytest.raises(LastPassphraseError):
        remove_passphrase(made.keys, made.keys.slot_id)
    assert made.folder.header.read_bytes() == before


def test_the_recovery_slot_is_not_removed_or_replaced_as_if_it_were_a_passphrase(
    made: MadeVault,
) -> None:
    recovery = made.keys.header.recovery_slot.slot_id
    with pytest.raises(UnknownSlotError):
        remove_passphrase(made.keys, recovery)
    with pytest.raises(UnknownSlotError):
        replace_passphrase(made.keys, recovery, OTHER_PASSPHRASE)
    with pytest.raises(UnknownSlotError):
        remove_passphrase(made.keys, uuid4())


def test_a_changed_passphrase_keeps_its_slot(made: MadeVault) -> None:
    replace_passphrase(made.keys, made.keys.slot_id, OTHER_PASSPHRASE)
    with unlock_with_passphrase(made.folder, OTHER_PASSPHRASE) as keys:
        assert keys.slot_id == made.keys.slot_id


def test_nobody_gets_a_passphrase_that_somebody_else_has(made: MadeVault) -> None:
    second = add_passphrase(made.keys, OTHER_PASSPHRASE)
    with pytest.raises(PassphraseInUseError):
        add_passphrase(made.keys, PASSPHRASE)
    with pytest.raises(PassphraseInUseError):
        replace_passphrase(made.keys, second, PASSPHRASE)
    replace_passphrase(made.keys, second, OTHER_PASSPHRASE)  # one's own may be kept


def test_weak_passphrases_are_refused_everywhere(made: MadeVault, tmp_path: Path) -> None:
    other = VaultFolder(tmp_path / "ander")
    with pytest.raises(WeakPassphraseError):
        new_keys(other, "te kort", RecoveryCode.generate(), FLOOR)
    with pytest.raises(WeakPassphraseError):
        add_passphrase(made.keys, "wachtwoordwachtwoord")
    with pytest.raises(WeakPassphraseError):
        replace_passphrase(made.keys, made.keys.slot_id, "aaaaaaaaaaaaaaaaaa")
    assert not other.path.exists()


def test_a_new_recovery_code_ends_the_old_sheet(made: MadeVault) -> None:
    fresh = RecoveryCode.generate()
    replace_recovery_code(made.keys, fresh)
    with pytest.raises(WrongRecoveryCodeError):
        unlock_with_recovery_code(made.folder, made.code)
    with unlock_with_recovery_code(made.folder, fresh) as keys:
        replace_recovery_code(keys, RecoveryCode.generate())
        assert keys.unlocked_by_recovery_code


def test_the_header_has_room_for_a_whole_organisation_and_no_more(made: MadeVault) -> None:
    material = bytearray(32)
    context = made.keys.header.context
    slots = made.keys.header.slots + tuple(
        wrap(made.keys.data_key, material, SlotKind.PASSPHRASE, context)
        for _ in range(MAX_PASSPHRASE_SLOTS - 1)
    )
    full = next_header(made.keys.header, slots, made.keys.data_key)
    write_header(made.folder, full)
    with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
        with pytest.raises(TooManyPassphrasesError):
            add_passphrase(keys, OTHER_PASSPHRASE)
        remove_passphrase(keys, keys.passphrase_slot_ids[-1])
        add_passphrase(keys, OTHER_PASSPHRASE)


def test_every_change_counts_one_further(made: MadeVault) -> None:
    assert made.keys.sequence == 1
    second = add_passphrase(made.keys, OTHER_PASSPHRASE)
    replace_passphrase(made.keys, second, THIRD_PASSPHRASE)
    remove_passphrase(made.keys, second)
    assert made.keys.sequence == 4
    with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
        assert keys.sequence == 4


def test_header_and_database_of_two_vaults_do_not_go_together(made: MadeVault) -> None:
    with pytest.raises(HeaderOfOtherVaultError):
        confirm_against_database(made.keys, uuid4(), made.keys.sequence)


def test_an_older_header_put_back_is_refused_and_a_newer_one_counts(made: MadeVault) -> None:
    old = made.folder.header.read_bytes()
    second = add_passphrase(made.keys, OTHER_PASSPHRASE)
    remove_passphrase(made.keys, second)
    stored = made.keys.sequence
    made.spoil(old)
    with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
        with pytest.raises(HeaderRolledBackError) as caught:
            confirm_against_database(keys, keys.vault_id, stored)
        assert "ouder" in caught.value.sentence()
        confirm_against_database(keys, keys.vault_id, keys.sequence)
        confirm_against_database(keys, keys.vault_id, keys.sequence - 1)  # a crash in between


def test_a_removed_slot_does_not_live_on_in_an_older_copy(made: MadeVault) -> None:
    second = add_passphrase(made.keys, OTHER_PASSPHRASE)
    old = made.folder.header.read_bytes()
    remove_passphrase(made.keys, second)
    for place in (made.folder.header, made.folder.header_copy):
        newest = place.read_bytes()
        place.write_bytes(old)
        with pytest.raises(WrongPassphraseError):
            unlock_with_passphrase(made.folder, OTHER_PASSPHRASE)
        with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
            assert keys.sequence == made.keys.sequence
        place.write_bytes(newest)


def test_a_broken_copy_is_mended_after_unlocking(made: MadeVault) -> None:
    good = made.folder.header.read_bytes()
    made.folder.header.write_bytes(b"onleesbaar")
    with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
        assert made.folder.header.read_bytes() == b"onleesbaar"  # not before it is confirmed
        assert mend_header_copies(keys)
        assert not mend_header_copies(keys)
    assert made.folder.header.read_bytes() == made.folder.header_copy.read_bytes() == good


def test_a_second_set_of_keys_cannot_undo_a_change(made: MadeVault) -> None:
    with unlock_with_passphrase(made.folder, PASSPHRASE) as stale:
        add_passphrase(made.keys, OTHER_PASSPHRASE)
        with pytest.raises(RuntimeError):
            replace_recovery_code(stale, RecoveryCode.generate())
    unlock_with_passphrase(made.folder, OTHER_PASSPHRASE).wipe()


def test_a_folder_without_header_says_so(folder: VaultFolder) -> None:
    folder.prepare()
    with pytest.raises(HeaderMissingError):
        unlock_with_passphrase(folder, PASSPHRASE)


def test_two_vaults_with_one_passphrase_share_nothing(made: MadeVault, tmp_path: Path) -> None:
    other = make_vault(tmp_path / "ander")
    assert other.keys.data_key.raw() != made.keys.data_key.raw()
    assert other.keys.header.salt != made.keys.header.salt
    other.folder.header.write_bytes(made.folder.header.read_bytes())
    other.folder.header_copy.write_bytes(made.folder.header.read_bytes())
    with unlock_with_passphrase(other.folder, PASSPHRASE) as keys, pytest.raises(KnownError):
        confirm_against_database(keys, other.keys.vault_id, 1)


def test_wiping_overwrites_the_key_and_makes_it_unusable(made: MadeVault) -> None:
    with unlock_with_passphrase(made.folder, PASSPHRASE) as keys:
        living = keys.data_key.raw()
    assert living == bytearray(DataKey.SIZE)
    assert keys.data_key.is_wiped
    with pytest.raises(ValueError, match="wiped"):
        keys.data_key.raw()


def test_no_representation_shows_a_secret(made: MadeVault) -> None:
    shown = repr(made.keys) + str(made.keys.data_key) + repr(made.code)
    key = made.keys.data_key.raw()
    for spelling in (key.hex(), repr(bytes(key)), made.code.text(), made.code.groups()[0]):
        assert spelling not in shown
    with pytest.raises(TypeError):
        pickle.dumps(made.keys.data_key)


_UNLOCK_AND_WIPE = """
import sys
from pathlib import Path
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.keys import unlock_with_passphrase

keys = unlock_with_passphrase(VaultFolder(Path(sys.argv[1])), sys.stdin.readline())
print("open", flush=True)
sys.stdin.readline()
keys.wipe()
print("wiped", flush=True)
sys.stdin.readline()
"""


def _copies_in_memory(process: int, secret: bytearray) -> int:
    """How often the secret stands in the writable memory of another process."""
    found = 0
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights = line.split()[:2]
            start, end = (int(part, 16) for part in place.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                found += memory.read(end - start).count(secret)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_after_wiping_no_copy_of_the_data_key_is_left_in_memory(made: MadeVault) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _UNLOCK_AND_WIPE, str(made.folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:

        def step(say: str, hear: str) -> int:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(f"{say}\n")
            child.stdin.flush()
            assert child.stdout.readline() == f"{hear}\n"
            return _copies_in_memory(child.pid, made.keys.data_key.raw())

        assert step(PASSPHRASE, "open") == 1  # the search finds the living key
        assert step("", "wiped") == 0
