"""What was copied here does not stay on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

CLEARED_AFTER_MS = 10_000


class ClipboardGuard(QObject):
    """Empties the clipboard some time after the last copy, and at once when the vault is locked.

    What another program put there since is left alone.
    """

    def __init__(
        self,
        application: QApplication,
        parent: QObject | None = None,
        after_ms: int = CLEARED_AFTER_MS,
    ) -> None:
        super().__init__(parent)
        self._clipboard = application.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._note_copy)

    @property
    def remaining_ms(self) -> int:
        """Milliseconds until it empties the clipboard; 0 when nothing was copied."""
        return max(0, self._timer.remainingTime())

    def clear(self) -> None:
        """Empty what came from this program, text selected with the mouse (X11) too."""
        self._timer.stop()
        if self._clipboard.ownsClipboard():
            self._clipboard.clear()
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)

    def _note_copy(self) -> None:
        if self._clipboard.ownsClipboard() and self._clipboard.text():
            self._timer.start()
