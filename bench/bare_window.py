"""A bare PySide6 window: prints how long it took from the given start to its first exposure.

The start is a moment of the monotonic clock, handed over by the parent process, so Python's own
start is counted. After that it prints the memory that is resident once it has painted, in MB.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from bench.first_exposure import FirstExposure

_UNTIL_PAINTED_MS = 100


def main() -> None:
    """Show the window, report, and leave."""
    started = float(sys.argv[1])
    application = QApplication(sys.argv[:1])

    def exposed() -> None:
        elapsed = time.monotonic() - started
        QTimer.singleShot(_UNTIL_PAINTED_MS, lambda: report(elapsed))

    def report(elapsed: float) -> None:
        from bench.memory import resident_mb

        sys.stdout.write(f"{elapsed} {resident_mb()}\n")
        sys.stdout.flush()
        application.exit(0)

    watcher = FirstExposure(exposed)
    application.installEventFilter(watcher)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Herstel Desktop"))
    window.resize(1366, 768)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
