"""One open vault at a time: two programs writing in one folder would spoil each other's work."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from herstel_desktop.vault.errors import FolderUnusableError, VaultAlreadyOpenError
from herstel_desktop.vault.folder import PRIVATE_FILE_MODE, VaultFolder

if TYPE_CHECKING:
    from filelock import BaseFileLock


class InstanceLock:
    """The lock on a vault's folder, held from unlock window to exit.

    The system itself holds it for the process, so after a crash it is gone; the file that stays
    behind means nothing.
    """

    def __init__(self, folder: VaultFolder) -> None:
        """Nothing is locked before `acquire`."""
        self._folder = folder
        self._lock: BaseFileLock | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock."""
        return self._lock is not None

    def acquire(self) -> None:
        """Take the lock at once or not at all; harmless when held already.

        Raises:
            VaultAlreadyOpenError: somebody else holds it.
            FolderUnusableError: the folder is not there or knows no locks.
        """
        from filelock import FileLock, Timeout

        if self._lock is not None:
            return
        lock = FileLock(self._folder.lock, timeout=0, mode=PRIVATE_FILE_MODE)
        try:
            if not self._folder.path.is_dir():
                raise FolderUnusableError
            lock.acquire()
        except Timeout as error:
            raise VaultAlreadyOpenError from error
        except (OSError, NotImplementedError) as error:
            raise FolderUnusableError from error
        self._lock = lock

    def release(self) -> None:
        """Let go; harmless when not held."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()
