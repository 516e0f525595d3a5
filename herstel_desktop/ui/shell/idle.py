"""Notices that nobody has touched the keyboard or the mouse for a while.

Timers stand still while the laptop sleeps, so the clock on the wall is looked at too.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from herstel_desktop.ui.shell.windows import WindowFilter

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
_LOOK_AT_CLOCK_MS = 15_000


class IdleWatch(WindowFilter):
    """Counts from the last key, click or movement.

    Signals:
        idle: the time is over; counting stops until `start`.
    """

    idle = Signal()

    def __init__(
        self,
        application: QApplication,
        parent: QObject | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """`now`: seconds on the wall clock, which goes on while the laptop sleeps."""
        super().__init__(application, parent)
        self._now = now
        self._minutes = 0.0
        self._last_activity = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_AT_CLOCK_MS)
        self._clock.timeout.connect(self._look_at_clock)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end)

    @property
    def minutes(self) -> float:
        """How long it waits; 0 while it does not count."""
        return self._minutes if self._timer.isActive() else 0

    def start(self, minutes: float) -> None:
        """Begin counting, or count on with another time."""
        self.watch()
        self._minutes = minutes
        self._count_anew()
        self._clock.start()

    def stop(self) -> None:
        """Stop counting: the vault is locked."""
        self._timer.stop()
        self._clock.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._timer.isActive() or event.type() not in _ACTIVITY:
            return False
        if self._is_over():
            # Who wakes the laptop does nothing in the open vault; it locks after this event.
            if self._timer.interval() > 0:
                self._timer.start(0)
            return True
        self._count_anew()
        return False

    def _look_at_clock(self) -> None:
        if self._is_over():
            self._end()

    def _count_anew(self) -> None:
        self._last_activity = self._now()
        self._timer.start(round(self._minutes * 60_000))

    def _is_over(self) -> bool:
        """Whether the time passed by the clock on the wall, sleep included."""
        return self._now() - self._last_activity >= self._minutes * 60

    def _end(self) -> None:
        self.stop()
        self.idle.emit()
