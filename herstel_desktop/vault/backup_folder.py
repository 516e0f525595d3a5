"""The copies of one vault in a folder: how they are called, and which may go.

A name holds a moment and eight digits of the vault's id; nothing that tells whose it is.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from herstel_desktop.domain.backups import BackupCopy, copies_to_keep
from herstel_desktop.domain.errors import KnownError
from herstel_desktop.vault.copy_errors import CopyNotWrittenError, NoRoomForCopyError
from herstel_desktop.vault.copy_file import front_of, is_whole
from herstel_desktop.vault.folder import PRIVATE_FOLDER_MODE

_log = logging.getLogger(__name__)

SUFFIX = ".herstelkopie"
_PART = f"{SUFFIX}.part"
_NAME = re.compile(
    r"herstel-(\d{4}-\d{2}-\d{2}-\d{6})-([0-9a-f]{8})(-voor-bijwerken)?\.herstelkopie"
)
_MOMENT = "%Y-%m-%d-%H%M%S"
_SPARE = 4 * 1024 * 1024
"""Bytes beside the copy itself: what a file system needs for a new file."""


def new_name(vault_id: UUID, made: datetime, *, before_update: bool = False) -> str:
    """The name of a copy made at this local wall time."""
    kind = "-voor-bijwerken" if before_update else ""
    return f"herstel-{made.strftime(_MOMENT)}-{_token(vault_id)}{kind}{SUFFIX}"


def copies_in(folder: Path, vault_id: UUID | None) -> tuple[BackupCopy, ...]:
    """The copies of this vault, or of any, newest first; none when the folder is not there."""
    found = []
    try:
        entries = list(folder.iterdir())
    except OSError:
        return ()
    for path in entries:
        match = _NAME.fullmatch(path.name)
        if match is None or (vault_id is not None and match[2] != _token(vault_id)):
            continue
        with suppress(OSError, ValueError):  # it has just gone, or its name holds no date
            made = datetime.strptime(match[1], _MOMENT)
            found.append(BackupCopy(path, made, match[3] is not None, path.stat().st_size))
    return tuple(sorted(found, key=lambda copy: (copy.made, copy.path.name), reverse=True))


def make_ready(folder: Path, vault_id: UUID, size: int) -> None:
    """Make the folder, take away parts that an earlier attempt left, and see that there is room.

    Args:
        folder: for the copies; made when it is not there.
        vault_id: whose parts may go.
        size: bytes of the copy.

    Raises:
        CopyNotWrittenError: it cannot be made or written.
        NoRoomForCopyError: less is free than the copy takes.
    """
    try:
        folder.mkdir(mode=PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
        for part in folder.glob(f"herstel-*-{_token(vault_id)}*{_PART}"):
            part.unlink(missing_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise CopyNotWrittenError from error
    if not os.access(folder, os.W_OK):
        raise CopyNotWrittenError
    if free < size + _SPARE:
        raise NoRoomForCopyError


def part_of(target: Path) -> Path:
    """The working name of a copy."""
    return target.with_name(f"{target.name}.part")


def is_on_another_disk(folder: Path, vault_folder: Path) -> bool:
    """Whether a folder stands on another disk than the vault: a stick, a server."""
    try:
        return folder.stat().st_dev != vault_folder.stat().st_dev
    except OSError:
        return False


def rotate(folder: Path, vault_id: UUID, now: datetime) -> tuple[Path, ...]:
    """Take away copies of this vault that need not stay.

    Nothing goes while none of those that stay was read and found whole, and nothing goes that is
    not a copy of this very vault inside as well.

    Args:
        folder: of the copies.
        vault_id: whose.
        now: local wall time.

    Returns:
        What went.
    """
    copies = copies_in(folder, vault_id)
    kept = copies_to_keep(copies, now)
    going = [copy.path for copy in copies if copy.path not in kept]
    if not going or not any(is_whole(copy.path) for copy in copies if copy.path in kept):
        return ()
    gone = []
    for path in going:
        try:
            if front_of(path).header.vault_id == vault_id:
                path.unlink()
                gone.append(path)
        except (KnownError, OSError) as error:
            _log.warning("an old copy stays: %s", type(error).__name__)
    return tuple(gone)


def _token(vault_id: UUID) -> str:
    return vault_id.hex[:8]
