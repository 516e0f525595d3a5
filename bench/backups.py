"""A backup of the ten-year vault, and putting it back, beside copying its file and verifying it."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from bench import vaults
from bench.figures import side_by_side
from herstel_desktop.db.checks import check_whole
from herstel_desktop.db.connection import connect
from herstel_desktop.services import restoring, vault_access
from herstel_desktop.services.backups import list_backups, make_backup
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.keys import unlock_with_passphrase

Pair = tuple[float, float]


def measure(years: Path) -> tuple[Pair, Pair]:
    """Seconds of ours and of bare: for making a copy, and for putting one back.

    Bare copies the encrypted file to disk and runs the same checks over it; for putting back it
    derives the key too, as ours must.
    """
    vault_folder = vaults.copy_of(years, "backup")
    stick = vault_folder.with_name("backup-stick")
    shutil.rmtree(stick, ignore_errors=True)
    with closing(vault_access.unlock(vault_folder, vaults.PASSPHRASE)) as vault:
        key = vault.keys.data_key.raw()
        database = vault_folder / "herstel.db"

        def bare() -> float:
            return _seconds(lambda: _copy_and_check(database, key))

        make_backup(vault, stick), bare()  # fills the disk's cache
        making = side_by_side(lambda: _seconds(lambda: make_backup(vault, stick)), bare)
        copy = list_backups(vault, stick)[0].path

    def ours_back() -> float:
        return _seconds(lambda: _put_back(copy, vault_folder))

    def bare_back() -> float:
        return _seconds(lambda: _derive_copy_and_check(vault_folder))

    back = side_by_side(ours_back, bare_back)
    for left in vault_folder.parent.glob(f"{vault_folder.name}-oud-*"):
        shutil.rmtree(left)
    return making, back


def _put_back(copy: Path, vault_folder: Path) -> None:
    with restoring.open_copy(copy, vaults.PASSPHRASE, vault_folder) as opened:
        opened.put_back(date.today())


def _derive_copy_and_check(vault_folder: Path) -> None:
    place = VaultFolder(vault_folder)
    with unlock_with_passphrase(place, vaults.PASSPHRASE) as keys:
        _copy_and_check(place.database, keys.data_key.raw())


def _copy_and_check(database: Path, key: bytearray) -> None:
    target = database.with_name("bare.db")
    shutil.copyfile(database, target)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    with closing(connect(target, key)) as connection:
        check_whole(connection)
    target.unlink()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Measure by itself."""
    try:
        for name, (ours, bare) in zip(
            ("backup", "restore"), measure(vaults.ten_years()), strict=True
        ):
            sys.stdout.write(f"{name}: {ours:.2f} s, bare {bare:.2f} s, × {ours / bare:.2f}\n")
    finally:
        vaults.remove_copies()


if __name__ == "__main__":
    main()
