"""Keys that work wherever the keyboard is: also in a dialog, a menu or a calendar."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_PLAIN = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class KeysAnywhere(QObject):
    """Takes F8, F9 and Ctrl+L before any widget sees them; a shortcut stops at a modal dialog.

    Signals:
        shield, crisis, lock: the key was pressed; holding it down counts once.
    """

    shield = Signal()
    crisis = Signal()
    lock = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = {
            (Qt.Key.Key_F8, _PLAIN): self.shield,
            (Qt.Key.Key_F9, _PLAIN): self.crisis,
            (Qt.Key.Key_L, _CONTROL): self.lock,
        }
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        signal = self._signals.get((Qt.Key(event.key()), event.modifiers()))
        if signal is None:
            return False
        if not event.isAutoRepeat():
            signal.emit()
        return True
