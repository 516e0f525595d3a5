"""The folder of a vault: its file names, who may look in, and where it may not stand."""

from __future__ import annotations

import os
import re
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from herstel_desktop.vault.errors import (
    CloudFolderError,
    DatabaseMissingError,
    FolderInUseError,
    FolderUnusableError,
    HeaderMissingError,
    VaultExistsError,
)

PRIVATE_FOLDER_MODE = 0o700
PRIVATE_FILE_MODE = 0o600

_LEFT_BY_FILE_MANAGERS = frozenset({".DS_Store", ".directory", "desktop.ini", "Thumbs.db"})
"""What looking into an empty folder leaves in it; to a person it is still empty."""


class FolderState(Enum):
    """What stands in a folder that may be a vault."""

    ABSENT = "absent"
    """There is no such folder."""
    EMPTY = "empty"
    """Nothing, or only a lock file that somebody left behind."""
    VAULT = "vault"
    """A header and a database: can be unlocked."""
    UNFINISHED = "unfinished"
    """Making a vault was cut short before its header; it never held anything."""
    ALMOST_MADE = "almost made"
    """Making a vault was cut short after its header; `finish_creation` completes it."""
    ALMOST_RESTORED = "almost restored"
    """There is no folder, but a whole vault that was to take its place; see `finish_restore`."""
    HEADER_MISSING = "header missing"
    """A database without a header, or only the copies that were made of one."""
    DATABASE_MISSING = "database missing"
    """A header without a database."""
    FOREIGN = "foreign"
    """Other people's files."""


