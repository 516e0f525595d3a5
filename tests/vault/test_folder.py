"""Where a vault may stand, and what stands in its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from herstel_desktop.vault.errors import (
    CloudFolderError,
    DatabaseMissingError,
    FolderInUseError,
    FolderUnusableError,
    HeaderMissingError,
    VaultExistsError,
)
from herstel_desktop.vault.folder import FolderState, VaultFolder, cloud_service_of
from herstel_desktop.vault.instance_lock import InstanceLock
from tests.vault.conftest import MadeVault


def test_a_new_folder_is_made_for_the_owner_alone(folder: VaultFolder) -> None:
    assert folder.state() is FolderState.ABSENT
    folder.prepare()
    assert folder.state() is FolderState.EMPTY
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_an_empty_folder_that_everybody_could_read_becomes_private(folder: VaultFolder) -> None:
    folder.path.mkdir(mode=0o755)
    folder.prepare()
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_a_folder_with_other_files_is_left_alone(folder: VaultFolder) -> None:
    folder.path.mkdir()
    letter = folder.path / "brief.odt"
    letter.write_text("lieve oma", encoding="utf-8")
    assert folder.state() is FolderState.FOREIGN
    with pytest.raises(FolderInUseError):
        folder.prepare()
    assert letter.read_text(encoding="utf-8") == "lieve oma"


@pytest.mark.parametrize("name", [".DS_Store", "desktop.ini", "Thumbs.db", ".directory"])
def test_a_folder_that_only_a_file_manager_looked_into_is_empty(
    folder: VaultFolder, name: str
) -> None:
    folder.path.mkdir()
    (folder.path / name).touch()
    folder.prepare()
    assert folder.state() is FolderState.EMPTY


def test_a_vault_is_never_made_over_another(made: MadeVault) -> None:
    made.folder.database.write_bytes(b"versleuteld")
    assert made.folder.state() is FolderState.VAULT
    with pytest.raises(VaultExistsError):
        made.folder.prepare()
    made.folder.require_vault()


def test_a_vault_beside_other_files_is_still_a_vault(made: MadeVault) -> None:
    made.folder.database.write_bytes(b"versleuteld")
    (made.folder.path / "leesmij.txt").write_text("hoi", encoding="utf-8")
    assert made.folder.state() is FolderState.VAULT


@pytest.mark.parametrize("names", [["herstel.db.new"], ["herstel.db.new", "vault.json.new"]])
def test_a_making_that_stopped_before_the_header_is_begun_again(
    folder: VaultFolder, names: list[str]
) -> None:
    folder.prepare()
    folder.lock.touch()
    for name in names:
        (folder.path / name).write_bytes(b"half")
    assert folder.state() is FolderState.UNFINISHED
    with pytest.raises(HeaderMissingError):
        folder.require_vault()
    folder.prepare()
    assert folder.state() is FolderState.EMPTY
    assert folder.lock.exists()


def test_a_making_that_stopped_after_the_header_is_finished_at_the_next_start(
    made: MadeVault,
) -> None:
    made.folder.database_being_made.write_bytes(b"versleuteld")
    assert made.folder.state() is FolderState.ALMOST_MADE
    with pytest.raises(VaultExistsError):
        made.folder.prepare()
    made.folder.require_vault()
    assert made.folder.state() is FolderState.VAULT
    assert made.folder.database.read_bytes() == b"versleuteld"
    assert made.folder.database.stat().st_mode & 0o777 == 0o600


def test_a_missing_database_is_said_and_nothing_is_made_in_its_place(made: MadeVault) -> None:
    assert made.folder.state() is FolderState.DATABASE_MISSING
    with pytest.raises(DatabaseMissingError):
        made.folder.require_vault()
    with pytest.raises(VaultExistsError):
        made.folder.prepare()


def test_a_missing_header_is_said_and_the_database_is_kept(folder: VaultFolder) -> None:
    folder.prepare()
    folder.database.write_bytes(b"versleuteld")
    assert folder.state() is FolderState.HEADER_MISSING
    with pytest.raises(HeaderMissingError):
        folder.require_vault()
    with pytest.raises(VaultExistsError):
        folder.prepare()
    assert folder.database.read_bytes() == b"versleuteld"


def test_one_copy_of_the_header_is_enough_to_be_a_vault(made: MadeVault) -> None:
    made.folder.database.write_bytes(b"versleuteld")
    made.folder.header.unlink()
    assert made.folder.state() is FolderState.VAULT


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.touch()
    for path in (file, file / "kluis"):
        with pytest.raises(FolderUnusableError):
            VaultFolder(path).prepare()


@pytest.mark.parametrize("place", ["a" * 300, "rond", "rond/kluis", "bestand", "bestand/kluis"])
def test_a_path_that_leads_nowhere_is_refused_and_raises_nothing_else(
    tmp_path: Path, place: str
) -> None:
    (tmp_path / "rond").symlink_to("rond")
    (tmp_path / "bestand").touch()
    folder = VaultFolder(tmp_path / place)
    for probe in (folder.state, folder.prepare, folder.require_vault):
        with pytest.raises(FolderUnusableError):
            probe()


@contextmanager
def without_rights() -> Iterator[None]:
    """An administrator may go anywhere, so be nobody for a while."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_a_folder_behind_a_closed_one_is_refused_and_raises_nothing_else(made: MadeVault) -> None:
    parent = made.folder.path.parent
    parent.chmod(0o000)
    try:
        with without_rights():
            for probe in (
                made.folder.state,
                made.folder.prepare,
                made.folder.require_vault,
                InstanceLock(made.folder).acquire,
            ):
                with pytest.raises(FolderUnusableError):
                    probe()
    finally:
        parent.chmod(0o700)


