"""Reads the command line and hands over: to the window, to a command, or to the self-test."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit codes stand in `cli.py`."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:  # the usual start; it need not wait for the command line's parser
        return _open_window(None)
    from herstel_desktop import cli

    chosen = cli.parse(given)
    if chosen.selftest:
        from herstel_desktop.selftest import run_selftest

        return run_selftest()
    if chosen.command is not None:
        from herstel_desktop.vault.hardening import harden_process

        harden_process()
        return cli.run(chosen)
    return _open_window(chosen.vault)


def _open_window(vault: Path | None) -> int:
    from herstel_desktop.display import display_answers

    if not display_answers():
        from herstel_desktop import cli

        return cli.refuse_without_display()
    # Nothing that the start loads is garbage; the window's own collector takes over from here.
    gc.disable()
    from herstel_desktop import app

    return app.run(vault)


if __name__ == "__main__":
    sys.exit(main())
