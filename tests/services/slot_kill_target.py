"""The process that is killed while it changes what opens a vault.

Started once with everything imported; every line on its input makes it fork a child that opens
the vault, begins one change and kills itself just before the given step: a statement that writes,
a commit, a file opened, a sync or a rename. The child says 'kept' when the change was
acknowledged; the process itself says 'killed' or 'done' when the child is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from herstel_desktop.services import vault_access
from herstel_desktop.services.organisation import facilitators
from herstel_desktop.services.vault_access import OpenVault, RecoveryCode
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.folder import VaultFolder
from herstel_desktop.vault.kdf import KdfParameters, stretch

ILSE, BRAM, CARLA = "Ilse", "Bram", "Carla"
OF_ILSE = "zeven blauwe fietsen in de regen"
OF_CARLA = "drie oude molens langs de sloot"
NEW = "acht groene boten op het meer"
NEW_CODE = bytes(range(16))


def remembering() -> Callable[[str, bytes, KdfParameters], bytearray]:
    """The real derivation, run once for each input: the same gives the same bytes anyway."""
    results: dict[tuple[str, bytes, KdfParameters], bytes] = {}

    def remembered(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytearray:
        key = passphrase, salt, parameters
        if key not in results:
            results[key] = bytes(stretch(passphrase, salt, parameters))
        return bytearray(results[key])

    return remembered


def change(vault: OpenVault, what: str) -> None:
    """One change of what opens a vault."""
    person = {each.name: each.id for each in facilitators(vault.store)}
    if what == "add":
        vault_access.add_passphrase(vault, person[BRAM], NEW)
    elif what == "change":
        vault_access.change_passphrase(vault, OF_ILSE, NEW)
    elif what == "remove":
        vault_access.remove_passphrase(vault, person[CARLA])
    else:
        with RecoveryCode(bytearray(NEW_CODE)) as code:
            vault_access.replace_recovery_code(vault, code)


class _Steps:
    """Counts steps from 0 and dies just before the wanted one."""

    def __init__(self, last: int) -> None:
        self._left = last

    def take(self, *_event: Any) -> None:
        """One more step is about to be done."""
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1

    def take_statement(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        """The same for SQL that changes something."""
        if not statement.startswith("SELECT"):
            self.take()

    def before(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, with a step before it."""

        def stepped(*arguments: Any, **named: Any) -> Any:
            self.take()
            return real(*arguments, **named)

        return stepped


def _change_until_killed(folder: Path, what: str, last: int) -> None:
    vault = vault_access.unlock(folder, OF_ILSE)
    steps = _Steps(last)
    engine = vault.store._engine
    sa.event.listen(engine, "before_cursor_execute", steps.take_statement)
    sa.event.listen(engine, "commit", steps.take)
    os.open, os.fsync = steps.before(os.open), steps.before(os.fsync)
    Path.replace = steps.before(Path.replace)  # type: ignore[method-assign]
    change(vault, what)
    steps.take()
    os.write(1, b"kept\n")
    steps.take()


def main() -> None:
    """Fork a child for every line, and wait until it is gone."""
    setattr(vault_keys, "stretch", remembering())  # noqa: B010 (mypy: the module does not export it)
    with vault_keys.unlock_with_passphrase(VaultFolder(Path(sys.argv[1])), OF_ILSE) as keys:
        vault_keys.new_passphrase_slot(keys, NEW)  # now every child remembers both derivations
    for line in sys.stdin:
        wanted = json.loads(line)
        child = os.fork()
        if child == 0:
            _change_until_killed(Path(wanted["folder"]), wanted["what"], wanted["last"])
            os._exit(0)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        answer = {0: "done", -signal.SIGKILL: "killed"}.get(code, "failed")
        os.write(1, f"{answer}\n".encode())


if __name__ == "__main__":
    main()
