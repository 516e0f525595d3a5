"""What scrolls on its own where there is room, and is as high as its contents elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent

from herstel_desktop.ui.widgets.basics import VerticalScroll


class OwnScroll(VerticalScroll):
    """A part of a screen that itself scrolls as one when the parts stand below each other.

    Args:
        spacing: in pixels, between what is in it.
        least: height in pixels that it keeps while it scrolls on its own.
    """

    def __init__(self, spacing: int, least: int) -> None:
        super().__init__(spacing=spacing)
        self._least = least
        self._alone = True
        self.setMinimumHeight(least)
        self.inner.installEventFilter(self)

    def scroll_alone(self, alone: bool) -> None:
        """Whether it scrolls on its own."""
        self._alone = alone
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if alone else policy.ScrollBarAlwaysOff
        )
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inner and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._alone:
            self.setMinimumHeight(self._least)
            return
        inner = self.inner
        high = inner.sizeHint().height()
        if inner.hasHeightForWidth():
            high = inner.heightForWidth(self.viewport().width())
        self.setMinimumHeight(high)
