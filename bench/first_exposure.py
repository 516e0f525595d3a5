"""The moment at which the first window stands on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject


class FirstExposure(QObject):
    """Calls back once, when the first window has been exposed on the screen."""

    def __init__(self, then: Callable[[], None]) -> None:
        super().__init__()
        self._then: Callable[[], None] | None = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() is QEvent.Type.Expose and self._then is not None:
            then, self._then = self._then, None
            application = QCoreApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
            then()
        return False
