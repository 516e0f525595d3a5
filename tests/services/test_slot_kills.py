"""A process that is killed while it changes what opens a vault leaves the old way or the new.

Never a passphrase that opens the vault and belongs to nobody: it could not be seen or taken away.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from herstel_desktop.services import organisation, vault_access
from herstel_desktop.services.vault_access import RecoveryCode, WrongPassphraseError
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.errors import WrongRecoveryCodeError
from tests.services.slot_kill_target import (
    BRAM,
    CARLA,
    ILSE,
    NEW,
    NEW_CODE,
    OF_CARLA,
    OF_ILSE,
    change,
    remembering,
)
from tests.vaults import make_vault

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@dataclass(frozen=True)
class WaysIn:
    """What opens a vault, and as whom."""

    passphrases: frozenset[tuple[str, str]]
    codes: frozenset[str]


@dataclass(frozen=True)
class KillableVault:
    """A closed vault to copy, with what opens it."""

    folder: Path
    ways: WaysIn
    code: str
    new_code: str

    def ways_after(self, what: str) -> WaysIn:
        """What should open it when this change has been made."""
        passphrases = self.ways.passphrases
        if what == "add":
            passphrases |= {(NEW, BRAM)}
        elif what == "change":
            passphrases = passphrases - {(OF_ILSE, ILSE)} | {(NEW, ILSE)}
        elif what == "remove":
            passphrases -= {(OF_CARLA, CARLA)}
        else:
            return replace(self.ways, codes=frozenset({self.new_code}))
        return replace(self.ways, passphrases=passphrases)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KillableVault:
    monkeypatch.setattr(vault_keys, "stretch", remembering())
    made = make_vault(tmp_path / "kluis", OF_ILSE)
    vault = made.unlock()
    organisation.add_facilitator(vault.store, BRAM)
    carla = organisation.add_facilitator(vault.store, CARLA).id
    assert carla is not None
    vault_access.add_passphrase(vault, carla, OF_CARLA)
    vault.close()
    ways = WaysIn(frozenset({(OF_ILSE, ILSE), (OF_CARLA, CARLA)}), frozenset({made.recovery_code}))
    new_code = RecoveryCode(bytearray(NEW_CODE)).text()
    return KillableVault(made.folder, ways, made.recovery_code, new_code)


def ways_into(folder: Path, base: KillableVault) -> WaysIn:
    """Try everything; whoever gets in sees exactly the passphrases that there are."""
    passphrases, codes, seen = set(), set(), set()
    for passphrase in (NEW, OF_ILSE, OF_CARLA):
        try:
            vault = vault_access.unlock(folder, passphrase)
        except WrongPassphraseError:
            continue
        people = {each.id: each for each in organisation.facilitators(vault.store)}
        assert vault.facilitator_id is not None, "a passphrase of nobody opens the vault"
        passphrases.add((passphrase, people[vault.facilitator_id].name))
        listed = frozenset(each.name for each in people.values() if each.has_passphrase)
        assert len(vault.keys.passphrase_slot_ids) == len(listed)
        seen.add(listed)
        vault.store.verify()
        vault.close()
    for code in (base.code, base.new_code):
        try:
            vault_access.unlock_with_recovery_code(folder, code).close()
        except WrongRecoveryCodeError:
            continue
        codes.add(code)
    assert seen == {frozenset(name for _passphrase, name in passphrases)}
    return WaysIn(frozenset(passphrases), frozenset(codes))


@pytest.mark.parametrize("what", ["add", "change", "remove", "code"])
def test_killed_at_any_step_the_old_or_the_new_way_opens_and_nothing_else(
    base: KillableVault, tmp_path: Path, what: str
) -> None:
    old, new = base.ways, base.ways_after(what)
    seen: list[WaysIn] = []
    with subprocess.Popen(
        [sys.executable, "-m", "tests.services.slot_kill_target", str(base.folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as target:
        assert target.stdin is not None
        assert target.stdout is not None
        answer = ""
        while answer != "done":
            folder = Path(shutil.copytree(base.folder, tmp_path / f"stap {len(seen)}"))
            wanted = {"folder": str(folder), "what": what, "last": len(seen)}
            target.stdin.write(json.dumps(wanted) + "\n")
            target.stdin.flush()
            kept = (answer := target.stdout.readline().strip()) == "kept"
            if kept:
                answer = target.stdout.readline().strip()
            assert answer in ("killed", "done")
            found = ways_into(folder, base)
            assert found in (old, new), f"killed before step {len(seen)}"
            assert found == new or not kept, "an acknowledged change was lost"
            seen.append(found)
            shutil.rmtree(folder)
    assert seen == sorted(seen, key=lambda found: found == new), "it went back"
    assert set(seen) == {old, new}
    assert len(seen) > 15


def test_the_changes_are_what_they_should_be_when_nobody_is_killed(
    base: KillableVault, tmp_path: Path
) -> None:
    for what in ("add", "change", "remove", "code"):
        folder = Path(shutil.copytree(base.folder, tmp_path / what))
        vault = vault_access.unlock(folder, OF_ILSE)
        change(vault, what)
        vault.close()
        assert ways_into(folder, base) == base.ways_after(what)
