"""The real program, from its command line to its unlock window; prints as `bare_window` does."""

from __future__ import annotations

import sys
import time

from PySide6.QtWidgets import QApplication

from bench.first_exposure import FirstExposure
from herstel_desktop import __main__ as program


def main() -> None:
    """Start as a person does, report at the first exposure, and leave."""
    started, vault = float(sys.argv[1]), sys.argv[2]

    def report() -> None:
        elapsed = time.monotonic() - started
        from bench.memory import resident_mb

        sys.stdout.write(f"{elapsed} {resident_mb()}\n")
        sys.stdout.flush()
        QApplication.exit(0)

    watcher = FirstExposure(report)
    from herstel_desktop import app

    make = app.make_application

    def watched() -> QApplication:
        application = make()
        application.installEventFilter(watcher)
        return application

    app.make_application = watched
    sys.argv = ["herstel-desktop", "--vault", vault]
    sys.exit(program.main())


if __name__ == "__main__":
    main()
