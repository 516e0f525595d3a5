"""One backup copy: made from an open database, checked as it stands on the disk, then named.

The order: pages to a file in the vault's own folder; the one file with its header beside its place
in the folder for the copies, under a working name; that file read back, taken apart, opened with
its own header and checked as a whole; only then its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from herstel_desktop.db.copy_checks import CheckedDatabase, check_database
from herstel_desktop.db.errors import VaultDamagedError, VaultNewerError
from herstel_desktop.db.store import Store
from herstel_desktop.domain.backups import BackupCopy
from herstel_desktop.domain.jobs import Job
from herstel_desktop.vault import backup_folder
from herstel_desktop.vault.copy_errors import CopyDamagedError, CopyNewerError
from herstel_desktop.vault.copy_file import name_it, take_out, write_part
from herstel_desktop.vault.copy_front import Front
from herstel_desktop.vault.errors import HeaderOfOtherVaultError, HeaderRolledBackError
from herstel_desktop.vault.keys import UnlockedKeys, confirm_against_database

_PAGES_COPIED, _WRITTEN, _READ_BACK = 0.3, 0.55, 0.65
"""How far the bar stands after each step; the last one is the check."""


def make_copy(
    store: Store,
    keys: UnlockedKeys,
    folder: Path,
    job: Job,
    *,
    at: datetime | None = None,
    before_update: bool = False,
) -> BackupCopy:
    """Make a copy in a folder and find it whole; on any failure nothing stands there.

    Args:
        store: the open database; others go on using it.
        keys: of the vault; its header as it is now goes with the copy.
        folder: made when it is not there.
        job: hears how far it is, and may be stopped.
        at: an aware moment; now when not given.
        before_update: it is made because a newer program is about to change the vault.

    Raises:
        NoRoomForCopyError, CopyNotWrittenError: the disk refused.
        CopyDamagedError: what was read back is not what was written.
        VaultDamagedError: a page of the vault itself is damaged.
        JobStoppedError: somebody stopped it.
    """
    place = keys.folder
    backup_folder.make_ready(place.copies, keys.vault_id, place.database.stat().st_size)
    backup_folder.make_ready(folder, keys.vault_id, place.database.stat().st_size)
    made_at = (at or datetime.now(UTC)).replace(microsecond=0)
    target = _free_name(folder, keys, made_at, before_update=before_update)
    part = backup_folder.part_of(target)
    with _gone_afterwards(place.copies / ".bezig.db", part) as database:
        rows = store.copy_to(database, keys.data_key.raw(), job.stretch(0, _PAGES_COPIED))
        header = keys.header  # not before the pages: it may be newer than they are, never older
        writing = job.stretch(_PAGES_COPIED, _WRITTEN)
        write_part(part, database, header, keys.data_key, made_at=made_at, job=writing)
        front = take_out(part, database, job.stretch(_WRITTEN, _READ_BACK))
        checked = check_content(front, database, keys, job)
        if checked.rows != rows:
            raise CopyDamagedError
        job.go_on()
        name_it(part, target)
    job.reached(1)
    return BackupCopy(target, _local(made_at), before_update, target.stat().st_size)


def check_content(front: Front, database: Path, keys: UnlockedKeys, job: Job) -> CheckedDatabase:
    """Check everything in a copy that was taken apart.

    Raises:
        CopyDamagedError: something is not as it was made, or the parts do not belong together.
        CopyNewerError: a newer program made it.
        JobStoppedError: somebody stopped it.
    """
    if not front.is_sealed_by(keys.data_key):
        raise CopyDamagedError
    try:
        checked = check_database(database, keys.data_key.raw(), job)
        confirm_against_database(keys, checked.vault_id, checked.header_sequence)
    except (VaultDamagedError, HeaderOfOtherVaultError, HeaderRolledBackError):
        raise CopyDamagedError from None
    except VaultNewerError:
        raise CopyNewerError from None
    return checked


def copy_before_update(store: Store, keys: UnlockedKeys) -> BackupCopy:
    """The copy that is made before a newer program changes the vault, among those on this laptop.

    Raises:
        KnownError: as for `make_copy`; the vault is then not changed.
    """
    return make_copy(store, keys, keys.folder.copies, Job(), before_update=True)


def _free_name(folder: Path, keys: UnlockedKeys, made_at: datetime, *, before_update: bool) -> Path:
    """A name that nobody has; a second later when there is one of this second."""
    while True:
        name = backup_folder.new_name(keys.vault_id, _local(made_at), before_update=before_update)
        if not (folder / name).exists():
            return folder / name
        made_at += timedelta(seconds=1)


def _local(moment: datetime) -> datetime:
    """Local wall time, as names hold it."""
    return moment.astimezone().replace(tzinfo=None)


@contextmanager
def _gone_afterwards(database: Path, part: Path) -> Iterator[Path]:
    """A name for a file that is there while the block lasts; the part goes too."""
    try:
        with suppress(OSError):
            database.unlink(missing_ok=True)
        yield database
    finally:
        for path in (database, part):
            with suppress(OSError):
                path.unlink(missing_ok=True)
