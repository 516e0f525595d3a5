"""A number that is stored as soon as it is set."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QSpinBox


class LiveNumber(QSpinBox):
    """Typed, it is kept when it is left or at Enter, not at each digit.

    A turn of the wheel scrolls the screen unless the keyboard is here, and Ctrl+Z is left to the
    window when nothing was typed.
    """

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.lineEdit().isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)
