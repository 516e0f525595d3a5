"""Taking hold of a row with the mouse: the handle, and when carrying begins."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from herstel_desktop.ui.theme.theme import Theme
from herstel_desktop.ui.widgets.basics import IconLabel


class Handle(IconLabel):
    """What the mouse takes a row by."""

    def __init__(self, theme: Theme, tip: str) -> None:
        """`tip`: Dutch, what can be done with it."""
        super().__init__(theme, "grip-vertical", "muted")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tip)


class Grasp:
    """Tells a click from the beginning of carrying: the mouse goes a little way, pressed."""

    def __init__(self) -> None:
        self._pressed_at: QPoint | None = None

    def press(self, event: QMouseEvent) -> None:
        """The mouse was pressed."""
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.globalPosition().toPoint() if left else None

    def has_begun(self, event: QMouseEvent) -> bool:
        """Whether the mouse went far enough to carry; once for each press."""
        if self._pressed_at is None:
            return False
        way = event.globalPosition().toPoint() - self._pressed_at
        if way.manhattanLength() < QApplication.startDragDistance():
            return False
        self._pressed_at = None
        return True

    def release(self) -> None:
        """The mouse was let go."""
        self._pressed_at = None
