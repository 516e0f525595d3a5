"""Killed at any step, making a copy leaves none or a whole one, and putting back leaves a vault."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from herstel_desktop.services import backups, groups, vault_access
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.copy_file import is_whole
from tests.services.builders import new_group
from tests.services.slot_kill_target import OF_ILSE, remembering
from tests.vaults import make_vault

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_STEPS = 120

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@dataclass
class Killing:
    """A vault, a copy of it from before its second group, and the process that is killed."""

    base: Path
    copy: Path
    target: subprocess.Popen[str]

    def run(self, folder: Path, stick: Path, last: int, copy: Path | None = None) -> str:
        """Let it work until it is killed before this step; 'done' when it had fewer."""
        assert self.target.stdin is not None
        assert self.target.stdout is not None
        wanted = {"folder": str(folder), "stick": str(stick), "last": last}
        line = json.dumps({**wanted, "copy": str(copy) if copy else ""})
        self.target.stdin.write(line + "\n")
        self.target.stdin.flush()
        return self.target.stdout.readline().strip()


@pytest.fixture
def killing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Killing]:
    monkeypatch.setattr(vault_keys, "stretch", remembering())
    made = make_vault(tmp_path / "basis", OF_ILSE)
    with closing(made.unlock()) as vault:
        new_group(vault.store, name="Dinsdag")
        backups.make_backup(vault, tmp_path / "eerder")
        new_group(vault.store, name="Woensdag")
    command = [sys.executable, "-m", "tests.services.backup_kill_target", str(made.folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as target:
        yield Killing(made.folder, next((tmp_path / "eerder").iterdir()), target)


def _group_names(folder: Path) -> list[str]:
    with closing(vault_access.unlock(folder, OF_ILSE)) as vault:
        vault.store.verify()
        return sorted(group.name for group in groups.groups(vault.store))


def test_a_copy_that_was_killed_stands_nowhere_under_its_own_name(
    killing: Killing, tmp_path: Path
) -> None:
    folder, stick = tmp_path / "kluis", tmp_path / "stick"
    shutil.copytree(killing.base, folder)
    stick.mkdir()
    of_october = f"herstel-2026-10-20-{killing.copy.name[19:]}"  # stays when a new one is made
    earlier = Path(shutil.copy(killing.copy, stick / of_october))
    whole = earlier.read_bytes()
    kills = under_way = 0
    for last in range(MOST_STEPS):
        ended = killing.run(folder, stick, last)
        assert ended in {"killed", "done"}
        copies = set(stick.glob("*.herstelkopie"))
        under_way += any(stick.glob("*.part"))
        for copy in copies - {earlier}:
            assert is_whole(copy), "a copy has its name and is not whole"
            copy.unlink()
        assert earlier.read_bytes() == whole
        if ended == "done":
            break
        kills += 1
    assert ended == "done"
    assert kills > 15
    assert under_way > 5
    assert _group_names(folder) == ["Dinsdag", "Woensdag"]
    assert not list(stick.glob("*.part")), "what a kill leaves is cleared by the next copy"
    assert not (folder / "reservekopie" / ".bezig.db").exists()


def test_putting_back_that_was_killed_leaves_the_old_vault_or_the_new(
    killing: Killing, tmp_path: Path
) -> None:
    kills = old = new = 0
    for last in range(MOST_STEPS):
        home = tmp_path / f"thuis-{last}"
        folder = home / "kluis"
        shutil.copytree(killing.base, folder)
        ended = killing.run(folder, home, last, killing.copy)
        assert ended in {"killed", "done"}
        assert vault_access.has_vault(folder)
        found = _group_names(folder)
        assert found in (["Dinsdag", "Woensdag"], ["Dinsdag"])
        beside = home / "kluis-oud-2026-11-25"
        if found == ["Dinsdag"]:
            assert _group_names(beside) == ["Dinsdag", "Woensdag"]
            new += 1
        else:
            assert not beside.exists()
            old += 1
        if ended == "done":
            break
        kills += 1
    assert ended == "done"
    assert kills > 15
    assert old > 10
    assert new > 1
