"""One open vault at a time, and no lock that outlives a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from herstel_desktop.vault.errors import FolderUnusableError, VaultAlreadyOpenError
from herstel_desktop.vault.folder import FolderState, VaultFolder
from herstel_desktop.vault.instance_lock import InstanceLock

_HOLD = """
import sys
from pathlib import Path
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.instance_lock import InstanceLock

lock = InstanceLock(VaultFolder(Path(sys.argv[1])))
lock.acquire()
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def _other_program(folder: VaultFolder) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the vault until it is told to end."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child


def test_a_second_program_is_told_that_the_vault_is_open(folder: VaultFolder) -> None:
    folder.prepare()
    lock = InstanceLock(folder)
    with _other_program(folder):
        with pytest.raises(VaultAlreadyOpenError) as caught:
            lock.acquire()
        assert caught.value.happened == "De kluis is al open op deze computer."
    with lock:
        assert lock.is_held


def test_a_crash_leaves_no_lock(folder: VaultFolder) -> None:
    folder.prepare()
    with _other_program(folder) as child:
        os.kill(child.pid, signal.SIGKILL)
    with InstanceLock(folder) as lock:
        assert lock.is_held


def test_a_lock_file_that_stayed_behind_means_nothing(folder: VaultFolder) -> None:
    folder.prepare()
    folder.lock.write_text("12345", encoding="ascii")
    assert folder.state() is FolderState.EMPTY
    with InstanceLock(folder):
        pass


def test_a_second_window_of_the_same_program_is_refused_too(folder: VaultFolder) -> None:
    folder.prepare()
    with InstanceLock(folder) as first:
        first.acquire()  # asking again is harmless
        with pytest.raises(VaultAlreadyOpenError):
            InstanceLock(folder).acquire()
    first.release()
    with InstanceLock(folder):
        pass


def test_two_vaults_may_be_open_side_by_side(folder: VaultFolder) -> None:
    other = VaultFolder(folder.path.with_name("ander"))
    folder.prepare()
    other.prepare()
    with InstanceLock(folder), InstanceLock(other):
        pass


def test_a_folder_that_is_not_there_is_not_made_by_locking(folder: VaultFolder) -> None:
    with pytest.raises(FolderUnusableError):
        InstanceLock(folder).acquire()
    assert not folder.path.exists()


@pytest.mark.parametrize("name", ["a" * 300, "rond"])
def test_a_path_that_leads_nowhere_cannot_be_locked(folder: VaultFolder, name: str) -> None:
    place = folder.path.with_name(name)
    if name == "rond":
        place.symlink_to(name)
    with pytest.raises(FolderUnusableError):
        InstanceLock(VaultFolder(place)).acquire()
