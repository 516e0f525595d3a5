"""A vault put together from a copy, beside the old one, and then in its place.

Order, so that a crash at any moment leaves a vault that opens: the database in
`<vault>.terugzetten`; the checks; the header, from which on it is complete; the old folder gets
another name; the new one takes its place. Killed between the last two, there is no vault folder,
and the next start finishes the move (`FolderState.ALMOST_RESTORED`).
"""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

from herstel_desktop.vault.backup_folder import copies_in
from herstel_desktop.vault.copy_errors import CopyNotWrittenError, RestoreFailedError
from herstel_desktop.vault.errors import FolderInUseError
from herstel_desktop.vault.folder import (
    PRIVATE_FOLDER_MODE,
    FolderState,
    VaultFolder,
    refuse_cloud_folder,
    sync_folder,
)
from herstel_desktop.vault.header import Header
from herstel_desktop.vault.header_files import write_header
from herstel_desktop.vault.instance_lock import InstanceLock

_log = logging.getLogger(__name__)

_NOTHING_IN_IT = (FolderState.ABSENT, FolderState.EMPTY, FolderState.ALMOST_RESTORED)


def require_restorable(place: VaultFolder) -> None:
    """See whether a vault may be put in this place; nothing is changed.

    Raises:
        CloudFolderError: it is synchronised to elsewhere.
        FolderInUseError: it holds other files.
        VaultAlreadyOpenError: the vault that stands there is open.
        FolderUnusableError: it may not be read.
    """
    refuse_cloud_folder(place.path)
    state = place.state()
    if state is FolderState.FOREIGN:
        raise FolderInUseError
    if state is FolderState.ALMOST_RESTORED:
        place.finish_restore()
    elif state is not FolderState.ABSENT:
        with InstanceLock(place):
            pass


def begin(place: VaultFolder) -> VaultFolder:
    """An empty folder to put the vault together in; what an earlier attempt left in it goes.

    Raises:
        CopyNotWrittenError: it cannot be made.
    """
    forming = VaultFolder(place.being_restored)
    try:
        give_up(forming)
        forming.path.mkdir(mode=PRIVATE_FOLDER_MODE, parents=True)
    except OSError as error:
        raise CopyNotWrittenError from error
    return forming


def give_up(forming: VaultFolder) -> None:
    """Take away what was put together; the copy that it came from is still there."""
    forming.header.unlink(missing_ok=True)  # first, so that half of it never counts as complete
    shutil.rmtree(forming.path, ignore_errors=True)


def put_in_place(forming: VaultFolder, place: VaultFolder, header: Header, on: date) -> Path | None:
    """Complete the vault that was put together, and let it take the place of the old one.

    Args:
        forming: holds the database, checked and on disk.
        place: where it is to stand.
        header: of the copy.
        on: today, for the name of the old folder.

    Returns:
        Where the old vault stands now; None when there was nothing.

    Raises:
        HeaderNotWrittenError, RestoreFailedError: the old vault stands where it stood.
        VaultAlreadyOpenError: it was opened meanwhile.
    """
    write_header(forming, header)
    forming.restrict_files()
    old = _moved_aside(place, on)
    try:
        forming.path.rename(place.path)
    except OSError as error:
        if old is not None:
            with suppress(OSError):
                old.rename(place.path)
        raise RestoreFailedError from error
    with suppress(OSError):
        sync_folder(place.path.parent)
    if old is not None:
        _take_copies_along(VaultFolder(old), place, header)
    return old


def _moved_aside(place: VaultFolder, on: date) -> Path | None:
    state = place.state()
    if state in _NOTHING_IN_IT:
        _remove_empty(place)
    if not place.path.exists():
        return None
    with InstanceLock(place):
        aside = _free_name(place.path, on)
    try:
        place.path.rename(aside)
    except OSError as error:
        raise RestoreFailedError from error
    return aside


def _remove_empty(place: VaultFolder) -> None:
    """Away with a folder that holds no more than a lock file; another one is moved aside."""
    with suppress(OSError):
        place.lock.unlink(missing_ok=True)
        place.path.rmdir()


def _free_name(path: Path, on: date) -> Path:
    """'kluis-oud-2026-11-25', and a number behind it when that is taken."""
    first = path.with_name(f"{path.name}-oud-{on.isoformat()}")
    name, number = first, 2
    while name.exists():
        name = first.with_name(f"{first.name}-{number}")
        number += 1
    return name


def _take_copies_along(old: VaultFolder, place: VaultFolder, header: Header) -> None:
    """The copies of this vault stay with it; whatever stays behind is in the old folder still."""
    for copy in copies_in(old.copies, header.vault_id):
        try:
            place.copies.mkdir(mode=PRIVATE_FOLDER_MODE, exist_ok=True)
            copy.path.rename(place.copies / copy.path.name)
        except OSError as error:
            _log.warning("a copy stays in the old folder: %s", type(error).__name__)
