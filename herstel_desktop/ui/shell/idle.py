"""Notices that nobody has touched the keyboard or the mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleWatch(QObject):
    """Counts from the last key, click or movement.

    Signals:
        idle: the time is over; counting stops until `start`.
    """

    idle = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)

    @property
    def minutes(self) -> float:
        """How long it waits; 0 while it does not count."""
        return self._timer.interval() / 60_000 if self._timer.isActive() else 0

    def start(self, minutes: float) -> None:
        """Begin counting, or count on with another time."""
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.start()
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Stop counting: the vault is locked."""
        self._timer.stop()
        self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTIVITY:
            self._timer.start()
        return False

    def _end(self) -> None:
        self.stop()
        self.idle.emit()
