"""A whole vault in a temporary folder, with key derivation at its floor so that tests are quick."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from herstel_desktop.domain.organisation import Organisation
from herstel_desktop.services import vault_access
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.vault.kdf import FLOOR

PASSPHRASE = "zeven blauwe fietsen in de regen"


@dataclass(frozen=True)
class MadeVault:
    """A vault on disk, closed, with what opens it."""

    folder: Path
    passphrase: str
    recovery_code: str

    def unlock(self) -> OpenVault:
        """Open it with the passphrase."""
        return vault_access.unlock(self.folder, self.passphrase)


def make_vault(folder: Path, passphrase: str = PASSPHRASE) -> MadeVault:
    """Make a vault of a made-up organisation and close it."""
    with vault_access.new_recovery_code() as code:
        text = code.text()
        vault_access.create_vault(
            folder,
            passphrase,
            code,
            organisation=Organisation("Stichting De Brug"),
            facilitator_name="Ilse",
            parameters=FLOOR,
        ).close()
    return MadeVault(folder, passphrase, text)


@pytest.fixture
def made_vault(tmp_path: Path) -> MadeVault:
    """A new vault, closed."""
    return make_vault(tmp_path / "kluis")


@pytest.fixture
def open_vault(made_vault: MadeVault) -> Iterator[OpenVault]:
    """A new vault, open."""
    vault = made_vault.unlock()
    yield vault
    vault.close()
