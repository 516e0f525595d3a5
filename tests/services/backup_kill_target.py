"""The process that is killed while it makes a backup copy or puts one back.

Started once with everything imported; every line on its input makes it fork a child that opens the
vault, begins the work and kills itself just before the given step: a file opened, a sync, a
rename, a file taken away, or a piece of work that is told of. The process itself says 'killed' or
'done' when the child is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from herstel_desktop.domain.jobs import Job
from herstel_desktop.services import backups, restoring, vault_access
from herstel_desktop.vault import keys as vault_keys
from herstel_desktop.vault.folder import VaultFolder
from tests.services.slot_kill_target import OF_ILSE, remembering

TODAY = date(2026, 11, 25)


class _Steps:
    """Counts steps from 0 and dies just before the wanted one."""

    def __init__(self, last: int) -> None:
        self._left = last

    def take(self, *_what: object) -> None:
        """One more step is about to be done."""
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self._left -= 1

    def before(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, with a step before it."""

        def stepped(*arguments: Any, **named: Any) -> Any:
            self.take()
            return real(*arguments, **named)

        return stepped


def _work_until_killed(wanted: dict[str, Any]) -> None:
    steps = _Steps(wanted["last"])
    folder, stick = Path(wanted["folder"]), Path(wanted["stick"])
    vault = None if wanted["copy"] else vault_access.unlock(folder, OF_ILSE)
    os.open, os.fsync = steps.before(os.open), steps.before(os.fsync)
    for name in ("replace", "rename", "unlink", "mkdir", "rmdir"):
        setattr(Path, name, steps.before(getattr(Path, name)))
    job = Job(steps.take)
    if vault is not None:
        backups.make_backup(vault, stick, job)
    else:
        restoring.open_copy(Path(wanted["copy"]), OF_ILSE, folder, job).put_back(TODAY)


def main() -> None:
    """Fork a child for every line, and wait until it is gone."""
    setattr(vault_keys, "stretch", remembering())  # noqa: B010 (mypy: the module does not export it)
    with vault_keys.unlock_with_passphrase(VaultFolder(Path(sys.argv[1])), OF_ILSE):
        pass  # now every child remembers the derivation
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _work_until_killed(json.loads(line))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        answer = {0: "done", -signal.SIGKILL: "killed"}.get(code, "failed")
        os.write(1, f"{answer}\n".encode())


if __name__ == "__main__":
    main()
