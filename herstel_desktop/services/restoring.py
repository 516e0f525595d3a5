"""Putting a backup copy back: first look what is in it, then let it take the vault's place.

Looking takes the copy apart in a folder of its own beside the vault and checks everything; neither
the copy nor the vault is touched. Putting back only gives names: the folder that was checked takes
the vault's place, and the old vault stays beside it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from herstel_desktop.db.copy_checks import content_of
from herstel_desktop.domain.backups import BackupCopy, CopyContent
from herstel_desktop.domain.dutch_dates import clock, long_date
from herstel_desktop.domain.jobs import Job
from herstel_desktop.services.copies import check_content
from herstel_desktop.services.erasing_in_copies import ErasedAgain, erase_again_in
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault import restoring
from herstel_desktop.vault.backup_folder import copies_in
from herstel_desktop.vault.copy_file import front_of, take_out
from herstel_desktop.vault.copy_front import Front
from herstel_desktop.vault.folder import FolderState, VaultFolder
from herstel_desktop.vault.keys import UnlockedKeys
from herstel_desktop.vault.recovery_code import RecoveryCode

_TAKEN_OUT = 0.4
"""How far the bar stands when the copy was read; the rest is the check."""


class OpenedCopy:
    """A copy that was opened and found whole, ready to be put back.

    Attributes:
        made: local wall time at which it was made.
        content: what is in it.
        erased: who was erased after it was made, and is not in it any more.
    """

    def __init__(
        self,
        front: Front,
        content: CopyContent,
        forming: VaultFolder,
        place: VaultFolder,
        erased: ErasedAgain,
    ) -> None:
        self.made = _local(front.made_at)
        self.content = content
        self.erased = erased
        self._header = front.header
        self._forming: VaultFolder | None = forming
        self._place = place

    def sentences(self) -> tuple[str, ...]:
        """When it was made and what is in it, in Dutch, without the name of a participant."""
        made = f"Gemaakt op {long_date(self.made.date())} om {clock(self.made.time())}."
        return (made, *filter(None, (*self.content.sentences(), self.erased.sentence())))

    def put_back(self, today: date) -> Path | None:
        """Let it take the place of the vault; call it once.

        Args:
            today: for the name of the old folder.

        Returns:
            Where the old vault stands now; None when there was nothing.

        Raises:
            RestoreFailedError, HeaderNotWrittenError: the old vault stands where it stood.
            VaultAlreadyOpenError: the vault was opened meanwhile.
        """
        if self._forming is None:
            raise ValueError("this copy was put back or closed")
        old = restoring.put_in_place(self._forming, self._place, self._header, today)
        self._forming = None
        return old

    def close(self) -> None:
        """Clear away what was taken out of the copy; harmless after it was put back."""
        if self._forming is not None:
            restoring.give_up(self._forming)
            self._forming = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


def found_copies(folder: Path, others: Iterable[Path]) -> tuple[BackupCopy, ...]:
    """The copies that may be put back, newest first, as far as their names tell.

    Args:
        folder: of the vault; those among its files are found too.
        others: folders to look in, such as a stick; one that is not there holds none.
    """
    places = dict.fromkeys((VaultFolder(folder).copies, *others))
    found = [copy for place in places for copy in copies_in(place, None)]
    return tuple(sorted(found, key=lambda copy: copy.made, reverse=True))


def has_something(folder: Path) -> bool:
    """Whether something stands in the place of the vault, that will be kept beside it."""
    state = VaultFolder(folder).state()
    return state not in (FolderState.ABSENT, FolderState.EMPTY)


def open_copy(path: Path, passphrase: str, folder: Path, job: Job | None = None) -> OpenedCopy:
    """Open a copy with a passphrase of the day it was made, and check everything in it.

    Args:
        path: the copy; it is only read.
        passphrase: anybody's of then.
        folder: of the vault whose place it may take; nothing in it changes.
        job: hears how far it is, and may be stopped.

    Raises:
        WrongPassphraseError: it fits no slot of the copy.
        NotACopyError, CopyDamagedError, CopyNewerError, CopyNotReadError: see there.
        NoRoomForCopyError, CopyNotWrittenError: there is no room to look into it.
        KnownError: no vault can be put in this folder.
    """

    def derive(place: VaultFolder, front: Front) -> UnlockedKeys:
        return vault_keys.unlock_with_passphrase(place, passphrase, front.header)

    return _open(path, folder, derive, job or Job())


def open_copy_with_recovery_code(
    path: Path, typed: str, folder: Path, job: Job | None = None
) -> OpenedCopy:
    """The same, with the code of the sheet that was valid on the day the copy was made.

    Raises:
        RecoveryCodeTypedError: there is a typing error in it.
        WrongRecoveryCodeError: it belongs to another vault, or to another sheet than that of then.
        KnownError: as for `open_copy`.
    """
    with RecoveryCode.parse(typed) as code:

        def derive(place: VaultFolder, front: Front) -> UnlockedKeys:
            return vault_keys.unlock_with_recovery_code(place, code, front.header)

        return _open(path, folder, derive, job or Job())


@contextmanager
def looked_into(path: Path, passphrase: str) -> Iterator[OpenedCopy]:
    """A copy that was opened and found whole, away from any vault; cleared away at the end.

    Raises:
        KnownError: as for `open_copy`.
    """
    with (
        tempfile.TemporaryDirectory(prefix="herstel-", ignore_cleanup_errors=True) as folder,
        open_copy(path, passphrase, Path(folder) / "kluis") as copy,
    ):
        yield copy


def _open(
    path: Path, folder: Path, derive: Callable[[VaultFolder, Front], UnlockedKeys], job: Job
) -> OpenedCopy:
    front_of(path)  # a file that is no copy is refused before anything is made
    place = VaultFolder(folder)
    restoring.require_restorable(place)
    forming = restoring.begin(place)
    try:
        database = forming.database
        front = take_out(path, database, job.stretch(0, _TAKEN_OUT), sync=True)
        with derive(forming, front) as keys:
            check_content(front, database, keys, job)
            erased = erase_again_in(forming, place, keys)
            passphrases = len(front.header.passphrase_slots)
            content = content_of(database, keys.data_key.raw(), passphrases)
        job.reached(1)
    except BaseException:
        restoring.give_up(forming)
        raise
    return OpenedCopy(front, content, forming, place, erased)


def _local(moment: datetime) -> datetime:
    """Local wall time."""
    return moment.astimezone().replace(tzinfo=None)
