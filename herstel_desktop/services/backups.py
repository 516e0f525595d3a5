"""Backup copies of the open vault: made by itself once a day, or where a person wants one.

What a copy is stands in `docs/adr/0012-backup-file.md`; how one is made, in `copies.py`; how one is
put back, in `restoring.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from herstel_desktop.db.queries import backups as queries
from herstel_desktop.db.queries import settings as setting_queries
from herstel_desktop.db.store import Transaction
from herstel_desktop.domain.backups import REMIND_AFTER_DAYS, BackupCopy, BackupState
from herstel_desktop.domain.changes import Kind, Outcome, changed
from herstel_desktop.domain.jobs import Job
from herstel_desktop.services.copies import make_copy
from herstel_desktop.services.vault_access import OpenVault
from herstel_desktop.vault import backup_folder

_ELSEWHERE = "last_copy_elsewhere"


def backup_state(vault: OpenVault) -> BackupState:
    """How the copies stand: on this laptop, and the last one off it."""
    with vault.store.reading() as tx:
        elsewhere = _last_elsewhere(tx)
    here = list_backups(vault, vault.copies_folder)
    return BackupState(here, _local(elsewhere) if elsewhere else None)


def list_backups(vault: OpenVault, folder: Path) -> tuple[BackupCopy, ...]:
    """The copies of this vault in a folder, newest first."""
    return backup_folder.copies_in(folder, vault.keys.vault_id)


def make_backup(
    vault: OpenVault, folder: Path | None = None, job: Job | None = None, at: datetime | None = None
) -> Outcome:
    """Make a copy, find it whole, and take away those in the same folder that need not stay.

    Args:
        vault: the open vault; others go on using it.
        folder: of a stick, a disk or this laptop; among the daily copies when not given.
        job: hears how far it is, and may be stopped.
        at: an aware moment; now when not given.

    Raises:
        KnownError: as for `copies.make_copy`; nothing stands there then.
    """
    at = at or datetime.now(UTC)
    place = folder or vault.copies_folder
    with vault.copying(job or Job()) as working:
        make_copy(vault.store, vault.keys, place, working, at=at)
        backup_folder.rotate(place, vault.keys.vault_id, _local(at))
    is_elsewhere = backup_folder.is_on_another_disk(place, vault.folder)
    if is_elsewhere:
        with vault.store.transaction() as tx:
            setting_queries.put_setting(tx, _ELSEWHERE, at.isoformat())
    return Outcome(changed(Kind.BACKUP), sentence=_told(folder, is_elsewhere))


def make_daily_backup(vault: OpenVault, job: Job | None = None) -> Outcome | None:
    """Make today's copy on this laptop; None when there is one.

    Raises:
        KnownError: as for `copies.make_copy`.
    """
    today = datetime.now().date()
    if any(copy.made.date() == today for copy in list_backups(vault, vault.copies_folder)):
        return None
    return make_backup(vault, job=job)


def is_reminder_due(tx: Transaction, now: datetime) -> bool:
    """Whether the vault has been without a copy off this laptop for longer than fourteen days.

    Args:
        tx: of who shows it among other things.
        now: local wall time.
    """
    since = _last_elsewhere(tx) or queries.vault_made_at(tx)
    return since is not None and now - _local(since) > timedelta(days=REMIND_AFTER_DAYS)


def _last_elsewhere(tx: Transaction) -> datetime | None:
    kept = setting_queries.setting_value(tx, _ELSEWHERE)
    return datetime.fromisoformat(kept) if kept is not None else None


def _told(folder: Path | None, is_elsewhere: bool) -> str:
    if folder is None:
        return "De reservekopie is gemaakt en gecontroleerd."
    if is_elsewhere:
        return "De reservekopie is gemaakt en gecontroleerd. Berg de stick veilig op."
    return (
        "De reservekopie is gemaakt en gecontroleerd. Deze map staat op de schijf van de laptop "
        "zelf. Maak ook een kopie op een stick."
    )


def _local(moment: datetime) -> datetime:
    """Local wall time."""
    return moment.astimezone().replace(tzinfo=None)
