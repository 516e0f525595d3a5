"""A bare PySide6 window: prints how long it took from the given start to its first painting.

The start is a moment of the monotonic clock, handed over by the parent process, so Python's own
start is counted. With `--stay` it prints its resident memory instead, after painting.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class FirstPaint(QObject):
    """Calls back once, when the first window has been exposed on the screen."""

    def __init__(self, then: object) -> None:
        super().__init__()
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Expose and callable(self._then):
            then, self._then = self._then, None
            then()
        return False


def main() -> None:
    """Show the window, report, and leave."""
    started = float(sys.argv[1])
    application = QApplication(sys.argv[:1])

    def report() -> None:
        elapsed = time.monotonic() - started
        import psutil

        resident = psutil.Process().memory_info().rss / 1e6
        sys.stdout.write(f"{elapsed} {resident}\n")
        sys.stdout.flush()
        application.quit()

    watcher = FirstPaint(report)
    application.installEventFilter(watcher)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Herstel Desktop"))
    window.resize(1366, 768)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
