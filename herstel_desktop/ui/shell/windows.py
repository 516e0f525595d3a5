"""What comes in from the keyboard and the mouse, seen before any widget sees it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow


class WindowFilter(QObject):
    """Filters the events of every window that has, or once had, the keyboard.

    A filter on the application would be called for each of the thousands of events that widgets
    send each other.
    """

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._watches = False

    def watch(self) -> None:
        """Filter from now on.

        Not from the start: for the first window that it meets, Qt for Python loads all it has.
        """
        if not self._watches:
            self._watches = True
            self._application.focusWindowChanged.connect(self._watch)
            self._watch(self._application.focusWindow())

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
