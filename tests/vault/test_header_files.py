"""The header survives a power cut, a full disk and kill -9 at any moment."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from herstel_desktop.vault.errors import HeaderNotWrittenError
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.header import next_header, parse
from herstel_desktop.vault.keys import (
    mend_header_copies,
    replace_recovery_code,
    unlock_with_recovery_code,
    write_keys,
)
from herstel_desktop.vault.recovery_code import RecoveryCode
from tests.vault.conftest import MadeVault


class PowerCutError(BaseException):
    """The computer stops here; nothing may catch it."""


def _fail_at(patch: pytest.MonkeyPatch, step: int, error: BaseException) -> Callable[[], int]:
    """Raise at the given disk operation (open, fsync, rename), counted from 0.

    Returns:
        How many operations there have been.
    """
    count = 0

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def operation(*arguments: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count - 1 == step:
                raise error
            return real(*arguments, **named)

        return operation

    patch.setattr(os, "open", guarded(os.open))
    patch.setattr(os, "fsync", guarded(os.fsync))
    patch.setattr(Path, "replace", guarded(Path.replace))
    return lambda: count


def _names(folder: VaultFolder) -> set[str]:
    return {path.name for path in folder.path.iterdir()}


def _change(made: MadeVault) -> None:
    """One change of the header that keeps the code working."""
    replace_recovery_code(made.keys, made.code)


@pytest.mark.parametrize("broken", ["none", "vault.json", "vault-copy.json"])
def test_after_a_power_cut_at_any_step_the_old_or_the_new_header_opens(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    seen = set()
    for step in range(50):
        before = made.keys.sequence
        if broken != "none":
            (made.folder.path / broken).write_bytes(b"kapot")
        with monkeypatch.context() as patch:
            operations = _fail_at(patch, step, PowerCutError())
            with contextlib.suppress(PowerCutError):
                _change(made)
            done = operations() <= step
        with unlock_with_recovery_code(made.folder, made.code) as keys:
            seen.add(keys.sequence - before)
            assert keys.sequence - before in (0, 1)
            mend_header_copies(keys)
            assert parse(made.folder.header.read_bytes()) == keys.header
            assert parse(made.folder.header_copy.read_bytes()) == keys.header
            made.keys.header = keys.header
        if done:
            break
    assert done
    assert seen == {0, 1}


def test_a_full_disk_changes_nothing_and_leaves_nothing_behind(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made.folder.header.read_bytes()
    names = _names(made.folder)
    for step in range(5):  # both new files opened and synced, and the first rename
        with monkeypatch.context() as patch:
            _fail_at(patch, step, OSError(errno.ENOSPC, "no space"))
            with pytest.raises(HeaderNotWrittenError) as caught:
                replace_recovery_code(made.keys, RecoveryCode.generate())
        assert "nog zoals ze waren" in caught.value.sentence()
        assert made.keys.sequence == 1
        assert made.folder.header.read_bytes() == before
        assert made.folder.header_copy.read_bytes() == before
        assert _names(made.folder) == names
        unlock_with_recovery_code(made.folder, made.code).wipe()


def test_after_the_first_rename_the_new_header_counts_even_if_the_rest_fails(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step in range(5, 10):
        before = made.keys.sequence
        with monkeypatch.context() as patch:
            _fail_at(patch, step, OSError(errno.EIO, "disk"))
            _change(made)
        with unlock_with_recovery_code(made.folder, made.code) as keys:
            assert keys.sequence == made.keys.sequence == before + 1
            mend_header_copies(keys)


def test_left_overs_of_a_crash_do_not_stand_in_the_way(made: MadeVault) -> None:
    made.folder.path.joinpath("vault.json.new").write_bytes(b"half")
    made.folder.path.joinpath("vault-copy.json.new").write_bytes(b"")
    _change(made)
    assert not {name for name in _names(made.folder) if name.endswith(".new")}


def test_only_the_owner_may_read_the_header(made: MadeVault) -> None:
    for path in (made.folder.header, made.folder.header_copy):
        assert path.stat().st_mode & 0o777 == 0o600
    assert made.folder.path.stat().st_mode & 0o777 == 0o700


def test_the_last_good_copy_is_not_the_first_to_be_touched(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched: list[str] = []
    real = Path.replace

    def noted(self: Path, target: Path) -> Path:
        touched.append(target.name)
        return real(self, target)

    monkeypatch.setattr(Path, "replace", noted)
    made.folder.header_copy.write_bytes(b"kapot")
    _change(made)
    made.folder.header.write_bytes(b"kapot")
    _change(made)
    assert touched == ["vault-copy.json", "vault.json", "vault.json", "vault-copy.json"]


def test_the_folder_may_be_gone_and_that_is_said(made: MadeVault) -> None:
    made.folder.path.rename(made.folder.path.with_name("weg"))
    with pytest.raises(HeaderNotWrittenError):
        write_keys(made.keys)


def test_the_successor_is_one_further_and_sealed(made: MadeVault) -> None:
    successor = next_header(made.keys.header, made.keys.header.slots, made.keys.data_key)
    assert successor.sequence == 2
    assert successor.seal != made.keys.header.seal


_WRITE_FOR_EVER = """
import sys
from pathlib import Path
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.keys import replace_recovery_code, unlock_with_recovery_code
from herstel_desktop.vault.recovery_code import RecoveryCode

code = RecoveryCode.parse(sys.stdin.readline())
keys = unlock_with_recovery_code(VaultFolder(Path(sys.argv[1])), code)
while True:
    replace_recovery_code(keys, code)
    print(keys.sequence, flush=True)
"""


def test_no_acknowledged_change_is_lost_to_kill_9(made: MadeVault) -> None:
    for kill in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITE_FOR_EVER, str(made.folder.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(made.code.text() + "\n")
            child.stdin.flush()
            for _ in range(3 + 7 * kill):
                acknowledged = int(child.stdout.readline())
            os.kill(child.pid, signal.SIGKILL)
            acknowledged = max([acknowledged, *map(int, child.stdout.read().split())])
        with unlock_with_recovery_code(made.folder, made.code) as keys:
            assert keys.sequence in (acknowledged, acknowledged + 1)
