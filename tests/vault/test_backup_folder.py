"""Old copies go only while a whole one stays, and only copies of this very vault."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from herstel_desktop.domain.backups import copies_to_keep
from herstel_desktop.domain.jobs import Job
from herstel_desktop.vault import backup_folder
from herstel_desktop.vault.backup_folder import copies_in, new_name, rotate
from herstel_desktop.vault.copy_errors import CopyNotWrittenError, NoRoomForCopyError
from herstel_desktop.vault.copy_file import write_part
from tests.vault.conftest import MadeVault

NOW = datetime(2026, 11, 25, 18, 0)


class Folder:
    """A folder with copies of one vault, all the same inside."""

    def __init__(self, made: MadeVault, path: Path) -> None:
        self.path, self.vault_id = path, made.keys.vault_id
        path.mkdir()
        database = path.parent / "pagina's"
        database.write_bytes(bytes(8192))
        self._pattern = path.parent / "patroon"
        at = datetime(2026, 1, 1, tzinfo=UTC)
        keys = made.keys
        write_part(self._pattern, database, keys.header, keys.data_key, made_at=at, job=Job())

    def add(self, made: datetime) -> Path:
        """One more copy, made at this moment by its name."""
        file = self.path / new_name(self.vault_id, made)
        shutil.copy(self._pattern, file)
        return file

    def add_days(self, days: int) -> list[Path]:
        """One of each of the last days, newest first."""
        return [self.add(NOW - timedelta(days=each, hours=1)) for each in range(days)]


@pytest.fixture
def folder(made: MadeVault, tmp_path: Path) -> Folder:
    return Folder(made, tmp_path / "stick")


def test_names_tell_the_moment_and_no_more(folder: Folder) -> None:
    first, second = folder.add(NOW), folder.add(NOW + timedelta(minutes=1))
    assert first.name == f"herstel-2026-11-25-180000-{folder.vault_id.hex[:8]}.herstelkopie"
    found = copies_in(folder.path, folder.vault_id)
    assert [copy.path for copy in found] == [second, first]
    assert found[1].made == NOW
    assert found[1].size == first.stat().st_size
    assert not found[1].before_update


def test_a_copy_from_before_an_update_is_known_by_its_name(folder: Folder) -> None:
    name = new_name(folder.vault_id, NOW, before_update=True)
    folder.add(NOW).rename(folder.path / name)
    (only,) = copies_in(folder.path, folder.vault_id)
    assert only.before_update


def test_other_files_and_copies_of_another_vault_are_not_listed(folder: Folder) -> None:
    mine = folder.add(NOW)
    for name in (
        new_name(UUID(int=1), NOW),
        "herstel-2026-13-45-180000-" + folder.vault_id.hex[:8] + ".herstelkopie",
        f"{mine.name}.part",
        "vakantie.herstelkopie",
        f"kopie van {mine.name}",
    ):
        shutil.copy(mine, folder.path / name)
    assert [copy.path for copy in copies_in(folder.path, folder.vault_id)] == [mine]
    assert copies_in(folder.path / "weg", folder.vault_id) == ()


def test_what_need_not_stay_goes(folder: Folder) -> None:
    made = folder.add_days(60)
    gone = rotate(folder.path, folder.vault_id, NOW)
    left = {copy.path for copy in copies_in(folder.path, folder.vault_id)}
    assert set(gone) == set(made) - left
    assert set(made[:7]) <= left
    assert len(left) == 11  # a week of days, two more Sundays, two more ends of a month
    assert rotate(folder.path, folder.vault_id, NOW) == ()


def test_nothing_goes_while_none_that_stays_is_whole(folder: Folder) -> None:
    made = folder.add_days(60)
    staying = _staying(folder)
    for path in staying:
        path.write_bytes(path.read_bytes()[:-1])
    assert rotate(folder.path, folder.vault_id, NOW) == ()
    assert all(path.exists() for path in made)
    folder.add(NOW)  # a whole one: now the others may go
    assert set(rotate(folder.path, folder.vault_id, NOW)) >= set(made) - staying


def _staying(folder: Folder) -> set[Path]:
    copies = copies_in(folder.path, folder.vault_id)
    return copies_to_keep(copies, NOW)


def test_a_copy_that_is_another_vaults_inside_or_unreadable_stays(folder: Folder) -> None:
    made = folder.add_days(60)
    going = [path for path in made if path not in _staying(folder)]
    going[0].write_bytes(b"iets anders")
    gone = rotate(folder.path, folder.vault_id, NOW)
    assert going[0] not in gone
    assert going[0].read_bytes() == b"iets anders"
    assert set(gone) == set(going[1:])


def test_parts_that_were_left_behind_go_and_those_of_another_vault_stay(folder: Folder) -> None:
    mine = folder.path / f"{new_name(folder.vault_id, NOW)}.part"
    other = folder.path / f"{new_name(UUID(int=1), NOW)}.part"
    mine.touch()
    other.touch()
    backup_folder.make_ready(folder.path, folder.vault_id, 1)
    assert not mine.exists()
    assert other.exists()


def test_a_folder_that_cannot_be_made_and_a_copy_that_does_not_fit_are_told(
    folder: Folder, tmp_path: Path
) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(CopyNotWrittenError):
        backup_folder.make_ready(tmp_path / "bestand" / "map", folder.vault_id, 1)
    with pytest.raises(NoRoomForCopyError):
        backup_folder.make_ready(folder.path, folder.vault_id, 2**60)


def test_another_disk_is_told_from_the_same(folder: Folder, tmp_path: Path) -> None:
    assert not backup_folder.is_on_another_disk(folder.path, tmp_path)
    assert not backup_folder.is_on_another_disk(tmp_path / "weg", tmp_path)
    memory = Path("/dev/shm")  # another file system, where Linux has one
    if memory.is_dir() and memory.stat().st_dev != tmp_path.stat().st_dev:
        assert backup_folder.is_on_another_disk(memory, tmp_path)
