"""Reads the command line and hands over: to the window, to a command, or to the self-test."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit codes stand in `cli.py`."""
    from herstel_desktop import cli

    chosen = cli.parse(sys.argv[1:] if arguments is None else arguments)
    if chosen.selftest:
        from herstel_desktop.selftest import run_selftest

        return run_selftest()
    if chosen.command is not None:
        from herstel_desktop.vault.hardening import harden_process

        harden_process()
        return cli.run(chosen)
    from herstel_desktop.display import display_answers

    if not display_answers():
        return cli.refuse_without_display()
    from herstel_desktop import app

    return app.run(chosen.vault)


if __name__ == "__main__":
    sys.exit(main())
