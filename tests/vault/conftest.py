"""A real vault folder with real keys, at the floor of the key derivation."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from herstel_desktop.vault import keys as keys_module
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.kdf import FLOOR, KdfParameters, stretch
from herstel_desktop.vault.keys import (
    UnlockedKeys,
    add_slot,
    new_keys,
    new_passphrase_slot,
    write_keys,
)
from herstel_desktop.vault.recovery_code import RecoveryCode
from herstel_desktop.vault.secret_bytes import DataKey

PASSPHRASE = "een lange zin over de tuin van opa"
OTHER_PASSPHRASE = "vier fietsen staan tegen de schuur"
THIRD_PASSPHRASE = "op dinsdag eten wij groentesoep"


@dataclass(frozen=True)
class MadeVault:
    """A vault's folder with a header in it, and everything that opens it."""

    folder: VaultFolder
    keys: UnlockedKeys
    code: RecoveryCode

    def spoil(self, raw: bytes) -> None:
        """Put these bytes in the place of both copies of the header."""
        self.folder.header.write_bytes(raw)
        self.folder.header_copy.write_bytes(raw)


def make_vault(path: Path) -> MadeVault:
    """A vault with one passphrase slot, its header on disk."""
    folder = VaultFolder(path)
    folder.prepare()
    code = RecoveryCode.generate()
    keys = new_keys(folder, PASSPHRASE, code, FLOOR)
    write_keys(keys)
    return MadeVault(folder, keys, code)


def add_passphrase(keys: UnlockedKeys, passphrase: str) -> UUID:
    """Give one more person a passphrase; the id of its slot."""
    slot = new_passphrase_slot(keys, passphrase)
    add_slot(keys, slot)
    return slot.slot_id


@pytest.fixture(scope="session", autouse=True)
def remembered_derivations() -> Iterator[None]:
    """Run each real Argon2id derivation once; the same input gives the same bytes anyway."""
    results: dict[tuple[str, bytes, KdfParameters], bytes] = {}

    def remembered(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
        key = passphrase, salt, parameters
        if key not in results:
            results[key] = bytes(stretch(passphrase, salt, parameters))
        return bytearray(results[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys_module, "stretch", remembered)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    """Where a vault could come."""
    return VaultFolder(tmp_path / "kluis")


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory, remembered_derivations: None) -> MadeVault:
    """The vault of which each test gets its own copy."""
    return make_vault(tmp_path_factory.mktemp("patroon") / "kluis")


@pytest.fixture
def made(tmp_path: Path, pattern: MadeVault) -> Iterator[MadeVault]:
    """A new vault with one passphrase."""
    folder = VaultFolder(tmp_path / "kluis")
    shutil.copytree(pattern.folder.path, folder.path)
    data_key = DataKey(bytearray(pattern.keys.data_key.raw()))
    keys = UnlockedKeys(folder, pattern.keys.header, data_key, pattern.keys.slot_id)
    code = RecoveryCode.parse(pattern.code.text())
    yield MadeVault(folder, keys, code)
    keys.wipe()
