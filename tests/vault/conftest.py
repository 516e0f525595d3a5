"""A real vault folder with real keys, at the floor of the key derivation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.kdf import FLOOR
from herstel_desktop.vault.keys import UnlockedKeys, new_keys, write_keys
from herstel_desktop.vault.recovery_code import RecoveryCode

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


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    """Where a vault could come."""
    return VaultFolder(tmp_path / "kluis")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[MadeVault]:
    """A new vault with one passphrase."""
    vault = make_vault(tmp_path / "kluis")
    yield vault
    vault.keys.wipe()
