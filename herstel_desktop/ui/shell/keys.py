"""Keys that work wherever the keyboard is: also in a dialog, a menu or a calendar."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

_LISTENED_IN = "keys_anywhere"


class KeysAnywhere(QObject):
    """Takes F8, F9 and Ctrl+L in every window that has, or once had, the keyboard.

    A shortcut of one window stops at a modal dialog, so each window has its own. A filter on the
    application would be called for each of the thousands of events that widgets send each other.

    Signals:
        shield, crisis, lock: the key was pressed; holding it down counts once.
    """

    shield = Signal()
    crisis = Signal()
    lock = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = {"F8": self.shield, "F9": self.crisis, "Ctrl+L": self.lock}
        self._follows = False

    def follow(self, application: QApplication) -> None:
        """Take the keys in every window that gets the keyboard from now on."""
        if not self._follows:
            self._follows = True
            application.focusWindowChanged.connect(self._follow)

    @Slot(QWindow)
    def _follow(self, _handle: QWindow | None) -> None:
        window = QApplication.activeWindow()
        if window is not None:
            self.listen_in(window)

    def listen_in(self, window: QWidget) -> None:
        """Take the keys in a window, and in the menus and lists that hang open over it."""
        if window.property(_LISTENED_IN):
            return
        window.setProperty(_LISTENED_IN, True)
        for keys, signal in self._signals.items():
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(signal)
            # Two windows that are no dialogs hear the key both; one of them tells it, in this way.
            shortcut.activatedAmbiguously.connect(signal)