class VaultFolder(NamedTuple):
    """Where everything of one vault stands.

    Making a vault goes in this order, so that a crash leaves something that can be told apart:
    `prepare`; create the database as `database_being_made` and close it; write the header;
    `finish_creation`. From the header on, the vault exists.
    """

    path: Path

    @property
    def header(self) -> Path:
        """The header."""
        return self.path / "vault.json"

    @property
    def header_copy(self) -> Path:
        """The header's second copy."""
        return self.path / "vault-copy.json"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.path / "herstel.db"

    @property
    def database_being_made(self) -> Path:
        """The database until the vault's first header is on disk."""
        return self.path / "herstel.db.new"

    @property
    def lock(self) -> Path:
        """The single-instance lock; holds nothing."""
        return self.path / "vault.lock"

    @property
    def copies(self) -> Path:
        """The folder of the backup copies on this laptop."""
        return self.path / "reservekopie"

    @property
    def being_restored(self) -> Path:
        """Where a vault is put together from a copy; with a header in it, it is complete."""
        return self.path.with_name(f"{self.path.name}.terugzetten")

    def state(self) -> FolderState:
        """What stands here now.

        Raises:
            FolderUnusableError: it is no folder, or may not be read.
        """
        try:
            names = {entry.name for entry in self.path.iterdir()} - _LEFT_BY_FILE_MANAGERS
        except FileNotFoundError:
            return FolderState.ALMOST_RESTORED if self._is_restored() else FolderState.ABSENT
        except OSError as error:
            raise FolderUnusableError from error
        has_header = bool(names & {self.header.name, self.header_copy.name})
        has_new = self.database_being_made.name in names
        if self.database.name in names:
            return FolderState.VAULT if has_header else FolderState.HEADER_MISSING
        if has_header:
            return FolderState.ALMOST_MADE if has_new else FolderState.DATABASE_MISSING
        if not names - {self.lock.name}:
            return FolderState.EMPTY
        if names <= {self.lock.name, self.copies.name}:
            return FolderState.HEADER_MISSING
        return FolderState.UNFINISHED if names <= self._first_files() else FolderState.FOREIGN

    def require_vault(self) -> None:
        """Make sure that there is a vault to unlock; finish one whose making was cut short.

        Raises:
            HeaderMissingError: there is no header.
            DatabaseMissingError: there is no database.
            CloudFolderError: it was moved into a folder that is synchronised.
            FolderUnusableError: the folder may not be read or written.
        """
        state = self.state()
        service = cloud_service_of(self.path)
        if service is not None and state in (FolderState.VAULT, FolderState.ALMOST_MADE):
            raise CloudFolderError(service, stands_there=True)
        if state is FolderState.ALMOST_MADE:
            self.finish_creation()
        elif state is FolderState.DATABASE_MISSING:
            raise DatabaseMissingError
        elif state is not FolderState.VAULT:
            raise HeaderMissingError

    def prepare(self) -> None:
        """Make the folder ready for a new vault: there, empty, private, not synchronised.

        Left-overs of a making that was cut short before its header are cleared away.

        Raises:
            CloudFolderError: the folder is synchronised to elsewhere.
            VaultExistsError: there is a vault already, or a part of one.
            FolderInUseError: it holds other files.
            FolderUnusableError: it cannot be made or written.
        """
        refuse_cloud_folder(self.path)
        state = self.state()
        if state is FolderState.FOREIGN:
            raise FolderInUseError
        if state not in (FolderState.ABSENT, FolderState.EMPTY, FolderState.UNFINISHED):
            raise VaultExistsError
        try:
            self.path.mkdir(mode=PRIVATE_FOLDER_MODE, parents=True, exist_ok=True)
            self.path.chmod(PRIVATE_FOLDER_MODE)
            if state is FolderState.UNFINISHED:
                for name in self._first_files() - {self.lock.name}:
                    (self.path / name).unlink(missing_ok=True)
        except OSError as error:
            raise FolderUnusableError from error

    def finish_creation(self) -> None:
        """Give the new database its name; the last step of making a vault.

        Raises:
            FolderUnusableError: the disk refuses.
        """
        try:
            restrict(self.database_being_made)
            self._journal_being_made.unlink(missing_ok=True)  # empty since the database was closed
            self.database_being_made.replace(self.database)
            sync_folder(self.path)
        except OSError as error:
            raise FolderUnusableError from error

    def finish_restore(self) -> None:
        """Give a restored vault its place; the last step of restoring one.

        Raises:
            FolderUnusableError: the disk refuses.
        """
        try:
            self.being_restored.rename(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            raise FolderUnusableError from error

    def restrict_files(self) -> None:
        """Let nobody but the owner read the vault's files, where the system can."""
        for path in (self.header, self.header_copy, self.database, self.lock):
            if path.exists():
                restrict(path)

    def _is_restored(self) -> bool:
        restored = VaultFolder(self.being_restored)
        return restored.header.is_file() and restored.database.is_file()

    def _first_files(self) -> set[str]:
        """What can stand here before the first header does."""
        headers = {f"{path.name}.new" for path in (self.header, self.header_copy)}
        new = {self.database_being_made.name, self._journal_being_made.name}
        return {self.lock.name, *new, *headers}

    @property
    def _journal_being_made(self) -> Path:
        return self.path / f"{self.database_being_made.name}-journal"


def restrict(path: Path) -> None:
    """Let only the owner read and write one file; Windows keeps the folder's own rights."""
    path.chmod(PRIVATE_FILE_MODE)


def sync_folder(path: Path) -> None:
    """Make renames in a folder last through a power cut; Windows cannot and need not."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_SERVICES_BY_NAME = (
    ("OneDrive", re.compile(r"(onedrive|skydrive)([ _.-].*)?")),
    ("Dropbox", re.compile(r"dropbox([ _.(-].*)?")),
    ("iCloud", re.compile(r"icloud ?drive.*|com~apple~clouddocs|mobile documents")),
    ("Google Drive", re.compile(r"google ?drive.*|(mijn drive|my drive)( \(.*)?")),
    ("Nextcloud", re.compile(r"nextcloud\d*([ _.-].*)?")),
    ("ownCloud", re.compile(r"owncloud\d*([ _.-].*)?")),
    ("pCloud", re.compile(r"pcloud ?(drive|sync)?")),
    ("Proton Drive", re.compile(r"proton ?drive.*")),
    ("Synology Drive", re.compile(r"synology ?drive.*")),
)
"""A whole part of the path, in lower case, as the services name their own folders."""

_SERVICES_BY_MARKER = (
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".SynologyWorkingDirectory", "Synology Drive"),
    (".stfolder", "Syncthing"),
)
"""Files that the services leave in the root of what they synchronise."""

_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def cloud_service_of(path: Path) -> str | None:
    """The service that synchronises this folder, as far as its path and markers tell, or None.

    Looks at the path as given and as resolved, so that a link into a synchronised folder is seen.

    Raises:
        FolderUnusableError: the path leads nowhere, such as a link to itself.
    """
    try:
        given, resolved = path.absolute(), path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links that go round
        raise FolderUnusableError from error
    for candidate in dict.fromkeys((given, resolved)):
        service = _service_by_name(candidate)
        if service is not None:
            return service
    return _service_by_variable(resolved) or _service_by_marker(resolved)


def refuse_cloud_folder(path: Path) -> None:
    """Refuse a folder that is synchronised: half-written files would travel, and leave the laptop.

    Raises:
        CloudFolderError: naming the service.
        FolderUnusableError: the path leads nowhere.
    """
    service = cloud_service_of(path)
    if service is not None:
        raise CloudFolderError(service)


def _service_by_name(path: Path) -> str | None:
    parts = [part.lower() for part in path.parts]
    for part in parts:
        for service, pattern in _SERVICES_BY_NAME:
            if pattern.fullmatch(part):
                return service
    # macOS mounts every other service's files under ~/Library/CloudStorage.
    return "een clouddienst" if "cloudstorage" in parts else None


def _service_by_variable(path: Path) -> str | None:
    """Windows tells where OneDrive is, whatever the folder is called."""
    for variable in _ONEDRIVE_VARIABLES:
        root = os.environ.get(variable)
        if root and path.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    return None


def _service_by_marker(path: Path) -> str | None:
    for folder in (path, *path.parents):
        for marker, service in _SERVICES_BY_MARKER:
            # The home folder holds Dropbox's own settings, which is no synchronised folder.
            is_settings = marker == ".dropbox" and folder == Path.home()
            if not is_settings and os.path.lexists(folder / marker):
                return service
    return None
