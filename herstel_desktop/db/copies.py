"""A verified copy of the database, under the same key."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from herstel_desktop.db.checks import check_whole, row_counts
from herstel_desktop.db.connection import connect


def verified_copy(source: Path, target: Path, raw_key: bytearray) -> None:
    """Copy a closed or open database page by page, read the copy back, then name it.

    Raises:
        VaultDamagedError: the source or the copy is not whole; no file is left under `target`.
        sqlcipher.Error: the disk refused.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with closing(connect(source, raw_key)) as original:
            with closing(connect(part, raw_key, create=True)) as copy:
                original.backup(copy)
            with closing(connect(part, raw_key)) as copy:
                check_whole(copy)
                if row_counts(copy) != row_counts(original):
                    raise ValueError("the copy has other rows than the original")
        _sync(part)
        part.replace(target)
        _sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a folder to sync
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
