"""Breaks circles of Python objects on the window's thread and nowhere else.

Python looks for such circles in whichever thread happens to make an object. When that is a lane,
widgets of a window that went are destroyed there, and Qt crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class GarbageOnThisThread(QObject):
    """While it lives, the collector runs in its own thread only, from the event loop."""

    _living = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        GarbageOnThisThread._living += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def stop(self) -> None:
        """No lane runs any more: leave it to Python again."""
        if self._timer.isActive():
            self._timer.stop()
            GarbageOnThisThread._living -= 1
        if not GarbageOnThisThread._living:
            gc.enable()

    def _collect(self) -> None:
        """As often for each generation as Python itself would."""
        for generation, (count, threshold) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count > threshold:
                gc.collect(generation)
