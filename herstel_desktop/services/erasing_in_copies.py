"""Who was erased stays erased when an older copy of the vault is put back."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from herstel_desktop.db.errors import OtherVaultError
from herstel_desktop.db.store import Store, open_store
from herstel_desktop.domain.erasures import Erasure
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.services.erasing import erase_again, erasures
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.header_files import readable_candidates
from herstel_desktop.vault.keys import UnlockedKeys


@dataclass(frozen=True)
class ErasedAgain:
    """What the vault that stands there said about a copy.

    Attributes:
        people: how many stood in the copy and had been erased since.
        is_unknown: there is a vault, and it could not be asked.
    """

    people: int = 0
    is_unknown: bool = False

    def sentence(self) -> str:
        """In Dutch; empty when there is nothing to say."""
        if self.is_unknown:
            return (
                "Of er na deze kopie nog mensen zijn gewist, was niet te lezen. Kijk je "
                "vergeet-bewijzen na en wis hen zo nodig opnieuw."
            )
        if self.people == 1:
            return "1 persoon is na deze kopie gewist, en blijft gewist."
        return f"{self.people} mensen zijn na deze kopie gewist, en blijven gewist." * bool(
            self.people
        )


def erase_again_in(forming: VaultFolder, place: VaultFolder, keys: UnlockedKeys) -> ErasedAgain:
    """Do the erasures of the vault that stands in a place again in the one that is put together.

    Nothing in the vault that stands there is touched: a copy of its file is asked, with the key of
    the backup copy. Another vault has nothing to say about this one.

    Args:
        forming: holds the database that was taken out of the backup copy and checked.
        keys: of the backup copy.

    Raises:
        KnownError: the disk is full or refuses while erasing.
    """
    headers = readable_candidates(place)
    if not place.database.is_file() or any(each.vault_id != keys.vault_id for each in headers):
        return ErasedAgain()
    try:
        done = _erasures_at(place.database, forming.path / ".gewist.db", keys)
    except OtherVaultError:
        return ErasedAgain()
    except (KnownError, OSError):
        return ErasedAgain(is_unknown=True)
    if not done:
        return ErasedAgain()
    with closing(_opened(forming.database, keys)) as store:
        return ErasedAgain(erase_again(store, done))


def _erasures_at(database: Path, beside: Path, keys: UnlockedKeys) -> tuple[Erasure, ...]:
    """The list of a closed database, read from a copy: what a crash left would be rolled back."""
    try:
        shutil.copyfile(database, beside)
        journal = database.with_name(database.name + "-journal")
        if journal.is_file():
            shutil.copyfile(journal, beside.with_name(beside.name + "-journal"))
        with closing(_opened(beside, keys)) as store:
            return erasures(store)
    finally:
        for path in (beside, beside.with_name(beside.name + "-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _opened(database: Path, keys: UnlockedKeys) -> Store:
    """An older one is brought up to date here: it came out of a copy, which is still there."""
    return open_store(database, keys.data_key.raw(), keys.vault_id, lambda _older: None)