def test_a_link_that_goes_round_belongs_to_no_service(tmp_path: Path) -> None:
    (tmp_path / "rond").symlink_to("rond")
    with pytest.raises(FolderUnusableError):
        cloud_service_of(tmp_path / "rond")


def test_files_become_private(made: MadeVault) -> None:
    made.folder.database.write_bytes(b"versleuteld")
    made.folder.database.chmod(0o644)
    made.folder.restrict_files()
    assert made.folder.database.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("OneDrive/kluis", "OneDrive"),
        ("OneDrive - Stichting De Brug/Documenten/kluis", "OneDrive"),
        ("Dropbox/kluis", "Dropbox"),
        ("Dropbox (Personal)/a/b/kluis", "Dropbox"),
        ("iCloudDrive/kluis", "iCloud"),
        ("Library/Mobile Documents/com~apple~CloudDocs/kluis", "iCloud"),
        ("Google Drive/kluis", "Google Drive"),
        ("GoogleDrive-iemand/Mijn Drive/kluis", "Google Drive"),
        ("Mijn Drive/kluis", "Google Drive"),
        ("Nextcloud/kluis", "Nextcloud"),
        ("nextcloud2/kluis", "Nextcloud"),
        ("ownCloud/kluis", "ownCloud"),
        ("pCloudDrive/kluis", "pCloud"),
        ("pCloud Sync/kluis", "pCloud"),
        ("Proton Drive/kluis", "Proton Drive"),
        ("SynologyDrive/kluis", "Synology Drive"),
        ("Library/CloudStorage/Anders-iemand/kluis", "een clouddienst"),
    ],
)
def test_a_synchronised_folder_is_refused_with_the_reason(
    tmp_path: Path, path: str, service: str
) -> None:
    folder = VaultFolder(tmp_path / path)
    with pytest.raises(CloudFolderError) as caught:
        folder.prepare()
    assert caught.value.service_name == service
    assert service in caught.value.sentence()
    assert "alleen op deze laptop" in caught.value.advice
    assert not folder.path.exists()


def test_a_vault_that_was_moved_into_a_synchronised_folder_stays_shut(made: MadeVault) -> None:
    made.folder.database.write_bytes(b"versleuteld")
    moved = made.folder.path.parent / "Dropbox" / "kluis"
    moved.parent.mkdir()
    made.folder.path.rename(moved)
    with pytest.raises(CloudFolderError) as caught:
        VaultFolder(moved).require_vault()
    assert caught.value.advice.startswith("Verplaats de hele map")
    moved.rename(made.folder.path)
    made.folder.require_vault()


@pytest.mark.parametrize(
    "path", ["Documenten/kluis", "Onedriver/kluis", "mijn dropboxen/kluis", "Drive/kluis", "Cloud"]
)
def test_an_ordinary_folder_is_not_mistaken_for_a_synchronised_one(
    tmp_path: Path, path: str
) -> None:
    assert cloud_service_of(tmp_path / path) is None


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".dropbox", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_synchronised_folder_with_a_name_of_its_own_is_known_by_its_marker(
    tmp_path: Path, marker: str, service: str
) -> None:
    (tmp_path / marker).touch()
    assert cloud_service_of(tmp_path / "werk" / "kluis") == service


def test_dropbox_settings_in_the_home_folder_are_no_marker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".dropbox").mkdir()
    assert cloud_service_of(tmp_path / "Documenten" / "kluis") is None


def test_a_link_into_a_synchronised_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "kluis").symlink_to(tmp_path / "Nextcloud")
    assert cloud_service_of(tmp_path / "kluis") == "Nextcloud"


def test_windows_tells_where_onedrive_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "werkmap"))
    assert cloud_service_of(tmp_path / "werkmap" / "kluis") == "OneDrive"
    assert cloud_service_of(tmp_path / "elders" / "kluis") is None
